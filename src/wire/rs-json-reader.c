/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-reader.h"

#include "base/rs-iso-time.h"

#include <math.h>

/* Beyond 2⁵³ a double is no whole number any more, and many servers write numbers as doubles. */
#define MAX_WHOLE 9007199254740992.0

/* A parser for each thread: making one for every message is a tenth of the work. It keeps nothing of what it read. */
static JsonParser *
get_parser (void)
{
  static GPrivate parsers = G_PRIVATE_INIT (g_object_unref);
  JsonParser *parser = g_private_get (&parsers);

  if (parser == NULL)
    {
      parser = json_parser_new ();
      g_private_set (&parsers, parser);
    }
  return parser;
}

/**
 * rs_json_parse_object:
 * @data: (array length=length): bytes from outside
 * @length: how many
 * @max_bytes: how many may be
 * @out_reason: (out): what is wrong with it
 *
 * The only door through which JSON comes into the program: guard first, parser second.
 *
 * Returns: (transfer full) (nullable): a node that holds an object
 */
JsonNode *
rs_json_parse_object (const char *data, gsize length, gsize max_bytes, RsMalformed *out_reason)
{
  JsonParser *parser = get_parser ();
  JsonNode *root;

  *out_reason = rs_json_guard_check (data, length, max_bytes);
  if (*out_reason != RS_MALFORMED_NONE)
    return NULL;

  if (!json_parser_load_from_data (parser, data, (gssize) length, NULL))
    *out_reason = RS_MALFORMED_NOT_JSON;
  root = json_parser_steal_root (parser);
  if (*out_reason == RS_MALFORMED_NONE && (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)))
    *out_reason = RS_MALFORMED_NOT_OBJECT;
  if (*out_reason != RS_MALFORMED_NONE)
    g_clear_pointer (&root, json_node_unref);
  return root;
}

static RsJsonOutcome
find (JsonObject *object, const char *name, JsonNode **out)
{
  *out = json_object_get_member (object, name);
  if (*out == NULL)
    return RS_JSON_ABSENT;
  return JSON_NODE_HOLDS_NULL (*out) ? RS_JSON_NULL : RS_JSON_VALUE;
}

/**
 * rs_json_read_text:
 * @object: an object
 * @name: a member
 * @out: (out) (transfer none): its text, valid as long as @object
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_text (JsonObject *object, const char *name, const char **out)
{
  JsonNode *node;
  RsJsonOutcome outcome = find (object, name, &node);

  if (outcome != RS_JSON_VALUE)
    return outcome;
  if (json_node_get_value_type (node) != G_TYPE_STRING)
    return RS_JSON_WRONG;
  *out = json_node_get_string (node);
  return RS_JSON_VALUE;
}

static gboolean
read_whole_text (const char *text, gint64 *out)
{
  guint64 value;

  if (!g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT64, &value, NULL))
    return FALSE;
  *out = (gint64) value;
  return TRUE;
}

/**
 * rs_json_read_integer:
 * @object: an object
 * @name: a member
 * @out: (out): a whole number, 0 or more
 *
 * Reads a number that may also come as decimal text (protocol §4). Of an integer that does not fit json-glib 1.6 makes
 * −1, and 1.10 the greatest that does; neither of the two is taken for a number here.
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_integer (JsonObject *object, const char *name, gint64 *out)
{
  JsonNode *node;
  RsJsonOutcome outcome = find (object, name, &node);
  GType type;
  double number;

  if (outcome != RS_JSON_VALUE)
    return outcome;
  type = json_node_get_value_type (node);
  if (type == G_TYPE_STRING)
    return read_whole_text (json_node_get_string (node), out) ? RS_JSON_VALUE : RS_JSON_WRONG;
  if (type == G_TYPE_INT64)
    {
      *out = json_node_get_int (node);
      return *out >= 0 && *out < G_MAXINT64 ? RS_JSON_VALUE : RS_JSON_WRONG;
    }
  if (type != G_TYPE_DOUBLE)
    return RS_JSON_WRONG;

  number = json_node_get_double (node);
  if (!(number >= 0 && number <= MAX_WHOLE) || floor (number) < number)
    return RS_JSON_WRONG;
  *out = (gint64) number;
  return RS_JSON_VALUE;
}

/**
 * rs_json_read_number:
 * @object: an object
 * @name: a member
 * @minimum: the least that it may be
 * @maximum: the most
 * @out: (out): a number
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_number (JsonObject *object, const char *name, double minimum, double maximum, double *out)
{
  JsonNode *node;
  RsJsonOutcome outcome = find (object, name, &node);
  GType type;

  if (outcome != RS_JSON_VALUE)
    return outcome;
  type = json_node_get_value_type (node);
  if (type != G_TYPE_INT64 && type != G_TYPE_DOUBLE)
    return RS_JSON_WRONG;
  *out = json_node_get_double (node);
  return *out >= minimum && *out <= maximum ? RS_JSON_VALUE : RS_JSON_WRONG;
}

/**
 * rs_json_read_time:
 * @object: an object
 * @name: a member
 * @out_ns: (out): nanoseconds since 1970
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_time (JsonObject *object, const char *name, gint64 *out_ns)
{
  const char *text;
  RsJsonOutcome outcome = rs_json_read_text (object, name, &text);

  if (outcome != RS_JSON_VALUE)
    return outcome;
  return rs_iso_time_parse (text, out_ns) ? RS_JSON_VALUE : RS_JSON_WRONG;
}

/**
 * rs_json_read_object:
 * @object: an object
 * @name: a member
 * @out: (out) (transfer none): the object in it
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_object (JsonObject *object, const char *name, JsonObject **out)
{
  JsonNode *node;
  RsJsonOutcome outcome = find (object, name, &node);

  if (outcome != RS_JSON_VALUE)
    return outcome;
  if (!JSON_NODE_HOLDS_OBJECT (node))
    return RS_JSON_WRONG;
  *out = json_node_get_object (node);
  return RS_JSON_VALUE;
}

/**
 * rs_json_read_array:
 * @object: an object
 * @name: a member
 * @out: (out) (transfer none): the array in it
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_json_read_array (JsonObject *object, const char *name, JsonArray **out)
{
  JsonNode *node;
  RsJsonOutcome outcome = find (object, name, &node);

  if (outcome != RS_JSON_VALUE)
    return outcome;
  if (!JSON_NODE_HOLDS_ARRAY (node))
    return RS_JSON_WRONG;
  *out = json_node_get_array (node);
  return RS_JSON_VALUE;
}
