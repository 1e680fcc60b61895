/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-name-table.h"

#include "base/rs-text.h"

#include <string.h>

/**
 * RsNameTable:
 *
 * What agents and queues are called, for streams that tell only ids. It comes from a file or an address beside the
 * stream, and fills what the stream does not tell.
 *
 * For the state cache a name from here is a value with a version like any other, older than all that a connection
 * tells: so it never beats the stream's own word, in whatever order the two come.
 */
struct _RsNameTable
{
  GHashTable *by_id[RS_N_KINDS]; /* id → Entry */
};

typedef struct
{
  char *name; /* NULL if not told */
  char *team;
} Entry;

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->name);
  g_free (entry->team);
  g_free (entry);
}

/**
 * rs_name_table_new:
 *
 * Returns: (transfer full): a table without names; it belongs to one thread
 */
RsNameTable *
rs_name_table_new (void)
{
  RsNameTable *self = g_rc_box_new0 (RsNameTable);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    self->by_id[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_entry);
  return self;
}

/**
 * rs_name_table_ref:
 * @self: a table
 *
 * Returns: (transfer full): @self
 */
RsNameTable *
rs_name_table_ref (RsNameTable *self)
{
  return g_rc_box_acquire (self);
}

static void
clear_table (gpointer data)
{
  RsNameTable *self = data;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_hash_table_unref (self->by_id[kind]);
}

/**
 * rs_name_table_unref:
 * @self: (transfer full): a table
 */
void
rs_name_table_unref (RsNameTable *self)
{
  g_rc_box_release_full (self, clear_table);
}

static void
set_text (char **target, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_free (*target);
  *target = rs_text_clip (text, RS_NAME_TABLE_MAX_NAME_BYTES);
}

/**
 * rs_name_table_set:
 * @self: a table
 * @kind: %RS_KIND_AGENT or %RS_KIND_QUEUE
 * @id: whom it is about, 1 to 128 bytes
 * @name: (nullable): what it is called, cut after 256 bytes; %NULL or empty changes nothing
 * @team: (nullable): for an agent: the team, likewise
 *
 * Returns: whether it was taken; not if @id is out of bounds or the table is full (protocol §10)
 */
gboolean
rs_name_table_set (RsNameTable *self, RsKind kind, const char *id, const char *name, const char *team)
{
  Entry *entry = g_hash_table_lookup (self->by_id[kind], id);

  if (entry == NULL)
    {
      if (*id == '\0' || strlen (id) > RS_NAME_TABLE_MAX_ID_BYTES ||
          rs_name_table_count (self, kind) >= RS_NAME_TABLE_MAX_NAMES)
        return FALSE;
      entry = g_new0 (Entry, 1);
      g_hash_table_insert (self->by_id[kind], g_strdup (id), entry);
    }
  set_text (&entry->name, name);
  set_text (&entry->team, team);
  return TRUE;
}

/**
 * rs_name_table_visit:
 * @self: a table
 * @visitor: called for each agent and each queue, in no order
 * @user_data: for @visitor
 */
void
rs_name_table_visit (const RsNameTable *self, RsNameTableVisitor visitor, gpointer user_data)
{
  GHashTableIter iter;
  gpointer id, value;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      g_hash_table_iter_init (&iter, self->by_id[kind]);
      while (g_hash_table_iter_next (&iter, &id, &value))
        {
          const Entry *entry = value;

          visitor ((RsKind) kind, id, entry->name, entry->team, user_data);
        }
    }
}

static void
take_over (RsKind kind, const char *id, const char *name, const char *team, gpointer user_data)
{
  rs_name_table_set (user_data, kind, id, name, team);
}

/**
 * rs_name_table_merge:
 * @self: a table
 * @other: another, whose words win
 *
 * Takes over all that @other knows.
 */
void
rs_name_table_merge (RsNameTable *self, const RsNameTable *other)
{
  rs_name_table_visit (other, take_over, self);
}

/**
 * rs_name_table_count:
 * @self: a table
 * @kind: a kind
 *
 * Returns: how many entities it knows
 */
guint
rs_name_table_count (const RsNameTable *self, RsKind kind)
{
  return g_hash_table_size (self->by_id[kind]);
}

/**
 * rs_name_table_get_name:
 * @self: a table
 * @kind: a kind
 * @id: an id
 *
 * Returns: (transfer none) (nullable): what it is called
 */
const char *
rs_name_table_get_name (const RsNameTable *self, RsKind kind, const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->by_id[kind], id);

  return entry != NULL ? entry->name : NULL;
}

/**
 * rs_name_table_get_team:
 * @self: a table
 * @kind: a kind
 * @id: an id
 *
 * Returns: (transfer none) (nullable): the team's name
 */
const char *
rs_name_table_get_team (const RsNameTable *self, RsKind kind, const char *id)
{
  const Entry *entry = g_hash_table_lookup (self->by_id[kind], id);

  return entry != NULL ? entry->team : NULL;
}

static void
add_text (RsDelta *delta, guint field, const char *text)
{
  if (text != NULL)
    rs_delta_set_text (delta, field, text);
}

/**
 * rs_name_table_apply:
 * @self: a table
 * @cell: an entity
 * @generation: counts up with every table that is applied: a newer one beats an older one
 *
 * Tells @cell its name. Neither confirmation nor the time in state is touched, and no word of a connection is
 * changed: connections count from epoch 1, and this is told in epoch 0 (protocol §6).
 *
 * Returns: a mask of the fields that changed
 */
guint32
rs_name_table_apply (const RsNameTable *self, RsStateCell *cell, guint generation)
{
  const RsVersion version = { .sequence = generation };
  const Entry *entry = g_hash_table_lookup (self->by_id[cell->kind], cell->id);
  g_auto (RsDelta) delta = { 0 };

  if (entry == NULL)
    return 0;
  rs_delta_init (&delta, cell->kind, cell->id);
  add_text (&delta, cell->kind == RS_KIND_AGENT ? (guint) RS_AGENT_DISPLAY_NAME : (guint) RS_QUEUE_NAME, entry->name);
  if (cell->kind == RS_KIND_AGENT)
    add_text (&delta, RS_AGENT_TEAM_NAME, entry->team);
  return rs_state_cell_merge (cell, &delta, &version).changed;
}
