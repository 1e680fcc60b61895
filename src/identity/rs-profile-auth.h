/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-reader.h"
#include "model/rs-auth-config.h"

G_BEGIN_DECLS

gboolean rs_profile_auth_read (RsAuthConfig *auth, const RsProfileReader *reader, GError **error);

G_END_DECLS
