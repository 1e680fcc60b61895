/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_REFRESH_STORE (rs_refresh_store_get_type ())
G_DECLARE_INTERFACE (RsRefreshStore, rs_refresh_store, RS, REFRESH_STORE, GObject)

/**
 * RsRefreshStoreInterface:
 * @load_async: begins to look for the refresh token
 * @load_finish: (transfer full) (nullable): gives it; %NULL without an error if there is none
 * @store_async: begins to replace it; with %NULL, to forget it. The text must be copied at once
 * @store_finish: says whether that was done
 *
 * All are called on the feed thread and answer there. At most one call is under way at a time, and each may be
 * cancelled when it takes too long.
 */
struct _RsRefreshStoreInterface
{
  GTypeInterface parent_iface;

  void (*load_async) (RsRefreshStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                      gpointer user_data);
  char *(*load_finish) (RsRefreshStore *self, GAsyncResult *result, GError **error);
  void (*store_async) (RsRefreshStore *self, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                       gpointer user_data);
  gboolean (*store_finish) (RsRefreshStore *self, GAsyncResult *result, GError **error);
};

void rs_refresh_store_load_async (RsRefreshStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
char *rs_refresh_store_load_finish (RsRefreshStore *self, GAsyncResult *result, GError **error);
void rs_refresh_store_store_async (RsRefreshStore *self, const char *text, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_refresh_store_store_finish (RsRefreshStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
