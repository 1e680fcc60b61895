/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-log.h"

#include <string.h>

#define TOKEN "mF_9.B5f-4.1JqM~x/+w=="
#define JWT "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9PlFUP0THsR8U"

static const struct
{
  const char *name;
  const char *text;
  const char *secret;
  const char *kept; /* what must still be there */
} secrets[] = {
  { "bearer", "Authorization: Bearer " TOKEN, TOKEN, "Authorization: Bearer [redacted]" },
  { "bearer-any-case", "authorization: bEaReR " TOKEN "\r\nHost: a", TOKEN, "Host: a" },
  { "basic", "Authorization: Basic ZGVtbzpzZWNyZXQ=", "ZGVtbzpzZWNyZXQ", "Authorization: Basic [redacted]" },
  { "form-secret", "grant_type=client_credentials&client_secret=hunter2%21&scope=a", "hunter2",
    "grant_type=client_credentials&client_secret=[redacted]&scope=a" },
  { "form-refresh", "refresh_token=abc.def&grant_type=refresh_token", "abc.def", "&grant_type=refresh_token" },
  { "form-assertion", "assertion=xyz123&a=b", "xyz123", "&a=b" },
  { "form-password", "username=u&password=p4ss&x=y", "p4ss", "username=u" },
  { "authorization-code", "GET /callback?code=SplxlOBeZQQYbYS6WxSbIA&state=af0ifjsldkj", "SplxlOBeZQQYbYS6WxSbIA",
    "&state=af0ifjsldkj" },
  { "form-code", "grant_type=authorization_code&code=SplxlOBe&redirect_uri=x", "SplxlOBe", "&redirect_uri=x" },
  { "json-access", "{\"access_token\":\"" TOKEN "\",\"expires_in\":3600}", TOKEN, "\"expires_in\":3600" },
  { "json-spaced", "{ \"refresh_token\" : \"tGzv3JOkF0XG5Qx2TlKWIA\" }", "tGzv3JOkF0XG5Qx2TlKWIA", "refresh_token" },
  { "json-with-comma", "{\"client_secret\":\"one,two}three&four five\",\"a\":1}", "two}three", "\"a\":1" },
  { "json-with-space", "{\"client_secret\":\"correct horse\",\"a\":1}", "horse", "\"a\":1" },
  { "json-with-quote", "{\"client_secret\":\"ab\\\"cdef\",\"a\":1}", "cdef", "\"a\":1" },
  { "json-access-key", "{\"accessKeyId\":\"ID\",\"accessKeySecret\":\"S3CR3T\"}", "S3CR3T", "\"accessKeyId\":\"ID\"" },
  { "jwt-alone", "token call answered " JWT " in 30 ms", "eyJzdWIi", "in 30 ms" },
  { "jwt-with-cut-signature", "x eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0. y", "eyJhbGci", " y" },
};

static void
test_secrets_go (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (secrets); i++)
    {
      g_autofree char *got = rs_log_redact (secrets[i].text);

      if (strstr (got, secrets[i].secret) != NULL)
        g_error ("%s: expected no \"%s\", got \"%s\"", secrets[i].name, secrets[i].secret, got);
      if (strstr (got, secrets[i].kept) == NULL || strstr (got, "[redacted]") == NULL)
        g_error ("%s: expected \"%s\" to stay, got \"%s\"", secrets[i].name, secrets[i].kept, got);
    }
}

static const char *const harmless[] = {
  "",
  "connected to wss://platform.example.com/v1/streaming/presence",
  "POST https://auth.example.com/v2/oauth/token answered 401",
  "The server closed the connection with code 4001.",
  "close code: 1006, exit code=2",
  "{\"type\":\"presence.update\",\"payload\":{\"userId\":\"u1\",\"wrapUpCode\":\"Sale\",\"status\":\"In Call\"}}",
  "{\"type\":\"error\",\"payload\":{\"code\":\"rate-limited\",\"message\":\"Too many\"}}",
  "TokenUrl=https://auth.example.com/v2/oauth/token",
  "token_type=Bearer",
  "\"token_type\":\"Bearer\",\"expires_in\":3600",
  "grant_type=refresh_token",
  "Zoë <b>Quick</b> & Co, 日本語, 😀",
  "postcode: 1234, barcode=99",
};

static void
test_nothing_else_is_harmed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (harmless); i++)
    {
      g_autofree char *got = rs_log_redact (harmless[i]);

      g_assert_cmpstr (got, ==, harmless[i]);
    }
}

static void
test_bytes_that_are_no_text_do_not_hide_a_secret (void)
{
  g_autofree char *got = rs_log_redact ("\xff\xfe Bearer " TOKEN " \xc3");

  g_assert_null (strstr (got, TOKEN));
  g_assert_true (g_utf8_validate (got, -1, NULL));
}

static void
test_a_long_text_is_redacted_too (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *got = NULL;

  for (guint i = 0; i < 20000; i++)
    g_string_append (text, "{\"userId\":\"u\",\"status\":\"Available\"} ");
  g_string_append (text, "client_secret=hunter2");
  got = rs_log_redact (text->str);

  g_assert_null (strstr (got, "hunter2"));
  g_assert_nonnull (strstr (got, "Available"));
}

static void
test_what_is_logged_is_redacted (void)
{
  if (g_test_subprocess ())
    {
      rs_log_init ();
      g_warning ("sent Authorization: Bearer %s", TOKEN);
      g_log_structured ("ringside", G_LOG_LEVEL_WARNING, "MESSAGE", "client_secret=%s", "hunter2");
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_stderr ("*Bearer [redacted]*");
  g_test_trap_assert_stderr_unmatched ("*" TOKEN "*");
  g_test_trap_assert_stderr_unmatched ("*hunter2*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/log/secrets-go", test_secrets_go);
  g_test_add_func ("/base/log/nothing-else-is-harmed", test_nothing_else_is_harmed);
  g_test_add_func ("/base/log/bytes-that-are-no-text-do-not-hide-a-secret",
                   test_bytes_that_are_no_text_do_not_hide_a_secret);
  g_test_add_func ("/base/log/a-long-text-is-redacted-too", test_a_long_text_is_redacted_too);
  g_test_add_func ("/base/log/what-is-logged-is-redacted", test_what_is_logged_is_redacted);
  return g_test_run ();
}
