/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsJwtClaims:
 * @issuer: who says it
 * @subject: of whom
 * @audience: to whom
 * @id: what no other assertion is called
 * @issued_at: seconds since 1970 from which it is good
 * @expires_at: seconds since 1970 at which it ends
 *
 * What an assertion says (RFC 7519 §4.1, RFC 7523 §3). All of it is borrowed.
 */
typedef struct
{
  const char *issuer;
  const char *subject;
  const char *audience;
  const char *id;
  gint64 issued_at;
  gint64 expires_at;
} RsJwtClaims;

char *rs_jwt_claims_encode (const RsJwtClaims *self);
char *rs_jwt_claims_encode_header (const char *algorithm, const char *key_id);

G_END_DECLS
