/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-heartbeat.h"

#include <string.h>

/*
 * Heartbeats must be answered or the platform closes the connection; how they look is not written down anywhere,
 * so all dialects that were met in the field are understood and answered in kind (protocol §5).
 */

static const char *const keys[] = { "type", "command", "event", "topicName" };
static const char *const words[] = { "heartbeat", "ping", "keepalive" };
static const char *const echoed[] = { "id", "sequence", "timestamp" };

static gboolean
is_word (const char *text, const char *word)
{
  for (; *text != '\0'; text++)
    {
      if (*text == '-' || *text == '_')
        continue;
      if (g_ascii_tolower (*text) != *word)
        return FALSE;
      word++;
    }
  return *word == '\0';
}

static const char *
peek_text (JsonObject *object, const char *key)
{
  JsonNode *node = json_object_get_member (object, key);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
}

/**
 * rs_heartbeat_is_bare:
 * @data: (array length=length): a frame
 * @length: its bytes
 *
 * Returns: whether it is the bare word `ping`, which is answered with the bare word `pong`
 */
gboolean
rs_heartbeat_is_bare (const char *data, gsize length)
{
  return length == 4 && memcmp (data, "ping", 4) == 0;
}

/**
 * rs_heartbeat_find_key:
 * @message: a message
 *
 * Returns: (transfer none) (nullable): the key in which it says that it is a heartbeat; %NULL if it is none
 */
const char *
rs_heartbeat_find_key (JsonObject *message)
{
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      const char *text = peek_text (message, keys[i]);

      for (guint j = 0; text != NULL && j < G_N_ELEMENTS (words); j++)
        if (is_word (text, words[j]))
          return keys[i];
    }
  return NULL;
}

/**
 * rs_heartbeat_make_reply:
 * @message: a heartbeat
 * @key: the key in which it said so
 * @word: (nullable): what to answer; %NULL for the dialect's own word
 *
 * Answers in the same dialect: the same key, `pong` for `ping`, and the `id`, `sequence` or `timestamp` that came.
 *
 * Returns: (transfer full): a text frame
 */
char *
rs_heartbeat_make_reply (JsonObject *message, const char *key, const char *word)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *reply = json_object_new ();
  const char *came = peek_text (message, key);

  json_node_take_object (node, reply);
  if (word == NULL)
    word = is_word (came, "ping") ? "pong" : came;
  json_object_set_string_member (reply, key, word);
  for (guint i = 0; i < G_N_ELEMENTS (echoed); i++)
    {
      JsonNode *member = json_object_get_member (message, echoed[i]);

      if (member != NULL && JSON_NODE_HOLDS_VALUE (member))
        json_object_set_member (reply, echoed[i], json_node_copy (member));
    }
  return json_to_string (node, FALSE);
}
