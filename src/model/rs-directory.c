/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-directory.h"

/**
 * RsDirectory:
 *
 * Who works in a centre, in which teams, and which queues there are: what people pick a board's roster from. It never
 * changes, so any thread may hold it.
 */
struct _RsDirectory
{
  GStringChunk *texts;
  GArray *agents; /* of RsDirectoryAgent */
  GArray *teams;  /* of RsDirectoryTeam */
  GArray *queues; /* of RsDirectoryQueue */
  const char *notice;
};

/* All rows begin with these two texts, so that one order serves for all. */
enum
{
  ROW_ID,
  ROW_NAME,
};

#define ASSERT_ROW(type, id)                                                                                           \
  G_STATIC_ASSERT (G_STRUCT_OFFSET (type, id) == ROW_ID * sizeof (char *));                                            \
  G_STATIC_ASSERT (G_STRUCT_OFFSET (type, name) == ROW_NAME * sizeof (char *))

ASSERT_ROW (RsDirectoryAgent, user_id);
ASSERT_ROW (RsDirectoryTeam, team_id);
ASSERT_ROW (RsDirectoryQueue, queue_id);

/* A row with the key of its name, made once: comparing names in a language's order costs much. */
typedef struct
{
  char *key;
  const char *const *row;
} Place;

static void
clear_place (gpointer data)
{
  g_free (((Place *) data)->key);
}

/* Those without a name come last. */
static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a;
  const Place *second = b;
  int order = (first->key == NULL) - (second->key == NULL);

  if (order == 0)
    order = g_strcmp0 (first->key, second->key);
  return order != 0 ? order : g_strcmp0 (first->row[ROW_ID], second->row[ROW_ID]);
}

static char *
make_key (const char *name)
{
  g_autofree char *folded = name != NULL ? g_utf8_casefold (name, -1) : NULL;

  return folded != NULL ? g_utf8_collate_key (folded, -1) : NULL;
}

static const char *
keep (RsDirectory *self, const char *text)
{
  return text != NULL ? g_string_chunk_insert_const (self->texts, text) : NULL;
}

/* A copy of the rows, in the order of their names. */
static GArray *
copy_sorted (RsDirectory *self, gconstpointer rows, guint n_rows, guint size)
{
  g_autoptr (GArray) places = g_array_sized_new (FALSE, FALSE, sizeof (Place), n_rows);
  GArray *sorted = g_array_sized_new (FALSE, FALSE, size, n_rows);

  g_array_set_clear_func (places, clear_place);
  for (guint i = 0; i < n_rows; i++)
    {
      const char *const *row = (gconstpointer) ((const char *) rows + (gsize) i * size);
      const Place place = { make_key (row[ROW_NAME]), row };

      g_array_append_val (places, place);
    }
  g_array_sort (places, compare_places);
  for (guint i = 0; i < n_rows; i++)
    {
      const char **row;

      g_array_append_vals (sorted, g_array_index (places, Place, i).row, 1);
      row = (gpointer) (sorted->data + (gsize) i * size);
      row[ROW_ID] = keep (self, row[ROW_ID]);
      row[ROW_NAME] = keep (self, row[ROW_NAME]);
    }
  return sorted;
}

/**
 * rs_directory_new:
 * @content: what is in it
 *
 * Returns: (transfer full): a directory, each of its lists in the order of the names, as people sort them; who has no
 *   name comes last
 */
RsDirectory *
rs_directory_new (const RsDirectoryContent *content)
{
  RsDirectory *self = g_atomic_rc_box_new0 (RsDirectory);

  self->texts = g_string_chunk_new (4096);
  self->agents = copy_sorted (self, content->agents, content->n_agents, sizeof (RsDirectoryAgent));
  self->teams = copy_sorted (self, content->teams, content->n_teams, sizeof (RsDirectoryTeam));
  self->queues = copy_sorted (self, content->queues, content->n_queues, sizeof (RsDirectoryQueue));
  self->notice = keep (self, content->notice);
  for (guint i = 0; i < self->agents->len; i++)
    {
      RsDirectoryAgent *agent = &g_array_index (self->agents, RsDirectoryAgent, i);

      agent->team_id = keep (self, agent->team_id);
      agent->team_name = keep (self, agent->team_name);
    }
  return self;
}

/**
 * rs_directory_ref:
 * @self: a directory
 *
 * Returns: (transfer full): @self
 */
RsDirectory *
rs_directory_ref (RsDirectory *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RsDirectory *self = data;

  g_array_unref (self->agents);
  g_array_unref (self->teams);
  g_array_unref (self->queues);
  g_string_chunk_free (self->texts);
}

/**
 * rs_directory_unref:
 * @self: (transfer full): a directory
 */
void
rs_directory_unref (RsDirectory *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/**
 * rs_directory_get_agents:
 * @self: a directory
 * @out_n: (out): how many
 *
 * Returns: (transfer none) (array length=out_n): the agents, by name
 */
const RsDirectoryAgent *
rs_directory_get_agents (const RsDirectory *self, guint *out_n)
{
  *out_n = self->agents->len;
  return (gconstpointer) self->agents->data;
}

/**
 * rs_directory_get_teams:
 * @self: a directory
 * @out_n: (out): how many
 *
 * Returns: (transfer none) (array length=out_n): the teams, by name
 */
const RsDirectoryTeam *
rs_directory_get_teams (const RsDirectory *self, guint *out_n)
{
  *out_n = self->teams->len;
  return (gconstpointer) self->teams->data;
}

/**
 * rs_directory_get_queues:
 * @self: a directory
 * @out_n: (out): how many
 *
 * Returns: (transfer none) (array length=out_n): the queues, by name
 */
const RsDirectoryQueue *
rs_directory_get_queues (const RsDirectory *self, guint *out_n)
{
  *out_n = self->queues->len;
  return (gconstpointer) self->queues->data;
}

/**
 * rs_directory_get_notice:
 * @self: a directory
 *
 * Returns: (transfer none) (nullable): sentences for a person that say what is missing in it and why; %NULL if nothing
 *   is
 */
const char *
rs_directory_get_notice (const RsDirectory *self)
{
  return self->notice;
}
