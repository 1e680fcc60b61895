/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-store.h"

static void implement (RsRefreshStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestStore, test_store, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RS_TYPE_REFRESH_STORE, implement))

static void
test_store_finalize (GObject *object)
{
  g_free (TEST_STORE (object)->text);
  G_OBJECT_CLASS (test_store_parent_class)->finalize (object);
}

static void
test_store_class_init (TestStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_store_finalize;
}

static void
test_store_init (TestStore *self)
{
}

TestStore *
test_store_new (const char *text)
{
  TestStore *self = g_object_new (TEST_TYPE_STORE, NULL);

  self->text = g_strdup (text);
  return self;
}

static void
answer (TestStore *self, GTask *task)
{
  if (self->fails)
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_READ_ONLY, "it is read-only");
  else
    g_task_return_pointer (task, g_strdup (self->text), g_free);
  g_object_unref (task);
}

void
test_store_go_on (TestStore *self)
{
  g_assert_nonnull (self->held);
  answer (self, g_steal_pointer (&self->held));
}

static void
on_cancelled (GCancellable *cancellable, gpointer user_data)
{
  test_store_go_on (user_data);
}

static void
answer_in_time (TestStore *self, GTask *task)
{
  if (!self->hangs)
    {
      answer (self, task);
      return;
    }
  self->held = task;
  g_signal_connect_object (g_task_get_cancellable (task), "cancelled", G_CALLBACK (on_cancelled), self, 0);
}

static void
load_async (RsRefreshStore *store, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  TestStore *self = TEST_STORE (store);

  self->n_loads++;
  answer_in_time (self, g_task_new (self, cancellable, callback, user_data));
}

static void
store_async (RsRefreshStore *store, const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
             gpointer user_data)
{
  TestStore *self = TEST_STORE (store);

  self->n_stores++;
  if (!self->fails)
    {
      g_free (self->text);
      self->text = g_strdup (text);
    }
  answer_in_time (self, g_task_new (self, cancellable, callback, user_data));
}

static char *
load_finish (RsRefreshStore *store, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static gboolean
store_finish (RsRefreshStore *store, GAsyncResult *result, GError **error)
{
  g_autoptr (GError) reason = NULL;

  g_free (g_task_propagate_pointer (G_TASK (result), &reason));
  if (reason == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&reason));
  return FALSE;
}

static void
implement (RsRefreshStoreInterface *iface)
{
  iface->load_async = load_async;
  iface->load_finish = load_finish;
  iface->store_async = store_async;
  iface->store_finish = store_finish;
}
