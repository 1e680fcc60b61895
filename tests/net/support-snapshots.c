/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-snapshots.h"

#include "test-line.h"

struct _TestSnapshots
{
  GObject parent_instance;

  GPtrArray *lines; /* the state of each entity, as the server knows it */
  GTask *task;      /* the request that waits for its answer */
  RsScope *asked;
  gint64 server_now_ns;
};

static void test_snapshots_init_iface (RsSnapshotSourceInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TestSnapshots, test_snapshots, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (RS_TYPE_SNAPSHOT_SOURCE, test_snapshots_init_iface))

static void
fetch_async (RsSnapshotSource *source, const RsScope *asked, gint64 server_now_ns, GCancellable *cancellable,
             GAsyncReadyCallback callback, gpointer user_data)
{
  TestSnapshots *self = TEST_SNAPSHOTS (source);

  g_assert_null (self->task);
  self->task = g_task_new (source, cancellable, callback, user_data);
  self->asked = rs_scope_copy (asked);
  self->server_now_ns = server_now_ns;
}

static RsSnapshot *
fetch_finish (RsSnapshotSource *source, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
test_snapshots_init_iface (RsSnapshotSourceInterface *iface)
{
  iface->fetch_async = fetch_async;
  iface->fetch_finish = fetch_finish;
}

static void
test_snapshots_finalize (GObject *object)
{
  TestSnapshots *self = TEST_SNAPSHOTS (object);

  g_assert_null (self->task);
  g_ptr_array_unref (self->lines);
  G_OBJECT_CLASS (test_snapshots_parent_class)->finalize (object);
}

static void
test_snapshots_class_init (TestSnapshotsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = test_snapshots_finalize;
}

static void
test_snapshots_init (TestSnapshots *self)
{
  self->lines = g_ptr_array_new_with_free_func (g_free);
}

TestSnapshots *
test_snapshots_new (void)
{
  return g_object_new (TEST_TYPE_SNAPSHOTS, NULL);
}

void
test_snapshots_set_row (TestSnapshots *self, const char *line)
{
  g_ptr_array_add (self->lines, g_strdup (line));
}

gboolean
test_snapshots_is_asked (TestSnapshots *self)
{
  return self->task != NULL;
}

static RsSnapshot *
make_snapshot (TestSnapshots *self)
{
  RsSnapshot *snapshot = rs_snapshot_new (self->server_now_ns);

  for (guint i = 0; i < self->lines->len; i++)
    {
      g_auto (RsDelta) row = { 0 };

      test_line_parse (self->lines->pdata[i], &row);
      if (rs_scope_admits (self->asked, row.kind, row.id))
        rs_snapshot_take_row (snapshot, &row);
    }
  return snapshot;
}

static void
finish_request (TestSnapshots *self)
{
  g_clear_pointer (&self->asked, rs_scope_free);
  g_clear_object (&self->task);
}

void
test_snapshots_answer (TestSnapshots *self)
{
  g_task_return_pointer (self->task, make_snapshot (self), (GDestroyNotify) rs_snapshot_free);
  finish_request (self);
}

void
test_snapshots_refuse (TestSnapshots *self)
{
  g_task_return_new_error (self->task, G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "The server did not answer.");
  finish_request (self);
}
