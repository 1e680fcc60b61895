/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-json.h"
#include "demo/rs-demo-status.h"

/*
 * The true state in the shape of a dump, so that both can be compared as they are. What a client must never
 * show (ended interactions) is not in it.
 */

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  const RsDemoRecord *const *first = a;
  const RsDemoRecord *const *second = b;

  return g_strcmp0 ((*first)->id, (*second)->id);
}

static void
collect (RsDemoRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, record);
}

static GPtrArray *
collect_sorted (RsDemoFloor *floor, RsDemoKind kind)
{
  GPtrArray *records = g_ptr_array_new ();

  rs_demo_floor_visit (floor, kind, collect, records);
  g_ptr_array_sort (records, compare_ids);
  return records;
}

static void
write_field (RsDemoJson *json, const RsDemoRecord *record, guint field)
{
  rs_demo_json_value (json, rs_demo_kind_get_field_name (record->kind, field), &record->values[field]);
}

static void
write_agent (RsDemoJson *json, const RsDemoRecord *record)
{
  write_field (json, record, RS_DEMO_AGENT_DISPLAY_NAME);
  write_field (json, record, RS_DEMO_AGENT_TEAM_NAME);
  write_field (json, record, RS_DEMO_AGENT_STATUS);
  rs_demo_json_text (json, "state", rs_demo_status_get_state (record->values[RS_DEMO_AGENT_STATUS].text));
  write_field (json, record, RS_DEMO_AGENT_QUEUE_NAME);
  write_field (json, record, RS_DEMO_AGENT_WRAP_UP_CODE);
  rs_demo_json_value (json, "since", &record->values[RS_DEMO_AGENT_STATUS_CHANGED_AT]);
  rs_demo_json_raw (json, "confirmed", "true");
}

static void
write_queue (RsDemoJson *json, const RsDemoRecord *record, gint64 now_ms)
{
  const RsDemoValue *since = &record->values[RS_DEMO_QUEUE_OLDEST_WAITING_SINCE];

  write_field (json, record, RS_DEMO_QUEUE_QUEUE_NAME);
  write_field (json, record, RS_DEMO_QUEUE_WAITING);
  if (since->type == RS_DEMO_VALUE_TIME)
    rs_demo_json_number (json, "longestWaitSeconds", (now_ms - since->number) / 1000);
  else
    rs_demo_json_text (json, "longestWaitSeconds", NULL);
  write_field (json, record, RS_DEMO_QUEUE_SERVICE_LEVEL);
  write_field (json, record, RS_DEMO_QUEUE_ABANDONED);
  write_field (json, record, RS_DEMO_QUEUE_HANDLED);
  write_field (json, record, RS_DEMO_QUEUE_AGENTS_AVAILABLE);
}

static void
write_interaction (RsDemoJson *json, const RsDemoRecord *record)
{
  write_field (json, record, RS_DEMO_INTERACTION_CHANNEL);
  write_field (json, record, RS_DEMO_INTERACTION_DIRECTION);
  write_field (json, record, RS_DEMO_INTERACTION_QUEUE_NAME);
  write_field (json, record, RS_DEMO_INTERACTION_USER_ID);
  write_field (json, record, RS_DEMO_INTERACTION_STATE);
}

static void
write_record (RsDemoJson *json, const RsDemoRecord *record, gint64 now_ms)
{
  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, rs_demo_kind_get_id_name (record->kind), record->id);
  switch (record->kind)
    {
    case RS_DEMO_KIND_AGENT:
      write_agent (json, record);
      break;
    case RS_DEMO_KIND_QUEUE:
      write_queue (json, record, now_ms);
      break;
    case RS_DEMO_KIND_INTERACTION:
      write_interaction (json, record);
      break;
    default:
      g_assert_not_reached ();
    }
  rs_demo_json_close (json, '}');
}

static void
write_records (RsDemoJson *json, const char *name, RsDemoFloor *floor, RsDemoKind kind)
{
  g_autoptr (GPtrArray) records = collect_sorted (floor, kind);

  rs_demo_json_open (json, name, '[');
  for (guint i = 0; i < records->len; i++)
    write_record (json, records->pdata[i], rs_demo_floor_get_time (floor) / 1000);
  rs_demo_json_close (json, ']');
}

/**
 * rs_demo_floor_dump_truth:
 * @self: a floor
 *
 * Tells the whole true state as of the floor's time: `agents`, `queues` and `interactions`, each sorted by
 * the bytes of the ids. `longestWaitSeconds` is null where nobody waits.
 *
 * Returns: (transfer full): one JSON document
 */
char *
rs_demo_floor_dump_truth (RsDemoFloor *self)
{
  RsDemoJson *json = rs_demo_json_new ();

  rs_demo_json_open (json, NULL, '{');
  write_records (json, "agents", self, RS_DEMO_KIND_AGENT);
  write_records (json, "queues", self, RS_DEMO_KIND_QUEUE);
  write_records (json, "interactions", self, RS_DEMO_KIND_INTERACTION);
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_text (json);
}
