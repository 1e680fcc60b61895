/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-report.h"

#include "base/rs-iso-time.h"
#include "model/rs-agent-state.h"
#include "wire/rs-json-writer.h"

#include <math.h>

/* What an entity looks like in every output, whether it comes from the models or from a change set. */
typedef struct
{
  RsKind kind;
  const char *id;
  const RsValue *values;
  gint64 since_ns;
  gboolean confirmed;
  gint64 server_now_ns;
} Entity;

static void
add_number (JsonBuilder *builder, const char *name, double number)
{
  json_builder_set_member_name (builder, name);
  if (floor (number) < number)
    json_builder_add_double_value (builder, number);
  else
    json_builder_add_int_value (builder, (gint64) number);
}

static void
add_time (JsonBuilder *builder, const char *name, gint64 time_ns)
{
  g_autofree char *text = time_ns != 0 ? rs_iso_time_format (time_ns) : NULL;

  rs_json_write_text (builder, name, text);
}

static void
add_value (JsonBuilder *builder, const char *name, const RsValue *value)
{
  switch (value->type)
    {
    case RS_VALUE_TEXT:
      rs_json_write_text (builder, name, value->text);
      break;
    case RS_VALUE_NUMBER:
      add_number (builder, name, value->number);
      break;
    case RS_VALUE_TIME:
      add_time (builder, name, value->time_ns);
      break;
    case RS_VALUE_UNSET:
    case RS_VALUE_NULL:
    default:
      rs_json_write_text (builder, name, NULL);
    }
}

static void
add_field (JsonBuilder *builder, const Entity *entity, guint field)
{
  add_value (builder, rs_kind_get_fields (entity->kind, NULL)[field].name, &entity->values[field]);
}

static void
add_agent (JsonBuilder *builder, const Entity *entity)
{
  const char *status = rs_value_get_text (&entity->values[RS_AGENT_STATUS]);

  rs_json_write_text (builder, "userId", entity->id);
  add_field (builder, entity, RS_AGENT_DISPLAY_NAME);
  add_field (builder, entity, RS_AGENT_TEAM_NAME);
  add_field (builder, entity, RS_AGENT_STATUS);
  rs_json_write_text (builder, "state", rs_agent_state_get_nick (rs_agent_state_from_status (status)));
  add_field (builder, entity, RS_AGENT_QUEUE_NAME);
  add_field (builder, entity, RS_AGENT_WRAP_UP_CODE);
  add_time (builder, "since", entity->since_ns);
}

/* The longest wait goes on ticking: it is reckoned from the moment since when the oldest contact waits. */
static void
add_longest_wait (JsonBuilder *builder, const Entity *entity)
{
  const RsValue *since = &entity->values[RS_QUEUE_OLDEST_WAITING_SINCE];

  if (since->type == RS_VALUE_TIME)
    add_number (builder, "longestWaitSeconds", floor (MAX (entity->server_now_ns - since->time_ns, 0) / 1e9));
  else
    add_field (builder, entity, RS_QUEUE_LONGEST_WAIT_SECONDS);
}

static void
add_queue (JsonBuilder *builder, const Entity *entity)
{
  rs_json_write_text (builder, "queueId", entity->id);
  add_field (builder, entity, RS_QUEUE_NAME);
  add_field (builder, entity, RS_QUEUE_WAITING);
  add_longest_wait (builder, entity);
  add_field (builder, entity, RS_QUEUE_OLDEST_WAITING_SINCE);
  add_field (builder, entity, RS_QUEUE_SERVICE_LEVEL);
  add_field (builder, entity, RS_QUEUE_SERVICE_LEVEL_GOAL);
  add_field (builder, entity, RS_QUEUE_ABANDONED);
  add_field (builder, entity, RS_QUEUE_HANDLED);
  add_field (builder, entity, RS_QUEUE_AGENTS_AVAILABLE);
}

static void
add_interaction (JsonBuilder *builder, const Entity *entity)
{
  rs_json_write_text (builder, "interactionId", entity->id);
  add_field (builder, entity, RS_INTERACTION_CHANNEL);
  add_field (builder, entity, RS_INTERACTION_DIRECTION);
  add_field (builder, entity, RS_INTERACTION_QUEUE_NAME);
  add_field (builder, entity, RS_INTERACTION_USER_ID);
  add_field (builder, entity, RS_INTERACTION_STATE);
  add_time (builder, "since", entity->since_ns);
}

static void
add_entity (JsonBuilder *builder, const Entity *entity)
{
  static void (*const add[RS_N_KINDS]) (JsonBuilder * builder, const Entity *entity) = {
    [RS_KIND_AGENT] = add_agent,
    [RS_KIND_QUEUE] = add_queue,
    [RS_KIND_INTERACTION] = add_interaction,
  };

  add[entity->kind](builder, entity);
  json_builder_set_member_name (builder, "confirmed");
  json_builder_add_boolean_value (builder, entity->confirmed);
}

