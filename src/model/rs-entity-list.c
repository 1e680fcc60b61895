/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-entity-list.h"

/**
 * RsEntityList:
 *
 * A sorted #GListModel of entities.
 *
 * A value change is the entity's own signal; `items-changed` is for arrivals, departures and moves only, and is
 * emitted at most once per change set, over the smallest range that covers them all.
 */
struct _RsEntityList
{
  GObject parent_instance;

  GType item_type;
  GCompareFunc compare;
  GPtrArray *items;  /* of RsEntity, in order; owned */
  GHashTable *by_id; /* id → RsEntity, owned by @items or @added */
  guint32 sort_mask; /* what moves an entity when it changes */
  GPtrArray *batch;  /* of RsEntity that changed in this change set; owned */
  GPtrArray *added;  /* of RsEntity that came in this change set; owned */
  GPtrArray *former; /* what @items was before it was put in order; NULL outside a change set */
  gboolean is_reordered;
};

static void rs_entity_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsEntityList, rs_entity_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rs_entity_list_model_init))

static GType
get_item_type (GListModel *model)
{
  return RS_ENTITY_LIST (model)->item_type;
}

static guint
get_n_items (GListModel *model)
{
  return RS_ENTITY_LIST (model)->items->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  RsEntityList *self = RS_ENTITY_LIST (model);

  return position < self->items->len ? g_object_ref (self->items->pdata[position]) : NULL;
}

static void
rs_entity_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static void
rs_entity_list_finalize (GObject *object)
{
  RsEntityList *self = RS_ENTITY_LIST (object);

  g_hash_table_unref (self->by_id);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->batch);
  g_ptr_array_unref (self->added);
  G_OBJECT_CLASS (rs_entity_list_parent_class)->finalize (object);
}

static void
rs_entity_list_class_init (RsEntityListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_entity_list_finalize;
}

