/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-bearer-fetch.h"
#include "support-tokens.h"

#include <string.h>

#define SECOND_TOKEN "{\"access_token\":\"second.token\",\"token_type\":\"Bearer\",\"expires_in\":3600}"

typedef struct
{
  TestTokens base;
  guint refusals; /* so many questions are answered with 401 */
  GPtrArray *authorizations;
  RsHttpAnswer answer;
  GError *error;
  gboolean is_signed_in;
  gboolean is_done;
} Test;

static void
on_question (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  Test *test = user_data;
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  gboolean is_refused = test->authorizations->len < test->refusals;

  g_ptr_array_add (test->authorizations, g_strdup (soup_message_headers_get_one (headers, "Authorization")));
  soup_server_message_set_status (message, is_refused ? SOUP_STATUS_UNAUTHORIZED : SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_STATIC, "{}", 2);
}

static void
set_up (Test *test, gconstpointer user_data)
{
  test_tokens_set_up (&test->base, user_data);
  test->authorizations = g_ptr_array_new_with_free_func (g_free);
  soup_server_add_handler (test->base.desk->server, "/question", on_question, test, NULL);
  test_desk_answer_token (test->base.desk, 200, NULL, TEST_TOKEN);
  test_desk_answer_token (test->base.desk, 200, NULL, SECOND_TOKEN);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_http_answer_clear (&test->answer);
  g_clear_error (&test->error);
  test_tokens_tear_down (&test->base, user_data);
  g_ptr_array_unref (test->authorizations);
}

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  g_assert_true (rs_bearer_fetch_finish (result, &test->answer, &test->error) == (test->error == NULL));
  test->is_signed_in = rs_bearer_fetch_is_signed_in (result);
  test->is_done = TRUE;
}

static void
fetch (Test *test, GCancellable *cancellable)
{
  g_autofree char *url = g_strconcat (test->base.desk->address, "/question", NULL);

  rs_bearer_fetch_async (test->base.session, test->base.tokens, url, 1024, cancellable, on_answer, test);
  test_wait_until (test->is_done);
}

static const char *
get_authorization (Test *test, guint index)
{
  g_assert_cmpuint (index, <, test->authorizations->len);
  return test->authorizations->pdata[index];
}

static void
test_the_token_is_sent (Test *test, gconstpointer user_data)
{
  fetch (test, NULL);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test->answer.status, ==, 200);
  g_assert_cmpuint (g_bytes_get_size (test->answer.body), ==, 2);
  g_assert_cmpstr (get_authorization (test, 0), ==, "Bearer first.token");
  g_assert_true (test->is_signed_in);
}

static void
test_a_refused_token_is_renewed_once (Test *test, gconstpointer user_data)
{
  test->refusals = 1;
  fetch (test, NULL);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test->answer.status, ==, 200);
  g_assert_cmpstr (get_authorization (test, 1), ==, "Bearer second.token");
}

static void
test_a_second_refusal_is_the_answer (Test *test, gconstpointer user_data)
{
  test->refusals = 9;
  fetch (test, NULL);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test->answer.status, ==, 401);
  g_assert_cmpuint (test->authorizations->len, ==, 2);
  g_assert_cmpuint (test->base.desk->token_calls->len, ==, 2);
  g_assert_true (test->is_signed_in);
}

static void
test_who_is_not_signed_in_asks_nobody (Test *test, gconstpointer user_data)
{
  g_autofree char *elsewhere = g_strconcat (test->base.elsewhere->address, "/token", NULL);

  test_desk_answer_token (test->base.elsewhere, 401, NULL, "{\"error\":\"invalid_client\"}");
  test_tokens_turn_to (&test->base, elsewhere);
  fetch (test, NULL);
  g_assert_error (test->error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_false (test->is_signed_in);
  g_assert_cmpuint (test->authorizations->len, ==, 0);
}

static void
test_it_can_be_given_up (Test *test, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  g_cancellable_cancel (cancellable);
  fetch (test, cancellable);
  g_assert_error (test->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_settle ();
  g_assert_cmpuint (test->authorizations->len, ==, 0);
}

#define ADD(name, func) g_test_add ("/bearer-fetch/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-token-is-sent", test_the_token_is_sent);
  ADD ("a-refused-token-is-renewed-once", test_a_refused_token_is_renewed_once);
  ADD ("a-second-refusal-is-the-answer", test_a_second_refusal_is_the_answer);
  ADD ("who-is-not-signed-in-asks-nobody", test_who_is_not_signed_in_asks_nobody);
  ADD ("it-can-be-given-up", test_it_can_be_given_up);
  return g_test_run ();
}