static void
add_source (JsonBuilder *builder, const RsSourceStatus *status)
{
  rs_json_write_text (builder, "state", rs_source_state_get_nick (status->state));
  rs_json_write_text (builder, "sentence", status->sentence);
  if (status->notice != NULL)
    rs_json_write_text (builder, "notice", status->notice);
  add_number (builder, "epoch", status->epoch);
  add_time (builder, "since", status->since_us * 1000);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (rs_entity_get_id (*(RsEntity *const *) a), rs_entity_get_id (*(RsEntity *const *) b));
}

static void
add_list (JsonBuilder *builder, const char *name, GListModel *model, gint64 server_now_ns)
{
  g_autoptr (GPtrArray) entities = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    g_ptr_array_add (entities, g_list_model_get_item (model, i));
  g_ptr_array_sort (entities, compare_ids);

  json_builder_set_member_name (builder, name);
  json_builder_begin_array (builder);
  for (guint i = 0; i < entities->len; i++)
    {
      RsEntity *entity = entities->pdata[i];
      Entity described = {
        .kind = RS_ENTITY_GET_CLASS (entity)->kind,
        .id = rs_entity_get_id (entity),
        .values = rs_entity_get_value (entity, 0),
        .since_ns = rs_entity_get_since (entity),
        .confirmed = rs_entity_get_confirmed (entity),
        .server_now_ns = server_now_ns,
      };

      json_builder_begin_object (builder);
      add_entity (builder, &described);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static guint
count_nameless (GListModel *roster)
{
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (roster); i++)
    {
      g_autoptr (RsEntity) agent = g_list_model_get_item (roster, i);

      count += rs_value_get_text (rs_entity_get_value (agent, RS_AGENT_DISPLAY_NAME)) == NULL;
    }
  return count;
}

static void
add_counters (JsonBuilder *builder, RsBoardModel *model, const RsSourceStatus *status)
{
  json_builder_set_member_name (builder, "counters");
  json_builder_begin_object (builder);
  for (guint i = 0; i < RS_N_COUNTERS; i++)
    add_number (builder, rs_counter_get_nick (i), (double) status->counters[i]);
  add_number (builder, "nameless", count_nameless (rs_board_model_get_roster (model)));
  json_builder_set_member_name (builder, "malformedReasons");
  json_builder_begin_object (builder);
  for (guint i = 1; i < RS_N_MALFORMED; i++)
    if (status->malformed[i] > 0)
      add_number (builder, rs_malformed_get_nick (i), (double) status->malformed[i]);
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/**
 * rs_report_dump:
 * @model: the picture
 * @status: how the source is
 * @server_now_ns: the time at the server
 * @local_now_ns: what this machine's wall clock says at the same moment
 *
 * Writes the whole picture as one JSON document, its arrays sorted by id.
 *
 * Returns: (transfer full): the document, on one line
 */
char *
rs_report_dump (RsBoardModel *model, const RsSourceStatus *status, gint64 server_now_ns, gint64 local_now_ns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "source");
  json_builder_begin_object (builder);
  add_source (builder, status);
  if (status->has_server_offset)
    add_number (builder, "serverOffsetMs", round ((double) (server_now_ns - local_now_ns) / 1e6));
  json_builder_end_object (builder);
  add_list (builder, "agents", rs_board_model_get_roster (model), server_now_ns);
  add_list (builder, "queues", rs_board_model_get_queues (model), server_now_ns);
  add_list (builder, "interactions", rs_board_model_get_interactions (model), server_now_ns);
  add_counters (builder, model, status);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}

static void
add_transitions (JsonBuilder *builder, const RsChange *change)
{
  if (change->n_transitions < 2)
    return;

  json_builder_set_member_name (builder, "transitions");
  json_builder_begin_array (builder);
  for (guint i = 0; i < change->n_transitions; i++)
    {
      json_builder_begin_object (builder);
      rs_json_write_text (builder, "from", change->transitions[i].from);
      rs_json_write_text (builder, "to", change->transitions[i].to);
      add_time (builder, "at", change->transitions[i].at_ns);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  if (change->n_transitions_lost > 0)
    add_number (builder, "moreTransitions", change->n_transitions_lost);
}

/**
 * rs_report_change:
 * @change: what happened to one entity
 * @server_now_ns: the time at the server
 *
 * Writes the entity as it is now; with `removed` if it has left, and with the steps between if there was more than
 * one.
 *
 * Returns: (transfer full): a JSON object on one line
 */
char *
rs_report_change (const RsChange *change, gint64 server_now_ns)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();
  Entity entity = {
    .kind = change->kind,
    .id = change->id,
    .values = change->values,
    .since_ns = change->since_ns,
    .confirmed = change->confirmed,
    .server_now_ns = server_now_ns,
  };

  json_builder_begin_object (builder);
  rs_json_write_text (builder, "type", rs_kind_get_name (change->kind));
  add_entity (builder, &entity);
  if (change->removed)
    {
      json_builder_set_member_name (builder, "removed");
      json_builder_add_boolean_value (builder, TRUE);
    }
  add_transitions (builder, change);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}

/**
 * rs_report_source:
 * @status: how the source is
 *
 * Returns: (transfer full): it as a JSON object on one line
 */
char *
rs_report_source (const RsSourceStatus *status)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  rs_json_write_text (builder, "type", "source");
  add_source (builder, status);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}