static void
rs_entity_list_init (RsEntityList *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->batch = g_ptr_array_new_with_free_func (g_object_unref);
  self->added = g_ptr_array_new_with_free_func (g_object_unref);
  self->by_id = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * rs_entity_list_new:
 * @item_type: a type derived from #RsEntity
 * @compare: (scope forever): the order in which items stand
 * @sort_mask: the bits of what @compare looks at
 *
 * Returns: (transfer full): an empty list
 */
RsEntityList *
rs_entity_list_new (GType item_type, GCompareFunc compare, guint32 sort_mask)
{
  RsEntityList *self = g_object_new (RS_TYPE_ENTITY_LIST, NULL);

  g_assert (g_type_is_a (item_type, RS_TYPE_ENTITY));
  self->item_type = item_type;
  self->compare = compare;
  self->sort_mask = sort_mask;
  return self;
}

/**
 * rs_entity_list_lookup:
 * @self: a list
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the entity with this id
 */
RsEntity *
rs_entity_list_lookup (RsEntityList *self, const char *id)
{
  return g_hash_table_lookup (self->by_id, id);
}

/**
 * rs_entity_list_peek:
 * @self: a list
 * @position: where it stands
 *
 * Returns: (transfer none) (nullable): the entity there, %NULL beyond the end
 */
RsEntity *
rs_entity_list_peek (RsEntityList *self, guint position)
{
  return position < self->items->len ? self->items->pdata[position] : NULL;
}

static RsEntity *
add_entity (RsEntityList *self, const RsChange *change)
{
  RsEntity *entity = g_object_new (self->item_type, NULL);

  rs_entity_take (entity, change);
  rs_entity_steal_pending (entity); /* an arrival is told by items-changed */
  g_hash_table_insert (self->by_id, (gpointer) rs_entity_get_id (entity), entity);
  g_ptr_array_add (self->added, entity);
  self->is_reordered = TRUE;
  return entity;
}

static void
remove_entity (RsEntityList *self, RsEntity *entity)
{
  g_hash_table_remove (self->by_id, rs_entity_get_id (entity));
  self->is_reordered = TRUE;
}

/**
 * rs_entity_list_note:
 * @self: a list
 * @entity: one of its entities
 * @mask: bits that changed beside what the change set tells
 *
 * Has @mask told together with everything else, when the change set ends.
 */
void
rs_entity_list_note (RsEntityList *self, RsEntity *entity, guint32 mask)
{
  if (mask == 0)
    return;
  if (rs_entity_add_pending (entity, mask))
    g_ptr_array_add (self->batch, g_object_ref (entity));
  if ((mask & self->sort_mask) != 0)
    self->is_reordered = TRUE;
}

/**
 * rs_entity_list_take:
 * @self: a list
 * @change: what happened to one entity
 *
 * Takes one change of the change set that is being applied.
 *
 * Returns: (transfer none) (nullable): the entity, %NULL if it has left
 */
RsEntity *
rs_entity_list_take (RsEntityList *self, const RsChange *change)
{
  RsEntity *entity = rs_entity_list_lookup (self, change->id);

  if (change->removed)
    {
      if (entity != NULL)
        remove_entity (self, entity);
      return NULL;
    }
  if (entity == NULL)
    return add_entity (self, change);
  rs_entity_list_note (self, entity, rs_entity_take (entity, change));
  return entity;
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  RsEntityList *self = user_data;

  return self->compare (*(gconstpointer *) a, *(gconstpointer *) b);
}

/* What stood there keeps its order, so that the sort has next to nothing to do. */
static GPtrArray *
make_items (RsEntityList *self)
{
  GPtrArray *items = g_ptr_array_new_full (g_hash_table_size (self->by_id), g_object_unref);

  for (guint i = 0; i < self->items->len; i++)
    if (rs_entity_list_lookup (self, rs_entity_get_id (self->items->pdata[i])) == self->items->pdata[i])
      g_ptr_array_add (items, g_object_ref (self->items->pdata[i]));
  for (guint i = 0; i < self->added->len; i++)
    if (rs_entity_list_lookup (self, rs_entity_get_id (self->added->pdata[i])) == self->added->pdata[i])
      g_ptr_array_add (items, g_object_ref (self->added->pdata[i]));
  g_ptr_array_sort_with_data (items, compare_items, self);
  return items;
}

/**
 * rs_entity_list_arrange:
 * @self: a list
 *
 * Puts the list in order after all changes of a change set were taken. Still nobody is told.
 */
void
rs_entity_list_arrange (RsEntityList *self)
{
  GPtrArray *items;

  if (!self->is_reordered)
    return;
  items = make_items (self);
  self->former = self->items;
  self->items = items;
  self->is_reordered = FALSE;
  g_ptr_array_set_size (self->added, 0);
}

static void
emit_items_changed (RsEntityList *self, GPtrArray *former)
{
  GPtrArray *items = self->items;
  guint head = 0, tail = 0;

  while (head < former->len && head < items->len && former->pdata[head] == items->pdata[head])
    head++;
  while (tail < former->len - head && tail < items->len - head &&
         former->pdata[former->len - 1 - tail] == items->pdata[items->len - 1 - tail])
    tail++;
  if (former->len - head - tail > 0 || items->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, former->len - head - tail, items->len - head - tail);
}

/**
 * rs_entity_list_commit:
 * @self: a list, arranged
 *
 * Ends a change set: emits `items-changed` at most once, then `changed` once per entity that changed.
 */
void
rs_entity_list_commit (RsEntityList *self)
{
  g_autoptr (GPtrArray) batch = g_steal_pointer (&self->batch);
  g_autoptr (GPtrArray) former = g_steal_pointer (&self->former);

  self->batch = g_ptr_array_new_with_free_func (g_object_unref);
  if (former != NULL)
    emit_items_changed (self, former);
  for (guint i = 0; i < batch->len; i++)
    rs_entity_emit_changed (batch->pdata[i], rs_entity_steal_pending (batch->pdata[i]));
}
