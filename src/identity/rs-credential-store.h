/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "identity/rs-credential-error.h"
#include "identity/rs-profile.h"
#include "identity/rs-secret.h"

G_BEGIN_DECLS

/**
 * RsCredentialKind:
 * @RS_CREDENTIAL_SECRET: what the profile's grant needs: a client's secret, a private key, the secret of an access key
 * @RS_CREDENTIAL_REFRESH_TOKEN: what a server gave to get the next token with
 *
 * What a keyring keeps for a profile.
 */
typedef enum
{
  RS_CREDENTIAL_SECRET,
  RS_CREDENTIAL_REFRESH_TOKEN,
} RsCredentialKind;

#define RS_TYPE_CREDENTIAL_STORE (rs_credential_store_get_type ())
G_DECLARE_FINAL_TYPE (RsCredentialStore, rs_credential_store, RS, CREDENTIAL_STORE, GObject)

RsCredentialStore *rs_credential_store_new (RsClock *clock);
void rs_credential_store_set_may_ask (RsCredentialStore *self, gboolean may_ask);

void rs_credential_store_store_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind,
                                      RsSecret *secret, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean rs_credential_store_store_finish (RsCredentialStore *self, GAsyncResult *result, GError **error);

void rs_credential_store_lookup_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsSecret *rs_credential_store_lookup_finish (RsCredentialStore *self, GAsyncResult *result, GError **error);

void rs_credential_store_forget_async (RsCredentialStore *self, RsProfile *profile, RsCredentialKind kind,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_credential_store_forget_finish (RsCredentialStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
