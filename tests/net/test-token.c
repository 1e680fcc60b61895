/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-token.h"

#include <string.h>

/* Protocol §1: what is a token reply, and when a token is renewed. */

#define NOW_US (1000 * G_USEC_PER_SEC)

static RsToken *
parse (const char *reply)
{
  g_autoptr (GError) error = NULL;
  RsToken *token = rs_token_parse (reply, strlen (reply), NOW_US, &error);

  g_assert_no_error (error);
  g_assert_nonnull (token);
  return token;
}

static void
assert_life (const char *reply, gint64 seconds)
{
  g_autoptr (RsToken) token = parse (reply);

  g_test_message ("%s", reply);
  g_assert_cmpstr (token->text, ==, "t.0-k_e~n+/=");
  g_assert_cmpint (token->expires_at_us - NOW_US, ==, seconds * G_USEC_PER_SEC);
}

static void
test_a_reply_is_read (void)
{
  g_autoptr (RsToken) token = parse ("{\"access_token\":\"abc.def\",\"token_type\":\"Bearer\",\"expires_in\":600,"
                                     "\"scope\":\"presence:read queue:read\",\"refresh_token\":\"r\",\"more\":[1]}");

  g_assert_cmpstr (token->text, ==, "abc.def");
  g_assert_cmpstr (token->scope, ==, "presence:read queue:read");
  g_assert_cmpint (token->expires_at_us, ==, NOW_US + 600 * G_USEC_PER_SEC);
}

static void
test_a_life_that_is_not_told_is_an_hour (void)
{
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\"}", 3600);
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\",\"expires_in\":null}", 3600);
}

static void
test_a_life_may_come_as_text (void)
{
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\",\"expires_in\":\"1800\"}", 1800);
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\",\"expires_in\":900.0}", 900);
}

static void
test_the_type_is_bearer_in_any_case (void)
{
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\",\"token_type\":\"bearer\",\"expires_in\":60}", 60);
  assert_life ("{\"access_token\":\"t.0-k_e~n+/=\",\"token_type\":\"BEARER\",\"expires_in\":60}", 60);
}

static void
test_cxones_own_spelling_is_read (void)
{
  g_autoptr (RsToken) token =
      parse ("{\"accessToken\":\"t.0-k_e~n+/=\",\"refreshToken\":\"r\",\"tokenExpirationTimeSec\":60}");

  g_assert_cmpstr (rs_token_peek_refresh (token), ==, "r");
  assert_life ("{\"accessToken\":\"t.0-k_e~n+/=\",\"tokenExpirationTimeSec\":60}", 60);
  assert_life ("{\"accessToken\":\"t.0-k_e~n+/=\",\"tokenType\":\"Bearer\",\"expiresIn\":\"60\"}", 60);
}

static void
test_an_array_of_one_is_unwrapped (void)
{
  assert_life ("[{\"access_token\":\"t.0-k_e~n+/=\",\"expires_in\":60}]", 60);
  assert_life (" \r\n[ \n{\"access_token\":\"t.0-k_e~n+/=\",\"expires_in\":60}\n ]\r\n ", 60);
}

static void
test_what_was_granted_may_stay_untold (void)
{
  g_autoptr (RsToken) token = parse ("{\"access_token\":\"abc\"}");

  g_assert_null (token->scope);
  g_assert_true (rs_token_has_scope (token, "presence:read"));
}

static void
test_an_empty_scope_tells_nothing (void)
{
  g_autoptr (RsToken) empty = parse ("{\"access_token\":\"abc\",\"scope\":\"\"}");
  g_autoptr (RsToken) blank = parse ("{\"access_token\":\"abc\",\"scope\":\"  \"}");
  g_autoptr (RsToken) wrong = parse ("{\"access_token\":\"abc\",\"scope\":7}");

  g_assert_null (empty->scope);
  g_assert_null (blank->scope);
  g_assert_null (wrong->scope);
}

