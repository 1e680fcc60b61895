/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-id-table.h"

#include <string.h>

/* An odd number with its bits well spread: the golden ratio of 2^64. */
#define SPREAD G_GUINT64_CONSTANT (0x9e3779b97f4a7c15)

/**
 * RsIdTable:
 *
 * A record of fixed size for each entity of a kind, within bounds whatever a server sends.
 *
 * There are two generations. Whoever is asked for is young; when there are too many young ones, the old ones are
 * forgotten and the young ones become old. So whoever is spoken of often stays, and contacts that are long over go, at
 * no cost for the usual path.
 */
struct _RsIdTable
{
  GHashTable *young; /* of Entry, as key and value */
  GHashTable *old;
  gsize record_size;
  guint max_young;
};

typedef struct
{
  gsize length;
  const char *id;
} Key;

/* Followed by the record, which is aligned as the entry is, and by the id. */
typedef struct
{
  Key key;
  gint64 record[];
} Entry;

/* Eight bytes at a time: the usual hash of a string takes longer than all that the caller does besides. */
static guint
hash_key (gconstpointer data)
{
  const Key *key = data;
  guint64 hash = key->length;
  guint64 word;
  gsize i;

  for (i = 0; i + sizeof word <= key->length; i += sizeof word)
    {
      memcpy (&word, key->id + i, sizeof word);
      hash = (hash ^ word) * SPREAD;
      hash ^= hash >> 32;
    }
  word = 0;
  memcpy (&word, key->id + i, key->length - i);
  hash = (hash ^ word) * SPREAD;
  return (guint) (hash >> 32);
}

static gboolean
equal_keys (gconstpointer a, gconstpointer b)
{
  const Key *one = a;
  const Key *other = b;

  return one->length == other->length && memcmp (one->id, other->id, one->length) == 0;
}

static GHashTable *
new_generation (void)
{
  return g_hash_table_new_full (hash_key, equal_keys, NULL, g_free);
}

/**
 * rs_id_table_new:
 * @record_size: bytes of each record
 * @max_young: how many entities a generation may have; there are two
 *
 * Returns: (transfer full): an empty table
 */
RsIdTable *
rs_id_table_new (gsize record_size, guint max_young)
{
  RsIdTable *self = g_new0 (RsIdTable, 1);

  self->young = new_generation ();
  self->old = new_generation ();
  self->record_size = record_size;
  self->max_young = max_young;
  return self;
}

/**
 * rs_id_table_free:
 * @self: (transfer full): a table
 */
void
rs_id_table_free (RsIdTable *self)
{
  g_hash_table_unref (self->young);
  g_hash_table_unref (self->old);
  g_free (self);
}

static Entry *
new_entry (RsIdTable *self, const Key *key)
{
  Entry *entry = g_malloc0 (sizeof *entry + self->record_size + key->length);
  char *id = (char *) entry->record + self->record_size;

  memcpy (id, key->id, key->length);
  entry->key = (Key){ .length = key->length, .id = id };
  return entry;
}

static void
make_room (RsIdTable *self)
{
  if (g_hash_table_size (self->young) < self->max_young)
    return;
  g_hash_table_unref (self->old);
  self->old = self->young;
  self->young = new_generation ();
}

static Entry *
add_young (RsIdTable *self, const Key *key)
{
  gpointer entry = NULL;

  make_room (self);
  if (!g_hash_table_steal_extended (self->old, key, NULL, &entry))
    entry = new_entry (self, key);
  g_hash_table_insert (self->young, &((Entry *) entry)->key, entry);
  return entry;
}

/**
 * rs_id_table_ensure:
 * @self: a table
 * @id: an id; not longer than the decoder lets through
 *
 * Returns: (transfer none): the entity's record, filled with zeros if it is new; valid until the next call
 */
gpointer
rs_id_table_ensure (RsIdTable *self, const char *id)
{
  Key key = { .length = strlen (id), .id = id };
  Entry *entry = g_hash_table_lookup (self->young, &key);

  if (entry == NULL)
    entry = add_young (self, &key);
  return entry->record;
}

/**
 * rs_id_table_count:
 * @self: a table
 *
 * Returns: how many entities have a record
 */
guint
rs_id_table_count (RsIdTable *self)
{
  return g_hash_table_size (self->young) + g_hash_table_size (self->old);
}

/**
 * rs_id_table_clear:
 * @self: a table
 *
 * Forgets all of them.
 */
void
rs_id_table_clear (RsIdTable *self)
{
  g_hash_table_remove_all (self->young);
  g_hash_table_remove_all (self->old);
}
