/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsTokenClaims:
 * @tenant_id: (nullable): the tenant to which it belongs
 * @area: (nullable): where that tenant's data is, as `na1`
 *
 * What an access token of CXone says about itself.
 */
typedef struct
{
  char *tenant_id;
  char *area;
} RsTokenClaims;

gboolean rs_token_claims_read (RsTokenClaims *self, const char *token);
void rs_token_claims_clear (RsTokenClaims *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsTokenClaims, rs_token_claims_clear)

G_END_DECLS
