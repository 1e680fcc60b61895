/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-auth-config.h"

G_BEGIN_DECLS

typedef struct _RsAuthorization RsAuthorization;

RsAuthorization *rs_authorization_new (const RsAuthConfig *auth, const char *redirect_uri);
void rs_authorization_free (RsAuthorization *self);

char *rs_authorization_make_url (RsAuthorization *self);
char *rs_authorization_read_answer (RsAuthorization *self, GHashTable *answer, GError **error);
const char *rs_authorization_peek_verifier (RsAuthorization *self);
const char *rs_authorization_get_redirect_uri (RsAuthorization *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsAuthorization, rs_authorization_free)

G_END_DECLS
