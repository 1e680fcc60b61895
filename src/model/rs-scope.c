/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-scope.h"

/**
 * RsScope:
 *
 * Which agents, queues and interactions somebody asks for, or was granted: ids, or all of a kind.
 */
struct _RsScope
{
  GHashTable *ids[RS_N_KINDS]; /* a set of strings */
  gboolean all[RS_N_KINDS];
};

/**
 * rs_scope_new:
 *
 * Returns: (transfer full): a scope with nothing in it
 */
RsScope *
rs_scope_new (void)
{
  RsScope *self = g_new0 (RsScope, 1);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->ids[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * rs_scope_copy:
 * @self: a scope
 *
 * Returns: (transfer full): a copy
 */
RsScope *
rs_scope_copy (const RsScope *self)
{
  RsScope *copy = rs_scope_new ();
  GHashTableIter iter;
  gpointer id;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      copy->all[kind] = self->all[kind];
      g_hash_table_iter_init (&iter, self->ids[kind]);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        rs_scope_add (copy, kind, id);
    }
  return copy;
}

/**
 * rs_scope_free:
 * @self: (transfer full): a scope
 */
void
rs_scope_free (RsScope *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_hash_table_unref (self->ids[kind]);
  g_free (self);
}

/**
 * rs_scope_add:
 * @self: a scope
 * @kind: a kind
 * @id: an id; exact, with its case
 */
void
rs_scope_add (RsScope *self, RsKind kind, const char *id)
{
  g_hash_table_add (self->ids[kind], g_strdup (id));
}

/**
 * rs_scope_set_all:
 * @self: a scope
 * @kind: a kind
 * @all: whether everything of this kind belongs to it
 */
void
rs_scope_set_all (RsScope *self, RsKind kind, gboolean all)
{
  self->all[kind] = all;
}

/**
 * rs_scope_is_all:
 * @self: a scope
 * @kind: a kind
 *
 * Returns: whether everything of this kind belongs to it
 */
gboolean
rs_scope_is_all (const RsScope *self, RsKind kind)
{
  return self->all[kind];
}

/**
 * rs_scope_contains:
 * @self: a scope
 * @kind: a kind
 * @id: an id
 *
 * Returns: whether the entity belongs to it
 */
gboolean
rs_scope_contains (const RsScope *self, RsKind kind, const char *id)
{
  return self->all[kind] || g_hash_table_contains (self->ids[kind], id);
}

/**
 * rs_scope_admits:
 * @self: (nullable): what was asked for; %NULL for everything
 * @kind: a kind
 * @id: an id
 *
 * Returns: whether what is told of it belongs to what was asked for. A contact that waits belongs to nobody yet:
 *   interactions are asked for as a whole, or not at all
 */
gboolean
rs_scope_admits (const RsScope *self, RsKind kind, const char *id)
{
  if (self == NULL)
    return TRUE;
  if (kind == RS_KIND_INTERACTION)
    return rs_scope_is_all (self, kind);
  return rs_scope_contains (self, kind, id);
}

/**
 * rs_scope_count:
 * @self: a scope
 * @kind: a kind
 *
 * Returns: how many ids it names
 */
guint
rs_scope_count (const RsScope *self, RsKind kind)
{
  return g_hash_table_size (self->ids[kind]);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

/**
 * rs_scope_list:
 * @self: a scope
 * @kind: a kind
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids that it names, sorted
 */
char **
rs_scope_list (const RsScope *self, RsKind kind)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer id;

  g_hash_table_iter_init (&iter, self->ids[kind]);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_ptr_array_add (list, g_strdup (id));
  g_ptr_array_sort (list, compare_ids);
  g_ptr_array_add (list, NULL);
  return (char **) g_ptr_array_steal (list, NULL);
}

/**
 * rs_scope_is_empty:
 * @self: a scope
 *
 * Returns: whether nothing belongs to it
 */
gboolean
rs_scope_is_empty (const RsScope *self)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    if (rs_scope_is_all (self, kind) || rs_scope_count (self, kind) > 0)
      return FALSE;
  return TRUE;
}

/**
 * rs_scope_take_part:
 * @self: a scope
 * @other: another one
 * @kind: a kind
 *
 * Adds all that @other says of @kind.
 */
void
rs_scope_take_part (RsScope *self, const RsScope *other, RsKind kind)
{
  g_auto (GStrv) ids = rs_scope_list (other, kind);

  for (char **id = ids; *id != NULL; id++)
    rs_scope_add (self, kind, *id);
  rs_scope_set_all (self, kind, rs_scope_is_all (other, kind));
}

/**
 * rs_scope_count_missing:
 * @self: a scope
 * @other: another one
 * @kind: a kind
 *
 * Returns: how many ids of @self do not belong to @other
 */
guint
rs_scope_count_missing (const RsScope *self, const RsScope *other, RsKind kind)
{
  g_auto (GStrv) ids = rs_scope_list (self, kind);
  guint count = 0;

  for (char **id = ids; *id != NULL; id++)
    count += !rs_scope_contains (other, kind, *id);
  return count;
}
