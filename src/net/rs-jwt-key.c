/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-jwt-key.h"

#include "base/rs-error.h"
#include "base/rs-text.h"

#include <glib/gi18n-lib.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <string.h>

/* RFC 7518 §3.3 and §3.4. */
#define LEAST_RSA_BITS 2048
#define P256_BYTES 32
#define SHA256_BYTES 32

/**
 * RsJwtKey:
 *
 * What signs assertions: a client secret (HS256), an RSA key (RS256) or an EC key on P-256 (ES256), see RFC 7518 §3. Both
 * kinds of keys come as PEM. It is wiped when freed.
 */
struct _RsJwtKey
{
  const char *algorithm;
  char *secret;             /* HS256 */
  gnutls_privkey_t private; /* the others */
};

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

/* The sentence is complete but for its beginning, which is always the same. */
static gboolean
fail (GError **error, const char *format, ...)
{
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: what is wrong with the key, and what to do */
  g_set_error (error, RS_ERROR, RS_ERROR_SECRET, _ ("The assertion cannot be signed: %s"), why);
  return FALSE;
}

/* Tools may write about the key before they write it. */
static gboolean
is_pem (const char *secret)
{
  return g_str_has_prefix (secret, "-----BEGIN") || strstr (secret, "\n-----BEGIN") != NULL;
}

static gboolean
is_encrypted (const char *pem)
{
  return strstr (pem, "-----BEGIN ENCRYPTED PRIVATE KEY-----") != NULL ||
         strstr (pem, "Proc-Type: 4,ENCRYPTED") != NULL;
}

static gboolean
import_pem (RsJwtKey *self, const char *pem, GError **error)
{
  gnutls_datum_t data = { (unsigned char *) pem, (unsigned int) strlen (pem) };
  int code;

  if (is_encrypted (pem))
    return fail (error, _ ("the private key is encrypted with a passphrase. Give it without one, for example by "
                           "“openssl pkey -in KEY -out OTHER”."));
  if (strstr (pem, "PRIVATE KEY-----") == NULL)
    return fail (error, _ ("the secret is PEM, but no private key. Give the private key of this client."));
  gnutls_privkey_init (&self->private);
  code = gnutls_privkey_import_x509_raw (self->private, &data, GNUTLS_X509_FMT_PEM, NULL, 0);
  if (code < 0)
    return fail (error, _ ("the private key cannot be read (%s). Give it as PEM, complete and unchanged."),
                 gnutls_strerror_name (code));
  return TRUE;
}

static gboolean
take_rsa (RsJwtKey *self, unsigned int bits, GError **error)
{
  if (bits < LEAST_RSA_BITS)
    return fail (error,
                 _ ("the RSA key is too short for RS256: it has a length of %u bit, and %u bit are needed at least. "
                    "Make a longer key."),
                 bits, LEAST_RSA_BITS);
  self->algorithm = "RS256";
  return TRUE;
}

static gboolean
take_ec (RsJwtKey *self, GError **error)
{
  gnutls_ecc_curve_t curve = GNUTLS_ECC_CURVE_INVALID;

  gnutls_privkey_export_ecc_raw (self->private, &curve, NULL, NULL, NULL);
  if (curve != GNUTLS_ECC_CURVE_SECP256R1)
    return fail (error, _ ("the EC key is on the curve %s, and ES256 signs on P-256 only. Make a key on P-256."),
                 gnutls_ecc_curve_get_name (curve));
  self->algorithm = "ES256";
  return TRUE;
}

static gboolean
take_private (RsJwtKey *self, const char *pem, GError **error)
{
  unsigned int bits = 0;
  int kind;

  if (!import_pem (self, pem, error))
    return FALSE;
  kind = gnutls_privkey_get_pk_algorithm (self->private, &bits);
  if (kind == GNUTLS_PK_RSA)
    return take_rsa (self, bits, error);
  if (kind == GNUTLS_PK_ECDSA)
    return take_ec (self, error);
  return fail (error, _ ("a key of the kind %s cannot be used. Give an RSA key, or an EC key on P-256."),
               gnutls_pk_algorithm_get_name ((gnutls_pk_algorithm_t) kind));
}

