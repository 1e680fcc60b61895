/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

char *rs_demo_scopes_choose (const char *granted, const RsDemoDeskPlan *plan, const char *asked);

G_END_DECLS
