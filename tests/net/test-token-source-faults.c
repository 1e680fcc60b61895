/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-server.h"
#include "quiet-server.h"
#include "support-tokens.h"

#include <string.h>

/* Protocol §1: what a token call can end in besides a token, each with its own kind of error. */

static const struct
{
  guint status;
  const char *header;
  const char *body;
  RsError code;
  const char *words;
} refusals[] = {
  { 400, NULL, "{\"error\":\"invalid_client\"}", RS_ERROR_SIGN_IN, "secret" },
  { 400, NULL, "{\"error\":\"invalid_request\"}", RS_ERROR_SIGN_IN, "invalid_request" },
  { 401, NULL, NULL, RS_ERROR_SIGN_IN, "wall-board" },
  { 401, NULL, "{\"error\":\"invalid_client\",\"error_description\":\"no\"}", RS_ERROR_SIGN_IN, "secret" },
  { 401, NULL, "<html>no</html>", RS_ERROR_SIGN_IN, "secret" },
  { 400, NULL, "{\"error\":\"unauthorized_client\"}", RS_ERROR_PERMISSION, "presence:read" },
  { 403, NULL, NULL, RS_ERROR_PERMISSION, "presence:read" },
  { 404, NULL, NULL, RS_ERROR_NO_STREAM, "TokenUrl" },
  { 405, NULL, NULL, RS_ERROR_NO_STREAM, "TokenUrl" },
  { 410, NULL, NULL, RS_ERROR_NO_STREAM, "TokenUrl" },
  { 429, NULL, NULL, RS_ERROR_TRY_LATER, "busy" },
  { 503, NULL, NULL, RS_ERROR_TRY_LATER, "busy" },
  { 500, NULL, NULL, RS_ERROR_NETWORK, "500" },
  { 502, NULL, "<html>bad gateway</html>", RS_ERROR_NETWORK, "502" },
  { 200, NULL, NULL, RS_ERROR_MALFORMED, "TokenUrl" },
  { 200, NULL, "<html><body>Please sign in</body></html>", RS_ERROR_MALFORMED, "TokenUrl" },
  { 200, NULL, "{\"token\":\"abc\"}", RS_ERROR_MALFORMED, "access_token" },
  { 200, NULL, "{\"error\":\"invalid_client\"}", RS_ERROR_MALFORMED, "access_token" },
};

static void
test_every_refusal_has_its_own_error (TestTokens *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_test_message ("%u %s", refusals[i].status, refusals[i].body);
      test_desk_free (test->desk);
      test->desk = test_desk_new ();
      test_desk_answer_token (test->desk, refusals[i].status, refusals[i].header, refusals[i].body);
      test_tokens_turn_to (test, test->desk->token_url);
      test_tokens_assert_error (test, refusals[i].code, refusals[i].words);
      g_assert_cmpuint (test->desk->token_calls->len, <=, 2);
    }
}

/* A redirect could carry the secret anywhere: it is refused, and nobody is asked at the other address. */
static void
test_no_redirect_carries_the_secret_elsewhere (TestTokens *test, gconstpointer user_data)
{
  static const guint statuses[] = { 301, 302, 303, 307, 308 };
  g_autofree char *elsewhere = g_strconcat ("Location: ", test->elsewhere->token_url, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      test_desk_free (test->desk);
      test->desk = test_desk_new ();
      test_desk_answer_token (test->desk, statuses[i], elsewhere, NULL);
      test_tokens_turn_to (test, test->desk->token_url);
      test_tokens_assert_error (test, RS_ERROR_NO_STREAM, "TokenUrl");
      test_settle ();
      g_assert_cmpuint (test->desk->token_calls->len, ==, 1);
      g_assert_cmpuint (test->elsewhere->token_calls->len + test->elsewhere->elsewhere, ==, 0);
    }
}

