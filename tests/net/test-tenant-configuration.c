/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-tenant-configuration.h"

#include <string.h>

#define ORIGIN "https://example.org"
#define API "\"api_endpoint\":\"https://api-na1.example\""

static gboolean
parse (RsTenantConfiguration *configuration, const char *text, GError **error)
{
  return rs_tenant_configuration_parse (configuration, text, strlen (text), ORIGIN, error);
}

static void
test_the_addresses_are_read (void)
{
  static const struct
  {
    const char *text;
    const char *access_key_url;
    const char *area;
  } cases[] = {
    { "{" API ",\"area\":\"na1\",\"uhDomain\":\"keys.example\",\"cluster\":\"C1\"}",
      "https://na1.keys.example/authentication/v1/token/access-key", "na1" },
    { "{" API ",\"area\":\"na1\",\"domain\":\"data.example\"}", NULL, "na1" },
    { "{" API ",\"area\":null,\"uhDomain\":\"keys.example\"}", NULL, NULL },
    { "{" API "}", NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RsTenantConfiguration) configuration = { NULL };
      g_autoptr (GError) error = NULL;

      g_assert_true (parse (&configuration, cases[i].text, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (configuration.api_url, ==, "https://api-na1.example");
      g_assert_cmpstr (configuration.access_key_url, ==, cases[i].access_key_url);
      g_assert_cmpstr (configuration.area, ==, cases[i].area);
    }
}

/* An access key goes to the server that is named here: nothing may turn its name into another address. */
static void
test_what_is_wrong_is_named (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } cases[] = {
    { "[]", "not with a configuration" },
    { "{\"area\":\"na1\"}", "“api_endpoint”" },
    { "{\"api_endpoint\":\"http://api.example\"}", "“api_endpoint”" },
    { "{\"api_endpoint\":\"api.example\"}", "“api_endpoint”" },
    { "{" API ",\"area\":\"na1@evil.example/\"}", "“area”" },
    { "{" API ",\"area\":\"evil.example/?\"}", "“area”" },
    { "{" API ",\"area\":\"\"}", "“area”" },
    { "{" API ",\"area\":7}", "“area”" },
    { "{" API ",\"area\":\"na1\",\"uhDomain\":\".example\"}", "“uhDomain”" },
    { "{" API ",\"area\":\"na1\",\"uhDomain\":\"a b\"}", "“uhDomain”" },
    { "{" API ",\"area\":\"na1\",\"uhDomain\":\"keys.example:8443\"}", "“uhDomain”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (RsTenantConfiguration) configuration = { NULL };
      g_autoptr (GError) error = NULL;

      g_assert_false (parse (&configuration, cases[i].text, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, ORIGIN));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/tenant-configuration/the-addresses-are-read", test_the_addresses_are_read);
  g_test_add_func ("/tenant-configuration/what-is-wrong-is-named", test_what_is_wrong_is_named);
  return g_test_run ();
}
