/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-truth.h"

#include <json-glib/json-glib.h>

/*
 * Compares a dump with the demo centre's truth, member by member. It knows no field by name but those that it may
 * not compare: a wait that ticks on, and "sourceless" members that only one side has.
 */

static const char *const lists[][2] = {
  { "agents", "userId" },
  { "queues", "queueId" },
  { "interactions", "interactionId" },
};

/* It depends on the moment at which each side looked; oldestWaitingSince beside it says the same without ticking. */
static const char *const ticking = "longestWaitSeconds";

static gboolean
is_number (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) &&
         (json_node_get_value_type (node) == G_TYPE_INT64 || json_node_get_value_type (node) == G_TYPE_DOUBLE);
}

static gboolean
nodes_equal (JsonNode *a, JsonNode *b)
{
  double difference;

  if (!is_number (a) || !is_number (b))
    return json_node_equal (a, b);
  difference = json_node_get_double (a) - json_node_get_double (b);
  return difference > -1e-9 && difference < 1e-9;
}

static char *
describe (const char *list, const char *id, const char *member, JsonNode *truth, JsonNode *shown)
{
  g_autofree char *expected = json_to_string (truth, FALSE);
  g_autofree char *got = shown != NULL ? json_to_string (shown, FALSE) : g_strdup ("nothing");

  return g_strdup_printf ("%s %s: %s should be %s, is %s", list, id, member, expected, got);
}

static char *
compare_entity (const char *list, const char *id, JsonObject *truth, JsonObject *shown)
{
  g_autoptr (GList) members = json_object_get_members (truth);

  for (GList *member = members; member != NULL; member = member->next)
    {
      JsonNode *expected = json_object_get_member (truth, member->data);
      JsonNode *got = json_object_get_member (shown, member->data);

      if (g_str_equal (member->data, ticking))
        continue;
      if (got == NULL || !nodes_equal (expected, got))
        return describe (list, id, member->data, expected, got);
    }
  return NULL;
}

static char *
compare_list (const char *list, const char *id_name, JsonObject *truth, JsonObject *dump)
{
  JsonArray *expected = json_object_get_array_member (truth, list);
  JsonArray *got = json_object_get_array_member (dump, list);

  for (guint i = 0; i < json_array_get_length (expected) && i < json_array_get_length (got); i++)
    {
      JsonObject *entity = json_array_get_object_element (expected, i);
      JsonObject *shown = json_array_get_object_element (got, i);
      char *difference = compare_entity (list, json_object_get_string_member (entity, id_name), entity, shown);

      if (difference != NULL)
        return difference;
    }
  if (json_array_get_length (expected) != json_array_get_length (got))
    return g_strdup_printf ("%s: there should be %u, there are %u", list, json_array_get_length (expected),
                            json_array_get_length (got));
  return NULL;
}

/**
 * test_truth_compare:
 * @truth: what the demo centre says is true
 * @dump: what a head shows
 *
 * Returns: (transfer full) (nullable): the first difference, in words; %NULL if there is none
 */
char *
test_truth_compare (const char *truth, const char *dump)
{
  g_autoptr (JsonNode) expected = json_from_string (truth, NULL);
  g_autoptr (JsonNode) got = json_from_string (dump, NULL);

  g_assert_nonnull (expected);
  g_assert_nonnull (got);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      char *difference =
          compare_list (lists[i][0], lists[i][1], json_node_get_object (expected), json_node_get_object (got));

      if (difference != NULL)
        return difference;
    }
  return NULL;
}
