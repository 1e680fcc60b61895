/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-view.h"

#include "base/rs-iso-time.h"
#include "model/rs-agent-state.h"

#include <string.h>

/**
 * RsRosterView:
 *
 * Those of a roster whom a board shows, in its order. It looks at everybody once per change set, and only if something
 * depends on what changed; it tells of nothing but real arrivals, departures and moves. Who is longest in a state moves
 * to the front every few seconds, not with every change: a list that jumps cannot be read.
 */
struct _RsRosterView
{
  GObject parent_instance;

  RsBoardModel *model;
  GListModel *roster; /* belongs to the model */
  GPtrArray *items;   /* of RsAgent; owned */
  RsNames names;
  GStrv words;
  GStrv teams;
  GStrv states;
  GStrv queues;
  gboolean hides_logged_out;
  gboolean longest_first;
  gboolean within_teams;
  gboolean has_news; /* somebody came or went since the last look */
  gint64 now_ns;
  gint64 sorted_ns;
};

static void rs_roster_view_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsRosterView, rs_roster_view, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, rs_roster_view_model_init))

#define SORT_EVERY_NS (5 * RS_NSEC_PER_SEC)

static GType
get_item_type (GListModel *list)
{
  return RS_TYPE_AGENT;
}

static guint
get_n_items (GListModel *list)
{
  return RS_ROSTER_VIEW (list)->items->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  GPtrArray *items = RS_ROSTER_VIEW (list)->items;

  return position < items->len ? g_object_ref (items->pdata[position]) : NULL;
}

static void
rs_roster_view_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

static gboolean
has_any (GStrv list)
{
  return list != NULL && list[0] != NULL;
}

static gboolean
is_among (GStrv list, const char *text)
{
  return !has_any (list) || (text != NULL && g_strv_contains ((const char *const *) list, text));
}

static gboolean
has_word (const char *text, const char *word)
{
  g_autofree char *folded = text != NULL ? g_utf8_casefold (text, -1) : NULL;

  return folded != NULL && strstr (folded, word) != NULL;
}

static gboolean
has_all_words (RsRosterView *self, RsAgent *agent)
{
  for (guint i = 0; has_any (self->words) && self->words[i] != NULL; i++)
    if (!has_word (rs_agent_get_shown_name (agent, self->names), self->words[i]) &&
        !has_word (rs_agent_get_team_name (agent), self->words[i]))
      return FALSE;
  return TRUE;
}

/* The words of states as settings have them. */
static const char *const state_words[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_AVAILABLE] = "available",
  [RS_AGENT_STATE_RINGING] = "ringing",
  [RS_AGENT_STATE_ON_CONTACT] = "on-contact",
  [RS_AGENT_STATE_ON_HOLD] = "on-hold",
  [RS_AGENT_STATE_AFTER_CALL_WORK] = "after-call-work",
  [RS_AGENT_STATE_UNAVAILABLE] = "unavailable",
  [RS_AGENT_STATE_LOGGED_OUT] = "logged-out",
  [RS_AGENT_STATE_UNKNOWN] = "unknown",
};

static gboolean
is_shown (RsRosterView *self, RsAgent *agent)
{
  RsAgentState state = rs_agent_get_state (agent);

  if (self->hides_logged_out && state == RS_AGENT_STATE_LOGGED_OUT)
    return FALSE;
  return is_among (self->teams, rs_agent_get_team_name (agent)) && is_among (self->states, state_words[state]) &&
         is_among (self->queues, rs_agent_get_queue_name (agent)) && has_all_words (self, agent);
}

static gboolean
is_filtered (RsRosterView *self)
{
  return self->hides_logged_out || has_any (self->words) || has_any (self->teams) || has_any (self->states) ||
         has_any (self->queues);
}

static gint64
get_since (RsAgent *agent)
{
  gint64 since_ns = rs_entity_get_since (RS_ENTITY (agent));

  return since_ns == 0 ? G_MAXINT64 : since_ns; /* whose time is not known goes last */
}

