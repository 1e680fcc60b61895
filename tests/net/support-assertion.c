/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-assertion.h"

#include <string.h>

static GBytes *
decode (const char *part)
{
  g_autoptr (GString) text = g_string_new (part);
  gsize length;
  guchar *data;

  g_assert_cmpuint (strspn (part, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==,
                    strlen (part));
  g_string_replace (text, "-", "+", 0);
  g_string_replace (text, "_", "/", 0);
  while (text->len % 4 != 0)
    g_string_append_c (text, '=');
  data = g_base64_decode (text->str, &length);
  return g_bytes_new_take (data, length);
}

static JsonNode *
parse (const char *part)
{
  g_autoptr (GBytes) bytes = decode (part);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}

void
test_assertion_read (TestAssertion *self, const char *text)
{
  g_auto (GStrv) parts = NULL;

  g_assert_nonnull (text);
  parts = g_strsplit (text, ".", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  self->header = parse (parts[0]);
  self->claims = parse (parts[1]);
  self->signed_text = g_strconcat (parts[0], ".", parts[1], NULL);
  self->signature = decode (parts[2]);
}

void
test_assertion_clear (TestAssertion *self)
{
  g_clear_pointer (&self->header, json_node_unref);
  g_clear_pointer (&self->claims, json_node_unref);
  g_clear_pointer (&self->signed_text, g_free);
  g_clear_pointer (&self->signature, g_bytes_unref);
}

/* NULL if there is none. */
const char *
test_assertion_get (JsonNode *node, const char *name)
{
  return json_object_get_string_member_with_default (json_node_get_object (node), name, NULL);
}

gint64
test_assertion_get_seconds (const TestAssertion *self, const char *name)
{
  JsonNode *member = json_object_get_member (json_node_get_object (self->claims), name);

  g_assert_nonnull (member);
  g_assert_cmpuint (json_node_get_value_type (member), ==, G_TYPE_INT64);
  return json_node_get_int (member);
}
