/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-worker.h"

/*
 * What the worker's thread wrote is read here only after rs_worker_stop(), which is the hand-over back.
 */

typedef struct
{
  GThread *thread;
  GMainContext *context;
  GString *order;
  gboolean timer_fired;
} Notes;

typedef struct
{
  Notes *notes;
  char letter;
} Letter;

static void
look_around (gpointer user_data)
{
  Notes *notes = user_data;

  notes->thread = g_thread_self ();
  notes->context = g_main_context_get_thread_default ();
}

static void
test_errands_run_on_a_thread_with_its_own_context (void)
{
  Notes notes = { 0 };
  RsWorker *worker = rs_worker_new ("worker");
  g_autoptr (GMainContext) context = g_main_context_ref (rs_worker_get_context (worker));

  rs_worker_invoke (worker, look_around, &notes);
  rs_worker_stop (worker);

  g_assert_true (notes.thread != NULL && notes.thread != g_thread_self ());
  g_assert_true (notes.context == context);
}

static void
write_letter (gpointer user_data)
{
  Letter *letter = user_data;

  g_string_append_c (letter->notes->order, letter->letter);
}

static void
test_errands_run_in_the_order_in_which_they_were_given (void)
{
  Notes notes = { .order = g_string_new (NULL) };
  Letter letters[26];
  RsWorker *worker = rs_worker_new ("worker");

  for (guint i = 0; i < G_N_ELEMENTS (letters); i++)
    {
      letters[i] = (Letter){ &notes, (char) ('a' + i) };
      rs_worker_invoke (worker, write_letter, &letters[i]);
    }
  rs_worker_stop (worker);

  g_assert_cmpstr (notes.order->str, ==, "abcdefghijklmnopqrstuvwxyz");
  g_string_free (notes.order, TRUE);
}

static gboolean
never (gpointer user_data)
{
  ((Notes *) user_data)->timer_fired = TRUE;
  return G_SOURCE_REMOVE;
}

static void
leave_a_source_behind (gpointer user_data)
{
  g_autoptr (GSource) source = g_timeout_source_new_seconds (3600);

  g_source_set_callback (source, never, user_data, NULL);
  g_source_attach (source, g_main_context_get_thread_default ());
}

static void
test_stopping_drops_what_is_still_waiting (void)
{
  Notes notes = { 0 };
  RsWorker *worker = rs_worker_new ("worker");

  rs_worker_invoke (worker, leave_a_source_behind, &notes);
  rs_worker_stop (worker);

  g_assert_false (notes.timer_fired);
}

static void
test_a_worker_without_work_stops (void)
{
  for (guint i = 0; i < 200; i++)
    rs_worker_stop (rs_worker_new ("idle"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/worker/errands-run-on-a-thread-with-its-own-context",
                   test_errands_run_on_a_thread_with_its_own_context);
  g_test_add_func ("/base/worker/errands-run-in-the-order-in-which-they-were-given",
                   test_errands_run_in_the_order_in_which_they_were_given);
  g_test_add_func ("/base/worker/stopping-drops-what-is-still-waiting", test_stopping_drops_what_is_still_waiting);
  g_test_add_func ("/base/worker/a-worker-without-work-stops", test_a_worker_without_work_stops);
  return g_test_run ();
}