static void
test_retry_after_is_handed_on (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 503, "Retry-After: 17", NULL);
  test_desk_answer_token (test->desk, 429, NULL, NULL);
  test_tokens_assert_error (test, RS_ERROR_TRY_LATER, "busy");
  g_assert_cmpint (rs_token_source_get_retry_after (test->tokens), ==, 17 * G_USEC_PER_SEC);
  test_tokens_assert_error (test, RS_ERROR_TRY_LATER, "busy");
  g_assert_cmpint (rs_token_source_get_retry_after (test->tokens), ==, 0);
}

typedef struct
{
  gboolean done;
  GError *error;
} Late;

static void
on_late (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Late *late = user_data;

  rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &late->error);
  late->done = TRUE;
}

static void
test_no_answer_in_15_s_is_given_up (TestTokens *test, gconstpointer user_data)
{
  Late late = { 0 };

  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  test_desk_answer_token (test->desk, 200, NULL, TEST_TOKEN);
  rs_token_source_get_async (test->tokens, NULL, on_late, &late);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_clock_advance (test->clock, 149 * G_USEC_PER_SEC / 10);
  test_settle ();
  g_assert_false (late.done);
  rs_clock_advance (test->clock, G_USEC_PER_SEC / 5);
  test_wait_until (late.done);
  g_assert_error (late.error, RS_ERROR, RS_ERROR_TIMEOUT);
  g_assert_nonnull (strstr (late.error->message, "does not answer"));
  g_clear_error (&late.error);
  test_tokens_assert (test, "first.token");
}

/* An answer without an end must not fill the memory until the time is up. */
static void
test_an_endless_answer_is_cut_short (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_ENDLESS, NULL, NULL);
  test_tokens_assert_error (test, RS_ERROR_MALFORMED, "TokenUrl");
}

static void
test_a_connection_that_breaks_is_told (TestTokens *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_HANG_UP, NULL, NULL);
  test_tokens_assert_error (test, RS_ERROR_NETWORK, "127.0.0.1");
}

static void
test_a_refused_connection_is_told (TestTokens *test, gconstpointer user_data)
{
  g_autofree char *url = g_strdup (test->elsewhere->token_url);

  test_desk_free (test->elsewhere);
  test->elsewhere = test_desk_new ();
  test_tokens_turn_to (test, url);
  test_tokens_assert_error (test, RS_ERROR_NETWORK, "refuses the connection");
}

/* The demo centre reads HTTP Basic and forms with code of its own. */
static void
test_no_character_of_a_secret_is_lost (TestTokens *test, gconstpointer user_data)
{
  static const char *const secrets[] = { "plain",      "with space", "a:b:c", "100% & more = yes + no",
                                         "Schlüssel€", "\"\\/?#" };

  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RsDemoServer) server = NULL;
      RsDemoOptions options;

      rs_demo_options_init (&options);
      options.secret = secrets[i];
      test_let_clients_leave ();
      server = rs_demo_server_new (&options, &error);
      g_assert_no_error (error);
      g_test_message ("%s", secrets[i]);
      test_tokens_remake_for (test, rs_demo_server_get_token_url (server), "demo", secrets[i]);
      g_free (test_tokens_fetch (test, &error));
      g_assert_no_error (error);
      g_assert_cmpuint (rs_demo_server_get_stats (server).tokens_refused, ==, 0);
    }
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-source-faults/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("every-refusal-has-its-own-error", test_every_refusal_has_its_own_error);
  ADD ("no-redirect-carries-the-secret-elsewhere", test_no_redirect_carries_the_secret_elsewhere);
  ADD ("retry-after-is-handed-on", test_retry_after_is_handed_on);
  ADD ("no-answer-in-15-s-is-given-up", test_no_answer_in_15_s_is_given_up);
  ADD ("an-endless-answer-is-cut-short", test_an_endless_answer_is_cut_short);
  ADD ("a-connection-that-breaks-is-told", test_a_connection_that_breaks_is_told);
  ADD ("a-refused-connection-is-told", test_a_refused_connection_is_told);
  ADD ("no-character-of-a-secret-is-lost", test_no_character_of_a_secret_is_lost);
  return g_test_run ();
}
