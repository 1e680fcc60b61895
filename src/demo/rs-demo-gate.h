/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"
#include "demo/rs-demo-token-desk.h"

G_BEGIN_DECLS

typedef struct _RsDemoGate RsDemoGate;

RsDemoGate *rs_demo_gate_new (const RsDemoFaultPlan *plan, RsDemoTokenDesk *desk, RsClock *clock,
                              GMainContext *context);
void rs_demo_gate_free (RsDemoGate *self);

void rs_demo_gate_set_plan (RsDemoGate *self, const RsDemoFaultPlan *plan);
void rs_demo_gate_receive (RsDemoGate *self, SoupServerMessage *message);
guint rs_demo_gate_get_handshakes (RsDemoGate *self);
guint rs_demo_gate_get_refused (RsDemoGate *self);
guint rs_demo_gate_get_most_at_once (RsDemoGate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoGate, rs_demo_gate_free)

G_END_DECLS
