/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsTenantConfiguration:
 * @api_url: where the tenant's REST interface is
 * @access_key_url: (nullable): where an access key gets a token without an app; %NULL if the configuration does not
 *   tell the area and the domain of which the address is made
 * @area: (nullable): where the tenant's data is, as `na1`
 *
 * What CXone tells about one tenant. Each address passed rs_url_check().
 */
typedef struct
{
  char *api_url;
  char *access_key_url;
  char *area;
} RsTenantConfiguration;

gboolean rs_tenant_configuration_parse (RsTenantConfiguration *self, const char *data, gsize length, const char *origin,
                                        GError **error);
void rs_tenant_configuration_clear (RsTenantConfiguration *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsTenantConfiguration, rs_tenant_configuration_clear)

G_END_DECLS
