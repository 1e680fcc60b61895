/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-directory-rest.h"
#include "support-directory.h"
#include "support-door.h"

#include <string.h>

typedef struct
{
  TestDirectory base;
  RsDirectoryBuilder *builder;
  RsDirectory *directory;
  GError *error;
  gboolean is_done;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test_directory_set_up (&test->base, user_data);
  test->builder = rs_directory_builder_new ();
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->directory, rs_directory_unref);
  g_clear_pointer (&test->builder, rs_directory_builder_free);
  g_clear_error (&test->error);
  test_directory_tear_down (&test->base, user_data);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  g_assert_true (rs_directory_rest_load_finish (result, &test->error) == (test->error == NULL));
  test->is_done = TRUE;
}

static void
load_from (Test *test, const char *rest_url)
{
  rs_directory_rest_load_async (test->base.base.session, test->base.base.tokens, rest_url, test->builder, NULL,
                                on_loaded, test);
  test_wait_until (test->is_done);
  test->directory = rs_directory_builder_build (test->builder);
}

static void
load (Test *test)
{
  load_from (test, test->base.base.desk->address);
}

static void
assert_counts (Test *test, guint n_agents, guint n_teams, guint n_queues)
{
  guint n;

  rs_directory_get_agents (test->directory, &n);
  g_assert_cmpuint (n, ==, n_agents);
  rs_directory_get_teams (test->directory, &n);
  g_assert_cmpuint (n, ==, n_teams);
  rs_directory_get_queues (test->directory, &n);
  g_assert_cmpuint (n, ==, n_queues);
}

static void
assert_notice (Test *test, const char *words)
{
  const char *notice = rs_directory_get_notice (test->directory);

  g_assert_nonnull (notice);
  g_test_message ("%s", notice);
  g_assert_cmpstr (strstr (notice, words), !=, NULL);
}

static void
test_three_lists_make_a_directory (Test *test, gconstpointer user_data)
{
  guint n;

  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 3, 1, 1);
  g_assert_cmpstr (rs_directory_get_agents (test->directory, &n)[0].team_name, ==, "Red");
  g_assert_cmpuint (rs_directory_get_teams (test->directory, &n)[0].n_agents, ==, 3);
  g_assert_null (rs_directory_get_notice (test->directory));
  g_assert_true (test->base.accepts);
  g_assert_cmpuint (test->base.asked->len, ==, 3);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "isActive=true&fields="), ==, 3);
}

static void
test_ten_thousand_agents_come_page_by_page (Test *test, gconstpointer user_data)
{
  test->base.n_agents = 10000;
  test->base.cap = 500; /* fewer than asked for */
  test->base.tells_total = TRUE;
  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 10000, 1, 1);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "/agents?"), ==, 20);
  g_assert_null (rs_directory_get_notice (test->directory));
}

static void
test_full_pages_are_followed_by_the_next_one (Test *test, gconstpointer user_data)
{
  test->base.n_agents = 2500;
  load (test);
  assert_counts (test, 2500, 1, 1);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "/agents?"), ==, 3);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "skip=2000"), ==, 1);
}

static void
test_the_servers_own_next_address_is_followed (Test *test, gconstpointer user_data)
{
  test->base.n_agents = 25;
  test->base.cap = 10;
  test->base.next = g_strdup ("agents?cursor=x&skip=");
  load (test);
  assert_counts (test, 25, 1, 1);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "cursor=x"), ==, 2);
}

static void
test_a_next_address_elsewhere_gets_no_token (Test *test, gconstpointer user_data)
{
  test->base.n_agents = 25;
  test->base.cap = 10;
  test->base.next = g_strconcat (test->base.base.elsewhere->address, "/InContactAPI/services/v30.0/agents?skip=", NULL);
  load (test);
  assert_counts (test, 25, 1, 1); /* got by our own addresses instead */
  g_assert_cmpuint (test->base.base.elsewhere->elsewhere, ==, 0);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "skip=20"), ==, 1);
}

static void
test_a_list_without_an_end_is_stopped (Test *test, gconstpointer user_data)
{
  test->base.cap = 20;
  test->base.is_endless = TRUE;
  test->base.next = g_strdup ("agents?skip=");
  load (test);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "/agents?"), ==, RS_DIRECTORY_REST_MAX_PAGES);
  assert_counts (test, RS_DIRECTORY_REST_MAX_PAGES * 20, 1, 1);
  assert_notice (test, "does not end");
}

static void
test_a_page_that_names_itself_as_the_next_is_not_read_for_ever (Test *test, gconstpointer user_data)
{
  test_directory_answer_list (&test->base, "agents", 200,
                              "{\"agents\":[{\"agentId\":1}],\"_links\":{\"next\":\"agents?skip=0\"}}");
  load (test);
  g_assert_cmpuint (test_directory_count_asked (&test->base, "/agents?"), ==, RS_DIRECTORY_REST_MAX_PAGES);
  assert_counts (test, 1, 1, 1);
  assert_notice (test, "does not end");
}

