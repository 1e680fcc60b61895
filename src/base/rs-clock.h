/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define RS_TYPE_CLOCK (rs_clock_get_type ())
G_DECLARE_FINAL_TYPE (RsClock, rs_clock, RS, CLOCK, GObject)

typedef struct _RsTimer RsTimer;

/**
 * RsTimerFunc:
 * @user_data: what was given to rs_clock_add_timer()
 *
 * Called once, when the time has come.
 */
typedef void (*RsTimerFunc) (gpointer user_data);

RsClock *rs_clock_new_system (void);
RsClock *rs_clock_new_virtual (gint64 real_us);

gint64 rs_clock_get_monotonic (RsClock *self);
gint64 rs_clock_get_real (RsClock *self);
gint64 rs_clock_get_asleep (RsClock *self);

RsTimer *rs_clock_add_timer (RsClock *self, GMainContext *context, gint64 delay_us, RsTimerFunc func,
                             gpointer user_data);
void rs_timer_cancel (RsTimer *timer);
#define rs_clear_timer(timer_pointer) g_clear_pointer (timer_pointer, rs_timer_cancel)

void rs_clock_advance (RsClock *self, gint64 by_us);
void rs_clock_step_real (RsClock *self, gint64 by_us);
void rs_clock_sleep (RsClock *self, gint64 for_us);

G_END_DECLS
