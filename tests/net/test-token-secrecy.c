/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keys.h"
#include "support-tokens.h"

#include <string.h>

/* No log line, not even one for developers, holds a secret, a key, an assertion, an access or a refresh token. */

#define REPLY "{\"access_token\":\"a-c-c-e-s-s\",\"refresh_token\":\"r-e-f-r-e-s-h\",\"expires_in\":20}"
#define LEAK_IN_ERROR "{\"error\":\"invalid_grant\",\"error_description\":\"r-e-f-r-e-s-h hunter2\"}"

/* GIO's own threads have something to say as well. */
static GMutex lock;
static GString *lines;

static void
add_line (const char *line)
{
  g_mutex_lock (&lock);
  g_string_append_printf (lines, "%s\n", line);
  g_mutex_unlock (&lock);
}

static void
collect (const char *domain, GLogLevelFlags level, const char *message, gpointer user_data)
{
  add_line (message);
}

static GLogWriterOutput
collect_structured (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (fields[i].length < 0)
      add_line (fields[i].value);
  return G_LOG_WRITER_HANDLED;
}

static void
assert_silent_about (const char *words)
{
  g_mutex_lock (&lock);
  g_assert_null (strstr (lines->str, words));
  g_mutex_unlock (&lock);
}

static void
assert_silent (TestTokens *test)
{
  static const char *const words[] = { "hunter2", "a-c-c-e-s-s", "r-e-f-r-e-s-h", "d2FsbC1ib2FyZDpodW50ZXIy", "BEGIN" };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    assert_silent_about (words[i]);
  for (guint i = 0; i < test->desk->token_calls->len; i++)
    {
      const char *assertion = g_hash_table_lookup (test_desk_get_token_call (test->desk, i)->form, "assertion");

      if (assertion != NULL)
        assert_silent_about (assertion);
    }
}

static void
live_through_all (TestTokens *test)
{
  test_desk_answer_token (test->desk, 401, NULL, LEAK_IN_ERROR);
  test_desk_answer_token (test->desk, 200, NULL, REPLY);
  test_desk_answer_token (test->desk, 503, NULL, LEAK_IN_ERROR);
  test_desk_answer_token (test->desk, 400, NULL, LEAK_IN_ERROR);
  test_tokens_assert (test, "a-c-c-e-s-s");
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  test_tokens_assert_error (test, RS_ERROR_TRY_LATER, "busy");
  test_tokens_assert_error (test, RS_ERROR_SIGN_IN, "client");
  assert_silent (test);
}

static void
test_of_a_client_secret (TestTokens *test, gconstpointer user_data)
{
  live_through_all (test);
}

static void
test_of_a_key (TestTokens *test, gconstpointer user_data)
{
  g_autofree char *ec = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));

  test->auth.grant = RS_GRANT_JWT_BEARER;
  test_tokens_remake (test, ec);
  live_through_all (test);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/token-secrecy/" name, TestTokens, NULL, test_tokens_set_up, func, test_tokens_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  lines = g_string_new (NULL);
  g_log_set_default_handler (collect, NULL);
  g_log_set_writer_func (collect_structured, NULL, NULL);
  ADD ("of-a-client-secret", test_of_a_client_secret);
  ADD ("of-a-key", test_of_a_key);
  result = g_test_run ();
  g_assert_cmpuint (lines->len, >, 0); /* libsoup and GIO always have something to say */
  g_string_free (lines, TRUE);
  return result;
}
