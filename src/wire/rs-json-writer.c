/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-writer.h"

/* What every document that we write needs beside json-glib's builder. */

/**
 * rs_json_write_text:
 * @builder: in an object
 * @name: of the member
 * @text: (nullable): its value; %NULL makes it null
 */
void
rs_json_write_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  if (text != NULL)
    json_builder_add_string_value (builder, text);
  else
    json_builder_add_null_value (builder);
}

/**
 * rs_json_write_integer:
 * @builder: in an object
 * @name: of the member
 * @number: its value
 */
void
rs_json_write_integer (JsonBuilder *builder, const char *name, gint64 number)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, number);
}

/**
 * rs_json_write_end:
 * @builder: of a document that is complete
 *
 * Returns: (transfer full): the document, on one line without a line feed
 */
char *
rs_json_write_end (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}
