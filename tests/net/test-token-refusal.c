/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-token-refusal.h"

#include <string.h>

/* Protocol §1: what a refusal of the token server means to a person. */

static const struct
{
  guint status;
  const char *code;
  RsError error;
  const char *words;
} meanings[] = {
  { 400, "invalid_client", RS_ERROR_SIGN_IN, "does not accept the secret of client “wall”" },
  { 401, NULL, RS_ERROR_SIGN_IN, "does not accept the secret" },
  { 400, "invalid_grant", RS_ERROR_SIGN_IN, "does not accept the secret" },
  { 400, "invalid_request", RS_ERROR_SIGN_IN, "(400, invalid_request). Check the [Auth] part" },
  { 400, NULL, RS_ERROR_SIGN_IN, "(400, —)" },
  { 403, NULL, RS_ERROR_PERMISSION, "presence:read" },
  { 400, "unauthorized_client", RS_ERROR_PERMISSION, "presence:read" },
  { 400, "invalid_scope", RS_ERROR_PERMISSION, "presence:read" },
  { 301, NULL, RS_ERROR_NO_STREAM, "Check TokenUrl" },
  { 308, NULL, RS_ERROR_NO_STREAM, "Check TokenUrl" },
  { 404, NULL, RS_ERROR_NO_STREAM, "no sign-in at https://api.example.org/token (404)" },
  { 405, NULL, RS_ERROR_NO_STREAM, "Check TokenUrl" },
  { 410, NULL, RS_ERROR_NO_STREAM, "Check TokenUrl" },
  { 429, NULL, RS_ERROR_TRY_LATER, "busy (429)" },
  { 503, NULL, RS_ERROR_TRY_LATER, "busy (503)" },
  { 500, NULL, RS_ERROR_NETWORK, "has a fault (500)" },
  { 502, NULL, RS_ERROR_NETWORK, "has a fault (502)" },
  { 504, "server_error", RS_ERROR_NETWORK, "has a fault (504)" },
};

static void
assert_meaning_for (const RsTokenRefusal *refusal, RsGrantKind grant, const char *client_id, RsError code,
                    const char *words)
{
  RsAuthConfig auth = { .grant = grant,
                        .token_url = (char *) "https://api.example.org/token",
                        .client_id = (char *) client_id,
                        .access_key_id = (char *) "K====" };
  g_autoptr (GError) error = rs_token_refusal_describe (refusal, &auth);

  g_test_message ("%s", error->message);
  g_assert_error (error, RS_ERROR, (int) code);
  g_assert_cmpstr (strstr (error->message, words), !=, NULL);
  g_assert_nonnull (strstr (error->message, "api.example.org"));
}

static void
assert_meaning (const RsTokenRefusal *refusal, RsGrantKind grant, RsError code, const char *words)
{
  assert_meaning_for (refusal, grant, "wall", code, words);
}

static void
test_every_refusal_has_its_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (meanings); i++)
    {
      RsTokenRefusal refusal = { .status = meanings[i].status, .code = (char *) meanings[i].code };

      assert_meaning (&refusal, RS_GRANT_CLIENT_CREDENTIALS, meanings[i].error, meanings[i].words);
    }
}

