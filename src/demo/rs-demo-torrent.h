/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

typedef struct _RsDemoTorrent RsDemoTorrent;

/**
 * RsDemoRetellFunc:
 * @user_data: what was given to rs_demo_torrent_new()
 *
 * Returns: (transfer full) (nullable): one more update; NULL if there is nobody to tell about
 */
typedef GBytes *(*RsDemoRetellFunc) (gpointer user_data);

RsDemoTorrent *rs_demo_torrent_new (GPollableOutputStream *output, RsClock *clock, GMainContext *context,
                                    RsDemoRetellFunc retell, gpointer user_data);
void rs_demo_torrent_free (RsDemoTorrent *self);

void rs_demo_torrent_set_plan (RsDemoTorrent *self, const RsDemoFaultPlan *plan);
void rs_demo_torrent_push_text (RsDemoTorrent *self, GBytes *payload);
void rs_demo_torrent_stop (RsDemoTorrent *self);
void rs_demo_torrent_push_close (RsDemoTorrent *self, guint code, const char *reason);
gboolean rs_demo_torrent_is_endless (RsDemoTorrent *self);
gboolean rs_demo_torrent_is_idle (RsDemoTorrent *self);
guint64 rs_demo_torrent_get_written (RsDemoTorrent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoTorrent, rs_demo_torrent_free)

G_END_DECLS
