/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RsMonitorWatch RsMonitorWatch;

/**
 * RsMonitorName:
 * @monitor: an item of the list of monitors
 *
 * Returns: (nullable): its connector
 */
typedef const char *(*RsMonitorName) (gpointer monitor);

/**
 * RsMonitorPlace:
 * @window: number of the window, in the order of the connectors that are wanted
 * @monitor: (nullable): where it is to be; %NULL if it is to wait, not seen
 * @user_data: what was given to rs_monitor_watch_new()
 */
typedef void (*RsMonitorPlace) (guint window, gpointer monitor, gpointer user_data);

void rs_monitor_watch_choose (const char *const *wanted, const char *const *present, int *places);

RsMonitorWatch *rs_monitor_watch_new (GListModel *monitors, RsMonitorName get_name, const char *const *wanted,
                                      RsMonitorPlace place, gpointer user_data);
void rs_monitor_watch_free (RsMonitorWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsMonitorWatch, rs_monitor_watch_free)

G_END_DECLS
