/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

RsCredentialStore *rs_ctl_keyring_open (RsClock *clock);
gboolean rs_ctl_keyring_store (RsCredentialStore *keyring, RsProfile *profile, RsCredentialKind kind, RsSecret *secret,
                               GError **error);
RsSecret *rs_ctl_keyring_look_up (RsCredentialStore *keyring, RsProfile *profile, RsCredentialKind kind,
                                  GError **error);
gboolean rs_ctl_keyring_forget (RsCredentialStore *keyring, RsProfile *profile, RsCredentialKind kind, GError **error);

G_END_DECLS
