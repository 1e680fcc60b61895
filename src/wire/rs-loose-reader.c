/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-loose-reader.h"

/*
 * Reads members of replies whose shape varies from server to server and from version to version: names in other
 * spellings and in any case, numbers and truth values as text. What was found is told as strictly as elsewhere.
 */

static const char *
find_in_any_case (JsonObject *object, const char *name)
{
  JsonObjectIter iter;
  const char *member;
  JsonNode *node;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &member, &node))
    if (g_ascii_strcasecmp (member, name) == 0 && !JSON_NODE_HOLDS_NULL (node))
      return member;
  return NULL;
}

/**
 * rs_loose_find_member:
 * @object: an object
 * @names: (array zero-terminated=1): how the member may be called, the best name first
 *
 * Returns: (transfer none) (nullable): what it is called there; %NULL if there is none that is not null
 */
const char *
rs_loose_find_member (JsonObject *object, const char *const *names)
{
  const char *member = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    if (json_object_has_member (object, names[i]) && !json_object_get_null_member (object, names[i]))
      return names[i];
  for (guint i = 0; names[i] != NULL && member == NULL; i++)
    member = find_in_any_case (object, names[i]);
  return member;
}

/**
 * rs_loose_read_text:
 * @object: an object
 * @names: (array zero-terminated=1): how the member may be called
 * @out: (out) (transfer none): its text, valid as long as @object
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_loose_read_text (JsonObject *object, const char *const *names, const char **out)
{
  const char *member = rs_loose_find_member (object, names);

  return member != NULL ? rs_json_read_text (object, member, out) : RS_JSON_ABSENT;
}

/**
 * rs_loose_read_id:
 * @object: an object
 * @names: (array zero-terminated=1): how the member may be called
 * @out: (out) (transfer full): the id as text: of a number its digits
 *
 * Reads an id, which some servers write as a number and others as text.
 *
 * Returns: what was found; empty text is %RS_JSON_WRONG
 */
RsJsonOutcome
rs_loose_read_id (JsonObject *object, const char *const *names, char **out)
{
  const char *member = rs_loose_find_member (object, names);
  const char *text;
  gint64 number;

  if (member == NULL)
    return RS_JSON_ABSENT;
  if (rs_json_read_text (object, member, &text) == RS_JSON_VALUE)
    {
      if (*text == '\0')
        return RS_JSON_WRONG;
      *out = g_strdup (text);
      return RS_JSON_VALUE;
    }
  if (rs_json_read_integer (object, member, &number) != RS_JSON_VALUE)
    return RS_JSON_WRONG;
  *out = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  return RS_JSON_VALUE;
}

static RsJsonOutcome
read_flag_text (const char *text, gboolean *out)
{
  *out = g_ascii_strcasecmp (text, "true") == 0 || g_str_equal (text, "1");
  return *out || g_ascii_strcasecmp (text, "false") == 0 || g_str_equal (text, "0") ? RS_JSON_VALUE : RS_JSON_WRONG;
}

/**
 * rs_loose_read_flag:
 * @object: an object
 * @names: (array zero-terminated=1): how the member may be called
 * @out: (out): true for `true`, `"True"` in any case, 1 and `"1"`; false likewise
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_loose_read_flag (JsonObject *object, const char *const *names, gboolean *out)
{
  const char *member = rs_loose_find_member (object, names);
  const char *text;
  gint64 number;

  if (member == NULL)
    return RS_JSON_ABSENT;
  if (json_node_get_value_type (json_object_get_member (object, member)) == G_TYPE_BOOLEAN)
    {
      *out = json_object_get_boolean_member (object, member);
      return RS_JSON_VALUE;
    }
  if (rs_json_read_text (object, member, &text) == RS_JSON_VALUE)
    return read_flag_text (text, out);
  if (rs_json_read_integer (object, member, &number) != RS_JSON_VALUE || number > 1)
    return RS_JSON_WRONG;
  *out = number == 1;
  return RS_JSON_VALUE;
}

/**
 * rs_loose_read_count:
 * @object: an object
 * @names: (array zero-terminated=1): how the member may be called
 * @out: (out): a whole number, 0 or more
 *
 * Returns: what was found
 */
RsJsonOutcome
rs_loose_read_count (JsonObject *object, const char *const *names, gint64 *out)
{
  const char *member = rs_loose_find_member (object, names);

  return member != NULL ? rs_json_read_integer (object, member, out) : RS_JSON_ABSENT;
}
