/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-entity.h"

/**
 * RsEntity:
 *
 * One agent, queue or interaction as the main thread knows it: the newest values, no history, no versions.
 */
typedef struct
{
  char *id;
  gint64 since_ns;
  gboolean confirmed;
  gboolean granted;
  guint32 pending; /* changed, not told yet */
  RsValue values[RS_MAX_FIELDS];
} RsEntityPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RsEntity, rs_entity, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_entity_finalize (GObject *object)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (RS_ENTITY (object));

  for (guint i = 0; i < RS_MAX_FIELDS; i++)
    rs_value_clear (&priv->values[i]);
  g_clear_pointer (&priv->id, g_ref_string_release);
  G_OBJECT_CLASS (rs_entity_parent_class)->finalize (object);
}

static void
rs_entity_class_init (RsEntityClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_entity_finalize;

  /**
   * RsEntity::changed:
   * @self: the entity
   * @mask: bits of all that changed: 1 << field, and RS_CHANGED_…
   *
   * Emitted once per change set in which something changed.
   */
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rs_entity_init (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  priv->confirmed = TRUE;
  priv->granted = TRUE;
}

/**
 * rs_entity_get_id:
 * @self: an entity
 *
 * Returns: (transfer none) (nullable): its id; %NULL before it took its first change
 */
const char *
rs_entity_get_id (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  return priv->id;
}

/**
 * rs_entity_get_value:
 * @self: an entity
 * @field: a field of its kind
 *
 * Returns: (transfer none): what the field holds
 */
const RsValue *
rs_entity_get_value (RsEntity *self, guint field)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  return &priv->values[field];
}

/**
 * rs_entity_get_since:
 * @self: an entity
 *
 * Returns: when its state began, nanoseconds since 1970 by the server's clock; 0 if not known
 */
gint64
rs_entity_get_since (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  return priv->since_ns;
}

/**
 * rs_entity_get_confirmed:
 * @self: an entity
 *
 * Returns: whether it was heard of since the last outage
 */
gboolean
rs_entity_get_confirmed (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  return priv->confirmed;
}

/**
 * rs_entity_get_granted:
 * @self: an entity
 *
 * Returns: whether the server lets us see it
 */
gboolean
rs_entity_get_granted (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);

  return priv->granted;
}

/**
 * rs_entity_take:
 * @self: an entity
 * @change: what happened to it
 *
 * Takes over the newest values. Does not emit anything: the caller does, once all entities have taken theirs.
 *
 * Returns: the bits of what really became another
 */
guint32
rs_entity_take (RsEntity *self, const RsChange *change)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);
  guint32 mask = 0;

  if (priv->id == NULL)
    priv->id = g_ref_string_acquire (change->id);

  for (guint i = 0; i < RS_MAX_FIELDS; i++)
    {
      if (rs_value_equal (&priv->values[i], &change->values[i]))
        continue;
      rs_value_clear (&priv->values[i]);
      rs_value_keep (&change->values[i], &priv->values[i]);
      mask |= 1u << i;
    }
  if (priv->since_ns != change->since_ns)
    mask |= RS_CHANGED_SINCE;
  if (priv->confirmed != change->confirmed)
    mask |= RS_CHANGED_CONFIRMED;
  if (priv->granted != change->granted)
    mask |= RS_CHANGED_GRANTED;

  priv->since_ns = change->since_ns;
  priv->confirmed = change->confirmed;
  priv->granted = change->granted;
  if (mask != 0 && RS_ENTITY_GET_CLASS (self)->taken != NULL)
    RS_ENTITY_GET_CLASS (self)->taken (self, mask);
  return mask;
}

/**
 * rs_entity_add_pending:
 * @self: an entity
 * @mask: what changed
 *
 * Keeps @mask until the change set ends.
 *
 * Returns: whether nothing was kept before
 */
gboolean
rs_entity_add_pending (RsEntity *self, guint32 mask)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);
  gboolean first = priv->pending == 0;

  priv->pending |= mask;
  return first;
}

/**
 * rs_entity_steal_pending:
 * @self: an entity
 *
 * Returns: what was kept; nothing is kept any more
 */
guint32
rs_entity_steal_pending (RsEntity *self)
{
  RsEntityPrivate *priv = rs_entity_get_instance_private (self);
  guint32 mask = priv->pending;

  priv->pending = 0;
  return mask;
}

/**
 * rs_entity_emit_changed:
 * @self: an entity
 * @mask: what changed; nothing is emitted for 0
 */
void
rs_entity_emit_changed (RsEntity *self, guint32 mask)
{
  if (mask != 0)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0, mask);
}
