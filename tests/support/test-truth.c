/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-truth.h"

#include <json-glib/json-glib.h>
#include <math.h>

#define MAX_TOLD 10

/*
 * Every member of the truth must stand in the dump with the same value; the dump may tell more. Reads JSON with the
 * parser alone, none of the client's readers.
 */

typedef struct
{
  const char *label;
  double tolerance;
  guint n_differences;
} Comparison;

static const struct
{
  const char *list;
  const char *id_name;
} lists[] = {
  { "agents", "userId" },
  { "queues", "queueId" },
  { "interactions", "interactionId" },
};

static void
tell (Comparison *self, const char *where, const char *expected, const char *got)
{
  if (self->n_differences++ < MAX_TOLD)
    g_test_message ("%s: %s: expected %s, got %s", self->label, where, expected, got);
}

static gboolean
is_same (JsonNode *a, JsonNode *b)
{
  GType type;

  if (a == NULL || b == NULL)
    return a == b;
  if (JSON_NODE_HOLDS_NULL (a) || JSON_NODE_HOLDS_NULL (b))
    return JSON_NODE_HOLDS_NULL (a) && JSON_NODE_HOLDS_NULL (b);
  type = json_node_get_value_type (a);
  if (type == G_TYPE_STRING || json_node_get_value_type (b) == G_TYPE_STRING)
    return type == json_node_get_value_type (b) && g_str_equal (json_node_get_string (a), json_node_get_string (b));
  if (type == G_TYPE_BOOLEAN)
    return json_node_get_value_type (b) == G_TYPE_BOOLEAN && json_node_get_boolean (a) == json_node_get_boolean (b);
  return fabs (json_node_get_double (a) - json_node_get_double (b)) < 1e-9;
}

/* A wait goes on while one looks at it first here and then there. */
static gboolean
is_near (Comparison *self, const char *name, JsonNode *a, JsonNode *b)
{
  return self->tolerance > 0 && g_str_equal (name, "longestWaitSeconds") && b != NULL &&
         json_node_get_value_type (a) == G_TYPE_INT64 && json_node_get_value_type (b) == G_TYPE_INT64 &&
         fabs (json_node_get_double (a) - json_node_get_double (b)) <= self->tolerance;
}

static char *
to_text (JsonNode *node)
{
  return node != NULL ? json_to_string (node, FALSE) : g_strdup ("nothing");
}

static void
compare_entity (Comparison *self, JsonObject *truth, JsonObject *dump, const char *id)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *expected;

  json_object_iter_init (&iter, truth);
  while (json_object_iter_next (&iter, &name, &expected))
    {
      JsonNode *got = json_object_get_member (dump, name);
      g_autofree char *where = g_strdup_printf ("%s %s", id, name);
      g_autofree char *expected_text = NULL;
      g_autofree char *got_text = NULL;

      if (is_same (expected, got) || is_near (self, name, expected, got))
        continue;
      expected_text = to_text (expected);
      got_text = to_text (got);
      tell (self, where, expected_text, got_text);
    }
}

static GHashTable *
index_by_id (JsonObject *root, const char *list, const char *id_name)
{
  GHashTable *by_id = g_hash_table_new (g_str_hash, g_str_equal);
  JsonArray *array = json_object_get_array_member (root, list);
  const char *last_id = "";

  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *object = json_array_get_object_element (array, i);
      const char *id = json_object_get_string_member (object, id_name);

      g_assert_cmpstr (last_id, <, id); /* sorted, and nobody twice */
      g_hash_table_insert (by_id, (gpointer) id, object);
      last_id = id;
    }
  return by_id;
}

static void
compare_lists (Comparison *self, GHashTable *truth, GHashTable *dump)
{
  GHashTableIter iter;
  gpointer id, object;

  g_hash_table_iter_init (&iter, truth);
  while (g_hash_table_iter_next (&iter, &id, &object))
    if (g_hash_table_contains (dump, id))
      compare_entity (self, object, g_hash_table_lookup (dump, id), id);
    else
      tell (self, id, "it to be there", "nothing");

  g_hash_table_iter_init (&iter, dump);
  while (g_hash_table_iter_next (&iter, &id, &object))
    if (!g_hash_table_contains (truth, id))
      tell (self, id, "nothing", "a ghost");
}

/**
 * test_truth_compare:
 * @truth: what the demo centre says is true
 * @dump: what a head shows
 * @label: what to call this in the test's output
 * @tolerance: how far, in seconds, a wait that ticks on may be off
 *
 * Compares field by field and tells the first differences.
 *
 * Returns: how many there are
 */
guint
test_truth_compare (const char *truth, const char *dump, const char *label, double tolerance)
{
  g_autoptr (JsonNode) truth_node = json_from_string (truth, NULL);
  g_autoptr (JsonNode) dump_node = json_from_string (dump, NULL);
  Comparison self = { .label = label, .tolerance = tolerance };

  g_assert_nonnull (truth_node);
  g_assert_nonnull (dump_node);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr (GHashTable) expected =
          index_by_id (json_node_get_object (truth_node), lists[i].list, lists[i].id_name);
      g_autoptr (GHashTable) got = index_by_id (json_node_get_object (dump_node), lists[i].list, lists[i].id_name);

      compare_lists (&self, expected, got);
    }
  return self.n_differences;
}