static int
compare_longest (gconstpointer a, gconstpointer b, gpointer user_data)
{
  RsRosterView *self = user_data;
  RsAgent *first = *(RsAgent *const *) a;
  RsAgent *second = *(RsAgent *const *) b;
  gint64 first_ns = get_since (first), second_ns = get_since (second);

  if (self->within_teams && g_strcmp0 (rs_agent_get_team_name (first), rs_agent_get_team_name (second)) != 0)
    return rs_agent_compare (first, second);
  if (first_ns != second_ns)
    return first_ns < second_ns ? -1 : 1;
  return rs_agent_compare (first, second);
}

static GPtrArray *
select_agents (RsRosterView *self)
{
  guint n_agents = self->roster != NULL ? g_list_model_get_n_items (self->roster) : 0;
  GPtrArray *items = g_ptr_array_new_full (n_agents, g_object_unref);

  for (guint i = 0; i < n_agents; i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (self->roster, i);

      if (is_shown (self, agent))
        g_ptr_array_add (items, g_steal_pointer (&agent));
    }
  return items;
}

static int
compare_teams (gconstpointer a, gconstpointer b, gpointer places)
{
  RsAgent *first = *(RsAgent *const *) a;
  RsAgent *second = *(RsAgent *const *) b;
  const char *first_team = rs_agent_get_team_name (first), *second_team = rs_agent_get_team_name (second);

  if (g_strcmp0 (first_team, second_team) != 0)
    return rs_agent_compare (first, second);
  return GPOINTER_TO_INT (g_hash_table_lookup (places, first)) - GPOINTER_TO_INT (g_hash_table_lookup (places, second));
}

static void
group_by_team (GPtrArray *items)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < items->len; i++)
    g_hash_table_insert (places, items->pdata[i], GUINT_TO_POINTER (i));
  g_ptr_array_sort_with_data (items, compare_teams, places);
}

/* Who was there stays in the same order, and who comes goes to the end, until the next sort. */
static GPtrArray *
keep_order (RsRosterView *self, GPtrArray *selected)
{
  g_autoptr (GHashTable) left = g_hash_table_new (NULL, NULL);
  GPtrArray *items = g_ptr_array_new_full (selected->len, g_object_unref);

  for (guint i = 0; i < selected->len; i++)
    g_hash_table_add (left, selected->pdata[i]);
  for (guint i = 0; i < self->items->len; i++)
    if (g_hash_table_remove (left, self->items->pdata[i]))
      g_ptr_array_add (items, g_object_ref (self->items->pdata[i]));
  for (guint i = 0; i < selected->len; i++)
    if (g_hash_table_contains (left, selected->pdata[i]))
      g_ptr_array_add (items, g_object_ref (selected->pdata[i]));
  g_ptr_array_unref (selected);
  if (self->within_teams)
    group_by_team (items);
  return items;
}

static GPtrArray *
order (RsRosterView *self, GPtrArray *selected, gboolean sorts)
{
  if (!self->longest_first)
    return selected;
  if (!sorts)
    return keep_order (self, selected);
  self->sorted_ns = self->now_ns;
  g_ptr_array_sort_with_data (selected, compare_longest, self);
  return selected;
}

static void
take (RsRosterView *self, GPtrArray *items)
{
  g_autoptr (GPtrArray) former = self->items;
  guint head = 0, tail = 0;

  self->items = items;
  while (head < former->len && head < items->len && former->pdata[head] == items->pdata[head])
    head++;
  while (tail < former->len - head && tail < items->len - head &&
         former->pdata[former->len - 1 - tail] == items->pdata[items->len - 1 - tail])
    tail++;
  if (former->len - head - tail > 0 || items->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), head, former->len - head - tail, items->len - head - tail);
}

static void
look (RsRosterView *self, gboolean sorts)
{
  self->has_news = FALSE;
  take (self, order (self, select_agents (self), sorts));
}

static void
on_items_changed (RsRosterView *self)
{
  self->has_news = TRUE;
}

static void
on_applied (RsRosterView *self)
{
  if (self->has_news || is_filtered (self))
    look (self, FALSE);
}

static void
rs_roster_view_dispose (GObject *object)
{
  RsRosterView *self = RS_ROSTER_VIEW (object);

  if (self->model != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->roster, self);
      g_signal_handlers_disconnect_by_data (self->model, self);
    }
  g_clear_object (&self->model);
  G_OBJECT_CLASS (rs_roster_view_parent_class)->dispose (object);
}

