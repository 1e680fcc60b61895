/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>
#include <gnutls/abstract.h>

G_BEGIN_DECLS

/* What a curve's parameters look like that some tools write before the key. */
#define TEST_EC_PARAMETERS "-----BEGIN EC PARAMETERS-----\nBggqhkjOPQMBBw==\n-----END EC PARAMETERS-----\n"

/* What openssl writes before a key that it took out of a PKCS #12 file. */
#define TEST_BAG_ATTRIBUTES                                                                                            \
  "Bag Attributes\n    localKeyID: 54 69 6D\n    friendlyName: wall\nKey Attributes: <No Attributes>\n"

char *test_keys_make (gnutls_pk_algorithm_t kind, guint bits);
char *test_keys_wrap (const char *pem, const char *password);
char *test_keys_get_public (const char *pem);

gboolean test_keys_verify (const char *pem, const char *algorithm, const char *text, GBytes *signature);

G_END_DECLS
