/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-state-cell.h"

G_BEGIN_DECLS

/* Protocol §10. */
#define RS_NAME_TABLE_MAX_ID_BYTES 128
#define RS_NAME_TABLE_MAX_NAME_BYTES 256
#define RS_NAME_TABLE_MAX_NAMES 20000

typedef struct _RsNameTable RsNameTable;

/**
 * RsNameTableVisitor:
 * @kind: %RS_KIND_AGENT or %RS_KIND_QUEUE
 * @id: whom it is about
 * @name: (nullable): what it is called
 * @team: (nullable): for an agent: the team
 * @user_data: whatever was given
 *
 * Is told one entry of a table.
 */
typedef void (*RsNameTableVisitor) (RsKind kind, const char *id, const char *name, const char *team,
                                    gpointer user_data);

RsNameTable *rs_name_table_new (void);
RsNameTable *rs_name_table_ref (RsNameTable *self);
void rs_name_table_unref (RsNameTable *self);

gboolean rs_name_table_set (RsNameTable *self, RsKind kind, const char *id, const char *name, const char *team);
void rs_name_table_merge (RsNameTable *self, const RsNameTable *other);

void rs_name_table_visit (const RsNameTable *self, RsNameTableVisitor visitor, gpointer user_data);

guint rs_name_table_count (const RsNameTable *self, RsKind kind);
const char *rs_name_table_get_name (const RsNameTable *self, RsKind kind, const char *id);
const char *rs_name_table_get_team (const RsNameTable *self, RsKind kind, const char *id);
guint32 rs_name_table_apply (const RsNameTable *self, RsStateCell *cell, guint generation);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsNameTable, rs_name_table_unref)

G_END_DECLS
