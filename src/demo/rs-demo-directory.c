/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-directory.h"

#include <string.h>

#include "demo/rs-demo-json.h"

/*
 * What things are called, for heads whose stream does not say it: as JSON, and as a file of names.
 */

static void
write_field (RsDemoJson *json, const RsDemoRecord *record, guint field)
{
  rs_demo_json_value (json, rs_demo_kind_get_field_name (record->kind, field), &record->values[field]);
}

static void
write_user (RsDemoRecord *record, gpointer user_data)
{
  RsDemoJson *json = user_data;

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "userId", record->id);
  write_field (json, record, RS_DEMO_AGENT_DISPLAY_NAME);
  write_field (json, record, RS_DEMO_AGENT_TEAM_NAME);
  rs_demo_json_close (json, '}');
}

static void
write_queue (RsDemoRecord *record, gpointer user_data)
{
  RsDemoJson *json = user_data;

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "queueId", record->id);
  write_field (json, record, RS_DEMO_QUEUE_QUEUE_NAME);
  rs_demo_json_close (json, '}');
}

static char *
list (RsDemoFloor *floor, RsDemoKind kind, const char *name, RsDemoFloorVisitor write)
{
  RsDemoJson *json = rs_demo_json_new ();

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_open (json, name, '[');
  rs_demo_floor_visit (floor, kind, write, json);
  rs_demo_json_close (json, ']');
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_text (json);
}

/**
 * rs_demo_directory_list_users:
 * @floor: a floor
 *
 * Returns: (transfer full): `{"users":[{"userId":…,"displayName":…,"teamName":…}]}`
 */
char *
rs_demo_directory_list_users (RsDemoFloor *floor)
{
  return list (floor, RS_DEMO_KIND_AGENT, "users", write_user);
}

/**
 * rs_demo_directory_list_queues:
 * @floor: a floor
 *
 * Returns: (transfer full): `{"queues":[{"queueId":…,"queueName":…}]}`
 */
char *
rs_demo_directory_list_queues (RsDemoFloor *floor)
{
  return list (floor, RS_DEMO_KIND_QUEUE, "queues", write_queue);
}

/* RFC 4180 §2 */
static void
append_cell (GString *out, const char *text, const char *after)
{
  if (text != NULL && strpbrk (text, ",\"\r\n") != NULL)
    {
      g_auto (GStrv) parts = g_strsplit (text, "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (out, "\"%s\"", doubled);
    }
  else if (text != NULL)
    g_string_append (out, text);
  g_string_append (out, after);
}

static void
append_row (RsDemoRecord *record, gpointer user_data)
{
  GString *out = user_data;

  append_cell (out, record->id, ",");
  append_cell (out, record->values[RS_DEMO_AGENT_DISPLAY_NAME].text, ",");
  append_cell (out, record->values[RS_DEMO_AGENT_TEAM_NAME].text, "\n");
}

/**
 * rs_demo_directory_list_names:
 * @floor: a floor
 *
 * Returns: (transfer full): a file of names: CSV with a first line `userId,displayName,teamName`
 */
char *
rs_demo_directory_list_names (RsDemoFloor *floor)
{
  GString *out = g_string_new ("userId,displayName,teamName\n");

  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, append_row, out);
  return g_string_free (out, FALSE);
}
