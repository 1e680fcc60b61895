/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

#include <libsecret/secret.h>

G_BEGIN_DECLS

gboolean rs_credential_backend_is_sandboxed (void);
gboolean rs_credential_backend_is_service (void);
const SecretSchema *rs_credential_backend_get_schema (void);
GHashTable *rs_credential_backend_make_attributes (RsProfile *profile, RsCredentialKind kind);
char *rs_credential_backend_make_label (RsProfile *profile, RsCredentialKind kind);

G_END_DECLS
