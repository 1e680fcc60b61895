/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RsDemoRawWriter RsDemoRawWriter;

/**
 * RsDemoRefillFunc:
 * @user_data: what was given to rs_demo_raw_writer_new()
 *
 * Called when everything has been written.
 *
 * Returns: (transfer full) (nullable): what comes next; NULL if nothing does
 */
typedef GBytes *(*RsDemoRefillFunc) (gpointer user_data);

RsDemoRawWriter *rs_demo_raw_writer_new (GPollableOutputStream *output, GMainContext *context, RsDemoRefillFunc refill,
                                         gpointer user_data);
void rs_demo_raw_writer_free (RsDemoRawWriter *self);

void rs_demo_raw_writer_push (RsDemoRawWriter *self, GBytes *bytes);
void rs_demo_raw_writer_wake (RsDemoRawWriter *self);
gboolean rs_demo_raw_writer_is_idle (RsDemoRawWriter *self);
guint64 rs_demo_raw_writer_get_written (RsDemoRawWriter *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoRawWriter, rs_demo_raw_writer_free)

G_END_DECLS
