/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-store.h"
#include "support-tokens.h"

#include <string.h>

/* Protocol §1, the row "refresh token", over a real socket. */

#define REPLY(access, more) "{\"access_token\":\"" access "\",\"expires_in\":100" more "}"
#define WITH_REFRESH(refresh) ",\"refresh_token\":\"" refresh "\""
#define INVALID_GRANT "{\"error\":\"invalid_grant\"}"

static TestStore *
use_store (TestTokens *test, const char *text)
{
  TestStore *store = test_store_new (text);

  g_set_object (&test->store, RS_REFRESH_STORE (store));
  g_object_unref (store);
  test_tokens_turn_to (test, test->desk->token_url);
  return store;
}

static const char *
get (TestTokens *test, guint index, const char *name)
{
  return g_hash_table_lookup (test_desk_get_token_call (test->desk, index)->form, name);
}

static void
assert_refreshed_with (TestTokens *test, guint index, const char *refresh_token)
{
  g_assert_cmpstr (get (test, index, "grant_type"), ==, "refresh_token");
  g_assert_cmpstr (get (test, index, "refresh_token"), ==, refresh_token);
  g_assert_cmpstr (test_desk_get_token_call (test->desk, index)->authorization, ==, "Basic d2FsbC1ib2FyZDpodW50ZXIy");
}

/* Past its half-life, before its end. */
static void
let_renewal_come (TestTokens *test)
{
  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
}

static void
test_who_got_a_refresh_token_shows_it (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", WITH_REFRESH ("r1")));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a2", ""));
  test_tokens_assert (test, "a1");
  g_assert_cmpstr (get (test, 0, "grant_type"), ==, "client_credentials");
  let_renewal_come (test);
  test_tokens_assert (test, "a2");
  assert_refreshed_with (test, 1, "r1");
}

static void
test_a_new_refresh_token_replaces_the_old_one (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");

  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", WITH_REFRESH ("r1")));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a2", WITH_REFRESH ("r2")));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a3", WITH_REFRESH ("r3")));
  test_tokens_assert (test, "a1");
  g_assert_cmpstr (store->text, ==, "r1");
  let_renewal_come (test);
  test_tokens_assert (test, "a2");
  g_assert_cmpstr (store->text, ==, "r2");
  let_renewal_come (test);
  test_tokens_assert (test, "a3");
  assert_refreshed_with (test, 0, "r0");
  assert_refreshed_with (test, 1, "r1");
  assert_refreshed_with (test, 2, "r2");
  g_assert_cmpuint (store->n_loads, ==, 1);
}

static void
test_a_reply_without_one_keeps_the_old_one (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");

  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", ""));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a2", WITH_REFRESH ("r0")));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a3", ",\"refresh_token\":null"));
  for (guint i = 0; i < 3; i++)
    {
      g_free (test_tokens_fetch (test, NULL));
      let_renewal_come (test);
      assert_refreshed_with (test, i, "r0");
    }
  g_assert_cmpuint (store->n_stores, ==, 0);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **out = user_data;
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  g_assert_no_error (error);
  *out = g_strdup (token->text);
}

/* If the program ended in between, the old one would be spent and the new one lost. */
static void
test_it_is_stored_before_the_access_token_is_used (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, NULL);
  g_autofree char *text = NULL;

  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", WITH_REFRESH ("r1")));
  rs_token_source_get_async (test->tokens, NULL, on_token, &text);
  test_wait_until (store->n_loads == 1);
  store->hangs = TRUE;
  test_wait_until (store->n_stores == 1);
  test_settle ();
  g_assert_null (text);
  g_assert_null (rs_token_source_peek (test->tokens));
  test_store_go_on (store);
  test_wait_until (text != NULL);
  g_assert_cmpstr (text, ==, "a1");
}

