/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsOpenIdConfiguration:
 * @authorization_url: where a person's browser signs in
 * @token_url: where tokens are given
 *
 * What a server tells about signing in there (OpenID Connect Discovery 1.0 §3). Each address passed rs_url_check().
 */
typedef struct
{
  char *authorization_url;
  char *token_url;
} RsOpenIdConfiguration;

gboolean rs_open_id_configuration_parse (RsOpenIdConfiguration *self, const char *data, gsize length,
                                         const char *origin, GError **error);
void rs_open_id_configuration_clear (RsOpenIdConfiguration *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsOpenIdConfiguration, rs_open_id_configuration_clear)

G_END_DECLS
