/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-request.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/rs-error.h"

/* json-glib descends by recursion: deep nesting must not reach it. */
#define MAX_DEPTH 32
#define MAX_LENGTH (16 * 1024 * 1024)

static gboolean
is_shallow (const char *text, gsize length)
{
  gsize depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      if (text[i] == '[' || text[i] == '{')
        depth++;
      if (depth > 0 && (text[i] == ']' || text[i] == '}'))
        depth--;
      if (depth > MAX_DEPTH)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_ids (JsonArray *array, RsDemoSelection *out, GError **error)
{
  out->ids = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *node = json_array_get_element (array, i);

      if (json_node_get_value_type (node) != G_TYPE_STRING)
        {
          g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, "An id in the subscription is not a text.");
          return FALSE;
        }
      g_ptr_array_add (out->ids, g_strdup (json_node_get_string (node)));
    }
  return TRUE;
}

static gboolean
read_selection (JsonObject *payload, const char *part, const char *name, RsDemoSelection *out, GError **error)
{
  JsonNode *node = json_object_get_member (payload, part);
  JsonNode *ids;

  if (node == NULL)
    return TRUE;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED, "“%s” in the subscription is not an object.", part);
      return FALSE;
    }

  out->is_asked = TRUE;
  ids = json_object_get_member (json_node_get_object (node), name);
  if (ids == NULL || JSON_NODE_HOLDS_NULL (ids))
    return TRUE;
  if (!JSON_NODE_HOLDS_ARRAY (ids))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED, "“%s.%s” is neither a list nor null.", part, name);
      return FALSE;
    }
  return read_ids (json_node_get_array (ids), out, error);
}

static gboolean
read_subscribe (RsDemoRequest *self, JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "payload");
  JsonObject *payload;

  self->type = RS_DEMO_REQUEST_SUBSCRIBE;
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, "The subscription has no payload.");
      return FALSE;
    }
  payload = json_node_get_object (node);
  return read_selection (payload, "presence", "userIds", &self->agents, error) &&
         read_selection (payload, "queues", "queueIds", &self->queues, error) &&
         read_selection (payload, "interactions", "userIds", &self->interaction_agents, error);
}

static JsonNode *
parse_object (const char *text, gsize length, GError **error)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (length > MAX_LENGTH || !is_shallow (text, length))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, "The message is too large or too deep.");
      return NULL;
    }
  if (!json_parser_load_from_data (parser, text, (gssize) length, error))
    return NULL;

  root = json_parser_steal_root (parser);
  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return root;
  g_clear_pointer (&root, json_node_unref);
  g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, "The message is not a JSON object.");
  return NULL;
}

static gboolean
is_heartbeat_word (const char *word)
{
  return g_str_equal (word, "heartbeat") || g_str_equal (word, "ping") || g_str_equal (word, "pong");
}

static gboolean
read_object (RsDemoRequest *self, JsonObject *root, GError **error)
{
  JsonNode *node = json_object_get_member (root, "type");
  const char *type;

  if (node == NULL || json_node_get_value_type (node) != G_TYPE_STRING)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, "The message has no type.");
      return FALSE;
    }
  type = json_node_get_string (node);
  if (g_str_equal (type, "subscribe"))
    return read_subscribe (self, root, error);
  self->type = is_heartbeat_word (type) ? RS_DEMO_REQUEST_HEARTBEAT : RS_DEMO_REQUEST_OTHER;
  return TRUE;
}

/**
 * rs_demo_request_parse:
 * @text: a client's text frame
 * @length: its bytes
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it asks for; NULL with RS_ERROR_MALFORMED or json-glib's error if
 * it cannot be read
 */
RsDemoRequest *
rs_demo_request_parse (const char *text, gsize length, GError **error)
{
  g_autoptr (RsDemoRequest) self = g_new0 (RsDemoRequest, 1);
  g_autoptr (JsonNode) root = NULL;

  if (length == strlen ("pong") && strncmp (text, "pong", length) == 0)
    {
      self->type = RS_DEMO_REQUEST_HEARTBEAT;
      return g_steal_pointer (&self);
    }

  root = parse_object (text, length, error);
  if (root == NULL || !read_object (self, json_node_get_object (root), error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rs_demo_request_free:
 * @self: (transfer full): a request
 */
void
rs_demo_request_free (RsDemoRequest *self)
{
  g_clear_pointer (&self->agents.ids, g_ptr_array_unref);
  g_clear_pointer (&self->queues.ids, g_ptr_array_unref);
  g_clear_pointer (&self->interaction_agents.ids, g_ptr_array_unref);
  g_free (self);
}
