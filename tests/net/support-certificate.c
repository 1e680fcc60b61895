/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-certificate.h"

#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#define DAY_SECONDS (24 * 60 * 60)

static gnutls_x509_privkey_t
make_key (void)
{
  gnutls_x509_privkey_t key;

  g_assert_cmpint (gnutls_x509_privkey_init (&key), ==, 0);
  g_assert_cmpint (
      gnutls_x509_privkey_generate (key, GNUTLS_PK_ECDSA, GNUTLS_CURVE_TO_BITS (GNUTLS_ECC_CURVE_SECP256R1), 0), ==, 0);
  return key;
}

static gnutls_x509_crt_t
make_certificate (gnutls_x509_privkey_t key, const char *host, time_t begin, time_t end)
{
  gnutls_x509_crt_t certificate;

  g_assert_cmpint (gnutls_x509_crt_init (&certificate), ==, 0);
  gnutls_x509_crt_set_version (certificate, 3);
  gnutls_x509_crt_set_serial (certificate, "\1", 1);
  gnutls_x509_crt_set_dn (certificate, "CN=Nobody knows us", NULL);
  gnutls_x509_crt_set_subject_alt_name (certificate, GNUTLS_SAN_DNSNAME, host, (unsigned int) strlen (host),
                                        GNUTLS_FSAN_SET);
  gnutls_x509_crt_set_activation_time (certificate, begin);
  gnutls_x509_crt_set_expiration_time (certificate, end);
  gnutls_x509_crt_set_key (certificate, key);
  g_assert_cmpint (gnutls_x509_crt_sign2 (certificate, certificate, key, GNUTLS_DIG_SHA256, 0), ==, 0);
  return certificate;
}

static char *
write_file (const char *text)
{
  g_autoptr (GError) error = NULL;
  char *path = NULL;
  int file = g_file_open_tmp ("ringside-XXXXXX.pem", &path, &error);

  g_assert_no_error (error);
  close (file);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  return path;
}

static char *
take_datum (gnutls_datum_t *datum)
{
  char *text = g_strndup ((const char *) datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

/* For @host, good from a day to a day, both counted from now. */
TestCertificate *
test_certificate_new (const char *host, gint first_day, gint last_day)
{
  TestCertificate *self = g_new0 (TestCertificate, 1);
  gnutls_x509_privkey_t key = make_key ();
  gnutls_x509_crt_t certificate =
      make_certificate (key, host, time (NULL) + first_day * DAY_SECONDS, time (NULL) + last_day * DAY_SECONDS);
  g_autofree char *certificate_text = NULL, *key_text = NULL, *both = NULL;
  g_autoptr (GError) error = NULL;
  gnutls_datum_t datum;

  g_assert_cmpint (gnutls_x509_crt_export2 (certificate, GNUTLS_X509_FMT_PEM, &datum), ==, 0);
  certificate_text = take_datum (&datum);
  g_assert_cmpint (gnutls_x509_privkey_export2 (key, GNUTLS_X509_FMT_PEM, &datum), ==, 0);
  key_text = take_datum (&datum);
  gnutls_x509_crt_deinit (certificate);
  gnutls_x509_privkey_deinit (key);

  both = g_strconcat (certificate_text, key_text, NULL);
  self->tls = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);
  self->file = write_file (certificate_text);
  return self;
}

void
test_certificate_free (TestCertificate *self)
{
  g_object_unref (self->tls);
  g_unlink (self->file);
  g_free (self->file);
  g_free (self);
}
