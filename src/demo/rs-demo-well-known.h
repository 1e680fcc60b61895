/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

#define RS_DEMO_AUTHORIZATION_PATH "/v2/oauth/authorize"

/* The one tenant that the demo centre has. */
#define RS_DEMO_TENANT_ID "11ea82b4-0000-0000-0000-0242ac110003"

char *rs_demo_well_known_tell_open_id (const char *base_url, const RsDemoDiscoveryPlan *plan);
char *rs_demo_well_known_tell_tenant (const char *base_url, const char *tenant_id, const RsDemoDiscoveryPlan *plan);

G_END_DECLS
