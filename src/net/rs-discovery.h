/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* The two addresses that CXone documents; all others are told there. */
#define RS_DISCOVERY_COMMERCIAL_URL "https://cxone.niceincontact.com"
#define RS_DISCOVERY_FEDRAMP_URL "https://cxone-gov.niceincontact.com"

/**
 * RsDiscovered:
 * @authorization_url: where a person's browser signs in
 * @token_url: where tokens are given
 * @access_key_url: (nullable): where an access key gets a token without an app
 * @api_url: (nullable): where the tenant's REST interface is; %NULL without a tenant
 * @area: (nullable): where the tenant's data is, as `na1`
 *
 * The addresses of a platform and of one tenant of it. Each passed rs_url_check().
 */
typedef struct
{
  char *authorization_url;
  char *token_url;
  char *access_key_url;
  char *api_url;
  char *area;
} RsDiscovered;

void rs_discovery_run_async (SoupSession *session, const char *base_url, const char *tenant_id,
                             GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsDiscovered *rs_discovery_run_finish (GAsyncResult *result, GError **error);
void rs_discovered_free (RsDiscovered *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDiscovered, rs_discovered_free)

G_END_DECLS
