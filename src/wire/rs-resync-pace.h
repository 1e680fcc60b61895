/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsResyncPace:
 * @interval_us: the least time between the starts of two resyncs
 * @started_us: monotonic time at which the last one started; 0 before the first
 * @filled_us: monotonic time at which the picture was filled last, by a resync or a new connection
 * @wanted_us: monotonic time at which one was asked for first since then; 0 if none was
 * @is_running: one has started and is not finished
 *
 * Decides when a resync may start (protocol §6). Times are monotonic, in microseconds.
 */
typedef struct
{
  gint64 interval_us;
  gint64 started_us;
  gint64 filled_us;
  gint64 wanted_us;
  gboolean is_running;
} RsResyncPace;

void rs_resync_pace_init (RsResyncPace *self);
void rs_resync_pace_begin (RsResyncPace *self, gint64 now_us);
void rs_resync_pace_want (RsResyncPace *self, gint64 now_us);
void rs_resync_pace_start (RsResyncPace *self, gint64 now_us);
void rs_resync_pace_finish (RsResyncPace *self, gboolean has_changed);
void rs_resync_pace_abandon (RsResyncPace *self, gint64 now_us);
gint64 rs_resync_pace_get_time (const RsResyncPace *self, gboolean is_blind);
gboolean rs_resync_pace_is_pending (const RsResyncPace *self);

G_END_DECLS
