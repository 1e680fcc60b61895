/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-replay.h"

#include <json-glib/json-glib.h>
#include <string.h>

struct _DemoReplay
{
  GHashTable *entities[3]; /* id → JsonObject */
};

static const struct
{
  const char *type;
  const char *id_name;
  const char *list;
} kinds[] = {
  { "presence.update", "userId", "agents" },
  { "queue.update", "queueId", "queues" },
  { "interaction.update", "interactionId", "interactions" },
};

const char demo_subscribe_all[] = "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":null},"
                                  "\"queues\":{\"queueIds\":null},\"interactions\":{\"userIds\":null}}}";

DemoReplay *
demo_replay_new (void)
{
  DemoReplay *self = g_new0 (DemoReplay, 1);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    self->entities[i] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  return self;
}

void
demo_replay_free (DemoReplay *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    g_hash_table_unref (self->entities[i]);
  g_free (self);
}

static JsonNode *
parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  return json_parser_steal_root (parser);
}

static JsonNode *
parse_frame (GBytes *frame)
{
  return parse (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
}

static void
copy_member (JsonObject *object, const char *name, JsonNode *node, gpointer user_data)
{
  json_object_set_member (user_data, name, json_node_copy (node));
}

static void
merge (GHashTable *entities, const char *id, JsonObject *payload)
{
  JsonObject *entity = g_hash_table_lookup (entities, id);

  if (entity == NULL)
    {
      entity = json_object_new ();
      g_hash_table_insert (entities, g_strdup (id), entity);
    }
  json_object_foreach_member (payload, copy_member, entity);
  if (g_strcmp0 (json_object_get_string_member_with_default (entity, "state", NULL), "ended") == 0)
    g_hash_table_remove (entities, id);
}

void
demo_replay_apply (DemoReplay *self, GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);
  JsonObject *message = json_node_get_object (root);
  const char *type = json_object_get_string_member (message, "type");
  JsonObject *payload = json_object_get_object_member (message, "payload");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      merge (self->entities[i], json_object_get_string_member (payload, kinds[i].id_name), payload);
}

static void
assert_same (JsonNode *expected, JsonNode *seen, const char *id, const char *name)
{
  g_autofree char *expected_text = NULL;
  g_autofree char *seen_text = NULL;

  if (seen == NULL ? JSON_NODE_HOLDS_NULL (expected) : json_node_equal (expected, seen))
    return; /* what was never told is empty */
  expected_text = json_to_string (expected, FALSE);
  seen_text = seen != NULL ? json_to_string (seen, FALSE) : g_strdup ("nothing");
  g_error ("%s of %s: the truth is %s, the stream said %s", name, id, expected_text, seen_text);
}

static const char *
get_stream_name (const char *name)
{
  return g_str_equal (name, "since") ? "statusChangedAt" : name;
}

/* Derived by the dump, not told by the stream. */
static gboolean
is_derived (const char *name, gboolean is_agent)
{
  return g_str_equal (name, "confirmed") || g_str_equal (name, "longestWaitSeconds") ||
         (is_agent && g_str_equal (name, "state"));
}

static void
assert_entity (JsonObject *truth, JsonObject *seen, const char *id, gboolean is_agent)
{
  g_autoptr (GList) names = json_object_get_members (truth);

  for (GList *link = names; link != NULL; link = link->next)
    if (!is_derived (link->data, is_agent))
      assert_same (json_object_get_member (truth, link->data),
                   json_object_get_member (seen, get_stream_name (link->data)), id, link->data);
  if (json_object_has_member (truth, "longestWaitSeconds"))
    g_assert_cmpint (json_object_get_null_member (truth, "longestWaitSeconds"), ==,
                     json_object_get_int_member (truth, "waiting") == 0);
}

void
demo_replay_assert_equals_truth (DemoReplay *self, const char *truth)
{
  g_autoptr (JsonNode) root = parse (truth, strlen (truth));

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      JsonArray *list = json_object_get_array_member (json_node_get_object (root), kinds[i].list);

      g_assert_cmpuint (json_array_get_length (list), ==, g_hash_table_size (self->entities[i]));
      for (guint k = 0; k < json_array_get_length (list); k++)
        {
          JsonObject *entity = json_array_get_object_element (list, k);
          const char *id = json_object_get_string_member (entity, kinds[i].id_name);
          JsonObject *seen = g_hash_table_lookup (self->entities[i], id);

          if (seen == NULL)
            g_error ("%s is in the truth, but the stream never told about it", id);
          assert_entity (entity, seen, id, i == 0);
        }
    }
}

guint64
demo_frame_get_sequence (GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);

  return (guint64) json_object_get_int_member_with_default (json_node_get_object (root), "sequence", 0);
}

char *
demo_frame_dup_type (GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);

  return g_strdup (json_object_get_string_member (json_node_get_object (root), "type"));
}

char *
demo_frame_dup_timestamp (GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);

  return g_strdup (json_object_get_string_member (json_node_get_object (root), "timestamp"));
}

char *
demo_frame_without_monotonic (GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);

  json_object_remove_member (json_node_get_object (root), "sentAtMonotonic");
  return json_to_string (root, FALSE);
}

char *
demo_frame_dup_id (GBytes *frame)
{
  g_autoptr (JsonNode) root = parse_frame (frame);
  JsonObject *message = json_node_get_object (root);
  const char *type = json_object_get_string_member (message, "type");
  JsonObject *payload = json_object_get_object_member (message, "payload");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].type, type))
      return g_strdup (json_object_get_string_member (payload, kinds[i].id_name));
  return NULL;
}

gboolean
demo_frame_mentions (GBytes *frame, const char *needle)
{
  g_autofree char *text = g_strndup (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));

  return strstr (text, needle) != NULL;
}
