/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-directory-builder.h"

#include "base/rs-text.h"

#include <string.h>

typedef enum
{
  LIST_AGENTS,
  LIST_TEAMS,
  LIST_QUEUES,
  N_LISTS,
} List;

typedef struct
{
  char *id;
  char *name;
  char *team_id;
  char *team_name;
  guint n_agents;
} Entry;

/**
 * RsDirectoryBuilder:
 *
 * Gathers a directory from several places. Of what is told twice the later word wins, and an empty one says nothing.
 */
struct _RsDirectoryBuilder
{
  GHashTable *lists[N_LISTS]; /* id → Entry */
  GString *notice;
};

static void
free_entry (gpointer data)
{
  Entry *entry = data;

  g_free (entry->id);
  g_free (entry->name);
  g_free (entry->team_id);
  g_free (entry->team_name);
  g_free (entry);
}

/**
 * rs_directory_builder_new:
 *
 * Returns: (transfer full): a builder of an empty directory
 */
RsDirectoryBuilder *
rs_directory_builder_new (void)
{
  RsDirectoryBuilder *self = g_new0 (RsDirectoryBuilder, 1);

  for (guint i = 0; i < N_LISTS; i++)
    self->lists[i] = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, free_entry);
  self->notice = g_string_new (NULL);
  return self;
}

/**
 * rs_directory_builder_free:
 * @self: (transfer full): a builder
 */
void
rs_directory_builder_free (RsDirectoryBuilder *self)
{
  for (guint i = 0; i < N_LISTS; i++)
    g_hash_table_unref (self->lists[i]);
  g_string_free (self->notice, TRUE);
  g_free (self);
}

static gboolean
is_id (const char *id)
{
  return id != NULL && *id != '\0' && strlen (id) <= RS_NAME_TABLE_MAX_ID_BYTES;
}

/* NULL if the id is none or the list is full (protocol §10). */
static Entry *
ensure (RsDirectoryBuilder *self, List list, const char *id)
{
  Entry *entry = is_id (id) ? g_hash_table_lookup (self->lists[list], id) : NULL;

  if (entry != NULL || !is_id (id) || g_hash_table_size (self->lists[list]) == RS_NAME_TABLE_MAX_NAMES)
    return entry;
  entry = g_new0 (Entry, 1);
  entry->id = g_strdup (id);
  g_hash_table_insert (self->lists[list], entry->id, entry);
  return entry;
}

static void
set_text (char **target, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  g_free (*target);
  *target = rs_text_clip (text, RS_NAME_TABLE_MAX_NAME_BYTES);
}

static gboolean
add (RsDirectoryBuilder *self, List list, const char *id, const char *name)
{
  Entry *entry = ensure (self, list, id);

  if (entry == NULL)
    return FALSE;
  set_text (&entry->name, name);
  return TRUE;
}

/**
 * rs_directory_builder_add_agent:
 * @self: a builder
 * @agent: an agent; names are cut after 256 bytes
 *
 * Returns: whether it was taken: not without an id of 1 to 128 bytes, and not beyond 20,000 agents (protocol §10)
 */
gboolean
rs_directory_builder_add_agent (RsDirectoryBuilder *self, const RsDirectoryAgent *agent)
{
  Entry *entry = ensure (self, LIST_AGENTS, agent->user_id);

  if (entry == NULL)
    return FALSE;
  set_text (&entry->name, agent->name);
  if (is_id (agent->team_id))
    set_text (&entry->team_id, agent->team_id);
  set_text (&entry->team_name, agent->team_name);
  return TRUE;
}

/**
 * rs_directory_builder_add_team:
 * @self: a builder
 * @team_id: (nullable): the team
 * @name: (nullable): what it is called
 *
 * Returns: whether it was taken, as rs_directory_builder_add_agent()
 */
gboolean
rs_directory_builder_add_team (RsDirectoryBuilder *self, const char *team_id, const char *name)
{
  return add (self, LIST_TEAMS, team_id, name);
}

/**
 * rs_directory_builder_add_queue:
 * @self: a builder
 * @queue_id: (nullable): the queue
 * @name: (nullable): what it is called
 *
 * Returns: whether it was taken, as rs_directory_builder_add_agent()
 */
gboolean
rs_directory_builder_add_queue (RsDirectoryBuilder *self, const char *queue_id, const char *name)
{
  return add (self, LIST_QUEUES, queue_id, name);
}

static void
add_name (RsKind kind, const char *id, const char *name, const char *team, gpointer user_data)
{
  const RsDirectoryAgent agent = { id, name, NULL, team };

  if (kind == RS_KIND_AGENT)
    rs_directory_builder_add_agent (user_data, &agent);
  else
    rs_directory_builder_add_queue (user_data, id, name);
}

