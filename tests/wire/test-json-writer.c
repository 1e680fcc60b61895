/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-writer.h"

static void
test_a_document_is_one_line (void)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autofree char *text = NULL;

  json_builder_begin_object (builder);
  rs_json_write_text (builder, "name", "two\nlines");
  rs_json_write_text (builder, "team", NULL);
  rs_json_write_integer (builder, "waiting", G_MAXINT64);
  json_builder_end_object (builder);
  text = rs_json_write_end (builder);
  g_assert_cmpstr (text, ==, "{\"name\":\"two\\nlines\",\"team\":null,\"waiting\":9223372036854775807}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/json-writer/a-document-is-one-line", test_a_document_is_one_line);
  return g_test_run ();
}