static void
test_other_versions_are_tried_after_a_404 (Test *test, gconstpointer user_data)
{
  test->base.version = 28;
  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 3, 1, 1);
  g_assert_cmpuint (test->base.asked->len, ==, 6); /* 30, 31, 33, and then all from 28 */
  g_assert_cmpuint (test_directory_count_asked (&test->base, "v28.0"), ==, 3);
}

static void
test_no_version_at_all_is_told (Test *test, gconstpointer user_data)
{
  test->base.version = 1;
  load (test);
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "api_endpoint");
  g_assert_cmpuint (test->base.asked->len, ==, 5);
}

static void
test_a_404_later_on_changes_no_version (Test *test, gconstpointer user_data)
{
  test_directory_answer_list (&test->base, "teams", 404, NULL);
  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 3, 1, 1); /* the team is known by those who are in it */
  assert_notice (test, "“teams”");
  g_assert_cmpuint (test->base.asked->len, ==, 3);
}

static void
test_each_refusal_has_its_sentence (Test *test, gconstpointer user_data)
{
  test_directory_answer_list (&test->base, "agents", 403, NULL);
  test_directory_answer_list (&test->base, "teams", 200, "{\"teams\":[]}");
  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 0, 0, 1);
  assert_notice (test, "no right to read the list “agents” (403)");
  assert_notice (test, "may view agents");
  assert_notice (test, "an empty list “teams”");
  assert_notice (test, "may view teams");
}

static void
test_nothing_but_empty_lists_means_no_permission (Test *test, gconstpointer user_data)
{
  test_directory_answer_list (&test->base, "agents", 200, "{\"totalRecords\":0}");
  test_directory_answer_list (&test->base, "teams", 204, NULL);
  test_directory_answer_list (&test->base, "skills", 200, "");
  load (test);
  test_assert_sentence (test->error, RS_ERROR_PERMISSION, "an empty list “agents”");
  assert_notice (test, "“teams”");
  assert_notice (test, "“skills”");
  assert_counts (test, 0, 0, 0);
}

static void
test_what_is_no_list_is_told (Test *test, gconstpointer user_data)
{
  test_directory_answer_list (&test->base, "agents", 200, "The header Accept is missing.");
  test_directory_answer_list (&test->base, "teams", 200, "{\"teams\":7}");
  test_directory_answer_list (&test->base, "skills", 200, "{\"skills\":[{\"skillId\":-1},{\"skillId\":3}]}");
  load (test);
  g_assert_no_error (test->error);
  assert_counts (test, 0, 0, 1);
  assert_notice (test, "not with the list “agents” (not-json)");
  assert_notice (test, "not with the list “teams” (wrong-type)");
  assert_notice (test, "skills[0].skillId");
}

static void
test_a_server_that_is_gone_is_told (Test *test, gconstpointer user_data)
{
  g_autofree char *address = g_strdup (test->base.base.elsewhere->address);

  soup_server_disconnect (test->base.base.elsewhere->server);
  load_from (test, address);
  test_assert_sentence (test->error, RS_ERROR_NETWORK, "refuses the connection");
}

#define ADD(name, func) g_test_add ("/directory-rest/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("three-lists-make-a-directory", test_three_lists_make_a_directory);
  ADD ("ten-thousand-agents-come-page-by-page", test_ten_thousand_agents_come_page_by_page);
  ADD ("full-pages-are-followed-by-the-next-one", test_full_pages_are_followed_by_the_next_one);
  ADD ("the-servers-own-next-address-is-followed", test_the_servers_own_next_address_is_followed);
  ADD ("a-next-address-elsewhere-gets-no-token", test_a_next_address_elsewhere_gets_no_token);
  ADD ("a-list-without-an-end-is-stopped", test_a_list_without_an_end_is_stopped);
  ADD ("a-page-that-names-itself-as-the-next-is-not-read-for-ever",
       test_a_page_that_names_itself_as_the_next_is_not_read_for_ever);
  ADD ("other-versions-are-tried-after-a-404", test_other_versions_are_tried_after_a_404);
  ADD ("no-version-at-all-is-told", test_no_version_at_all_is_told);
  ADD ("a-404-later-on-changes-no-version", test_a_404_later_on_changes_no_version);
  ADD ("each-refusal-has-its-sentence", test_each_refusal_has_its_sentence);
  ADD ("nothing-but-empty-lists-means-no-permission", test_nothing_but_empty_lists_means_no_permission);
  ADD ("what-is-no-list-is-told", test_what_is_no_list_is_told);
  ADD ("a-server-that-is-gone-is-told", test_a_server_that_is_gone_is_told);
  return g_test_run ();
}
