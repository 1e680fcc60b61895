/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_PROXY_RESOLVER (rs_proxy_resolver_get_type ())
G_DECLARE_FINAL_TYPE (RsProxyResolver, rs_proxy_resolver, RS, PROXY_RESOLVER, GObject)

GProxyResolver *rs_proxy_resolver_new (void);

G_END_DECLS
