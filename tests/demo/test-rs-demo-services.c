/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>

#include "demo/rs-demo-services.h"

#define URL "http://127.0.0.1:1/agents"

typedef struct
{
  RsDemoFloor *floor;
  RsDemoDirectoryPlan plan;
  JsonNode *root;
  JsonObject *page;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  test->floor = rs_demo_floor_new (&options, 0);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->root, json_node_unref);
  rs_demo_floor_free (test->floor);
}

static JsonArray *
ask (Test *test, const char *list, guint top, guint skip)
{
  const RsDemoServicesQuestion question = { list, URL, top, skip };
  g_autofree char *text = rs_demo_services_answer (test->floor, &question, &test->plan);

  g_clear_pointer (&test->root, json_node_unref);
  test->root = json_from_string (text, NULL);
  test->page = json_node_get_object (test->root);
  if (test->plan.wrapped)
    test->page = json_object_get_object_member (test->page, "resultSet");
  return json_object_get_array_member (test->page, list);
}

static const char *
get_next (Test *test)
{
  JsonObject *links = json_object_get_object_member (test->page, "_links");

  return json_object_get_string_member_with_default (links, "next", NULL);
}

static void
test_agents_are_those_of_the_floor (Test *test, gconstpointer user_data)
{
  JsonArray *agents = ask (test, "agents", 0, 0);

  g_assert_cmpuint (json_array_get_length (agents), ==, 36);
  for (guint i = 0; i < 36; i++)
    {
      JsonObject *agent = json_array_get_object_element (agents, i);
      const char *id = json_object_get_string_member (agent, "userID");
      const RsDemoRecord *record = rs_demo_floor_find (test->floor, RS_DEMO_KIND_AGENT, id);
      const char *last = json_object_get_string_member_with_default (agent, "lastName", NULL);
      g_autofree char *name = g_strjoin (" ", json_object_get_string_member (agent, "firstName"), last, NULL);

      g_assert_cmpint (json_object_get_int_member (agent, "agentId"), ==, 1001 + i);
      g_assert_cmpstr (name, ==, record->values[RS_DEMO_AGENT_DISPLAY_NAME].text);
      g_assert_cmpstr (json_object_get_string_member (agent, "teamName"), ==,
                       record->values[RS_DEMO_AGENT_TEAM_NAME].text);
      g_assert_true (json_object_get_boolean_member (agent, "isActive"));
    }
}

static void
test_teams_and_skills_are_told_once_each (Test *test, gconstpointer user_data)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  JsonArray *teams = ask (test, "teams", 0, 0);
  guint n_teams = json_array_get_length (teams);
  JsonObject *first;

  for (guint i = 0; i < n_teams; i++)
    g_hash_table_add (names,
                      g_strdup (json_object_get_string_member (json_array_get_object_element (teams, i), "teamName")));
  g_assert_cmpuint (n_teams, >, 1);
  g_assert_cmpuint (g_hash_table_size (names), ==, n_teams);

  first = json_array_get_object_element (ask (test, "skills", 0, 0), 0);
  g_assert_nonnull (
      rs_demo_floor_find (test->floor, RS_DEMO_KIND_QUEUE, json_object_get_string_member (first, "skillId")));
}

static void
test_pages_name_the_next_one (Test *test, gconstpointer user_data)
{
  g_assert_cmpuint (json_array_get_length (ask (test, "agents", 20, 0)), ==, 20);
  g_assert_cmpstr (get_next (test), ==, URL "?top=20&skip=20");
  g_assert_cmpint (json_object_get_int_member (test->page, "totalRecords"), ==, 36);
  g_assert_cmpuint (json_array_get_length (ask (test, "agents", 20, 20)), ==, 16);
  g_assert_null (get_next (test));
  g_assert_cmpuint (json_array_get_length (ask (test, "agents", 20, 99)), ==, 0);
}

static void
test_faults_change_the_shape_only (Test *test, gconstpointer user_data)
{
  JsonObject *agent;

  test->plan = (RsDemoDirectoryPlan){ .most_rows = 5, .as_text = TRUE, .wrapped = TRUE };
  agent = json_array_get_object_element (ask (test, "agents", 20, 0), 0);
  g_assert_cmpstr (json_object_get_string_member (agent, "agentId"), ==, "1001");
  g_assert_cmpstr (json_object_get_string_member (agent, "isActive"), ==, "True");
  g_assert_cmpstr (json_object_get_string_member (test->page, "totalRecords"), ==, "36");
  g_assert_cmpstr (get_next (test), ==, URL "?top=20&skip=5");
}

static void
test_empty_and_endless_lists (Test *test, gconstpointer user_data)
{
  test->plan.endless = TRUE;
  g_assert_cmpuint (json_array_get_length (ask (test, "agents", 20, 36)), ==, 20);
  g_assert_cmpstr (get_next (test), ==, URL "?top=20&skip=56");
  test->plan = (RsDemoDirectoryPlan){ .is_empty = TRUE };
  g_assert_cmpuint (json_array_get_length (ask (test, "agents", 20, 0)), ==, 0);
  g_assert_cmpint (json_object_get_int_member (test->page, "totalRecords"), ==, 0);
  g_assert_null (get_next (test));
}

static void
test_there_are_no_other_lists (Test *test, gconstpointer user_data)
{
  const RsDemoServicesQuestion question = { .list = "secrets", .url = URL };

  g_assert_null (rs_demo_services_answer (test->floor, &question, &test->plan));
}

#define ADD(name, func) g_test_add ("/demo/services/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("agents-are-those-of-the-floor", test_agents_are_those_of_the_floor);
  ADD ("teams-and-skills-are-told-once-each", test_teams_and_skills_are_told_once_each);
  ADD ("pages-name-the-next-one", test_pages_name_the_next_one);
  ADD ("faults-change-the-shape-only", test_faults_change_the_shape_only);
  ADD ("empty-and-endless-lists", test_empty_and_endless_lists);
  ADD ("there-are-no-other-lists", test_there_are_no_other_lists);
  return g_test_run ();
}
