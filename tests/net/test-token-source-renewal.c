/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-tokens.h"

#include <string.h>

/* Protocol §1: a token is renewed before it expires, by one owner, and the old one serves while it lives. */

static void
assert_renewal (TestTokens *test, guint seconds, double earliest, double latest)
{
  g_autofree char *reply = g_strdup_printf ("{\"access_token\":\"t%u\",\"expires_in\":%u}", seconds, seconds);
  gint64 begun_us = rs_clock_get_monotonic (test->clock);
  double after;

  test_desk_free (test->desk);
  test->desk = test_desk_new ();
  test_desk_answer_token (test->desk, 200, NULL, reply);
  test_tokens_turn_to (test, test->desk->token_url);
  g_assert_cmpint (rs_token_source_get_renewal_time (test->tokens), ==, 0);
  g_free (test_tokens_fetch (test, NULL));
  after = (double) (rs_token_source_get_renewal_time (test->tokens) - begun_us) / G_USEC_PER_SEC;
  g_test_message ("%u s: renewed after %g s", seconds, after);
  g_assert_cmpfloat (after, >=, earliest);
  g_assert_cmpfloat (after, <=, latest);
}

static void
test_the_moment_depends_on_its_life (TestTokens *test, gconstpointer user_data)
{
  assert_renewal (test, 20, 10, 10);
  assert_renewal (test, 119, 59.5, 59.5);
  assert_renewal (test, 120, 54, 60);
  assert_renewal (test, 3600, 2916, 3240);
}

static void
fetch_short_token (TestTokens *test)
{
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"first.token\",\"expires_in\":20}");
  test_tokens_assert (test, "first.token");
}

static void
test_before_its_moment_nobody_is_asked (TestTokens *test, gconstpointer user_data)
{
  fetch_short_token (test);
  rs_clock_advance (test->clock,
                    rs_token_source_get_renewal_time (test->tokens) - rs_clock_get_monotonic (test->clock) - 1);
  test_tokens_assert (test, "first.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  guint *count = user_data;
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (token->text, ==, "second.token");
  (*count)++;
}

static void
test_at_its_moment_one_request_renews_it (TestTokens *test, gconstpointer user_data)
{
  guint count = 0;

  fetch_short_token (test);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\",\"expires_in\":20}");
  rs_clock_advance (test->clock,
                    rs_token_source_get_renewal_time (test->tokens) - rs_clock_get_monotonic (test->clock));
  for (guint i = 0; i < 20; i++)
    rs_token_source_get_async (test->tokens, NULL, on_token, &count);
  g_assert_cmpstr (rs_token_source_peek (test->tokens)->text, ==, "first.token");
  test_wait_until (count == 20);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  g_assert_cmpstr (rs_token_source_peek (test->tokens)->text, ==, "second.token");
}

static void
assert_old_one_serves (TestTokens *test, guint status, const char *body, RsError code, const char *words)
{
  test_desk_free (test->desk);
  test->desk = test_desk_new ();
  test_tokens_turn_to (test, test->desk->token_url);
  fetch_short_token (test);
  test_desk_answer_token (test->desk, status, NULL, body);
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  test_tokens_assert_error (test, code, words);
  g_assert_cmpstr (rs_token_source_peek (test->tokens)->text, ==, "first.token");
  rs_clock_advance (test->clock, 5 * G_USEC_PER_SEC);
  g_assert_null (rs_token_source_peek (test->tokens));
}

static void
test_when_renewal_fails_the_old_one_serves_while_it_lives (TestTokens *test, gconstpointer user_data)
{
  assert_old_one_serves (test, 500, NULL, RS_ERROR_NETWORK, "500");
  assert_old_one_serves (test, 503, NULL, RS_ERROR_TRY_LATER, "busy");
  assert_old_one_serves (test, 403, NULL, RS_ERROR_PERMISSION, "presence:read");
  assert_old_one_serves (test, 200, "<html>", RS_ERROR_MALFORMED, "TokenUrl");
  assert_old_one_serves (test, TEST_HANG_UP, NULL, RS_ERROR_NETWORK, "127.0.0.1");
}

