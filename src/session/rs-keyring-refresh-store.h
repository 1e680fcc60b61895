/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"
#include "net/rs-refresh-store.h"

G_BEGIN_DECLS

#define RS_TYPE_KEYRING_REFRESH_STORE (rs_keyring_refresh_store_get_type ())
G_DECLARE_FINAL_TYPE (RsKeyringRefreshStore, rs_keyring_refresh_store, RS, KEYRING_REFRESH_STORE, GObject)

/*
 * Signals:
 *   failed (const char *sentence)   on the main thread, each time that the keyring did not do its part
 */

RsRefreshStore *rs_keyring_refresh_store_new (RsCredentialStore *credentials, RsProfile *profile);
void rs_keyring_refresh_store_settle (RsKeyringRefreshStore *self);

G_END_DECLS
