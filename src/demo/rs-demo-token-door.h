/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-fault-plan.h"
#include "demo/rs-demo-token-desk.h"

G_BEGIN_DECLS

typedef struct _RsDemoTokenDoor RsDemoTokenDoor;

RsDemoTokenDoor *rs_demo_token_door_new (RsDemoTokenDesk *desk, RsDemoDriver *driver, RsClock *clock,
                                         GMainContext *context);
void rs_demo_token_door_free (RsDemoTokenDoor *self);

void rs_demo_token_door_set_plan (RsDemoTokenDoor *self, const RsDemoDeskPlan *plan);
void rs_demo_token_door_receive (RsDemoTokenDoor *self, SoupServerMessage *message);
void rs_demo_token_door_send_back (RsDemoTokenDoor *self, SoupServerMessage *message, GHashTable *query);
guint rs_demo_token_door_get_refused (RsDemoTokenDoor *self);
guint rs_demo_token_door_get_most_at_once (RsDemoTokenDoor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoTokenDoor, rs_demo_token_door_free)

G_END_DECLS