static void
test_a_scope_is_a_whole_word (void)
{
  g_autoptr (RsToken) token = parse ("{\"access_token\":\"abc\",\"scope\":\"presence:read  queue:readers user\"}");

  g_assert_true (rs_token_has_scope (token, "presence:read"));
  g_assert_true (rs_token_has_scope (token, "user"));
  g_assert_false (rs_token_has_scope (token, "queue:read"));
  g_assert_false (rs_token_has_scope (token, "read"));
  g_assert_false (rs_token_has_scope (token, "interaction:read"));
}

static void
test_a_refresh_token_comes_with_it (void)
{
  g_autoptr (RsToken) with = parse ("{\"access_token\":\"abc\",\"refresh_token\":\"r.1\"}");
  g_autoptr (RsToken) without = parse ("{\"access_token\":\"abc\",\"refresh_token\":null}");

  g_assert_cmpstr (with->refresh_token, ==, "r.1");
  g_assert_null (without->refresh_token);
}

/* One that cannot be sent is as good as none; the access token may be. */
static void
test_a_refresh_token_that_is_none_is_passed_over (void)
{
  static const char *const replies[] = { "{\"access_token\":\"abc\",\"refresh_token\":7}",
                                         "{\"access_token\":\"abc\",\"refresh_token\":\"\"}",
                                         "{\"access_token\":\"abc\",\"refresh_token\":\"a\\nb\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (replies); i++)
    {
      g_autoptr (RsToken) token = parse (replies[i]);

      g_assert_null (token->refresh_token);
    }
}

/* What is wrong with it is named, so that a person can go to the server's administrator with it. */
static const struct
{
  const char *reply;
  const char *words;
} no_tokens[] = {
  { "", "(empty)" },
  { "[]", "(empty)" },
  { "null", "TokenUrl" },
  { "\"abc\"", "TokenUrl" },
  { "<html><title>It works!</title></html>", "TokenUrl" },
  { "{\"access_token\":\"abc\"", "TokenUrl" },
  { "[{\"access_token\":\"abc\"},{\"access_token\":\"def\"}]", "TokenUrl" },
  { "[[{\"access_token\":\"abc\"}]]", "TokenUrl" },
  { "{\"access_token\":\"abc\"} // mine", "TokenUrl" },
  { "{}", "access_token" },
  { "{\"access_token\":null}", "access_token" },
  { "{\"access_token\":\"\"}", "access_token" },
  { "{\"access_token\":12345}", "access_token" },
  { "{\"access_token\":[\"abc\"]}", "access_token" },
  { "{\"access_token\":\"abc\\r\\nX-Other: 1\"}", "access_token" },
  { "{\"access_token\":\"abc def\"}", "access_token" },
  { "{\"access_token\":\"abc\\u00e9\"}", "access_token" },
  { "{\"access_token\":\"abc\",\"token_type\":\"mac\"}", "token_type" },
  { "{\"access_token\":\"abc\",\"token_type\":7}", "token_type" },
  { "{\"access_token\":\"abc\",\"token_type\":\"\"}", "token_type" },
  { "{\"access_token\":\"abc\",\"expires_in\":\"soon\"}", "expires_in" },
  { "{\"access_token\":\"abc\",\"expires_in\":true}", "expires_in" },
  { "{\"access_token\":\"abc\",\"expires_in\":-5}", "expires_in" },
  { "{\"access_token\":\"abc\",\"expires_in\":{\"seconds\":5}}", "expires_in" },
  { "{\"access_token\":\"abc\",\"expires_in\":99999999999999999999999}", "expires_in" },
};

static void
test_what_is_no_token_is_told_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (no_tokens); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RsToken) token = rs_token_parse (no_tokens[i].reply, strlen (no_tokens[i].reply), NOW_US, &error);

      g_test_message ("%s", no_tokens[i].reply);
      g_assert_null (token);
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      g_assert_cmpstr (strstr (error->message, no_tokens[i].words), !=, NULL);
      g_assert_null (strstr (error->message, "abc"));
    }
}

