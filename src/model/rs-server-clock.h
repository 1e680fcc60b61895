/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsServerClock RsServerClock;

RsServerClock *rs_server_clock_new (void);
void rs_server_clock_free (RsServerClock *self);

gboolean rs_server_clock_add_sample (RsServerClock *self, gint64 arrival_us, gint64 timestamp_ns);
void rs_server_clock_set_date (RsServerClock *self, gint64 arrival_us, gint64 date_ns);
void rs_server_clock_reset (RsServerClock *self);
gboolean rs_server_clock_get_offset (RsServerClock *self, gint64 *out_offset_ns);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsServerClock, rs_server_clock_free)

G_END_DECLS
