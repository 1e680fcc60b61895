/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text.h"
#include "net/rs-pkce.h"

#include <string.h>

/* RFC 7636: what ties a code to whoever asked for it. */

static void
test_the_challenge_is_that_of_the_rfc (void)
{
  g_autofree char *challenge = rs_pkce_make_challenge ("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"); /* appendix B */

  g_assert_cmpstr (challenge, ==, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
}

static void
test_the_bytes_of_the_rfc_make_its_verifier (void)
{
  static const guint8 bytes[] = { 116, 24,  223, 180, 151, 153, 224, 37,  79, 250, 96, 125, 216, 173, 187, 186,
                                  22,  212, 37,  77,  105, 214, 191, 240, 91, 88,  5,  88,  83,  132, 141, 121 };
  g_autofree char *verifier = rs_text_make_base64url (bytes, sizeof bytes);

  g_assert_cmpstr (verifier, ==, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
}

/* RFC 7636 §4.1: 43 to 128 of these characters. */
static void
test_a_verifier_is_long_enough_and_of_good_letters (void)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *verifier = rs_pkce_make_random (32);

      g_assert_cmpuint (strlen (verifier), ==, 43);
      g_assert_cmpuint (strspn (verifier, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"), ==, 43);
    }
}

static void
test_no_two_are_the_same (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < 1000; i++)
    g_assert_true (g_hash_table_add (seen, rs_pkce_make_random (16)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/pkce/the-challenge-is-that-of-the-rfc", test_the_challenge_is_that_of_the_rfc);
  g_test_add_func ("/net/pkce/the-bytes-of-the-rfc-make-its-verifier", test_the_bytes_of_the_rfc_make_its_verifier);
  g_test_add_func ("/net/pkce/a-verifier-is-long-enough-and-of-good-letters",
                   test_a_verifier_is_long_enough_and_of_good_letters);
  g_test_add_func ("/net/pkce/no-two-are-the-same", test_no_two_are_the_same);
  return g_test_run ();
}
