/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-directory-loader.h"
#include "support-directory.h"
#include "support-door.h"

#include <glib/gstdio.h>
#include <string.h>

#define USERS "{\"users\":[{\"userId\":\"u1\",\"displayName\":\"Ana\",\"teamName\":\"Red\"},{\"userId\":\"u2\"}]}"
#define QUEUES "{\"queues\":[{\"queueId\":\"q1\",\"queueName\":\"Sales\"}]}"

typedef struct
{
  TestDirectory base;
  char *users_url;
  char *queues_url;
  char *names_file;
  GCancellable *cancellable;
  RsDirectory *directory;
  GError *error;
  gboolean is_done;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test_directory_set_up (&test->base, user_data);
  test->users_url = g_strconcat (test->base.base.desk->address, "/lists/users", NULL);
  test->queues_url = g_strconcat (test->base.base.desk->address, "/lists/queues", NULL);
  test_directory_answer (&test->base, "/lists/users", 200, USERS);
  test_directory_answer (&test->base, "/lists/queues", 200, QUEUES);
  test->cancellable = g_cancellable_new ();
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->directory, rs_directory_unref);
  g_clear_error (&test->error);
  if (test->names_file != NULL)
    g_unlink (test->names_file);
  g_free (test->names_file);
  g_free (test->users_url);
  g_free (test->queues_url);
  g_object_unref (test->cancellable);
  test_directory_tear_down (&test->base, user_data);
}

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->directory = rs_directory_loader_load_finish (result, &test->error);
  g_assert_true ((test->directory == NULL) == (test->error != NULL));
  test->is_done = TRUE;
}

static void
begin (Test *test, const RsDirectoryAddresses *addresses)
{
  rs_directory_loader_load_async (test->base.base.session, test->base.base.tokens, addresses, test->cancellable,
                                  on_loaded, test);
}

static void
load (Test *test, const RsDirectoryAddresses *addresses)
{
  begin (test, addresses);
  test_wait_until (test->is_done);
}

static void
load_lists (Test *test)
{
  const RsDirectoryAddresses addresses = { .users_url = test->users_url, .queues_url = test->queues_url };

  load (test, &addresses);
}

static void
write_names (Test *test)
{
  g_autoptr (GError) error = NULL;

  g_close (g_file_open_tmp ("names-XXXXXX.csv", &test->names_file, &error), NULL);
  g_assert_no_error (error);
  g_file_set_contents (test->names_file,
                       "userId,displayName,teamName\nu1,Ana of the file,Blue\nu2,Bo of the file,Blue\n", -1, &error);
  g_assert_no_error (error);
}

static void
test_lists_of_names_make_a_directory (Test *test, gconstpointer user_data)
{
  const RsDirectoryAgent *agents;
  guint n;

  load_lists (test);
  g_assert_no_error (test->error);
  agents = rs_directory_get_agents (test->directory, &n);
  g_assert_cmpuint (n, ==, 2);
  g_assert_cmpstr (agents[0].name, ==, "Ana");
  g_assert_cmpstr (agents[0].team_id, ==, "Red");
  g_assert_cmpstr (agents[1].user_id, ==, "u2");
  g_assert_cmpstr (rs_directory_get_teams (test->directory, &n)[0].name, ==, "Red");
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (rs_directory_get_queues (test->directory, &n)[0].name, ==, "Sales");
  g_assert_cmpuint (n, ==, 1);
  g_assert_null (rs_directory_get_notice (test->directory));
  g_assert_true (test->base.accepts);
}

static void
test_an_address_is_believed_more_than_the_file (Test *test, gconstpointer user_data)
{
  const RsDirectoryAgent *agents;
  guint n;

  write_names (test);
  load (test, &(RsDirectoryAddresses){ .users_url = test->users_url, .names_file = test->names_file });
  g_assert_no_error (test->error);
  agents = rs_directory_get_agents (test->directory, &n);
  g_assert_cmpstr (agents[0].name, ==, "Ana");
  g_assert_cmpstr (agents[0].team_name, ==, "Red");
  g_assert_cmpstr (agents[1].name, ==, "Bo of the file");
}

static void
test_a_file_alone_needs_no_sign_in (Test *test, gconstpointer user_data)
{
  guint n;

  write_names (test);
  load (test, &(RsDirectoryAddresses){ .names_file = test->names_file });
  g_assert_no_error (test->error);
  g_assert_cmpuint (rs_directory_get_teams (test->directory, &n)[0].n_agents, ==, 2);
  g_assert_cmpuint (test->base.base.desk->token_calls->len, ==, 0);
}

static void
test_a_missing_file_is_told (Test *test, gconstpointer user_data)
{
  load (test, &(RsDirectoryAddresses){ .names_file = "/nowhere/names.csv" });
  test_assert_sentence (test->error, RS_ERROR_MALFORMED, "/nowhere/names.csv");
}

static void
test_the_rest_interface_is_read_beside_lists (Test *test, gconstpointer user_data)
{
  guint n;

  load (test, &(RsDirectoryAddresses){ .users_url = test->users_url, .rest_url = test->base.base.desk->address });
  g_assert_no_error (test->error);
  rs_directory_get_agents (test->directory, &n);
  g_assert_cmpuint (n, ==, 5);
  rs_directory_get_queues (test->directory, &n);
  g_assert_cmpuint (n, ==, 1);
}

