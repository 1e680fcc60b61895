/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-pair.h"

G_BEGIN_DECLS

RsCredentialStore *rs_ctl_keyring_open (RsClock *clock);
gboolean rs_ctl_keyring_store (RsCredentialStore *keyring, RsProfile *profile, RsSecret *secret,
                               RsSecret *refresh_token, GError **error);
gboolean rs_ctl_keyring_forget (RsCredentialStore *keyring, RsProfile *profile, guint *out_parts, GError **error);

G_END_DECLS
