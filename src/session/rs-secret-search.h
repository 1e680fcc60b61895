/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

void rs_secret_search_async (RsProfile *profile, int secret_fd, RsCredentialStore *credentials,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsSecret *rs_secret_search_finish (GAsyncResult *result, GError **error);
RsCredentialStore *rs_secret_search_get_keyring (GAsyncResult *result);

G_END_DECLS