static void
test_no_address_is_an_empty_directory (Test *test, gconstpointer user_data)
{
  guint n;

  load (test, &(RsDirectoryAddresses){ NULL });
  g_assert_no_error (test->error);
  rs_directory_get_agents (test->directory, &n);
  g_assert_cmpuint (n, ==, 0);
  g_assert_cmpuint (test->base.base.desk->token_calls->len, ==, 0);
}

static void
test_a_list_that_fails_costs_that_list (Test *test, gconstpointer user_data)
{
  guint n;

  test_directory_answer (&test->base, "/lists/users", 403, NULL);
  load_lists (test);
  g_assert_no_error (test->error);
  rs_directory_get_queues (test->directory, &n);
  g_assert_cmpuint (n, ==, 1);
  g_test_message ("%s", rs_directory_get_notice (test->directory));
  g_assert_nonnull (strstr (rs_directory_get_notice (test->directory), "the scope user:read"));
}

static void
test_every_fault_has_its_sentence (Test *test, gconstpointer user_data)
{
  static const struct
  {
    guint status;
    const char *body;
    RsError code;
    const char *words;
  } cases[] = {
    { 401, NULL, RS_ERROR_PERMISSION, "does not accept this sign-in" },
    { 403, NULL, RS_ERROR_PERMISSION, "no right to read the list “users”" },
    { 404, NULL, RS_ERROR_PROFILE, "There is no list “users”" },
    { 302, NULL, RS_ERROR_PROFILE, "(302)" },
    { 429, NULL, RS_ERROR_TRY_LATER, "too busy" },
    { 500, NULL, RS_ERROR_TRY_LATER, "a fault of its own" },
    { 503, NULL, RS_ERROR_TRY_LATER, "too busy" },
    { 200, "{\"users\":[]}", RS_ERROR_PERMISSION, "an empty list “users”" },
    { 200, "<html>", RS_ERROR_MALFORMED, "not-json" },
    { 200, "{\"users\":[7]}", RS_ERROR_MALFORMED, "1 of the entries" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      test_directory_answer (&test->base, "/lists/users", cases[i].status, cases[i].body);
      load (test, &(RsDirectoryAddresses){ .users_url = test->users_url });
      test_assert_sentence (test->error, cases[i].code, cases[i].words);
      g_clear_error (&test->error);
      test->is_done = FALSE;
    }
}

static void
test_without_a_sign_in_nothing_is_asked (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->base.base.desk, 401, NULL, "{\"error\":\"invalid_client\"}");
  load_lists (test);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_cmpuint (test->base.asked->len, ==, 0);
}

static void
test_an_address_without_encryption_is_refused (Test *test, gconstpointer user_data)
{
  load (test, &(RsDirectoryAddresses){ .rest_url = "http://api.example.org" });
  test_assert_sentence (test->error, RS_ERROR_PROFILE, "not encrypted");
  g_assert_cmpuint (test->base.base.desk->token_calls->len, ==, 0);
}

static void
test_it_can_be_given_up_at_any_time (Test *test, gconstpointer user_data)
{
  const RsDirectoryAddresses addresses = { .users_url = test->users_url,
                                           .queues_url = test->queues_url,
                                           .rest_url = test->base.base.desk->address };

  for (guint turns = 0; turns < 40; turns++)
    {
      begin (test, &addresses);
      for (guint i = 0; i < turns; i++)
        g_main_context_iteration (NULL, FALSE);
      g_cancellable_cancel (test->cancellable);
      test_wait_until (test->is_done);
      if (test->error != NULL)
        g_assert_error (test->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&test->error);
      g_clear_pointer (&test->directory, rs_directory_unref);
      g_cancellable_reset (test->cancellable);
      test->is_done = FALSE;
    }
}

#define ADD(name, func) g_test_add ("/directory-loader/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("lists-of-names-make-a-directory", test_lists_of_names_make_a_directory);
  ADD ("an-address-is-believed-more-than-the-file", test_an_address_is_believed_more_than_the_file);
  ADD ("a-file-alone-needs-no-sign-in", test_a_file_alone_needs_no_sign_in);
  ADD ("a-missing-file-is-told", test_a_missing_file_is_told);
  ADD ("the-rest-interface-is-read-beside-lists", test_the_rest_interface_is_read_beside_lists);
  ADD ("no-address-is-an-empty-directory", test_no_address_is_an_empty_directory);
  ADD ("a-list-that-fails-costs-that-list", test_a_list_that_fails_costs_that_list);
  ADD ("every-fault-has-its-sentence", test_every_fault_has_its_sentence);
  ADD ("without-a-sign-in-nothing-is-asked", test_without_a_sign_in_nothing_is_asked);
  ADD ("an-address-without-encryption-is-refused", test_an_address_without_encryption_is_refused);
  ADD ("it-can-be-given-up-at-any-time", test_it_can_be_given_up_at_any_time);
  return g_test_run ();
}
