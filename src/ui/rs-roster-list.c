/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-list.h"

#include <string.h>

/**
 * RsRosterList:
 *
 * The teams, agents and queues that can be picked, and those that are. It needs no display.
 */
struct _RsRosterList
{
  GObject parent_instance;

  GListStore *items[RS_N_ROSTER_KINDS];
  GHashTable *teams;                 /* id → RsRosterItem */
  guint n_picked[RS_N_ROSTER_KINDS]; /* teams: those of which all are picked, counted when asked */
};

G_DEFINE_FINAL_TYPE (RsRosterList, rs_roster_list, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
rs_roster_list_finalize (GObject *object)
{
  RsRosterList *self = RS_ROSTER_LIST (object);

  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    g_clear_object (&self->items[kind]);
  g_hash_table_unref (self->teams);
  G_OBJECT_CLASS (rs_roster_list_parent_class)->finalize (object);
}

static void
rs_roster_list_class_init (RsRosterListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_roster_list_finalize;

  /**
   * RsRosterList::changed:
   * @self: the list
   *
   * Something was picked or put back; emitted once for many at a time.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_roster_list_init (RsRosterList *self)
{
  for (guint kind = 0; kind < RS_N_ROSTER_KINDS; kind++)
    self->items[kind] = g_list_store_new (RS_TYPE_ROSTER_ITEM);
  self->teams = g_hash_table_new (g_str_hash, g_str_equal);
}

/**
 * rs_roster_list_new:
 *
 * Returns: (transfer full): a list with nothing in it
 */
RsRosterList *
rs_roster_list_new (void)
{
  return g_object_new (RS_TYPE_ROSTER_LIST, NULL);
}

static RsRosterItem *
add (RsRosterList *self, RsRosterKind kind, const char *id, const char *name, RsRosterItem *team)
{
  g_autoptr (RsRosterItem) item = rs_roster_item_new (kind, id, name, team);

  g_list_store_append (self->items[kind], item);
  return item;
}

/**
 * rs_roster_list_add_team:
 * @self: a list
 * @id: the team's id; to be added before its agents
 * @name: (nullable): its name, plain text
 */
void
rs_roster_list_add_team (RsRosterList *self, const char *id, const char *name)
{
  RsRosterItem *team;

  if (g_hash_table_contains (self->teams, id))
    return;
  team = add (self, RS_ROSTER_TEAM, id, name, NULL);
  g_hash_table_insert (self->teams, (char *) rs_roster_item_get_id (team), team);
}

/**
 * rs_roster_list_add_agent:
 * @self: a list
 * @id: the agent's id
 * @name: (nullable): the agent's name, plain text
 * @team_id: (nullable): of which team; one that was not added counts as none
 */
void
rs_roster_list_add_agent (RsRosterList *self, const char *id, const char *name, const char *team_id)
{
  add (self, RS_ROSTER_AGENT, id, name, team_id != NULL ? g_hash_table_lookup (self->teams, team_id) : NULL);
}

/**
 * rs_roster_list_add_queue:
 * @self: a list
 * @id: the queue's id
 * @name: (nullable): its name, plain text
 */
void
rs_roster_list_add_queue (RsRosterList *self, const char *id, const char *name)
{
  add (self, RS_ROSTER_QUEUE, id, name, NULL);
}

/**
 * rs_roster_list_new_from_directory:
 * @directory: who and what there is
 *
 * Returns: (transfer full): a list of all of it, with nothing picked
 */
RsRosterList *
rs_roster_list_new_from_directory (const RsDirectory *directory)
{
  RsRosterList *self = rs_roster_list_new ();
  guint n_teams, n_agents, n_queues;
  const RsDirectoryTeam *teams = rs_directory_get_teams (directory, &n_teams);
  const RsDirectoryAgent *agents = rs_directory_get_agents (directory, &n_agents);
  const RsDirectoryQueue *queues = rs_directory_get_queues (directory, &n_queues);

  for (guint i = 0; i < n_teams; i++)
    rs_roster_list_add_team (self, teams[i].team_id, teams[i].name);
  for (guint i = 0; i < n_agents; i++)
    rs_roster_list_add_agent (self, agents[i].user_id, agents[i].name, agents[i].team_id);
  for (guint i = 0; i < n_queues; i++)
    rs_roster_list_add_queue (self, queues[i].queue_id, queues[i].name);
  return self;
}

/**
 * rs_roster_list_get_items:
 * @self: a list
 * @kind: which
 *
 * Returns: (transfer none): a list of #RsRosterItem, in the order in which they were added
 */
GListModel *
rs_roster_list_get_items (RsRosterList *self, RsRosterKind kind)
{
  return G_LIST_MODEL (self->items[kind]);
}

static guint
count_whole_teams (RsRosterList *self)
{
  GListModel *teams = G_LIST_MODEL (self->items[RS_ROSTER_TEAM]);
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (teams); i++)
    {
      g_autoptr (RsRosterItem) team = g_list_model_get_item (teams, i);

      n += rs_roster_item_get_pick (team) == RS_ROSTER_PICK_ALL ? 1 : 0;
    }
  return n;
}

/**
 * rs_roster_list_get_n_picked:
 * @self: a list
 * @kind: which
 *
 * Returns: how many are picked; of teams, how many are picked whole
 */
guint
rs_roster_list_get_n_picked (RsRosterList *self, RsRosterKind kind)
{
  return kind == RS_ROSTER_TEAM ? count_whole_teams (self) : self->n_picked[kind];
}

static gboolean
pick_one (RsRosterList *self, RsRosterItem *item, gboolean picked)
{
  if (!rs_roster_item_set_picked (item, picked))
    return FALSE;
  self->n_picked[rs_roster_item_get_kind (item)] += picked ? 1 : -1;
  return TRUE;
}

static gboolean
pick_members (RsRosterList *self, RsRosterItem *team, gboolean picked)
{
  GListModel *agents = G_LIST_MODEL (self->items[RS_ROSTER_AGENT]);
  gboolean has_changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (agents); i++)
    {
      g_autoptr (RsRosterItem) agent = g_list_model_get_item (agents, i);

      if (rs_roster_item_get_team (agent) == team)
        has_changed |= pick_one (self, agent, picked);
    }
  return has_changed;
}