static gboolean
take_secret (RsJwtKey *self, const char *secret)
{
  self->secret = g_strdup (secret);
  self->algorithm = "HS256";
  return TRUE;
}

static gboolean
check_algorithm (const RsJwtKey *self, const char *algorithm, GError **error)
{
  if (algorithm == NULL || g_str_equal (algorithm, self->algorithm))
    return TRUE;
  return fail (error,
               _ ("the profile says Algorithm=%s, but the secret that was given is made for %s. Correct one of them."),
               algorithm, self->algorithm);
}

/**
 * rs_jwt_key_new:
 * @secret: a private key as PEM, or a client secret; copied, and wiped in the end
 * @algorithm: (nullable): HS256, RS256 or ES256; %NULL for what the secret is made for
 * @error: return location
 *
 * Returns: (transfer full): a key that signs; %NULL with %RS_ERROR_SECRET if it cannot be used, or not for @algorithm
 */
RsJwtKey *
rs_jwt_key_new (const char *secret, const char *algorithm, GError **error)
{
  g_autoptr (RsJwtKey) self = g_new0 (RsJwtKey, 1);
  gboolean is_taken = is_pem (secret) ? take_private (self, secret, error) : take_secret (self, secret);

  if (!is_taken || !check_algorithm (self, algorithm, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rs_jwt_key_free:
 * @self: (transfer full): a key
 */
void
rs_jwt_key_free (RsJwtKey *self)
{
  g_clear_pointer (&self->private, gnutls_privkey_deinit);
  rs_text_wipe (self->secret);
  g_free (self);
}

/**
 * rs_jwt_key_get_algorithm:
 * @self: a key
 *
 * Returns: (transfer none): HS256, RS256 or ES256
 */
const char *
rs_jwt_key_get_algorithm (const RsJwtKey *self)
{
  return self->algorithm;
}

static int
authenticate (const RsJwtKey *self, const char *text, guint8 *out)
{
  return gnutls_hmac_fast (GNUTLS_MAC_SHA256, self->secret, strlen (self->secret), text, strlen (text), out);
}

/* A number as DER has it may begin with a zero that tells its sign, or be short: here it has its full length. */
static void
copy_number (guint8 *out, const gnutls_datum_t *number)
{
  gsize skip = number->size > P256_BYTES ? number->size - P256_BYTES : 0;
  gsize length = number->size - skip;

  memcpy (out + P256_BYTES - length, number->data + skip, length);
}

/* RFC 7518 §3.4: r and s one after the other, not DER. */
static GBytes *
flatten (const gnutls_datum_t *der)
{
  gnutls_datum_t r = { 0 }, s = { 0 };
  guint8 *flat;

  if (gnutls_decode_rs_value (der, &r, &s) < 0)
    return NULL;
  flat = g_malloc0 (2 * P256_BYTES);
  copy_number (flat, &r);
  copy_number (flat + P256_BYTES, &s);
  gnutls_free (r.data);
  gnutls_free (s.data);
  return g_bytes_new_take (flat, 2 * P256_BYTES);
}

static GBytes *
sign_private (const RsJwtKey *self, const char *text, GError **error)
{
  gnutls_datum_t data = { (unsigned char *) text, (unsigned int) strlen (text) };
  gnutls_datum_t signature = { 0 };
  GBytes *bytes;
  int code = gnutls_privkey_sign_data (self->private, GNUTLS_DIG_SHA256, 0, &data, &signature);

  if (code < 0)
    {
      fail (error, _ ("the private key does not work (%s). Make a new one."), gnutls_strerror_name (code));
      return NULL;
    }
  bytes = g_str_equal (self->algorithm, "ES256") ? flatten (&signature) : g_bytes_new (signature.data, signature.size);
  gnutls_free (signature.data);
  return bytes;
}

/**
 * rs_jwt_key_sign:
 * @self: a key
 * @text: what to sign
 * @error: return location
 *
 * Returns: (transfer full): a signature as RFC 7518 §3 wants it; %NULL with %RS_ERROR_SECRET
 */
GBytes *
rs_jwt_key_sign (const RsJwtKey *self, const char *text, GError **error)
{
  guint8 code[SHA256_BYTES];

  if (self->private != NULL)
    return sign_private (self, text, error);
  authenticate (self, text, code);
  return g_bytes_new (code, sizeof code);
}