/**
 * rs_directory_builder_add_names:
 * @self: a builder
 * @names: names of agents and queues; teams are told by name only
 */
void
rs_directory_builder_add_names (RsDirectoryBuilder *self, const RsNameTable *names)
{
  rs_name_table_visit (names, add_name, self);
}

/**
 * rs_directory_builder_add_notice:
 * @self: a builder
 * @sentence: what is missing and why, for a person
 */
void
rs_directory_builder_add_notice (RsDirectoryBuilder *self, const char *sentence)
{
  if (self->notice->len > 0)
    g_string_append_c (self->notice, ' ');
  g_string_append (self->notice, sentence);
}

/**
 * rs_directory_builder_count:
 * @self: a builder
 *
 * Returns: how many agents, teams and queues it has
 */
guint
rs_directory_builder_count (const RsDirectoryBuilder *self)
{
  guint count = 0;

  for (guint i = 0; i < N_LISTS; i++)
    count += g_hash_table_size (self->lists[i]);
  return count;
}

static void
index_by_name (GHashTable *teams, GHashTable *by_name)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, teams);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (((Entry *) value)->name != NULL)
      g_hash_table_insert (by_name, ((Entry *) value)->name, value);
}

/* A team is known by its id, by its name, or by its name alone: which then serves as its id. */
static Entry *
find_team (RsDirectoryBuilder *self, GHashTable *by_name, const Entry *agent)
{
  Entry *team = NULL;

  if (agent->team_id == NULL && agent->team_name != NULL)
    team = g_hash_table_lookup (by_name, agent->team_name);
  if (team == NULL)
    team = ensure (self, LIST_TEAMS, agent->team_id != NULL ? agent->team_id : agent->team_name);
  if (team != NULL && team->name == NULL)
    set_text (&team->name, agent->team_name);
  return team;
}

static void
join_teams (RsDirectoryBuilder *self)
{
  g_autoptr (GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  index_by_name (self->lists[LIST_TEAMS], by_name);
  g_hash_table_iter_init (&iter, self->lists[LIST_AGENTS]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Entry *agent = value;
      Entry *team = find_team (self, by_name, agent);

      if (team == NULL)
        continue;
      team->n_agents++;
      set_text (&agent->team_id, team->id);
      if (agent->team_name == NULL)
        set_text (&agent->team_name, team->name);
    }
}

static GArray *
list_agents (RsDirectoryBuilder *self)
{
  GArray *agents = g_array_new (FALSE, FALSE, sizeof (RsDirectoryAgent));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lists[LIST_AGENTS]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      const RsDirectoryAgent agent = { entry->id, entry->name, entry->team_id, entry->team_name };

      g_array_append_val (agents, agent);
    }
  return agents;
}

static GArray *
list_teams (RsDirectoryBuilder *self)
{
  GArray *teams = g_array_new (FALSE, FALSE, sizeof (RsDirectoryTeam));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lists[LIST_TEAMS]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      const RsDirectoryTeam team = { entry->id, entry->name, entry->n_agents };

      g_array_append_val (teams, team);
    }
  return teams;
}

static GArray *
list_queues (RsDirectoryBuilder *self)
{
  GArray *queues = g_array_new (FALSE, FALSE, sizeof (RsDirectoryQueue));
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->lists[LIST_QUEUES]);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Entry *entry = value;
      const RsDirectoryQueue queue = { entry->id, entry->name };

      g_array_append_val (queues, queue);
    }
  return queues;
}

/**
 * rs_directory_builder_build:
 * @self: a builder; it must not be used again but to be freed
 *
 * Finds for each agent its team, counts them, and makes the directory.
 *
 * Returns: (transfer full): the directory
 */
RsDirectory *
rs_directory_builder_build (RsDirectoryBuilder *self)
{
  g_autoptr (GArray) agents = NULL;
  g_autoptr (GArray) teams = NULL;
  g_autoptr (GArray) queues = NULL;
  RsDirectoryContent content;

  join_teams (self);
  agents = list_agents (self);
  teams = list_teams (self);
  queues = list_queues (self);
  content = (RsDirectoryContent){
    .agents = (gconstpointer) agents->data,
    .n_agents = agents->len,
    .teams = (gconstpointer) teams->data,
    .n_teams = teams->len,
    .queues = (gconstpointer) queues->data,
    .n_queues = queues->len,
    .notice = self->notice->len > 0 ? self->notice->str : NULL,
  };
  return rs_directory_new (&content);
}
