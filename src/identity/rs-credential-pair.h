/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

/**
 * RsCredentialPart:
 * @RS_CREDENTIAL_PART_SECRET: what the profile's grant needs
 * @RS_CREDENTIAL_PART_REFRESH_TOKEN: what the last sign-in left
 *
 * The parts of what a keyring keeps for a profile.
 */
typedef enum
{
  RS_CREDENTIAL_PART_SECRET = 1 << 0,
  RS_CREDENTIAL_PART_REFRESH_TOKEN = 1 << 1,
} RsCredentialPart;

void rs_credential_pair_store_async (RsCredentialStore *keyring, RsProfile *profile, RsSecret *secret,
                                     RsSecret *refresh_token, GCancellable *cancellable, GAsyncReadyCallback callback,
                                     gpointer user_data);
gboolean rs_credential_pair_store_finish (RsCredentialStore *keyring, GAsyncResult *result, GError **error);

void rs_credential_pair_forget_async (RsCredentialStore *keyring, RsProfile *profile, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_credential_pair_forget_finish (RsCredentialStore *keyring, GAsyncResult *result, guint *out_parts,
                                           GError **error);

G_END_DECLS
