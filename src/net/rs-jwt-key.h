/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsJwtKey RsJwtKey;

RsJwtKey *rs_jwt_key_new (const char *secret, const char *algorithm, GError **error);
void rs_jwt_key_free (RsJwtKey *self);
const char *rs_jwt_key_get_algorithm (const RsJwtKey *self);
GBytes *rs_jwt_key_sign (const RsJwtKey *self, const char *text, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsJwtKey, rs_jwt_key_free)

G_END_DECLS
