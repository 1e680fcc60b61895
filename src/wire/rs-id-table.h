/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsIdTable RsIdTable;

RsIdTable *rs_id_table_new (gsize record_size, guint max_young);
void rs_id_table_free (RsIdTable *self);

gpointer rs_id_table_ensure (RsIdTable *self, const char *id);
guint rs_id_table_count (RsIdTable *self);
void rs_id_table_clear (RsIdTable *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsIdTable, rs_id_table_free)

G_END_DECLS
