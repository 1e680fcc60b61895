/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsUrlKind:
 * @RS_URL_HTTP: `https:`, or `http:` on this machine
 * @RS_URL_WEBSOCKET: `wss:`, or `ws:` on this machine
 *
 * What an address is for.
 */
typedef enum
{
  RS_URL_HTTP,
  RS_URL_WEBSOCKET,
} RsUrlKind;

gboolean rs_url_check (const char *url, RsUrlKind kind, GError **error);
gboolean rs_url_is_on_this_machine (const char *url);
char *rs_url_get_host_and_port (const char *url);

G_END_DECLS
