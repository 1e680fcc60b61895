/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TestCertificate:
 * @tls: for a server: certificate and key
 * @file: a PEM file with the certificate, for who is to trust it
 *
 * A certificate that vouches for itself.
 */
typedef struct
{
  GTlsCertificate *tls;
  char *file;
} TestCertificate;

TestCertificate *test_certificate_new (const char *host, gint first_day, gint last_day);
void test_certificate_free (TestCertificate *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestCertificate, test_certificate_free)

G_END_DECLS
