/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"
#include "identity/rs-profile-store.h"

G_BEGIN_DECLS

#define RS_TYPE_SETUP_KEEPER (rs_setup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupKeeper, rs_setup_keeper, RS, SETUP_KEEPER, GObject)

RsSetupKeeper *rs_setup_keeper_new (RsProfileStore *profiles, RsCredentialStore *credentials);
gboolean rs_setup_keeper_has_board (RsSetupKeeper *self, const char *name);
gboolean rs_setup_keeper_save (RsSetupKeeper *self, RsProfile *profile, GError **error);
void rs_setup_keeper_store_async (RsSetupKeeper *self, RsProfile *profile, RsSecret *secret, RsSecret *refresh_token,
                                  GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_setup_keeper_store_finish (RsSetupKeeper *self, GAsyncResult *result, GError **error);

G_END_DECLS