static void
rs_roster_view_finalize (GObject *object)
{
  RsRosterView *self = RS_ROSTER_VIEW (object);

  g_ptr_array_unref (self->items);
  g_strfreev (self->words);
  g_strfreev (self->teams);
  g_strfreev (self->states);
  g_strfreev (self->queues);
  G_OBJECT_CLASS (rs_roster_view_parent_class)->finalize (object);
}

static void
rs_roster_view_class_init (RsRosterViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_roster_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_roster_view_finalize;
}

static void
rs_roster_view_init (RsRosterView *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * rs_roster_view_new:
 * @model: whose agents are shown
 *
 * Returns: (transfer full): all of them, by team and name
 */
RsRosterView *
rs_roster_view_new (RsBoardModel *model)
{
  RsRosterView *self = g_object_new (RS_TYPE_ROSTER_VIEW, NULL);

  self->model = g_object_ref (model);
  self->roster = rs_board_model_get_roster (model);
  g_signal_connect_swapped (self->roster, "items-changed", G_CALLBACK (on_items_changed), self);
  g_signal_connect_swapped (model, "applied", G_CALLBACK (on_applied), self);
  look (self, TRUE);
  return self;
}

static GStrv
copy_list (const char *const *list)
{
  return g_strdupv ((GStrv) list);
}

/**
 * rs_roster_view_set_search:
 * @self: a view
 * @text: (nullable): words; each must be in the name or the team of who is shown, in whatever case
 */
void
rs_roster_view_set_search (RsRosterView *self, const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text != NULL ? text : "", -1);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (parts[i][0] != '\0')
      g_strv_builder_add (words, parts[i]);
  g_strfreev (self->words);
  self->words = g_strv_builder_end (words);
  look (self, TRUE);
}

/**
 * rs_roster_view_set_names:
 * @self: a view
 * @names: how people are named; what is not shown of a name cannot be searched for
 */
void
rs_roster_view_set_names (RsRosterView *self, RsNames names)
{
  if (self->names == names)
    return;
  self->names = names;
  if (has_any (self->words))
    look (self, TRUE);
}

/**
 * rs_roster_view_set_filter:
 * @self: a view
 * @filter: who is shown
 *
 * The words that are searched for stay as they are.
 */
void
rs_roster_view_set_filter (RsRosterView *self, const RsRosterFilter *filter)
{
  g_strfreev (self->teams);
  g_strfreev (self->states);
  g_strfreev (self->queues);
  self->teams = copy_list (filter->teams);
  self->states = copy_list (filter->states);
  self->queues = copy_list (filter->queues);
  self->hides_logged_out = filter->hide_logged_out;
  look (self, TRUE);
}

/**
 * rs_roster_view_set_longest_first:
 * @self: a view
 * @longest_first: whether those are first who are longest in their state; else it goes by team and name
 * @within_teams: whether those of a team stay beside each other all the same
 */
void
rs_roster_view_set_longest_first (RsRosterView *self, gboolean longest_first, gboolean within_teams)
{
  self->longest_first = longest_first;
  self->within_teams = within_teams;
  look (self, TRUE);
}

/**
 * rs_roster_view_tick:
 * @self: a view
 * @now_ns: the time at the server
 *
 * Lets a second pass.
 */
void
rs_roster_view_tick (RsRosterView *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  if (self->longest_first && ABS (now_ns - self->sorted_ns) >= SORT_EVERY_NS)
    look (self, TRUE);
}

/**
 * rs_roster_view_get_n_hidden:
 * @self: a view
 *
 * Returns: how many agents of the roster it does not show
 */
guint
rs_roster_view_get_n_hidden (RsRosterView *self)
{
  return g_list_model_get_n_items (self->roster) - self->items->len;
}

/**
 * rs_roster_view_get_state_word:
 * @state: of an agent
 *
 * Returns: (transfer none): how filters name it
 */
const char *
rs_roster_view_get_state_word (RsAgentState state)
{
  return state_words[state];
}
