/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-jwt-key.h"
#include "support-keys.h"

#include <string.h>

/* RFC 7518 §3: what signs, and what cannot. */

#define TEXT "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJ3YWxsIn0"

static char *rsa; /* made once: it takes a while */
static char *ec;

static void
assert_signs (const char *secret, const char *asked, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsJwtKey) key = rs_jwt_key_new (secret, asked, &error);
  g_autoptr (GBytes) signature = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (rs_jwt_key_get_algorithm (key), ==, expected);
  signature = rs_jwt_key_sign (key, TEXT, &error);
  g_assert_no_error (error);
  g_assert_true (test_keys_verify (secret, expected, TEXT, signature));
  g_assert_false (test_keys_verify (secret, expected, TEXT "x", signature));
}

static void
assert_refused (const char *secret, const char *algorithm, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsJwtKey) key = rs_jwt_key_new (secret, algorithm, &error);

  g_assert_null (key);
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_test_message ("%s", error->message);
  g_assert_cmpstr (strstr (error->message, words), !=, NULL);
  g_assert_null (strstr (error->message, "hunter2"));
  g_assert_null (strstr (error->message, "-----BEGIN"));
}

static void
test_a_client_secret_signs_by_hs256 (void)
{
  assert_signs ("hunter2", NULL, "HS256");
  assert_signs ("hunter2", "HS256", "HS256");
  assert_signs ("Schlüssel€ of more than one block of the hash, which is sixty-four bytes long", NULL, "HS256");
}

static void
test_an_rsa_key_signs_by_rs256 (void)
{
  g_autofree char *wrapped = test_keys_wrap (rsa, NULL);

  g_assert_true (g_str_has_prefix (rsa, "-----BEGIN RSA PRIVATE KEY-----"));
  g_assert_true (g_str_has_prefix (wrapped, "-----BEGIN PRIVATE KEY-----"));
  assert_signs (rsa, NULL, "RS256");
  assert_signs (rsa, "RS256", "RS256");
  assert_signs (wrapped, NULL, "RS256");
}

static void
test_an_ec_key_signs_by_es256 (void)
{
  g_autofree char *wrapped = test_keys_wrap (ec, NULL);
  g_autofree char *with_parameters = g_strconcat (TEST_EC_PARAMETERS, ec, NULL);

  g_assert_true (g_str_has_prefix (ec, "-----BEGIN EC PRIVATE KEY-----"));
  assert_signs (ec, NULL, "ES256");
  assert_signs (ec, "ES256", "ES256");
  assert_signs (wrapped, NULL, "ES256");
  assert_signs (with_parameters, NULL, "ES256");
}

static void
test_what_is_written_before_a_key_does_not_matter (void)
{
  g_autofree char *wrapped = test_keys_wrap (rsa, NULL);
  g_autofree char *locked = test_keys_wrap (rsa, "hunter2");
  g_autofree char *introduced = g_strconcat (TEST_BAG_ATTRIBUTES, wrapped, NULL);
  g_autofree char *introduced_and_locked = g_strconcat (TEST_BAG_ATTRIBUTES, locked, NULL);

  assert_signs (introduced, NULL, "RS256");
  assert_refused (introduced_and_locked, NULL, "encrypted with a passphrase");
}

static void
test_line_ends_do_not_matter (void)
{
  g_auto (GStrv) lines = g_strsplit (ec, "\n", -1);
  g_autofree char *windows = g_strjoinv ("\r\n", lines);

  assert_signs (windows, NULL, "ES256");
}

/* One signature in 128 has a number with a leading zero; DER leaves it out, ES256 does not. */
static void
test_short_numbers_keep_their_place (void)
{
  g_autoptr (RsJwtKey) key = rs_jwt_key_new (ec, NULL, NULL);
  guint n_short = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", i);
      g_autoptr (GBytes) signature = rs_jwt_key_sign (key, text, NULL);
      const guint8 *bytes = g_bytes_get_data (signature, NULL);

      g_assert_cmpuint (g_bytes_get_size (signature), ==, 64);
      if (bytes[0] != 0 && bytes[32] != 0)
        continue;
      n_short++;
      g_assert_true (test_keys_verify (ec, "ES256", text, signature));
    }
  g_assert_cmpuint (n_short, >, 0);
}