static void
test_nothing_to_peek_at_before_the_first (TestTokens *test, gconstpointer user_data)
{
  g_assert_null (rs_token_source_peek (test->tokens));
  g_assert_cmpint (rs_token_source_get_renewal_time (test->tokens), ==, 0);
}

/* Two sockets, two tokens: the refusal of the older one must not cost the newer. */
static void
test_a_late_refusal_does_not_hit_the_next_token (TestTokens *test, gconstpointer user_data)
{
  fetch_short_token (test);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  test_tokens_assert (test, "second.token");
  rs_token_source_invalidate (test->tokens, "first.token");
  test_tokens_assert (test, "second.token");
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
  rs_token_source_invalidate (test->tokens, "second.token");
  g_assert_null (rs_token_source_peek (test->tokens));
  g_assert_cmpint (rs_token_source_get_renewal_time (test->tokens), ==, 0);
}

/* What is refused while a new one is on its way stays refused, and the new one is given. */
static void
test_a_refusal_during_renewal_waits_for_the_new_one (TestTokens *test, gconstpointer user_data)
{
  guint count = 0;

  fetch_short_token (test);
  test_desk_answer_token (test->desk, 200, NULL, "{\"access_token\":\"second.token\"}");
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  rs_token_source_get_async (test->tokens, NULL, on_token, &count);
  rs_token_source_invalidate (test->tokens, "first.token");
  g_assert_null (rs_token_source_peek (test->tokens));
  rs_token_source_get_async (test->tokens, NULL, on_token, &count);
  test_wait_until (count == 2);
  g_assert_cmpuint (test->desk->token_calls->len, ==, 2);
}

static void
test_what_a_token_allows_is_as_asked_unless_told (TestTokens *test, gconstpointer user_data)
{
  const RsToken *token;

  g_free (test_tokens_fetch (test, NULL));
  token = rs_token_source_peek (test->tokens);
  g_assert_true (rs_token_has_scope (token, "presence:read"));
  g_assert_true (rs_token_has_scope (token, "queue:read"));
  g_assert_false (rs_token_has_scope (token, "user:read"));
}

static void
test_after_invalid_scope_it_allows_presence_alone (TestTokens *test, gconstpointer user_data)
{
  const RsToken *token;

  test_desk_answer_token (test->desk, 400, NULL, "{\"error\":\"invalid_scope\"}");
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  g_free (test_tokens_fetch (test, NULL));
  token = rs_token_source_peek (test->tokens);
  g_assert_true (rs_token_has_scope (token, "presence:read"));
  g_assert_false (rs_token_has_scope (token, "queue:read"));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-source-renewal/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-moment-depends-on-its-life", test_the_moment_depends_on_its_life);
  ADD ("before-its-moment-nobody-is-asked", test_before_its_moment_nobody_is_asked);
  ADD ("at-its-moment-one-request-renews-it", test_at_its_moment_one_request_renews_it);
  ADD ("when-renewal-fails-the-old-one-serves-while-it-lives",
       test_when_renewal_fails_the_old_one_serves_while_it_lives);
  ADD ("nothing-to-peek-at-before-the-first", test_nothing_to_peek_at_before_the_first);
  ADD ("a-late-refusal-does-not-hit-the-next-token", test_a_late_refusal_does_not_hit_the_next_token);
  ADD ("a-refusal-during-renewal-waits-for-the-new-one", test_a_refusal_during_renewal_waits_for_the_new_one);
  ADD ("what-a-token-allows-is-as-asked-unless-told", test_what_a_token_allows_is_as_asked_unless_told);
  ADD ("after-invalid-scope-it-allows-presence-alone", test_after_invalid_scope_it_allows_presence_alone);
  return g_test_run ();
}
