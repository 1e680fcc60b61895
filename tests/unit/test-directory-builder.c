/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-directory-builder.h"

#include <string.h>

static gboolean
add_agent (RsDirectoryBuilder *builder, const char *id, const char *name, const char *team_id, const char *team_name)
{
  const RsDirectoryAgent agent = { id, name, team_id, team_name };

  return rs_directory_builder_add_agent (builder, &agent);
}

static void
assert_team (const RsDirectory *directory, guint index, const char *id, const char *name, guint n_agents)
{
  guint n;
  const RsDirectoryTeam *teams = rs_directory_get_teams (directory, &n);

  g_assert_cmpuint (index, <, n);
  g_assert_cmpstr (teams[index].team_id, ==, id);
  g_assert_cmpstr (teams[index].name, ==, name);
  g_assert_cmpuint (teams[index].n_agents, ==, n_agents);
}

static void
test_teams_are_joined_and_counted (void)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsDirectory) directory = NULL;
  const RsDirectoryAgent *agents;
  guint n;

  add_agent (builder, "u1", "Ana", "7", NULL);     /* the team's name is told by the list of teams */
  add_agent (builder, "u2", "Bo", NULL, "Red");    /* the team's id likewise */
  add_agent (builder, "u3", "Cy", "8", "Green");   /* a team that no list tells */
  add_agent (builder, "u4", "Di", NULL, "Violet"); /* one that is known by its name alone */
  add_agent (builder, "u5", "Ed", NULL, NULL);
  rs_directory_builder_add_team (builder, "7", "Red");
  rs_directory_builder_add_team (builder, "9", "Blue"); /* nobody is in it */
  directory = rs_directory_builder_build (builder);

  assert_team (directory, 0, "9", "Blue", 0);
  assert_team (directory, 1, "8", "Green", 1);
  assert_team (directory, 2, "7", "Red", 2);
  assert_team (directory, 3, "Violet", "Violet", 1);
  agents = rs_directory_get_agents (directory, &n);
  g_assert_cmpuint (n, ==, 5);
  g_assert_cmpstr (agents[0].team_name, ==, "Red");
  g_assert_cmpstr (agents[1].team_id, ==, "7");
  g_assert_cmpstr (agents[3].team_id, ==, "Violet");
  g_assert_null (agents[4].team_id);
}

static void
test_the_later_word_wins_and_an_empty_one_says_nothing (void)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsNameTable) names = rs_name_table_new ();
  g_autoptr (RsDirectory) directory = NULL;
  const RsDirectoryAgent *agents;
  guint n;

  rs_name_table_set (names, RS_KIND_AGENT, "u1", "Ana of the file", "Red");
  rs_name_table_set (names, RS_KIND_QUEUE, "q1", "Sales", NULL);
  rs_directory_builder_add_names (builder, names);
  add_agent (builder, "u1", "Ana", NULL, "");
  rs_directory_builder_add_queue (builder, "q1", NULL);
  g_assert_cmpuint (rs_directory_builder_count (builder), ==, 2);
  directory = rs_directory_builder_build (builder);

  agents = rs_directory_get_agents (directory, &n);
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (agents[0].name, ==, "Ana");
  g_assert_cmpstr (agents[0].team_name, ==, "Red");
  g_assert_cmpstr (rs_directory_get_queues (directory, &n)[0].name, ==, "Sales");
  g_assert_cmpuint (n, ==, 1);
}

static void
test_ids_and_names_have_bounds (void)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsDirectory) directory = NULL;
  g_autofree char *long_text = g_strnfill (300, 'x');
  guint n;

  g_assert_false (add_agent (builder, "", "Ana", NULL, NULL));
  g_assert_false (add_agent (builder, NULL, "Ana", NULL, NULL));
  g_assert_false (add_agent (builder, long_text, "Ana", NULL, NULL));
  g_assert_false (rs_directory_builder_add_team (builder, "", "Red"));
  g_assert_false (rs_directory_builder_add_queue (builder, long_text, "Sales"));
  g_assert_true (add_agent (builder, "u1", long_text, long_text, long_text));
  directory = rs_directory_builder_build (builder);
  g_assert_cmpuint (strlen (rs_directory_get_agents (directory, &n)[0].name), ==, RS_NAME_TABLE_MAX_NAME_BYTES);
  g_assert_null (rs_directory_get_agents (directory, &n)[0].team_id);
  rs_directory_get_teams (directory, &n);
  g_assert_cmpuint (n, ==, 0); /* a name that long is no id */
}

static void
test_nobody_is_added_beyond_twenty_thousand (void)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();

  for (guint i = 0; i < RS_NAME_TABLE_MAX_NAMES; i++)
    {
      g_autofree char *id = g_strdup_printf ("u%u", i);

      g_assert_true (add_agent (builder, id, NULL, NULL, NULL));
    }
  g_assert_false (add_agent (builder, "one more", NULL, NULL, NULL));
  g_assert_true (add_agent (builder, "u1", "Ana", NULL, NULL));
  g_assert_cmpuint (rs_directory_builder_count (builder), ==, RS_NAME_TABLE_MAX_NAMES);
}

static void
test_notices_are_told_one_after_the_other (void)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsDirectory) directory = NULL;

  rs_directory_builder_add_notice (builder, "Agents are missing.");
  rs_directory_builder_add_notice (builder, "Queues are missing.");
  directory = rs_directory_builder_build (builder);
  g_assert_cmpstr (rs_directory_get_notice (directory), ==, "Agents are missing. Queues are missing.");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-builder/teams-are-joined-and-counted", test_teams_are_joined_and_counted);
  g_test_add_func ("/directory-builder/the-later-word-wins-and-an-empty-one-says-nothing",
                   test_the_later_word_wins_and_an_empty_one_says_nothing);
  g_test_add_func ("/directory-builder/ids-and-names-have-bounds", test_ids_and_names_have_bounds);
  g_test_add_func ("/directory-builder/nobody-is-added-beyond-twenty-thousand",
                   test_nobody_is_added_beyond_twenty_thousand);
  g_test_add_func ("/directory-builder/notices-are-told-one-after-the-other",
                   test_notices_are_told_one_after_the_other);
  return g_test_run ();
}
