/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"
#include "demo/rs-demo-record.h"

G_BEGIN_DECLS

typedef struct _RsDemoFaults RsDemoFaults;

/**
 * RsDemoFaultsEvents:
 * @emit: a frame goes out
 * @close: the server closes the connection with a code
 * @restart_numbers: numbers begin anew
 *
 * What faults do to a connection; all get the user data of rs_demo_faults_new().
 */
typedef struct
{
  void (*emit) (GBytes *frame, gpointer user_data);
  void (*close) (guint code, const char *reason, gpointer user_data);
  void (*restart_numbers) (gpointer user_data);
} RsDemoFaultsEvents;

RsDemoFaults *rs_demo_faults_new (const RsDemoFaultPlan *plan, guint32 seed, RsClock *clock, GMainContext *context,
                                  const RsDemoFaultsEvents *events, gpointer user_data);
void rs_demo_faults_free (RsDemoFaults *self);

void rs_demo_faults_push_update (RsDemoFaults *self, GBytes *frame, RsDemoKind kind, const char *id);
void rs_demo_faults_push_first (RsDemoFaults *self, GBytes *frame, RsDemoKind kind, const char *id);
void rs_demo_faults_push_control (RsDemoFaults *self, GBytes *frame);
void rs_demo_faults_flush (RsDemoFaults *self);
void rs_demo_faults_forbid_close (RsDemoFaults *self);
void rs_demo_faults_set_plan (RsDemoFaults *self, const RsDemoFaultPlan *plan);
gboolean rs_demo_faults_is_silent (RsDemoFaults *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoFaults, rs_demo_faults_free)

G_END_DECLS
