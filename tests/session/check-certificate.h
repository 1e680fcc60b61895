/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CheckCertificate:
 * @authority: the certificate of the authority, as PEM
 * @server: the certificate of a server, and its key, as PEM
 *
 * A server's certificate, and the authority from which it has it.
 */
typedef struct
{
  char *authority;
  char *server;
} CheckCertificate;

void check_certificate_make (CheckCertificate *self, const char *host, int from_days, int until_days);
void check_certificate_clear (CheckCertificate *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (CheckCertificate, check_certificate_clear)

G_END_DECLS