static void
test_a_key_must_fit_the_algorithm (void)
{
  assert_refused ("hunter2", "RS256", "Algorithm=RS256, but the secret that was given is made for HS256");
  assert_refused ("hunter2", "ES256", "Algorithm=ES256, but the secret that was given is made for HS256");
  assert_refused (rsa, "HS256", "Algorithm=HS256, but the secret that was given is made for RS256");
  assert_refused (rsa, "ES256", "Algorithm=ES256, but the secret that was given is made for RS256");
  assert_refused (ec, "HS256", "Algorithm=HS256, but the secret that was given is made for ES256");
  assert_refused (ec, "RS256", "Algorithm=RS256, but the secret that was given is made for ES256");
}

static void
test_a_locked_key_is_told (void)
{
  g_autofree char *locked = test_keys_wrap (ec, "hunter2");
  static const char old[] = "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\nDEK-Info: AES-128-CBC,00\n\n"
                            "AAAA\n-----END RSA PRIVATE KEY-----\n";

  g_assert_true (g_str_has_prefix (locked, "-----BEGIN ENCRYPTED PRIVATE KEY-----"));
  assert_refused (locked, NULL, "encrypted with a passphrase");
  assert_refused (old, NULL, "encrypted with a passphrase");
}

static void
test_other_curves_are_told_by_name (void)
{
  g_autofree char *p384 = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP384R1));
  g_autofree char *p521 = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP521R1));

  assert_refused (p384, NULL, "SECP384R1, and ES256 signs on P-256 only");
  assert_refused (p521, "ES256", "SECP521R1, and ES256 signs on P-256 only");
}

static void
test_a_short_rsa_key_is_refused (void)
{
  g_autofree char *weak = test_keys_make (GNUTLS_PK_RSA, 1024);

  assert_refused (weak, NULL, "1024 bit,");
}

static void
test_other_kinds_of_keys_are_told_by_name (void)
{
  g_autofree char *ed25519 = test_keys_make (GNUTLS_PK_EDDSA_ED25519, 0);

  assert_refused (ed25519, NULL, "Ed25519");
}

static void
test_what_is_no_private_key_is_told (void)
{
  g_autofree char *public = test_keys_get_public (ec);
  g_autofree char *cut = g_strndup (rsa, strlen (rsa) / 2);

  assert_refused (public, NULL, "no private key");
  assert_refused ("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", NULL, "no private key");
  assert_refused (cut, NULL, "cannot be read");
  assert_refused ("-----BEGIN PRIVATE KEY-----\nhunter2!\n-----END PRIVATE KEY-----\n", NULL, "cannot be read");
  assert_refused ("-----BEGIN PRIVATE KEY-----\n-----END PRIVATE KEY-----\n", NULL, "cannot be read");
}

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  rsa = test_keys_make (GNUTLS_PK_RSA, 2048);
  ec = test_keys_make (GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1));
  g_test_add_func ("/net/jwt-key/a-client-secret-signs-by-hs256", test_a_client_secret_signs_by_hs256);
  g_test_add_func ("/net/jwt-key/an-rsa-key-signs-by-rs256", test_an_rsa_key_signs_by_rs256);
  g_test_add_func ("/net/jwt-key/an-ec-key-signs-by-es256", test_an_ec_key_signs_by_es256);
  g_test_add_func ("/net/jwt-key/what-is-written-before-a-key-does-not-matter",
                   test_what_is_written_before_a_key_does_not_matter);
  g_test_add_func ("/net/jwt-key/line-ends-do-not-matter", test_line_ends_do_not_matter);
  g_test_add_func ("/net/jwt-key/short-numbers-keep-their-place", test_short_numbers_keep_their_place);
  g_test_add_func ("/net/jwt-key/a-key-must-fit-the-algorithm", test_a_key_must_fit_the_algorithm);
  g_test_add_func ("/net/jwt-key/a-locked-key-is-told", test_a_locked_key_is_told);
  g_test_add_func ("/net/jwt-key/other-curves-are-told-by-name", test_other_curves_are_told_by_name);
  g_test_add_func ("/net/jwt-key/a-short-rsa-key-is-refused", test_a_short_rsa_key_is_refused);
  g_test_add_func ("/net/jwt-key/other-kinds-of-keys-are-told-by-name", test_other_kinds_of_keys_are_told_by_name);
  g_test_add_func ("/net/jwt-key/what-is-no-private-key-is-told", test_what_is_no_private_key_is_told);
  result = g_test_run ();
  g_free (rsa);
  g_free (ec);
  return result;
}
