/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-tsan.h"
#include "session/rs-feed-pulse.h"

/* A place where a thread is held up, and another waits for it. */
typedef struct
{
  GMutex lock;
  GCond changed;
  gboolean is_there;
  gboolean may_go;
} Gate;

static void
set (Gate *gate, gboolean *what)
{
  g_mutex_lock (&gate->lock);
  RS_TSAN_ACQUIRE (gate);
  *what = TRUE;
  RS_TSAN_RELEASE (gate);
  g_cond_broadcast (&gate->changed);
  g_mutex_unlock (&gate->lock);
}

static void
await (Gate *gate, gboolean *what)
{
  g_mutex_lock (&gate->lock);
  RS_TSAN_ACQUIRE (gate);
  while (!*what)
    {
      RS_TSAN_RELEASE (gate);
      g_cond_wait (&gate->changed, &gate->lock);
      RS_TSAN_ACQUIRE (gate);
    }
  RS_TSAN_RELEASE (gate);
  g_mutex_unlock (&gate->lock);
}

static void
hang (gpointer user_data)
{
  Gate *gate = user_data;

  set (gate, &gate->is_there);
  await (gate, &gate->may_go);
}

static void
pass (gpointer user_data)
{
  Gate *gate = user_data;

  set (gate, &gate->is_there);
}

/* Errands are done one after another, so what was asked before has been answered then. */
static void
wait_for_thread (RsWorker *worker)
{
  Gate gate = { 0 };

  rs_worker_invoke (worker, pass, &gate);
  await (&gate, &gate.is_there);
}

static void
test_a_thread_that_lives_answers (void)
{
  RsWorker *worker = rs_worker_new ("feed");
  RsFeedPulse *pulse = rs_feed_pulse_new (worker);

  g_assert_true (rs_feed_pulse_has_answered (pulse));
  for (guint i = 0; i < 3; i++)
    {
      rs_feed_pulse_ask (pulse);
      wait_for_thread (worker);
      g_assert_true (rs_feed_pulse_has_answered (pulse));
    }
  rs_worker_stop (worker);
  rs_feed_pulse_free (pulse);
}

static void
test_a_thread_that_hangs_owes_its_answer_until_it_goes_on (void)
{
  RsWorker *worker = rs_worker_new ("feed");
  RsFeedPulse *pulse = rs_feed_pulse_new (worker);
  Gate gate = { 0 };

  rs_worker_invoke (worker, hang, &gate);
  await (&gate, &gate.is_there);
  for (guint i = 0; i < 1000; i++)
    rs_feed_pulse_ask (pulse);
  g_assert_false (rs_feed_pulse_has_answered (pulse));

  set (&gate, &gate.may_go);
  wait_for_thread (worker);
  g_assert_true (rs_feed_pulse_has_answered (pulse));
  rs_worker_stop (worker);
  rs_feed_pulse_free (pulse);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/feed-pulse/a-thread-that-lives-answers", test_a_thread_that_lives_answers);
  g_test_add_func ("/feed-pulse/a-thread-that-hangs-owes-its-answer-until-it-goes-on",
                   test_a_thread_that_hangs_owes_its_answer_until_it_goes_on);
  return g_test_run ();
}