static void
test_a_read_only_store_costs_nothing (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");
  g_autofree char *text = NULL;

  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", WITH_REFRESH ("r1")));
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a2", ""));
  rs_token_source_get_async (test->tokens, NULL, on_token, &text);
  test_wait_until (store->n_loads == 1);
  store->fails = TRUE;
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*kept in memory only*");
  test_wait_until (text != NULL);
  g_test_assert_expected_messages ();
  let_renewal_come (test);
  test_tokens_assert (test, "a2");
  assert_refreshed_with (test, 1, "r1");
}

static void
test_invalid_grant_falls_back_in_the_same_flight (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");
  g_autofree char *texts[5] = { NULL };

  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", ""));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rs_token_source_get_async (test->tokens, NULL, on_token, &texts[i]);
  test_wait_until (texts[4] != NULL);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  assert_refreshed_with (test, 0, "r0");
  g_assert_cmpstr (get (test, 1, "grant_type"), ==, "client_credentials");
  g_assert_null (store->text);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_assert_cmpstr (texts[i], ==, "a1");
      g_free (g_steal_pointer (&texts[i]));
    }
}

static void
test_who_may_not_refresh_signs_in (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");

  test_desk_answer_token (test->desk, 400, NULL, "[{\"error\":\"unsupported_grant_type\"}]");
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", ""));
  test_tokens_assert (test, "a1");
  g_assert_cmpstr (get (test, 1, "grant_type"), ==, "client_credentials");
  g_assert_cmpstr (store->text, ==, "r0");
}

static void
test_if_both_are_refused_that_is_told (TestTokens *test, gconstpointer user_data)
{
  use_store (test, "r0");
  test_desk_answer_token (test->desk, 400, NULL, INVALID_GRANT);
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "secret");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

static void
test_a_busy_server_keeps_the_refresh_token (TestTokens *test, gconstpointer user_data)
{
  TestStore *store = use_store (test, "r0");

  test_desk_answer_token (test->desk, 503, "Retry-After: 7", NULL);
  test_desk_answer_token (test->desk, 200, NULL, REPLY ("a1", ""));
  test_tokens_assert_error (test, RS_ERROR_TRY_LATER, "busy");
  g_assert_cmpint (rs_token_source_get_retry_after (test->tokens), ==, 7 * G_USEC_PER_SEC);
  test_tokens_assert (test, "a1");
  assert_refreshed_with (test, 1, "r0");
  g_assert_cmpstr (store->text, ==, "r0");
}

static void
on_given_up (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  *(gboolean *) user_data = TRUE;
}

/* When the board closes while the store is asked, no request may follow. */
static void
test_when_nobody_waits_nobody_is_asked (TestTokens *test, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TestStore *store = use_store (test, "r0");
  gboolean done = FALSE;

  store->hangs = TRUE;
  rs_token_source_get_async (test->tokens, cancellable, on_given_up, &done);
  g_cancellable_cancel (cancellable);
  test_store_go_on (store);
  test_wait_until (done);
  test_settle ();
  g_assert_cmpuint (test->desk->token_calls->len, ==, 0);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-source-refresh/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("who-got-a-refresh-token-shows-it", test_who_got_a_refresh_token_shows_it);
  ADD ("a-new-refresh-token-replaces-the-old-one", test_a_new_refresh_token_replaces_the_old_one);
  ADD ("a-reply-without-one-keeps-the-old-one", test_a_reply_without_one_keeps_the_old_one);
  ADD ("it-is-stored-before-the-access-token-is-used", test_it_is_stored_before_the_access_token_is_used);
  ADD ("a-read-only-store-costs-nothing", test_a_read_only_store_costs_nothing);
  ADD ("invalid-grant-falls-back-in-the-same-flight", test_invalid_grant_falls_back_in_the_same_flight);
  ADD ("who-may-not-refresh-signs-in", test_who_may_not_refresh_signs_in);
  ADD ("if-both-are-refused-that-is-told", test_if_both_are_refused_that_is_told);
  ADD ("a-busy-server-keeps-the-refresh-token", test_a_busy_server_keeps_the_refresh_token);
  ADD ("when-nobody-waits-nobody-is-asked", test_when_nobody_waits_nobody_is_asked);
  return g_test_run ();
}
