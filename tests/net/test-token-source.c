/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-tokens.h"

#include <string.h>

/* Protocol §1 over a real socket: how a client says who it is, and that one owner asks for all. */

#define INVALID_CLIENT "{\"error\":\"invalid_client\"}"
#define INVALID_SCOPE "{\"error\":\"invalid_scope\"}"

static void
assert_basic (const TestRequest *request)
{
  gsize length;
  g_autofree char *pair = NULL;

  g_assert_cmpstr (request->authorization, !=, NULL);
  g_assert_true (g_str_has_prefix (request->authorization, "Basic "));
  pair = (char *) g_base64_decode (request->authorization + strlen ("Basic "), &length);
  g_assert_cmpmem (pair, length, "wall-board:hunter2", strlen ("wall-board:hunter2"));
  g_assert_null (g_hash_table_lookup (request->form, "client_secret"));
  g_assert_null (strstr (request->body, "hunter2"));
}

static void
assert_in_body (const TestRequest *request)
{
  g_assert_null (request->authorization);
  g_assert_cmpstr (g_hash_table_lookup (request->form, "client_id"), ==, "wall-board");
  g_assert_cmpstr (g_hash_table_lookup (request->form, "client_secret"), ==, "hunter2");
  g_assert_cmpstr (g_hash_table_lookup (request->form, "grant_type"), ==, "client_credentials");
}

static void
test_the_client_says_who_it_is_by_basic_first (TestTokens *test, gconstpointer user_data)
{
  const TestRequest *request;

  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
  request = test_desk_get_token_call (test->desk, 0);
  assert_basic (request);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->content_type, ==, "application/x-www-form-urlencoded");
  g_assert_cmpstr (g_hash_table_lookup (request->form, "grant_type"), ==, "client_credentials");
  g_assert_cmpstr (g_hash_table_lookup (request->form, "scope"), ==, "presence:read queue:read");
}

static void
test_who_is_refused_asks_once_more_in_the_body (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 401, "WWW-Authenticate: Basic realm=\"x\"", INVALID_CLIENT);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  assert_basic (test_desk_get_token_call (test->desk, 0));
  assert_in_body (test_desk_get_token_call (test->desk, 1));
}

static void
test_the_way_that_was_accepted_is_kept (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 401, NULL, INVALID_CLIENT);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_tokens_assert (test, "first.token");
  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 3);
  assert_in_body (test_desk_get_token_call (test->desk, 2));
}

static void
test_who_was_accepted_before_is_not_asked_otherwise (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->desk, 401, NULL, INVALID_CLIENT);
  test_tokens_assert (test, "first.token");
  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "secret");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

/* A server that knows Basic only may have refused it for a passing reason. */
static void
test_after_two_refusals_it_begins_with_basic_again (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 401, NULL, INVALID_CLIENT);
  test_desk_answer_token (test->desk, 401, NULL, INVALID_CLIENT);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "wall-board");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 3);
  assert_basic (test_desk_get_token_call (test->desk, 2));
}

static void
test_a_scope_that_is_not_known_is_left_out (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 400, NULL, INVALID_SCOPE);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (test_desk_get_token_call (test->desk, 1)->form, "scope"), ==, "presence:read");
  assert_basic (test_desk_get_token_call (test->desk, 1));
}

static void
test_without_presence_read_there_is_nothing_to_ask_for (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 400, NULL, INVALID_SCOPE);
  test_tokens_assert_error (test, RS_ERROR_PERMISSION, "presence:read");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

static void
on_one_of_many (GObject *object, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->text, ==, "first.token");
  (*count)++;
}

static void
test_ten_who_wait_make_one_request (TestTokens *test, gconstpointer user_data)
{
  guint count = 0;

  for (guint i = 0; i < 5; i++)
    rs_token_source_get_async (test->tokens, NULL, on_one_of_many, &count);
  test_wait_until (test->desk->token_calls->len == 1);
  for (guint i = 0; i < 5; i++)
    rs_token_source_get_async (test->tokens, NULL, on_one_of_many, &count);
  test_wait_until (count == 10);
  test_settle ();
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
on_refused (GObject *object, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PERMISSION);
  (*count)++;
}

