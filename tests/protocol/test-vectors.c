/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-decoder.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * Decodes the messages that vectors.py makes out of the protocol's schemas, and compares what comes out with what the
 * schemas say. RINGSIDE_VECTORS names the file: a JSON object on each line. All that differs in a group is told.
 */

typedef struct
{
  GPtrArray *vectors; /* of JsonNode */
  guint32 told[RS_N_KINDS];
} Vectors;

static char *
describe_number (double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  return g_strdup_printf ("number %s", g_ascii_dtostr (text, sizeof text, number));
}

static char *
describe_value (const RsValue *value)
{
  switch (value->type)
    {
    case RS_VALUE_TEXT:
      return g_strdup_printf ("text %s", value->text);
    case RS_VALUE_NUMBER:
      return describe_number (value->number);
    case RS_VALUE_TIME:
      return g_strdup_printf ("time %" G_GINT64_FORMAT, value->time_ns);
    case RS_VALUE_NULL:
      return g_strdup ("null");
    case RS_VALUE_UNSET:
    default:
      return g_strdup ("unset");
    }
}

static char *
describe_expected_value (JsonNode *node)
{
  JsonObject *object;

  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("null");
  object = json_node_get_object (node);
  if (json_object_has_member (object, "number"))
    return describe_number (json_object_get_double_member (object, "number"));
  if (json_object_has_member (object, "time"))
    return g_strdup_printf ("time %s", json_object_get_string_member (object, "time"));
  return g_strdup_printf ("text %s", json_object_get_string_member (object, "text"));
}

/* Two accounts of one message in the same words: the first that the decoder gives, the second that was expected. */
typedef struct
{
  GString *came;
  GString *expected;
} Account;

static void
add_text (GString *account, const char *name, const char *text)
{
  g_string_append_printf (account, "%s=%s\n", name, text != NULL ? text : "(nothing)");
}

static void
add_number (GString *account, const char *name, gint64 number)
{
  g_string_append_printf (account, "%s=%" G_GINT64_FORMAT "\n", name, number);
}

static const char *
get_text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

static void
add_field (Account *account, JsonObject *fields, const RsDelta *delta, guint field)
{
  const char *name = rs_kind_get_fields (delta->kind, NULL)[field].name;
  JsonNode *node = json_object_get_member (fields, name);
  g_autofree char *came = describe_value (&delta->values[field]);
  g_autofree char *expected = node != NULL ? describe_expected_value (node) : g_strdup ("unset");

  add_text (account->came, name, (delta->mask & (1u << field)) != 0 ? came : "unset");
  add_text (account->expected, name, expected);
}

static void
add_update (Account *account, JsonObject *expect, const RsMessage *message)
{
  const RsDelta *delta = &message->delta;
  JsonObject *fields = json_object_get_object_member (expect, "fields");
  g_autofree char *sequence = g_strdup_printf ("%" G_GINT64_FORMAT, delta->sequence);
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, delta->time_ns);
  guint n_fields;

  add_text (account->came, "kind", rs_kind_get_name (delta->kind));
  add_text (account->expected, "kind", get_text (expect, "kind"));
  add_text (account->came, "id", delta->id);
  add_text (account->expected, "id", get_text (expect, "id"));
  add_text (account->came, "sequence", delta->has_sequence ? sequence : NULL);
  add_text (account->expected, "sequence", get_text (expect, "sequence"));
  add_text (account->came, "time", delta->has_time ? time : NULL);
  add_text (account->expected, "time", get_text (expect, "time"));
  add_number (account->came, "wrong fields", message->n_wrong_fields);
  add_number (account->expected, "wrong fields", json_object_get_int_member (expect, "wrong"));
  rs_kind_get_fields (delta->kind, &n_fields);
  for (guint field = 0; field < n_fields; field++)
    add_field (account, fields, delta, field);
}

static void
add_granted (Account *account, JsonObject *expect, const char *name, const RsMessage *message, RsKind kind)
{
  JsonNode *node = json_object_get_member (expect, name);
  JsonArray *ids = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gboolean all_there = TRUE;

  add_text (account->came, name, message->is_granted_told[kind] ? "told" : "all");
  add_text (account->expected, name, ids != NULL ? "told" : "all");
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    all_there = all_there && rs_scope_contains (message->granted, kind, json_array_get_string_element (ids, i));
  add_number (account->came, "ids", all_there ? (gint64) rs_scope_count (message->granted, kind) : -1);
  add_number (account->expected, "ids", ids != NULL ? json_array_get_length (ids) : 0);
}

static void
add_heartbeat (Account *account, JsonObject *expect, const RsMessage *message)
{
  const char *expected = get_text (expect, "reply");
  g_autoptr (JsonNode) came_node = json_from_string (message->reply, NULL);
  g_autoptr (JsonNode) expected_node = json_from_string (expected, NULL);
  gboolean is_same = came_node != NULL && expected_node != NULL ? json_node_equal (came_node, expected_node)
                                                                : g_str_equal (message->reply, expected);

  add_text (account->came, "reply", message->reply);
  add_text (account->expected, "reply", is_same ? message->reply : expected);
  add_number (account->came, "interval", message->interval_us);
  add_number (account->expected, "interval", json_object_get_int_member (expect, "interval"));
}

