/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-certificate.h"

#include <gnutls/x509.h>
#include <string.h>

#define SECONDS_PER_DAY 86400

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t certificate;
} Pair;

static void
begin (Pair *self, const char *name, int serial, int from_days, int until_days)
{
  time_t now = time (NULL);
  guchar number = (guchar) serial;

  gnutls_x509_privkey_init (&self->key);
  gnutls_x509_privkey_generate (self->key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0);
  gnutls_x509_crt_init (&self->certificate);
  gnutls_x509_crt_set_version (self->certificate, 3);
  gnutls_x509_crt_set_serial (self->certificate, &number, 1);
  gnutls_x509_crt_set_dn_by_oid (self->certificate, GNUTLS_OID_X520_COMMON_NAME, 0, name, (guint) strlen (name));
  gnutls_x509_crt_set_activation_time (self->certificate, now + from_days * SECONDS_PER_DAY);
  gnutls_x509_crt_set_expiration_time (self->certificate, now + until_days * SECONDS_PER_DAY);
  gnutls_x509_crt_set_key (self->certificate, self->key);
}

static void
sign (Pair *self, Pair *issuer)
{
  g_assert_cmpint (gnutls_x509_crt_sign2 (self->certificate, issuer->certificate, issuer->key, GNUTLS_DIG_SHA256, 0),
                   ==, 0);
}

static char *export(Pair *self, gboolean with_key)
{
  gnutls_datum_t certificate;
  gnutls_datum_t key = { NULL, 0 };
  char *text;

  g_assert_cmpint (gnutls_x509_crt_export2 (self->certificate, GNUTLS_X509_FMT_PEM, &certificate), ==, 0);
  if (with_key)
    g_assert_cmpint (gnutls_x509_privkey_export2_pkcs8 (self->key, GNUTLS_X509_FMT_PEM, NULL, 0, &key), ==, 0);
  text = g_strdup_printf ("%s%s", (const char *) certificate.data, key.data != NULL ? (const char *) key.data : "");
  gnutls_free (certificate.data);
  gnutls_free (key.data);
  return text;
}

static void
end (Pair *self)
{
  gnutls_x509_crt_deinit (self->certificate);
  gnutls_x509_privkey_deinit (self->key);
}

/**
 * check_certificate_make:
 * @self: (out caller-allocates): a certificate
 * @host: the server to which it is made out
 * @from_days: from when it is good, in days from now
 * @until_days: until when
 */
void
check_certificate_make (CheckCertificate *self, const char *host, int from_days, int until_days)
{
  Pair authority, server;

  begin (&authority, "An authority of this test", 1, -2, 2);
  gnutls_x509_crt_set_ca_status (authority.certificate, 1);
  gnutls_x509_crt_set_key_usage (authority.certificate, GNUTLS_KEY_KEY_CERT_SIGN);
  sign (&authority, &authority);
  begin (&server, host, 2, from_days, until_days);
  gnutls_x509_crt_set_subject_alt_name (server.certificate, GNUTLS_SAN_DNSNAME, host, (guint) strlen (host),
                                        GNUTLS_FSAN_SET);
  sign (&server, &authority);
  self->authority = export(&authority, FALSE);
  self->server = export(&server, TRUE);
  end (&server);
  end (&authority);
}

/**
 * check_certificate_clear:
 * @self: a certificate
 */
void
check_certificate_clear (CheckCertificate *self)
{
  g_free (self->authority);
  g_free (self->server);
}
