/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-memory-refresh-store.h"

#include "base/rs-text.h"

/**
 * RsMemoryRefreshStore:
 *
 * Keeps a refresh token for as long as the program runs.
 */
struct _RsMemoryRefreshStore
{
  GObject parent_instance;

  char *text;
};

static void implement_store (RsRefreshStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsMemoryRefreshStore, rs_memory_refresh_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RS_TYPE_REFRESH_STORE, implement_store))

static void
rs_memory_refresh_store_finalize (GObject *object)
{
  RsMemoryRefreshStore *self = RS_MEMORY_REFRESH_STORE (object);

  g_clear_pointer (&self->text, rs_text_wipe);
  G_OBJECT_CLASS (rs_memory_refresh_store_parent_class)->finalize (object);
}

static void
rs_memory_refresh_store_class_init (RsMemoryRefreshStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_memory_refresh_store_finalize;
}

static void
rs_memory_refresh_store_init (RsMemoryRefreshStore *self)
{
}

static void
load_async (RsRefreshStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  RsMemoryRefreshStore *self = RS_MEMORY_REFRESH_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, load_async);
  g_task_return_pointer (task, g_strdup (self->text), (GDestroyNotify) rs_text_wipe);
}

static char *
load_finish (RsRefreshStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
store_async (RsRefreshStore *store, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  RsMemoryRefreshStore *self = RS_MEMORY_REFRESH_STORE (store);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  char *newer = g_strdup (text);

  g_task_set_source_tag (task, store_async);
  rs_text_wipe (self->text);
  self->text = newer;
  g_task_return_boolean (task, TRUE);
}

static gboolean
store_finish (RsRefreshStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
implement_store (RsRefreshStoreInterface *iface)
{
  iface->load_async = load_async;
  iface->load_finish = load_finish;
  iface->store_async = store_async;
  iface->store_finish = store_finish;
}

/**
 * rs_memory_refresh_store_new:
 * @text: (nullable): a refresh token to begin with; copied, and wiped in the end
 *
 * Returns: (transfer full): a store
 */
RsRefreshStore *
rs_memory_refresh_store_new (const char *text)
{
  RsMemoryRefreshStore *self = g_object_new (RS_TYPE_MEMORY_REFRESH_STORE, NULL);

  self->text = g_strdup (text);
  return RS_REFRESH_STORE (self);
}
