/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-board-model.h"

#include "model/rs-entity-list.h"

#include <string.h>

/**
 * RsBoardModel:
 *
 * The whole picture on the main thread: the roster, the queues, the contacts, and how many agents are in which
 * state. It takes one change set after the other and tells what changed once per entity.
 */
struct _RsBoardModel
{
  GObject parent_instance;

  RsEntityList *lists[RS_N_KINDS];
  guint tally[RS_N_AGENT_STATES];
};

G_DEFINE_FINAL_TYPE (RsBoardModel, rs_board_model, G_TYPE_OBJECT)

enum
{
  SIGNAL_APPLIED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static int
compare_agents (gconstpointer a, gconstpointer b)
{
  return rs_agent_compare ((RsAgent *) a, (RsAgent *) b);
}

static int
compare_queues (gconstpointer a, gconstpointer b)
{
  return rs_queue_compare ((RsQueue *) a, (RsQueue *) b);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (rs_entity_get_id ((RsEntity *) a), rs_entity_get_id ((RsEntity *) b));
}

static void
rs_board_model_finalize (GObject *object)
{
  RsBoardModel *self = RS_BOARD_MODEL (object);

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    g_clear_object (&self->lists[kind]);
  G_OBJECT_CLASS (rs_board_model_parent_class)->finalize (object);
}

static void
rs_board_model_class_init (RsBoardModelClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_board_model_finalize;

  /**
   * RsBoardModel::applied:
   * @self: the model
   *
   * Emitted once per change set, after every entity told what changed of it.
   */
  signals[SIGNAL_APPLIED] =
      g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_board_model_init (RsBoardModel *self)
{
  self->lists[RS_KIND_AGENT] =
      rs_entity_list_new (RS_TYPE_AGENT, compare_agents, (1u << RS_AGENT_DISPLAY_NAME) | (1u << RS_AGENT_TEAM_NAME));
  self->lists[RS_KIND_QUEUE] = rs_entity_list_new (RS_TYPE_QUEUE, compare_queues, 1u << RS_QUEUE_NAME);
  self->lists[RS_KIND_INTERACTION] = rs_entity_list_new (RS_TYPE_INTERACTION, compare_ids, 0);
}

/**
 * rs_board_model_new:
 *
 * Returns: (transfer full): an empty picture
 */
RsBoardModel *
rs_board_model_new (void)
{
  return g_object_new (RS_TYPE_BOARD_MODEL, NULL);
}

static gboolean
is_in_state (RsInteraction *interaction, const char *wanted)
{
  const char *state = rs_interaction_get_state (interaction);

  return state != NULL && g_ascii_strcasecmp (state, wanted) == 0;
}

static int
compare_since (gconstpointer a, gconstpointer b)
{
  gint64 first = rs_entity_get_since (*(RsEntity *const *) a);
  gint64 second = rs_entity_get_since (*(RsEntity *const *) b);

  return (first > second) - (first < second);
}

/* Contacts sorted to the agents and queues that they belong to. */
typedef struct
{
  GHashTable *by_user;  /* user id → RsInteraction, not owned */
  GHashTable *by_queue; /* queue name → GPtrArray of RsInteraction */
} ContactIndex;

static void
index_contact (ContactIndex *index, RsInteraction *interaction)
{
  const char *user_id = rs_interaction_get_user_id (interaction);
  const char *queue_name = rs_interaction_get_queue_name (interaction);
  GPtrArray *waiting;

  if (user_id != NULL && (!g_hash_table_contains (index->by_user, user_id) || is_in_state (interaction, "ringing")))
    g_hash_table_insert (index->by_user, (gpointer) user_id, interaction);
  if (queue_name == NULL || !is_in_state (interaction, "queued"))
    return;

  waiting = g_hash_table_lookup (index->by_queue, queue_name);
  if (waiting == NULL)
    {
      waiting = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (index->by_queue, (gpointer) queue_name, waiting);
    }
  g_ptr_array_add (waiting, g_object_ref (interaction));
}

static void
link_agents (RsBoardModel *self, ContactIndex *index)
{
  RsEntityList *list = self->lists[RS_KIND_AGENT];
  RsEntity *entity;

  for (guint i = 0; (entity = rs_entity_list_peek (list, i)) != NULL; i++)
    if (rs_agent_set_contact (RS_AGENT (entity), g_hash_table_lookup (index->by_user, rs_entity_get_id (entity))))
      rs_entity_list_note (list, entity, RS_CHANGED_CONTACTS);
}

static void
link_queues (RsBoardModel *self, ContactIndex *index)
{
  RsEntityList *list = self->lists[RS_KIND_QUEUE];
  RsEntity *entity;

  for (guint i = 0; (entity = rs_entity_list_peek (list, i)) != NULL; i++)
    {
      GPtrArray *waiting = g_hash_table_lookup (index->by_queue, rs_queue_get_name (RS_QUEUE (entity)));

      if (waiting == NULL)
        waiting = g_ptr_array_new_with_free_func (g_object_unref);
      else
        g_ptr_array_sort (g_ptr_array_ref (waiting), compare_since);
      if (rs_queue_set_waiting_contacts (RS_QUEUE (entity), waiting))
        rs_entity_list_note (list, entity, RS_CHANGED_CONTACTS);
    }
}

static void
link_contacts (RsBoardModel *self)
{
  RsEntityList *list = self->lists[RS_KIND_INTERACTION];
  ContactIndex index = {
    .by_user = g_hash_table_new (g_str_hash, g_str_equal),
    .by_queue = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref),
  };
  RsEntity *entity;

  for (guint i = 0; (entity = rs_entity_list_peek (list, i)) != NULL; i++)
    index_contact (&index, RS_INTERACTION (entity));
  link_agents (self, &index);
  link_queues (self, &index);
  g_hash_table_unref (index.by_user);
  g_hash_table_unref (index.by_queue);
}

static void
count_states (RsBoardModel *self)
{
  RsEntity *entity;

  memset (self->tally, 0, sizeof self->tally);
  for (guint i = 0; (entity = rs_entity_list_peek (self->lists[RS_KIND_AGENT], i)) != NULL; i++)
    if (rs_entity_get_granted (entity))
      self->tally[rs_agent_get_state (RS_AGENT (entity))]++;
}

static gboolean
moves_contacts (const RsChange *change, gboolean is_new)
{
  if (change->kind == RS_KIND_INTERACTION || is_new)
    return TRUE;
  return change->kind == RS_KIND_QUEUE && (change->mask & (1u << RS_QUEUE_NAME)) != 0;
}

/**
 * rs_board_model_apply:
 * @self: a model
 * @changes: what happened
 *
 * Takes a change set: the lists change, entities tell what changed of them, then #RsBoardModel::applied.
 */
void
rs_board_model_apply (RsBoardModel *self, const RsChangeSet *changes)
{
  guint n_changes = rs_change_set_get_n_changes (changes);
  gboolean relink = FALSE;

  for (guint i = 0; i < n_changes; i++)
    {
      const RsChange *change = rs_change_set_get_change (changes, i);
      RsEntityList *list = self->lists[change->kind];

      relink |= moves_contacts (change, rs_entity_list_lookup (list, change->id) == NULL);
      rs_entity_list_take (list, change);
    }

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_entity_list_arrange (self->lists[kind]);
  if (relink)
    link_contacts (self);
  if (n_changes > 0)
    count_states (self);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_entity_list_commit (self->lists[kind]);
  g_signal_emit (self, signals[SIGNAL_APPLIED], 0);
}

/**
 * rs_board_model_get_roster:
 * @self: a model
 *
 * Returns: (transfer none): the agents, by team, then name
 */
GListModel *
rs_board_model_get_roster (RsBoardModel *self)
{
  return G_LIST_MODEL (self->lists[RS_KIND_AGENT]);
}

/**
 * rs_board_model_get_queues:
 * @self: a model
 *
 * Returns: (transfer none): the queues, by name
 */
GListModel *
rs_board_model_get_queues (RsBoardModel *self)
{
  return G_LIST_MODEL (self->lists[RS_KIND_QUEUE]);
}

/**
 * rs_board_model_get_interactions:
 * @self: a model
 *
 * Returns: (transfer none): the contacts that are not over, by id
 */
GListModel *
rs_board_model_get_interactions (RsBoardModel *self)
{
  return G_LIST_MODEL (self->lists[RS_KIND_INTERACTION]);
}

/**
 * rs_board_model_count:
 * @self: a model
 * @state: a state
 *
 * Returns: how many agents are in it, of those whom we may see
 */
guint
rs_board_model_count (RsBoardModel *self, RsAgentState state)
{
  return self->tally[state];
}
