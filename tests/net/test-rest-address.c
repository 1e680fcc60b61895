/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-rest-address.h"

static void
test_versions_are_tried_in_turn (void)
{
  static const struct
  {
    const char *rest_url;
    guint versions[7];
  } cases[] = {
    { "https://api.example.org", { 30, 31, 33, 28, 27 } },
    { "https://api.example.org/", { 30, 31, 33, 28, 27 } },
    { "https://api.example.org?a=b#c", { 30, 31, 33, 28, 27 } },
    { "https://api.example.org/InContactAPI/services/v33.0/", { 33, 30, 31, 28, 27 } },
    { "https://api.example.org/InContactAPI/services/v29.0", { 29, 30, 31, 33, 28, 27 } },
    { "https://api.example.org/InContactAPI/services/vNext", { 30, 31, 33, 28, 27 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint attempt = 0; attempt < G_N_ELEMENTS (cases[i].versions); attempt++)
      {
        g_autofree char *made = rs_rest_address_make (cases[i].rest_url, attempt);
        g_autofree char *expected =
            g_strdup_printf ("https://api.example.org/InContactAPI/services/v%u.0/", cases[i].versions[attempt]);

        g_assert_cmpstr (made, ==, cases[i].versions[attempt] > 0 ? expected : NULL);
      }
}

static void
test_a_token_goes_to_no_other_place (void)
{
  static const char base[] = "https://api.example.org/InContactAPI/services/v30.0/";
  static const char *const same[] = {
    "https://api.example.org/InContactAPI/services/v30.0/agents?skip=2",
    "HTTPS://API.example.org:443/InContactAPI/services/v30.0/agents",
  };
  static const char *const others[] = {
    "http://api.example.org/InContactAPI/services/v30.0/agents",
    "https://api.example.org:8443/InContactAPI/services/v30.0/agents",
    "https://api.example.org.evil.example/InContactAPI/services/v30.0/agents",
    "https://evil.example/InContactAPI/services/v30.0/agents",
    "https://me@api.example.org/InContactAPI/services/v30.0/agents",
    "https://api.example.org/InContactAPI/services/v30.0/../../elsewhere",
    "https://api.example.org/elsewhere",
    "file:///InContactAPI/services/v30.0/agents",
    "agents",
    "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (same); i++)
    g_assert_true (rs_rest_address_is_below (same[i], base));
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    g_assert_false (rs_rest_address_is_below (others[i], base));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rest-address/versions-are-tried-in-turn", test_versions_are_tried_in_turn);
  g_test_add_func ("/rest-address/a-token-goes-to-no-other-place", test_a_token_goes_to_no_other_place);
  return g_test_run ();
}
