/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsBackoff RsBackoff;

RsBackoff *rs_backoff_new (gint64 base_us, gint64 cap_us, guint32 seed);
void rs_backoff_free (RsBackoff *self);

gint64 rs_backoff_next (RsBackoff *self);
void rs_backoff_reset (RsBackoff *self);
guint rs_backoff_get_attempts (RsBackoff *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsBackoff, rs_backoff_free)

G_END_DECLS
