/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-entity.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_ENTITY_LIST (rs_entity_list_get_type ())
G_DECLARE_FINAL_TYPE (RsEntityList, rs_entity_list, RS, ENTITY_LIST, GObject)

RsEntityList *rs_entity_list_new (GType item_type, GCompareFunc compare, guint32 sort_mask);

RsEntity *rs_entity_list_lookup (RsEntityList *self, const char *id);
RsEntity *rs_entity_list_peek (RsEntityList *self, guint position);
RsEntity *rs_entity_list_take (RsEntityList *self, const RsChange *change);
void rs_entity_list_note (RsEntityList *self, RsEntity *entity, guint32 mask);
void rs_entity_list_arrange (RsEntityList *self);
void rs_entity_list_commit (RsEntityList *self);

G_END_DECLS