static void
test_who_signs_is_not_told_of_a_secret (void)
{
  static const RsTokenRefusal refusals[] = { { 401, NULL, FALSE },
                                             { 400, (char *) "invalid_grant", FALSE },
                                             { 400, (char *) "invalid_client", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    assert_meaning (&refusals[i], RS_GRANT_JWT_BEARER, RS_ERROR_SIGN_IN,
                    "the assertion signed for client “wall”. Check ClientId, Issuer, Subject, KeyId and Algorithm");
}

static const struct
{
  RsTokenRefusal refusal;
  RsGrantKind grant;
  const char *client_id;
  RsError error;
  const char *words;
} others[] = {
  { { 401, NULL, FALSE }, RS_GRANT_ACCESS_KEY, NULL, RS_ERROR_SIGN_IN, "the access key “K====”. Check AccessKeyId" },
  { { 400, (char *) "invalid_grant", FALSE },
    RS_GRANT_ACCESS_KEY,
    "app",
    RS_ERROR_SIGN_IN,
    "give the key's secret again" },
  { { 401, NULL, TRUE }, RS_GRANT_ACCESS_KEY, NULL, RS_ERROR_SIGN_IN, "“K====” has expired or was revoked" },
  { { 401, (char *) "invalid_client", FALSE },
    RS_GRANT_ACCESS_KEY,
    "app",
    RS_ERROR_SIGN_IN,
    "the secret of the app “app”" },
  { { 403, NULL, FALSE }, RS_GRANT_ACCESS_KEY, NULL, RS_ERROR_PERMISSION, "owner's role" },
  { { 400, NULL, FALSE }, RS_GRANT_ACCESS_KEY, NULL, RS_ERROR_SIGN_IN, "refuses to sign in “K====” (400, —)" },
  { { 404, NULL, FALSE }, RS_GRANT_ACCESS_KEY, NULL, RS_ERROR_NO_STREAM, "no sign-in at" },
  { { 400, (char *) "invalid_grant", FALSE }, RS_GRANT_AUTHORIZATION_CODE, "wall", RS_ERROR_SIGN_IN, "Sign in again" },
  { { 401, (char *) "invalid_client", FALSE },
    RS_GRANT_AUTHORIZATION_CODE,
    "wall",
    RS_ERROR_SIGN_IN,
    "the app “wall”" },
  { { 401, NULL, FALSE }, RS_GRANT_CLIENT_CREDENTIALS, "K====", RS_ERROR_SIGN_IN, "write Grant=access-key" },
};

static void
test_every_way_to_sign_in_has_its_own (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    assert_meaning_for (&others[i].refusal, others[i].grant, others[i].client_id, others[i].error, others[i].words);
}

static const struct
{
  const char *body;
  gboolean is_expired;
} reasons[] = {
  { "{\"error\":\"invalid_grant\",\"error_description\":\"The access key has Expired.\"}", TRUE },
  { "{\"error\":\"key_revoked\"}", TRUE },
  { "{\"message\":\"This key was DISABLED\"}", TRUE },
  { "{\"errorDescription\":\"inactive\"}", TRUE },
  { "{\"error\":\"invalid_grant\",\"error_description\":\"No such key\"}", FALSE },
  { "{\"error_description\":{\"expired\":1}}", FALSE },
  { "expired", FALSE },
};

static void
test_what_was_good_once_is_told_apart (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_auto (RsTokenRefusal) refusal = { 0 };

      g_test_message ("%s", reasons[i].body);
      rs_token_refusal_read (&refusal, 400, reasons[i].body, strlen (reasons[i].body));
      g_assert_cmpint (refusal.says_expired, ==, reasons[i].is_expired);
    }
}

static const struct
{
  const char *body;
  const char *code;
} bodies[] = {
  { "{\"error\":\"invalid_grant\",\"error_description\":\"no\"}", "invalid_grant" },
  { "[{\"error\":\"invalid_grant\"}]", "invalid_grant" },
  { " [ {\"error\":\"invalid_grant\"} ] ", "invalid_grant" },
  { "[{\"error\":\"invalid_grant\"},{\"error\":\"invalid_scope\"}]", NULL },
  { "{\"error\":{\"code\":\"invalid_grant\"}}", NULL },
  { "{\"error\":null}", NULL },
  { "<html>no</html>", NULL },
  { "", NULL },
};

static void
test_its_code_is_read (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (bodies); i++)
    {
      g_auto (RsTokenRefusal) refusal = { 0 };

      g_test_message ("%s", bodies[i].body);
      rs_token_refusal_read (&refusal, 400, bodies[i].body, strlen (bodies[i].body));
      g_assert_cmpuint (refusal.status, ==, 400);
      g_assert_cmpstr (refusal.code, ==, bodies[i].code);
      g_assert_true (rs_token_refusal_has_code (&refusal, "invalid_grant") == (bodies[i].code != NULL));
    }
}

/* A refresh token must not be thrown away because a gateway in trouble repeats an old body. */
static void
test_a_server_in_trouble_has_judged_nobody (void)
{
  static const guint statuses[] = { 302, 429, 500, 502, 503 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      g_auto (RsTokenRefusal) refusal = { 0 };

      rs_token_refusal_read (&refusal, statuses[i], bodies[0].body, strlen (bodies[0].body));
      g_assert_cmpuint (refusal.status, ==, statuses[i]);
      g_assert_null (refusal.code);
    }
}

static void
test_a_long_code_is_cut (void)
{
  g_autofree char *filling = g_strnfill (5000, 'x');
  g_autofree char *body = g_strdup_printf ("{\"error\":\"%s\"}", filling);
  g_auto (RsTokenRefusal) refusal = { 0 };

  rs_token_refusal_read (&refusal, 400, body, strlen (body));
  g_assert_cmpuint (strlen (refusal.code), ==, 64);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/token-refusal/every-refusal-has-its-sentence", test_every_refusal_has_its_sentence);
  g_test_add_func ("/net/token-refusal/who-signs-is-not-told-of-a-secret", test_who_signs_is_not_told_of_a_secret);
  g_test_add_func ("/net/token-refusal/every-way-to-sign-in-has-its-own", test_every_way_to_sign_in_has_its_own);
  g_test_add_func ("/net/token-refusal/what-was-good-once-is-told-apart", test_what_was_good_once_is_told_apart);
  g_test_add_func ("/net/token-refusal/its-code-is-read", test_its_code_is_read);
  g_test_add_func ("/net/token-refusal/a-server-in-trouble-has-judged-nobody",
                   test_a_server_in_trouble_has_judged_nobody);
  g_test_add_func ("/net/token-refusal/a-long-code-is-cut", test_a_long_code_is_cut);
  return g_test_run ();
}
