/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-worker.h"

#include "base/rs-tsan.h"

#define MAX_LAST_WORDS 1000

/**
 * RsWorker:
 *
 * A thread with a main context of its own, for work that must not wait for the window.
 *
 * Whatever is made inside it (sockets, sessions, timers) lives and dies inside it: rs_worker_invoke() is the
 * only way in.
 */
struct _RsWorker
{
  GMainContext *context;
  GMainLoop *loop;
  GThread *thread;
};

typedef struct
{
  RsWorkerFunc func;
  gpointer user_data;
} Errand;

static gpointer
run (gpointer user_data)
{
  RsWorker *self = user_data;

  RS_TSAN_ACQUIRE (self);
  g_main_context_push_thread_default (self->context);
  g_main_loop_run (self->loop);
  /* What was cancelled just now still has to say so, or it would be lost with what it holds. */
  for (guint i = 0; i < MAX_LAST_WORDS && g_main_context_iteration (self->context, FALSE); i++)
    ;
  g_main_context_pop_thread_default (self->context);
  RS_TSAN_RELEASE (self);
  return NULL;
}

/**
 * rs_worker_new:
 * @name: for debuggers, at most 15 bytes
 *
 * Starts a thread that waits for errands.
 *
 * Returns: (transfer full): a running worker
 */
RsWorker *
rs_worker_new (const char *name)
{
  RsWorker *self = g_new0 (RsWorker, 1);

  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  RS_TSAN_RELEASE (self);
  self->thread = g_thread_new (name, run, self);
  return self;
}

static void
quit (gpointer user_data)
{
  RsWorker *self = user_data;

  g_main_loop_quit (self->loop);
}

/**
 * rs_worker_stop:
 * @self: (transfer full): a worker
 *
 * Runs the errands that were given before, ends the thread and waits for it. Sources that are still attached to
 * its context are dropped.
 */
void
rs_worker_stop (RsWorker *self)
{
  g_assert (g_thread_self () != self->thread);

  rs_worker_invoke (self, quit, self);
  g_thread_join (self->thread);
  RS_TSAN_ACQUIRE (self);
  g_main_loop_unref (self->loop);
  g_main_context_unref (self->context);
  g_free (self);
}

/**
 * rs_worker_get_context:
 * @self: a worker
 *
 * Returns: (transfer none): the context that the worker's thread runs
 */
GMainContext *
rs_worker_get_context (RsWorker *self)
{
  return self->context;
}

static gboolean
run_errand (gpointer user_data)
{
  Errand *errand = user_data;

  RS_TSAN_ACQUIRE (errand);
  errand->func (errand->user_data);
  return G_SOURCE_REMOVE;
}

static void
free_errand (gpointer user_data)
{
  RS_TSAN_ACQUIRE (user_data);
  g_free (user_data);
}

/**
 * rs_worker_invoke:
 * @self: a worker
 * @func: called on the worker's thread
 * @user_data: for @func; handed over, the caller must not touch it any more
 *
 * Gives the worker an errand. Errands run in the order in which they were given.
 */
void
rs_worker_invoke (RsWorker *self, RsWorkerFunc func, gpointer user_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();
  Errand *errand = g_new (Errand, 1);

  errand->func = func;
  errand->user_data = user_data;
  RS_TSAN_RELEASE (errand);
  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, run_errand, errand, free_errand);
  g_source_set_static_name (source, "RsWorker errand");
  g_source_attach (source, self->context);
}