static void
test_all_who_wait_are_told_of_a_refusal (TestTokens *test, gconstpointer user_data)
{
  guint count = 0;

  test_desk_answer_token (test->desk, 403, NULL, NULL);
  for (guint i = 0; i < 10; i++)
    rs_token_source_get_async (test->tokens, NULL, on_refused, &count);
  test_wait_until (count == 10);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
on_cancelled (GObject *object, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *done = TRUE;
}

static void
test_who_gives_up_does_not_stop_the_others (TestTokens *test, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gboolean done = FALSE;
  guint count = 0;

  rs_token_source_get_async (test->tokens, cancellable, on_cancelled, &done);
  rs_token_source_get_async (test->tokens, NULL, on_one_of_many, &count);
  g_cancellable_cancel (cancellable);
  test_wait_until (done && count == 1);
}

static void
test_a_good_token_is_given_until_it_is_due (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"expires_in\":100}");
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\",\"expires_in\":100}");
  test_tokens_assert (test, "first.token");
  rs_clock_advance (test->clock, 49 * G_USEC_PER_SEC);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
  rs_clock_advance (test->clock, 2 * G_USEC_PER_SEC); /* past its half-life */
  test_tokens_assert (test, "second.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

static void
test_a_token_that_a_server_refused_is_not_given_again (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  test_tokens_assert (test, "first.token");
  rs_token_source_invalidate (test->tokens, NULL);
  test_tokens_assert (test, "second.token");
}

static void
on_lost (GObject *object, GAsyncResult *result, gpointer user_data)
{
  GError **out = user_data;

  g_assert_null (rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, out));
}

/* The token is refused between the promise and its delivery: that must not look like a token, nor like nothing. */
static void
test_a_token_that_is_lost_on_the_way_is_an_error (TestTokens *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  test_tokens_assert (test, "first.token");
  rs_token_source_get_async (test->tokens, NULL, on_lost, &error);
  rs_token_source_invalidate (test->tokens, NULL);
  test_wait_until (error != NULL);
  g_assert_cmpuint (error->domain, ==, RS_ERROR);
}

static void
test_freed_in_the_middle_nothing_is_left (TestTokens *test, gconstpointer user_data)
{
  gboolean done = FALSE;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gpointer pointer = test->tokens;

  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  rs_token_source_get_async (test->tokens, cancellable, on_cancelled, &done);
  test_wait_until (test->desk->token_calls->len == 1);
  g_cancellable_cancel (cancellable);
  g_object_add_weak_pointer (G_OBJECT (pointer), &pointer);
  g_clear_object (&test->tokens);
  soup_session_abort (test->session);
  test_wait_until (done && pointer == NULL);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-source/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-client-says-who-it-is-by-basic-first", test_the_client_says_who_it_is_by_basic_first);
  ADD ("who-is-refused-asks-once-more-in-the-body", test_who_is_refused_asks_once_more_in_the_body);
  ADD ("the-way-that-was-accepted-is-kept", test_the_way_that_was_accepted_is_kept);
  ADD ("who-was-accepted-before-is-not-asked-otherwise", test_who_was_accepted_before_is_not_asked_otherwise);
  ADD ("after-two-refusals-it-begins-with-basic-again", test_after_two_refusals_it_begins_with_basic_again);
  ADD ("a-scope-that-is-not-known-is-left-out", test_a_scope_that_is_not_known_is_left_out);
  ADD ("without-presence-read-there-is-nothing-to-ask-for", test_without_presence_read_there_is_nothing_to_ask_for);
  ADD ("ten-who-wait-make-one-request", test_ten_who_wait_make_one_request);
  ADD ("all-who-wait-are-told-of-a-refusal", test_all_who_wait_are_told_of_a_refusal);
  ADD ("who-gives-up-does-not-stop-the-others", test_who_gives_up_does_not_stop_the_others);
  ADD ("a-good-token-is-given-until-it-is-due", test_a_good_token_is_given_until_it_is_due);
  ADD ("a-token-that-a-server-refused-is-not-given-again", test_a_token_that_a_server_refused_is_not_given_again);
  ADD ("a-token-that-is-lost-on-the-way-is-an-error", test_a_token_that_is_lost_on_the_way_is_an_error);
  ADD ("freed-in-the-middle-nothing-is-left", test_freed_in_the_middle_nothing_is_left);
  return g_test_run ();
}
