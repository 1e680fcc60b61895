/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsWatchdog:
 * @transport_us: monotonic time at which anything at all came last
 * @feed_us: monotonic time at which a heartbeat or data came last
 * @heartbeat_us: monotonic time of the last heartbeat, 0 before the first
 * @told_period_us: the period as the server told it, 0 if it did not
 * @gaps_us: the last gaps between heartbeats
 * @n_gaps: how many gaps were seen
 *
 * Notices that a connection is dead although nobody closed it (protocol §5). Two clocks watch: the transport's, which
 * anything feeds, and the feed's, which only heartbeats and data feed, since a proxy may answer pings for a server
 * that is long gone.
 */
typedef struct
{
  gint64 transport_us;
  gint64 feed_us;
  gint64 heartbeat_us;
  gint64 told_period_us;
  gint64 gaps_us[5];
  guint n_gaps;
} RsWatchdog;

void rs_watchdog_start (RsWatchdog *self, gint64 now_us);
void rs_watchdog_note_alive (RsWatchdog *self, gint64 now_us);
void rs_watchdog_note_data (RsWatchdog *self, gint64 now_us);
void rs_watchdog_note_heartbeat (RsWatchdog *self, gint64 now_us, gint64 told_period_us);
gint64 rs_watchdog_get_deadline (const RsWatchdog *self);

G_END_DECLS
