/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-configuration-reader.h"

#include <string.h>

#define ORIGIN "https://example.org/.well-known/x"

static void
test_only_a_json_object_is_a_configuration (void)
{
  static const struct
  {
    const char *text;
    const char *reason;
  } cases[] = {
    { "", "empty" },
    { "<html>Sign in to the hotel's network</html>", "not-json" },
    { "[]", "not-an-object" },
    { "{\"a\":\"\xff\"}", "not-utf8" },
  };
  g_autofree char *filling = g_strnfill (RS_CONFIGURATION_MAX_BYTES + 1, ' ');
  g_autoptr (GError) too_long = NULL;
  g_autoptr (JsonNode) sound = rs_configuration_parse ("{}", 2, ORIGIN, NULL);

  g_assert_nonnull (sound);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (rs_configuration_parse (cases[i].text, strlen (cases[i].text), ORIGIN, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].reason));
      g_assert_nonnull (strstr (error->message, ORIGIN));
    }
  g_assert_null (rs_configuration_parse (filling, strlen (filling), ORIGIN, &too_long));
  g_assert_nonnull (strstr (too_long->message, "too-large"));
}

static void
test_an_address_is_checked_as_if_a_person_had_typed_it (void)
{
  static const struct
  {
    const char *text;
    const char *words; /* NULL for one that may be used */
  } cases[] = {
    { "{\"a\":\"https://other.example/token\"}", NULL },
    { "{\"a\":\"http://127.0.0.1:8080/token\"}", NULL },
    { "{\"a\":\"http://example.org/token\"}", "is not encrypted" },
    { "{\"a\":\"https://me:hunter2@example.org/\"}", "user name or password" },
    { "{\"a\":\"javascript:alert(1)\"}", "cannot be used" },
    { "{\"a\":\"/token\"}", "is not an address" },
    { "{\"a\":\"\"}", "is not an address" },
    { "{\"a\":7}", "does not say what “a” is" },
    { "{\"a\":null}", "does not say what “a” is" },
    { "{}", "does not say what “a” is" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (JsonNode) root = rs_configuration_parse (cases[i].text, strlen (cases[i].text), ORIGIN, NULL);
      g_autoptr (GError) error = NULL;
      g_autofree char *address = rs_configuration_dup_address (json_node_get_object (root), "a", ORIGIN, &error);

      g_assert_true ((address != NULL) == (cases[i].words == NULL));
      if (address != NULL)
        continue;
      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, RS_ERROR_MALFORMED);
      g_assert_nonnull (strstr (error->message, cases[i].words));
      g_assert_nonnull (strstr (error->message, ORIGIN));
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/configuration-reader/only-a-json-object-is-a-configuration",
                   test_only_a_json_object_is_a_configuration);
  g_test_add_func ("/configuration-reader/an-address-is-checked-as-if-a-person-had-typed-it",
                   test_an_address_is_checked_as_if_a_person_had_typed_it);
  return g_test_run ();
}
