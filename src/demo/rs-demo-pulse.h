/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"

G_BEGIN_DECLS

typedef struct _RsDemoPulse RsDemoPulse;

/**
 * RsDemoPulseEvents:
 * @send: a heartbeat is due. Returns whether it was sent; one that was not needs no answer
 * @fail: no answer came for 2.5 intervals; may end the pulse by rs_demo_pulse_stop()
 *
 * Both get the user data of rs_demo_pulse_new().
 */
typedef struct
{
  gboolean (*send) (gpointer user_data);
  void (*fail) (gpointer user_data);
} RsDemoPulseEvents;

RsDemoPulse *rs_demo_pulse_new (gint64 interval_us, RsClock *clock, GMainContext *context,
                                const RsDemoPulseEvents *events, gpointer user_data);
void rs_demo_pulse_free (RsDemoPulse *self);
void rs_demo_pulse_stop (RsDemoPulse *self);

void rs_demo_pulse_take_answer (RsDemoPulse *self);
guint rs_demo_pulse_get_answered (RsDemoPulse *self);
gint64 rs_demo_pulse_get_longest_wait (RsDemoPulse *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoPulse, rs_demo_pulse_free)

G_END_DECLS
