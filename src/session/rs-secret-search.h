/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

/**
 * RsSecretOrigin:
 * @RS_SECRET_ORIGIN_NONE: there is none, or none is needed
 * @RS_SECRET_ORIGIN_DESCRIPTOR: a file descriptor that was handed over at the start
 * @RS_SECRET_ORIGIN_SYSTEMD: a credential of systemd
 * @RS_SECRET_ORIGIN_KEYRING: the desktop's keyring, which keeps what a sign-in in the browser left as well
 * @RS_SECRET_ORIGIN_MEMORY: a person gave it, and it is kept nowhere
 *
 * Where what a board signs in with comes from.
 */
typedef enum
{
  RS_SECRET_ORIGIN_NONE,
  RS_SECRET_ORIGIN_DESCRIPTOR,
  RS_SECRET_ORIGIN_SYSTEMD,
  RS_SECRET_ORIGIN_KEYRING,
  RS_SECRET_ORIGIN_MEMORY,
} RsSecretOrigin;

void rs_secret_search_async (RsProfile *profile, int secret_fd, RsCredentialStore *credentials,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsSecret *rs_secret_search_finish (GAsyncResult *result, GError **error);
RsSecretOrigin rs_secret_search_get_origin (GAsyncResult *result);
RsCredentialStore *rs_secret_search_get_keyring (GAsyncResult *result);

G_END_DECLS
