/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-change-set.h"

#include <glib-object.h>

G_BEGIN_DECLS

#define RS_TYPE_ENTITY (rs_entity_get_type ())
G_DECLARE_DERIVABLE_TYPE (RsEntity, rs_entity, RS, ENTITY, GObject)

/**
 * RsEntityClass:
 * @kind: what the class stands for
 * @taken: (nullable): called after values were taken, for what is reckoned from them
 *
 * Base of #RsAgent, #RsQueue and #RsInteraction. Signal `changed (guint mask)` is emitted once per change set in
 * which something changed, with the bits of all that did.
 */
struct _RsEntityClass
{
  GObjectClass parent_class;

  RsKind kind;
  void (*taken) (RsEntity *self, guint32 mask);
};

const char *rs_entity_get_id (RsEntity *self);
const RsValue *rs_entity_get_value (RsEntity *self, guint field);
gint64 rs_entity_get_since (RsEntity *self);
gboolean rs_entity_get_confirmed (RsEntity *self);
gboolean rs_entity_get_granted (RsEntity *self);

guint32 rs_entity_take (RsEntity *self, const RsChange *change);
gboolean rs_entity_add_pending (RsEntity *self, guint32 mask);
guint32 rs_entity_steal_pending (RsEntity *self);
void rs_entity_emit_changed (RsEntity *self, guint32 mask);

G_END_DECLS
