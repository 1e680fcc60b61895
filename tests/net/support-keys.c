/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keys.h"

#include <gnutls/crypto.h>
#include <string.h>

static char *
take_datum (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

static gnutls_x509_privkey_t
import (const char *pem)
{
  gnutls_datum_t data = { (unsigned char *) pem, (unsigned int) strlen (pem) };
  gnutls_x509_privkey_t key;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_import2 (key, &data, GNUTLS_X509_FMT_PEM, NULL, 0), ==, 0);
  return key;
}

/* A new private key, as PEM of the kind that is named after its algorithm. */
char *
test_keys_make (gnutls_pk_algorithm_t kind, guint bits)
{
  gnutls_x509_privkey_t key;
  gnutls_datum_t pem;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (gnutls_x509_privkey_generate (key, kind, bits, 0), ==, 0);
  if (kind == GNUTLS_PK_EDDSA_ED25519) /* has no kind of its own */
    g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, NULL, GNUTLS_PKCS_PLAIN, &pem), ==,
                     0);
  else
    g_assert_cmpint (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &pem), ==, 0);
  gnutls_x509_privkey_deinit (key);
  return take_datum (&pem);
}

/* The same key as PKCS #8, locked if there is a password. */
char *
test_keys_wrap (const char *pem, const char *password)
{
  gnutls_x509_privkey_t key = import (pem);
  guint flags = password == NULL ? GNUTLS_PKCS_PLAIN : GNUTLS_PKCS_PBES2_AES_256;
  gnutls_datum_t wrapped;

  g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (key, GNUTLS_X509_FMT_PEM, password, flags, &wrapped), ==, 0);
  gnutls_x509_privkey_deinit (key);
  return take_datum (&wrapped);
}

static gnutls_pubkey_t
derive (const char *pem)
{
  gnutls_x509_privkey_t key = import (pem);
  gnutls_privkey_t private;
  gnutls_pubkey_t public;

  g_assert_cmpint (gnutls_privkey_init (&private), ==, 0);
  g_assert_cmpint (gnutls_privkey_import_x509 (private, key, GNUTLS_PRIVKEY_IMPORT_AUTO_RELEASE), ==, 0);
  g_assert_cmpint (gnutls_pubkey_init (&public), ==, 0);
  g_assert_cmpint (gnutls_pubkey_import_privkey (public, private, 0, 0), ==, 0);
  gnutls_privkey_deinit (private);
  return public;
}

char *
test_keys_get_public (const char *pem)
{
  gnutls_pubkey_t public = derive (pem);
  gnutls_datum_t data;

  g_assert_cmpint (gnutls_pubkey_export2 (public, GNUTLS_X509_FMT_PEM, &data), ==, 0);
  gnutls_pubkey_deinit (public);
  return take_datum (&data);
}

static gboolean
verify_public (const char *pem, gnutls_sign_algorithm_t algorithm, const char *text, const gnutls_datum_t *signature)
{
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_pubkey_t public = derive (pem);
  int code = gnutls_pubkey_verify_data2 (public, algorithm, 0, &data, signature);

  gnutls_pubkey_deinit (public);
  return code >= 0;
}

static gboolean
verify_es256 (const char *pem, const char *text, const gnutls_datum_t *flat)
{
  gnutls_datum_t r = { flat->data, 32 }, s = { flat->data + 32, 32 }, der;
  gboolean is_good;

  if (flat->size != 64)
    return FALSE;
  g_assert_cmpint (gnutls_encode_rs_value (&der, &r, &s), ==, 0);
  is_good = verify_public (pem, GNUTLS_SIGN_ECDSA_SHA256, text, &der);
  gnutls_free (der.data);
  return is_good;
}

static gboolean
verify_hs256 (const char *secret, const char *text, const gnutls_datum_t *code)
{
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) text, -1);
  g_hmac_get_digest (hmac, digest, &length);
  return code->size == length && memcmp (code->data, digest, length) == 0;
}

/* By the public half of @pem, or for HS256 by the secret itself; with nothing of what signs. */
gboolean
test_keys_verify (const char *pem, const char *algorithm, const char *text, GBytes *signature)
{
  gsize size;
  gnutls_datum_t data = { (unsigned char *) g_bytes_get_data (signature, &size), 0 };

  data.size = (unsigned int) size;
  if (g_str_equal (algorithm, "HS256"))
    return verify_hs256 (pem, text, &data);
  if (g_str_equal (algorithm, "ES256"))
    return verify_es256 (pem, text, &data);
  g_assert_cmpstr (algorithm, ==, "RS256");
  return verify_public (pem, GNUTLS_SIGN_RSA_SHA256, text, &data);
}
