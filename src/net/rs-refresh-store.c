/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-refresh-store.h"

/**
 * RsRefreshStore:
 *
 * Where a refresh token is kept from one run to the next. A server that rotates refresh tokens honours only the newest:
 * whoever loses it must sign in again. So a new one is stored before the access token that came with it is used
 * (protocol §1).
 */
G_DEFINE_INTERFACE (RsRefreshStore, rs_refresh_store, G_TYPE_OBJECT)

static void
rs_refresh_store_default_init (RsRefreshStoreInterface *iface)
{
}

/**
 * rs_refresh_store_load_async:
 * @self: a store
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_refresh_store_load_async (RsRefreshStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  RS_REFRESH_STORE_GET_IFACE (self)->load_async (self, cancellable, callback, user_data);
}

/**
 * rs_refresh_store_load_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the refresh token, to be wiped by the caller; %NULL without an error if there is
 *   none
 */
char *
rs_refresh_store_load_finish (RsRefreshStore *self, GAsyncResult *result, GError **error)
{
  return RS_REFRESH_STORE_GET_IFACE (self)->load_finish (self, result, error);
}

/**
 * rs_refresh_store_store_async:
 * @self: a store
 * @text: (nullable): the refresh token that replaces the one before; %NULL to forget it
 * @cancellable: (nullable): gives up
 * @callback: called when it is done
 * @user_data: for @callback
 */
void
rs_refresh_store_store_async (RsRefreshStore *self, const char *text, GCancellable *cancellable,
                              GAsyncReadyCallback callback, gpointer user_data)
{
  RS_REFRESH_STORE_GET_IFACE (self)->store_async (self, text, cancellable, callback, user_data);
}

/**
 * rs_refresh_store_store_finish:
 * @self: a store
 * @result: what the callback got
 * @error: return location
 *
 * Returns: whether it is stored
 */
gboolean
rs_refresh_store_store_finish (RsRefreshStore *self, GAsyncResult *result, GError **error)
{
  return RS_REFRESH_STORE_GET_IFACE (self)->store_finish (self, result, error);
}
