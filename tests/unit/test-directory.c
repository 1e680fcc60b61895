/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-directory.h"

#include <locale.h>

static void
test_each_list_is_in_the_order_of_names (void)
{
  const RsDirectoryAgent agents[] = {
    { "u4", NULL, NULL, NULL },    { "u3", "bruno", NULL, NULL }, { "u2", "Ana", NULL, NULL },
    { "u5", "Clara", "7", "Red" }, { "u1", "Ana", NULL, NULL },
  };
  const RsDirectoryContent content = { .agents = agents, .n_agents = G_N_ELEMENTS (agents) };
  const char *const expected[] = { "u1", "u2", "u3", "u5", "u4" };
  g_autoptr (RsDirectory) directory = rs_directory_new (&content);
  guint n;
  const RsDirectoryAgent *listed = rs_directory_get_agents (directory, &n);

  g_assert_cmpuint (n, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (listed[i].user_id, ==, expected[i]);
  g_assert_cmpstr (listed[3].team_id, ==, "7");
  g_assert_cmpstr (listed[3].team_name, ==, "Red");
  g_assert_null (listed[4].name);
}

static void
test_it_owns_what_it_tells (void)
{
  g_autofree char *id = g_strdup ("7");
  g_autofree char *name = g_strdup ("Red");
  const RsDirectoryTeam teams[] = { { id, name, 3 } };
  const RsDirectoryQueue queues[] = { { id, name } };
  const RsDirectoryContent content = { .teams = teams, .n_teams = 1, .queues = queues, .n_queues = 1, .notice = name };
  g_autoptr (RsDirectory) directory = rs_directory_new (&content);
  g_autoptr (RsDirectory) other = rs_directory_ref (directory);
  guint n;

  *id = *name = '-';
  g_clear_pointer (&directory, rs_directory_unref);
  g_assert_cmpstr (rs_directory_get_teams (other, &n)[0].team_id, ==, "7");
  g_assert_cmpuint (rs_directory_get_teams (other, &n)[0].n_agents, ==, 3);
  g_assert_cmpstr (rs_directory_get_queues (other, &n)[0].name, ==, "Red");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (rs_directory_get_notice (other), ==, "Red");
}

static void
test_an_empty_one_has_nothing_to_tell (void)
{
  const RsDirectoryContent content = { 0 };
  g_autoptr (RsDirectory) directory = rs_directory_new (&content);
  guint n_agents, n_teams, n_queues;

  rs_directory_get_agents (directory, &n_agents);
  rs_directory_get_teams (directory, &n_teams);
  rs_directory_get_queues (directory, &n_queues);
  g_assert_cmpuint (n_agents + n_teams + n_queues, ==, 0);
  g_assert_null (rs_directory_get_notice (directory));
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory/each-list-is-in-the-order-of-names", test_each_list_is_in_the_order_of_names);
  g_test_add_func ("/directory/it-owns-what-it-tells", test_it_owns_what_it_tells);
  g_test_add_func ("/directory/an-empty-one-has-nothing-to-tell", test_an_empty_one_has_nothing_to_tell);
  return g_test_run ();
}