static gboolean
pick (RsRosterList *self, RsRosterItem *item, gboolean picked)
{
  if (rs_roster_item_get_kind (item) == RS_ROSTER_TEAM)
    return pick_members (self, item, picked);
  return pick_one (self, item, picked);
}

/**
 * rs_roster_list_pick:
 * @self: a list
 * @item: of this list; with a team all its agents are picked or put back
 * @picked: whether it goes on the board
 */
void
rs_roster_list_pick (RsRosterList *self, RsRosterItem *item, gboolean picked)
{
  if (pick (self, item, picked))
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * rs_roster_list_pick_each:
 * @self: a list
 * @items: items of this list, such as those that a search shows
 * @picked: whether they go on the board
 */
void
rs_roster_list_pick_each (RsRosterList *self, GListModel *items, gboolean picked)
{
  gboolean has_changed = FALSE;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RsRosterItem) item = g_list_model_get_item (items, i);

      has_changed |= pick (self, item, picked);
    }
  if (has_changed)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * rs_roster_list_pick_ids:
 * @self: a list
 * @kind: of what
 * @ids: (array zero-terminated=1): what goes on the board; all others of this kind are put back
 */
void
rs_roster_list_pick_ids (RsRosterList *self, RsRosterKind kind, const char *const *ids)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (g_str_hash, g_str_equal);
  GListModel *items = rs_roster_list_get_items (self, kind);

  for (; *ids != NULL; ids++)
    g_hash_table_add (wanted, (char *) *ids);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RsRosterItem) item = g_list_model_get_item (items, i);

      pick (self, item, g_hash_table_contains (wanted, rs_roster_item_get_id (item)));
    }
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/**
 * rs_roster_list_dup_picked:
 * @self: a list
 * @kind: agents or queues
 *
 * Returns: (transfer full) (array zero-terminated=1): the ids of all that is picked, as a profile lists them
 */
char **
rs_roster_list_dup_picked (RsRosterList *self, RsRosterKind kind)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  GListModel *items = rs_roster_list_get_items (self, kind);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (RsRosterItem) item = g_list_model_get_item (items, i);

      if (rs_roster_item_get_pick (item) == RS_ROSTER_PICK_ALL)
        g_strv_builder_add (builder, rs_roster_item_get_id (item));
    }
  return g_strv_builder_end (builder);
}

/**
 * rs_roster_search_split:
 * @text: what a person typed
 *
 * Returns: (transfer full) (array zero-terminated=1): its words, folded as rs_roster_item_matches() compares them
 */
char **
rs_roster_search_split (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autofree char *folded = g_utf8_casefold (normal != NULL ? normal : "", -1);
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) words = g_strsplit_set (folded, " \t\n", -1);

  for (guint i = 0; words[i] != NULL; i++)
    if (*words[i] != '\0')
      g_strv_builder_add (builder, words[i]);
  return g_strv_builder_end (builder);
}
