/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-grant.h"

static void
collect_id (RsDemoRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (record->id));
}

static gboolean
is_withheld (const char *const *withheld, const char *id)
{
  return withheld != NULL && g_strv_contains (withheld, id);
}

static GPtrArray *
list_asked (RsDemoFloor *floor, RsDemoKind kind, const RsDemoSelection *selection)
{
  GPtrArray *asked = g_ptr_array_new_with_free_func (g_free);

  if (selection->ids == NULL)
    rs_demo_floor_visit (floor, kind, collect_id, asked);
  else
    for (guint i = 0; i < selection->ids->len; i++)
      g_ptr_array_add (asked, g_strdup (selection->ids->pdata[i]));
  return asked;
}

static GPtrArray *
grant_part (RsDemoFloor *floor, RsDemoKind kind, const RsDemoSelection *selection, const char *const *withheld,
            GHashTable *set)
{
  g_autoptr (GPtrArray) asked = NULL;
  GPtrArray *granted;

  if (!selection->is_asked)
    return NULL;

  asked = list_asked (floor, kind, selection);
  granted = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < asked->len; i++)
    {
      const char *id = asked->pdata[i];
      char *copy;

      if (is_withheld (withheld, id) || rs_demo_floor_find (floor, kind, id) == NULL || g_hash_table_contains (set, id))
        continue;
      copy = g_strdup (id);
      g_ptr_array_add (granted, copy);
      g_hash_table_add (set, copy);
    }
  return granted;
}

static void
collect_queue_names (RsDemoGrant *self, RsDemoFloor *floor)
{
  for (guint i = 0; self->queues != NULL && i < self->queues->len; i++)
    {
      RsDemoRecord *queue = rs_demo_floor_find (floor, RS_DEMO_KIND_QUEUE, self->queues->pdata[i]);

      g_hash_table_add (self->queue_name_set, g_strdup (queue->values[RS_DEMO_QUEUE_QUEUE_NAME].text));
    }
}

/**
 * rs_demo_grant_new:
 * @floor: what there is
 * @request: what was asked for
 * @withheld: (nullable): ids that nobody is granted
 *
 * Returns: (transfer full): what is granted
 */
RsDemoGrant *
rs_demo_grant_new (RsDemoFloor *floor, const RsDemoRequest *request, const char *const *withheld)
{
  RsDemoGrant *self = g_new0 (RsDemoGrant, 1);

  self->agent_set = g_hash_table_new (g_str_hash, g_str_equal);
  self->queue_set = g_hash_table_new (g_str_hash, g_str_equal);
  self->interaction_agent_set = g_hash_table_new (g_str_hash, g_str_equal);
  self->queue_name_set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->agents = grant_part (floor, RS_DEMO_KIND_AGENT, &request->agents, withheld, self->agent_set);
  self->queues = grant_part (floor, RS_DEMO_KIND_QUEUE, &request->queues, withheld, self->queue_set);
  self->interaction_agents =
      grant_part (floor, RS_DEMO_KIND_AGENT, &request->interaction_agents, withheld, self->interaction_agent_set);
  collect_queue_names (self, floor);
  return self;
}

/**
 * rs_demo_grant_free:
 * @self: (transfer full): a grant
 */
void
rs_demo_grant_free (RsDemoGrant *self)
{
  g_hash_table_unref (self->agent_set);
  g_hash_table_unref (self->queue_set);
  g_hash_table_unref (self->queue_name_set);
  g_hash_table_unref (self->interaction_agent_set);
  g_clear_pointer (&self->agents, g_ptr_array_unref);
  g_clear_pointer (&self->queues, g_ptr_array_unref);
  g_clear_pointer (&self->interaction_agents, g_ptr_array_unref);
  g_free (self);
}

/* A contact that waits has no agent yet: it is told to whoever may see its queue. */
static gboolean
allows_interaction (RsDemoGrant *self, const RsDemoRecord *record)
{
  const char *agent_id = record->values[RS_DEMO_INTERACTION_USER_ID].text;

  if (self->interaction_agents == NULL)
    return FALSE;
  if (agent_id != NULL)
    return g_hash_table_contains (self->interaction_agent_set, agent_id);
  return g_hash_table_contains (self->queue_name_set, record->values[RS_DEMO_INTERACTION_QUEUE_NAME].text);
}

/**
 * rs_demo_grant_allows:
 * @self: a grant
 * @record: an agent, queue or interaction
 *
 * Returns: whether it may be told
 */
gboolean
rs_demo_grant_allows (RsDemoGrant *self, const RsDemoRecord *record)
{
  switch (record->kind)
    {
    case RS_DEMO_KIND_AGENT:
      return g_hash_table_contains (self->agent_set, record->id);
    case RS_DEMO_KIND_QUEUE:
      return g_hash_table_contains (self->queue_set, record->id);
    case RS_DEMO_KIND_INTERACTION:
      return allows_interaction (self, record);
    default:
      g_assert_not_reached ();
    }
}
