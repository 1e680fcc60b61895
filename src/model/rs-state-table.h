/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-name-table.h"

G_BEGIN_DECLS

/**
 * RsStateTable:
 * @by_id: id → #RsStateCell, by kind
 * @names: (nullable): what a cell is told when it is added
 * @n_names: how many tables of names there have been
 *
 * All cells of a state cache, which owns them, within bounds.
 */
typedef struct
{
  GHashTable *by_id[RS_N_KINDS];
  RsNameTable *names;
  guint n_names;
} RsStateTable;

typedef void (*RsStateTableFunc) (RsStateCell *cell, gpointer user_data);
typedef void (*RsStateTableChanged) (RsStateCell *cell, guint32 mask, gpointer user_data);
typedef gboolean (*RsStateTableTest) (RsStateCell *cell, gpointer user_data);

void rs_state_table_init (RsStateTable *self);
void rs_state_table_clear (RsStateTable *self);

RsStateCell *rs_state_table_lookup (RsStateTable *self, RsKind kind, const char *id);
RsStateCell *rs_state_table_add (RsStateTable *self, RsKind kind, const char *id);
void rs_state_table_set_names (RsStateTable *self, RsNameTable *names, RsStateTableChanged changed, gpointer user_data);
void rs_state_table_remove (RsStateTable *self, RsStateCell *cell);
guint rs_state_table_count (RsStateTable *self, RsKind kind);
void rs_state_table_foreach (RsStateTable *self, RsStateTableFunc func, gpointer user_data);
void rs_state_table_remove_if (RsStateTable *self, RsStateTableTest test, gpointer user_data);

G_END_DECLS
