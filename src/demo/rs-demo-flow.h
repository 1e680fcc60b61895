/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

typedef struct _RsDemoFlow RsDemoFlow;

/**
 * RsDemoFlowEvents:
 * @ended: everything has been forwarded and the source has ended in an orderly way
 * @broken: one of both ends is broken
 * @cut: as many bytes have been forwarded as the plan allows
 *
 * What becomes of a flow; each may free it, and gets the user data of rs_demo_flow_new().
 */
typedef struct
{
  void (*ended) (RsDemoFlow *flow, gpointer user_data);
  void (*broken) (RsDemoFlow *flow, gpointer user_data);
  void (*cut) (RsDemoFlow *flow, gpointer user_data);
} RsDemoFlowEvents;

RsDemoFlow *rs_demo_flow_new (GSocketConnection *from, GSocketConnection *to, const RsDemoFlowPlan *plan,
                              RsClock *clock, GMainContext *context, const RsDemoFlowEvents *events,
                              gpointer user_data);
void rs_demo_flow_free (RsDemoFlow *self);

void rs_demo_flow_set_plan (RsDemoFlow *self, const RsDemoFlowPlan *plan);
void rs_demo_flow_set_held (RsDemoFlow *self, gboolean held);
void rs_demo_flow_discard (RsDemoFlow *self);
guint64 rs_demo_flow_get_forwarded (RsDemoFlow *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoFlow, rs_demo_flow_free)

G_END_DECLS
