/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-auth-config.h"
#include "net/rs-jwt-key.h"

G_BEGIN_DECLS

char *rs_jwt_make (const RsAuthConfig *auth, const RsJwtKey *key, gint64 server_us, GError **error);

G_END_DECLS
