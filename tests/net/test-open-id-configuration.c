/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-open-id-configuration.h"

#include <string.h>

#define ORIGIN "https://example.org"
#define ISSUER "\"issuer\":\"https://issuer.example\""
#define AUTHORIZATION "\"authorization_endpoint\":\"https://a.example/authorize\""
#define TOKEN "\"token_endpoint\":\"https://t.example/token\""
#define METHODS "\"code_challenge_methods_supported\":[\"plain\",\"S256\"]"

static gboolean
parse (RsOpenIdConfiguration *configuration, const char *text, GError **error)
{
  return rs_open_id_configuration_parse (configuration, text, strlen (text), ORIGIN, error);
}

static void
test_the_addresses_are_read (void)
{
  g_auto (RsOpenIdConfiguration) configuration = { NULL };
  g_autoptr (GError) error = NULL;

  g_assert_true (parse (&configuration,
                        "{" ISSUER "," AUTHORIZATION "," TOKEN "," METHODS ",\"jwks_uri\":\"https://x.example/j\"}",
                        &error));
  g_assert_no_error (error);
  g_assert_cmpstr (configuration.authorization_url, ==, "https://a.example/authorize");
  g_assert_cmpstr (configuration.token_url, ==, "https://t.example/token");
}

static void
test_what_is_missing_is_named (void)
{
  static const struct
  {
    const char *text;
    RsError code;
    const char *words;
  } cases[] = {
    { "<html>", RS_ERROR_MALFORMED, "not with a configuration" },
    { "{" AUTHORIZATION "," TOKEN "," METHODS "}", RS_ERROR_MALFORMED, "“issuer”" },
    { "{\"issuer\":\"http://example.org\"," AUTHORIZATION "," TOKEN "," METHODS "}", RS_ERROR_MALFORMED, "“issuer”" },
    { "{" ISSUER "," TOKEN "," METHODS "}", RS_ERROR_MALFORMED, "“authorization_endpoint”" },
    { "{" ISSUER "," AUTHORIZATION "," METHODS "}", RS_ERROR_MALFORMED, "“token_endpoint”" },
    { "{" ISSUER "," AUTHORIZATION "," TOKEN "}", RS_ERROR_PROFILE, "S256" },
    { "{" ISSUER "," AUTHORIZATION "," TOKEN ",\"code_challenge_methods_supported\":[\"plain\",7,null]}",
      RS_ERROR_PROFILE, "S256" },
    { "{" ISSUER "," AUTHORIZATION "," TOKEN ",\"code_challenge_methods_supported\":\"S256\"}", RS_ERROR_PROFILE,
      "S256" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RsOpenIdConfiguration) configuration = { NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (parse (&configuration, cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, ORIGIN));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/open-id-configuration/the-addresses-are-read", test_the_addresses_are_read);
  g_test_add_func ("/open-id-configuration/what-is-missing-is-named", test_what_is_missing_is_named);
  return g_test_run ();
}
