/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsStateTombstones RsStateTombstones;

RsStateTombstones *rs_state_tombstones_new (void);
void rs_state_tombstones_free (RsStateTombstones *self);

void rs_state_tombstones_add (RsStateTombstones *self, const char *id, gint64 until_us);
gboolean rs_state_tombstones_has (const RsStateTombstones *self, const char *id, gint64 now_us);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsStateTombstones, rs_state_tombstones_free)

G_END_DECLS
