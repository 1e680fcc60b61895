/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-worker.h"

#include "base/rs-heap.h"
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
  GMutex lock;
  GQueue errands;  /* of Errand */
  GSource *source; /* ready while there are errands */
};

typedef struct
{
  RsWorkerFunc func;
  gpointer user_data;
} Errand;

typedef struct
{
  GSource parent;
  RsWorker *worker; /* not owned: the source ends with it */
} ErrandSource;

static void
lock (RsWorker *self)
{
  g_mutex_lock (&self->lock);
  RS_TSAN_ACQUIRE (self);
}

static void
unlock (RsWorker *self)
{
  RS_TSAN_RELEASE (self);
  g_mutex_unlock (&self->lock);
}

/* One errand at a time, so that the worker's other sources have their turn. */
static gboolean
dispatch (GSource *source, GSourceFunc callback, gpointer user_data)
{
  RsWorker *self = ((ErrandSource *) source)->worker;
  g_autofree Errand *errand = NULL;

  lock (self);
  errand = g_queue_pop_head (&self->errands);
  if (g_queue_is_empty (&self->errands))
    g_source_set_ready_time (source, -1);
  unlock (self);

  if (errand != NULL)
    errand->func (errand->user_data);
  return G_SOURCE_CONTINUE;
}

static GSourceFuncs errand_source_funcs = {
  .dispatch = dispatch,
};

static void
attach_source (RsWorker *self)
{
  self->source = g_source_new (&errand_source_funcs, sizeof (ErrandSource));
  ((ErrandSource *) self->source)->worker = self;
  g_source_set_static_name (self->source, "RsWorker");
  g_source_set_ready_time (self->source, -1);
  g_source_attach (self->source, self->context);
}

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

  rs_heap_set_up ();
  self->context = g_main_context_new ();
  self->loop = g_main_loop_new (self->context, FALSE);
  g_mutex_init (&self->lock);
  g_queue_init (&self->errands);
  attach_source (self);
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
  g_source_destroy (self->source);
  g_source_unref (self->source);
  g_queue_clear_full (&self->errands, g_free);
  g_mutex_clear (&self->lock);
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
  Errand *errand = g_new (Errand, 1);

  errand->func = func;
  errand->user_data = user_data;
  lock (self);
  g_queue_push_tail (&self->errands, errand);
  g_source_set_ready_time (self->source, 0);
  unlock (self);
}