static void
test_a_huge_reply_is_refused (void)
{
  g_autofree char *filling = g_strnfill (1024 * 1024, 'x');
  g_autofree char *reply = g_strdup_printf ("{\"access_token\":\"abc\",\"more\":\"%s\"}", filling);
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_token_parse (reply, strlen (reply), NOW_US, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
}

static void
test_a_huge_life_does_not_overflow (void)
{
  g_autoptr (RsToken) token = parse ("{\"access_token\":\"abc\",\"expires_in\":9000000000000000}");

  g_assert_cmpint (token->expires_at_us, >, NOW_US);
  g_assert_cmpint (token->renew_at_us, >, NOW_US);
  g_assert_cmpint (token->renew_at_us, <, token->expires_at_us);
}

static void
test_no_life_at_all_is_a_short_one (void)
{
  g_autoptr (RsToken) token = parse ("{\"access_token\":\"abc\",\"expires_in\":0}");

  g_assert_cmpint (token->expires_at_us, >, NOW_US);
  g_assert_cmpint (token->expires_at_us, <=, NOW_US + 60 * G_USEC_PER_SEC);
}

/* At expires_in − max (60 s, 10 %), minus up to 10 % of that; for tokens shorter than two minutes at half of it. */
static void
assert_renewal (gint64 seconds, double earliest, double latest)
{
  g_autofree char *reply = g_strdup_printf ("{\"access_token\":\"a\",\"expires_in\":%" G_GINT64_FORMAT "}", seconds);
  double least = G_MAXDOUBLE, most = 0;

  for (guint round = 0; round < 400; round++)
    {
      g_autoptr (RsToken) token = parse (reply);
      double after = (double) (token->renew_at_us - NOW_US) / G_USEC_PER_SEC;

      least = MIN (least, after);
      most = MAX (most, after);
    }
  g_test_message ("%" G_GINT64_FORMAT " s: renewed after %g to %g s", seconds, least, most);
  g_assert_cmpfloat (least, >=, earliest - 0.001);
  g_assert_cmpfloat (most, <=, latest + 0.001);
  g_assert_cmpfloat (least, <=, earliest + (latest - earliest) * 0.1);
  g_assert_cmpfloat (most, >=, latest - (latest - earliest) * 0.1);
}

static void
test_it_is_renewed_before_it_ends (void)
{
  assert_renewal (3600, 3240 * 0.9, 3240);
  assert_renewal (600, 540 * 0.9, 540);
  assert_renewal (300, 240 * 0.9, 240);
  assert_renewal (120, 60 * 0.9, 60);
  assert_renewal (119, 59.5, 59.5);
  assert_renewal (20, 10, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/token/a-reply-is-read", test_a_reply_is_read);
  g_test_add_func ("/net/token/a-life-that-is-not-told-is-an-hour", test_a_life_that_is_not_told_is_an_hour);
  g_test_add_func ("/net/token/a-life-may-come-as-text", test_a_life_may_come_as_text);
  g_test_add_func ("/net/token/the-type-is-bearer-in-any-case", test_the_type_is_bearer_in_any_case);
  g_test_add_func ("/net/token/cxones-own-spelling-is-read", test_cxones_own_spelling_is_read);
  g_test_add_func ("/net/token/an-array-of-one-is-unwrapped", test_an_array_of_one_is_unwrapped);
  g_test_add_func ("/net/token/what-was-granted-may-stay-untold", test_what_was_granted_may_stay_untold);
  g_test_add_func ("/net/token/an-empty-scope-tells-nothing", test_an_empty_scope_tells_nothing);
  g_test_add_func ("/net/token/a-scope-is-a-whole-word", test_a_scope_is_a_whole_word);
  g_test_add_func ("/net/token/a-refresh-token-comes-with-it", test_a_refresh_token_comes_with_it);
  g_test_add_func ("/net/token/a-refresh-token-that-is-none-is-passed-over",
                   test_a_refresh_token_that_is_none_is_passed_over);
  g_test_add_func ("/net/token/what-is-no-token-is-told-apart", test_what_is_no_token_is_told_apart);
  g_test_add_func ("/net/token/a-huge-reply-is-refused", test_a_huge_reply_is_refused);
  g_test_add_func ("/net/token/a-huge-life-does-not-overflow", test_a_huge_life_does_not_overflow);
  g_test_add_func ("/net/token/no-life-at-all-is-a-short-one", test_no_life_at_all_is_a_short_one);
  g_test_add_func ("/net/token/it-is-renewed-before-it-ends", test_it_is_renewed_before_it_ends);
  return g_test_run ();
}
