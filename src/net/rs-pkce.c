/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pkce.h"

#include "base/rs-text.h"

#include <gnutls/crypto.h>
#include <string.h>

#define MAX_RANDOM_BYTES 64
#define SHA256_BYTES 32

/**
 * rs_pkce_make_random:
 * @n_bytes: how many random bytes, 64 at most
 *
 * Makes what nobody can guess: a code verifier (RFC 7636 §4.1 wants 32 bytes), a state or a nonce.
 *
 * Returns: (transfer full): base64url text, to be wiped by the caller
 */
char *
rs_pkce_make_random (gsize n_bytes)
{
  guint8 random[MAX_RANDOM_BYTES];
  char *text;

  g_assert (n_bytes <= sizeof random);
  if (gnutls_rnd (GNUTLS_RND_KEY, random, n_bytes) != 0)
    g_error ("this machine gives no random numbers");
  text = rs_text_make_base64url (random, n_bytes);
  explicit_bzero (random, sizeof random);
  return text;
}

/**
 * rs_pkce_make_challenge:
 * @verifier: a code verifier
 *
 * The challenge by S256 (RFC 7636 §4.2): what may be shown before the verifier itself is.
 *
 * Returns: (transfer full): base64url text
 */
char *
rs_pkce_make_challenge (const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  return rs_text_make_base64url (digest, length);
}
