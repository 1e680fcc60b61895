/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-jwt.h"

#include "base/rs-text.h"
#include "wire/rs-jwt-claims.h"

#include <gnutls/crypto.h>
#include <string.h>

/* Protocol §1: five minutes at most. It begins a little early, for a server whose clock is behind. */
#define LIFE_SECONDS 300
#define EARLY_SECONDS 30

#define ID_BYTES 16

static char *
make_id (void)
{
  guint8 random[ID_BYTES];

  gnutls_rnd (GNUTLS_RND_NONCE, random, sizeof random);
  return rs_text_make_base64url (random, sizeof random);
}

static char *
make_claims (const RsAuthConfig *auth, gint64 server_us)
{
  g_autofree char *id = make_id ();
  gint64 issued_at = server_us / G_USEC_PER_SEC - EARLY_SECONDS;
  RsJwtClaims claims = { .issuer = auth->issuer != NULL ? auth->issuer : auth->client_id,
                         .subject = auth->subject != NULL ? auth->subject : auth->client_id,
                         .audience = auth->token_url,
                         .id = id,
                         .issued_at = issued_at,
                         .expires_at = issued_at + LIFE_SECONDS };

  return rs_jwt_claims_encode (&claims);
}

/**
 * rs_jwt_make:
 * @auth: who signs for whom, and to which server
 * @key: signs
 * @server_us: microseconds since 1970 on the server's clock, as far as known
 * @error: return location
 *
 * Makes an assertion (RFC 7523 §3) in compact form (RFC 7515 §3.1). No two are the same.
 *
 * Returns: (transfer full): an assertion, to be wiped by the caller; %NULL with %RS_ERROR_SECRET
 */
char *
rs_jwt_make (const RsAuthConfig *auth, const RsJwtKey *key, gint64 server_us, GError **error)
{
  g_autofree char *header = rs_jwt_claims_encode_header (rs_jwt_key_get_algorithm (key), auth->key_id);
  g_autofree char *claims = make_claims (auth, server_us);
  g_autofree char *first = rs_text_make_base64url (header, strlen (header));
  g_autofree char *second = rs_text_make_base64url (claims, strlen (claims));
  g_autofree char *signed_text = g_strconcat (first, ".", second, NULL);
  g_autoptr (GBytes) signature = rs_jwt_key_sign (key, signed_text, error);
  g_autofree char *third = NULL;

  if (signature == NULL)
    return NULL;
  third = rs_text_make_base64url (g_bytes_get_data (signature, NULL), g_bytes_get_size (signature));
  return g_strconcat (signed_text, ".", third, NULL);
}