static void
add_rest (Account *account, JsonObject *expect, const RsMessage *message)
{
  switch (message->type)
    {
    case RS_MESSAGE_MALFORMED:
      add_text (account->came, "reason", rs_malformed_get_nick (message->reason));
      add_text (account->expected, "reason", get_text (expect, "reason"));
      break;
    case RS_MESSAGE_DELTA:
      add_update (account, expect, message);
      break;
    case RS_MESSAGE_SUBSCRIBED:
      add_granted (account, expect, "agents", message, RS_KIND_AGENT);
      add_granted (account, expect, "queues", message, RS_KIND_QUEUE);
      break;
    case RS_MESSAGE_HEARTBEAT:
      add_heartbeat (account, expect, message);
      break;
    case RS_MESSAGE_ERROR:
      add_text (account->came, "code", message->code);
      add_text (account->expected, "code", get_text (expect, "code"));
      add_text (account->came, "message", message->text);
      add_text (account->expected, "message", get_text (expect, "message"));
      break;
    case RS_MESSAGE_UNKNOWN:
    default:
      break;
    }
}

static const char *const outcomes[] = {
  [RS_MESSAGE_MALFORMED] = "dropped",     [RS_MESSAGE_UNKNOWN] = "unknown",     [RS_MESSAGE_DELTA] = "update",
  [RS_MESSAGE_SUBSCRIBED] = "subscribed", [RS_MESSAGE_HEARTBEAT] = "heartbeat", [RS_MESSAGE_ERROR] = "error",
};

/* A frame of exactly its bytes, so that a sanitizer sees who reads beyond its end. */
static void
decode (const char *frame, RsMessage *message)
{
  gsize length = strlen (frame);
  g_autofree char *bytes = g_malloc (MAX (length, 1));

  memcpy (bytes, frame, length);
  rs_decoder_decode (bytes, length, NULL, message);
}

static gboolean
check (Vectors *self, JsonObject *vector)
{
  JsonObject *expect = json_object_get_object_member (vector, "expect");
  g_autoptr (GString) came = g_string_new (NULL);
  g_autoptr (GString) expected = g_string_new (NULL);
  g_auto (RsMessage) message = { 0 };

  decode (json_object_get_string_member (vector, "frame"), &message);
  add_text (came, "outcome", outcomes[message.type]);
  add_text (expected, "outcome", get_text (expect, "outcome"));
  if (g_string_equal (came, expected))
    add_rest (&(Account){ came, expected }, expect, &message);
  if (message.type == RS_MESSAGE_DELTA)
    self->told[message.delta.kind] |= message.delta.mask;
  if (g_string_equal (came, expected))
    return TRUE;
  g_test_message ("%s\nexpected: %s\ncame: %s", get_text (vector, "name"), expected->str, came->str);
  return FALSE;
}

static const char *
get_group (Vectors *self, guint index)
{
  return get_text (json_node_get_object (self->vectors->pdata[index]), "group");
}

static void
test_group (Vectors *self, const char *group)
{
  guint n_checked = 0, n_wrong = 0;

  for (guint i = 0; i < self->vectors->len; i++)
    if (g_str_equal (get_group (self, i), group))
      {
        n_checked++;
        n_wrong += !check (self, json_node_get_object (self->vectors->pdata[i]));
      }
  g_test_message ("%u vectors, %u read otherwise than the schemas say", n_checked, n_wrong);
  g_assert_cmpuint (n_checked, >, 10);
  g_assert_cmpuint (n_wrong, ==, 0);
}

static Vectors all;

static void
test_one_group (gconstpointer group)
{
  test_group (&all, group);
}

/* A field that the decoder reads and no schema names would otherwise go unnoticed. */
static void
test_every_field_is_in_a_schema (void)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    {
      guint n_fields;

      rs_kind_get_fields ((RsKind) kind, &n_fields);
      g_assert_cmphex (all.told[kind], ==, (1u << n_fields) - 1);
    }
}

static void
load (Vectors *self, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  lines = g_strsplit (text, "\n", -1);
  self->vectors = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  for (char **line = lines; *line != NULL && **line != '\0'; line++)
    {
      g_ptr_array_add (self->vectors, json_from_string (*line, &error));
      g_assert_no_error (error);
    }
}

int
main (int argc, char **argv)
{
  static const char *const groups[] = { "presence.update", "queue.update", "interaction.update", "order", "subscribed",
                                        "error",           "heartbeat",    "strangers",          "frames" };
  int status;

  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("RINGSIDE_VECTORS"));
  load (&all, g_getenv ("RINGSIDE_VECTORS"));
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *path = g_strdup_printf ("/protocol/vectors/%s", groups[i]);

      g_test_add_data_func (path, groups[i], test_one_group);
    }
  g_test_add_func ("/protocol/vectors/every-field-is-in-a-schema", test_every_field_is_in_a_schema);
  status = g_test_run ();
  g_ptr_array_unref (all.vectors);
  return status;
}
