/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

typedef struct _RsDemoAuthorization RsDemoAuthorization;

RsDemoAuthorization *rs_demo_authorization_new (RsClock *clock, const char *client_id);
void rs_demo_authorization_free (RsDemoAuthorization *self);

char *rs_demo_authorization_answer (RsDemoAuthorization *self, RsDemoSignIn mood, GHashTable *query);
char *rs_demo_authorization_redeem (RsDemoAuthorization *self, GHashTable *form);

G_END_DECLS
