/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-subscriber.h"
#include "wire/rs-decoder.h"
#include "wire/rs-encoder.h"
#include "wire/rs-gap-watch.h"
#include "wire/rs-restart-watch.h"

#include <string.h>

/*
 * The watches on numbers against a demo centre, in virtual time: whatever its numbers count, and however few agents there
 * are, order and duplicates raise no alarm, what is lost is noticed, and numbers that restart are found within seconds.
 */

#define START_US (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)
#define STEP_US (100 * 1000)
#define RUN_SECONDS 90
#define RESTART_SECONDS 60
#define FOUND_WITHIN_SECONDS 10
#define N_SEEDS 4

static const struct
{
  guint agents;
  double rate;
} sizes[] = { { 3, 2 }, { 20, 10 }, { 300, 100 } };

typedef struct
{
  RsClock *clock;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoSubscriber *subscriber;
  RsGapWatch *gaps;
  RsRestartWatch *restarts;
  gint64 opened_us;
  guint64 n_gaps;
  double restarted_at; /* seconds after the opening; 0 for never */
} Listener;

static void
take_delta (Listener *self, const RsDelta *delta)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  rs_gap_watch_note_update (self->gaps, delta->kind, delta->id, delta->sequence, now_us);
  if (rs_restart_watch_note (self->restarts, rs_gap_watch_get_scope (self->gaps), delta, now_us) &&
      self->restarted_at <= 0)
    self->restarted_at = (double) (now_us - self->opened_us) / G_USEC_PER_SEC;
}

static void
on_frame (GBytes *frame, gpointer user_data)
{
  Listener *self = user_data;
  g_auto (RsMessage) message = { 0 };
  gsize length;
  const char *data = g_bytes_get_data (frame, &length);

  rs_decoder_decode (data, length, NULL, &message);
  if (message.type == RS_MESSAGE_DELTA)
    take_delta (self, &message.delta);
  else if (message.delta.has_sequence)
    rs_gap_watch_note_other (self->gaps, message.delta.sequence, rs_clock_get_monotonic (self->clock));
  if (message.type == RS_MESSAGE_HEARTBEAT)
    rs_demo_subscriber_handle_text (self->subscriber, message.reply, strlen (message.reply));
  if (message.type == RS_MESSAGE_SUBSCRIBED)
    rs_gap_watch_begin (self->gaps);
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  g_error ("expected the connection to live, got %u %s", code, reason);
}

static void
listener_open (Listener *self, const RsDemoOptions *options)
{
  RsDemoSubscriberSetup setup = { .options = options, .connection_number = 1 };
  g_autoptr (RsScope) everything = rs_scope_new ();
  g_autofree char *subscribe = NULL;

  *self = (Listener){ .clock = rs_clock_new_virtual (START_US) };
  self->gaps = rs_gap_watch_new (options->faults.reorder_window_us);
  self->restarts = rs_restart_watch_new (options->faults.reorder_window_us);
  self->floor = rs_demo_floor_new (options, START_US);
  self->driver = rs_demo_driver_new (self->floor, self->clock, NULL);
  rs_clock_advance (self->clock, (gint64) (30 * options->seed) * G_USEC_PER_SEC); /* so that numbers lie apart */
  self->opened_us = rs_clock_get_monotonic (self->clock);
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (everything, kind, TRUE);
  subscribe = rs_encoder_subscribe (everything, TRUE);
  self->subscriber = rs_demo_subscriber_new (self->floor, self->clock, NULL, &setup, on_frame, on_close, self);
  rs_demo_subscriber_handle_text (self->subscriber, subscribe, strlen (subscribe));
}

static void
listener_run (Listener *self)
{
  for (guint i = 0; i < RUN_SECONDS * G_USEC_PER_SEC / STEP_US; i++)
    {
      rs_clock_advance (self->clock, STEP_US);
      self->n_gaps += rs_gap_watch_check (self->gaps, rs_clock_get_monotonic (self->clock));
    }
}

static void
listener_close (Listener *self)
{
  rs_demo_subscriber_free (self->subscriber);
  rs_demo_driver_free (self->driver);
  rs_demo_floor_free (self->floor);
  rs_restart_watch_free (self->restarts);
  rs_gap_watch_free (self->gaps);
  g_assert_finalize_object (self->clock);
}

typedef void (*Check) (const Listener *listener, const RsDemoOptions *options);

/* Runs every way of counting, every size and some seeds with the same faults. */
static void
run_all (const RsDemoFaultPlan *faults, Check check)
{
  for (RsDemoScope scope = RS_DEMO_SCOPE_ENTITY; scope <= RS_DEMO_SCOPE_TENANT; scope++)
    for (guint size = 0; size < G_N_ELEMENTS (sizes); size++)
      for (guint32 seed = 1; seed <= N_SEEDS; seed++)
        {
          RsDemoOptions options;
          Listener listener;

          rs_demo_options_init (&options);
          options.agents = sizes[size].agents;
          options.queues = 3;
          options.rate = sizes[size].rate;
          options.seed = seed;
          options.scope = scope;
          options.faults = *faults;
          options.faults.reorder_window_us = 2 * G_USEC_PER_SEC;
          listener_open (&listener, &options);
          listener_run (&listener);
          g_test_message ("scope %d, %u agents, seed %u: %" G_GUINT64_FORMAT " gaps, restart at %g s", scope,
                          options.agents, seed, listener.n_gaps, listener.restarted_at);
          check (&listener, &options);
          listener_close (&listener);
        }
}

static void
assert_calm (const Listener *listener, const RsDemoOptions *options)
{
  g_assert_cmpuint (listener->n_gaps, ==, 0);
  g_assert_cmpfloat (listener->restarted_at, ==, 0);
  g_assert_true (rs_gap_watch_is_watching (listener->gaps));
}

static void
assert_gaps_found (const Listener *listener, const RsDemoOptions *options)
{
  double n_expected = options->faults.drop_share * options->rate * RUN_SECONDS;

  g_assert_cmpuint (listener->n_gaps, >, 0);
  g_assert_cmpfloat ((double) listener->n_gaps, <, 2 * n_expected + 10);
  g_assert_cmpfloat (listener->restarted_at, ==, 0);
  g_assert_true (rs_gap_watch_has_open_gap (listener->gaps));
}

static void
assert_restart_found (const Listener *listener, const RsDemoOptions *options)
{
  g_assert_cmpfloat (listener->restarted_at, >, RESTART_SECONDS);
  g_assert_cmpfloat (listener->restarted_at, <, RESTART_SECONDS + FOUND_WITHIN_SECONDS);
}

static void
test_an_orderly_stream_raises_no_alarm (void)
{
  run_all (&(RsDemoFaultPlan){ 0 }, assert_calm);
}

static void
test_order_and_duplicates_raise_no_alarm (void)
{
  run_all (&(RsDemoFaultPlan){ .reorder_share = 0.2, .duplicate_share = 0.2 }, assert_calm);
}

static void
test_what_is_lost_is_noticed (void)
{
  run_all (&(RsDemoFaultPlan){ .drop_share = 0.05 }, assert_gaps_found);
}

static void
test_numbers_that_restart_are_found_within_seconds (void)
{
  run_all (&(RsDemoFaultPlan){ .restart_numbers_at_us = RESTART_SECONDS * G_USEC_PER_SEC }, assert_restart_found);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gap-truth/an-orderly-stream-raises-no-alarm", test_an_orderly_stream_raises_no_alarm);
  g_test_add_func ("/gap-truth/order-and-duplicates-raise-no-alarm", test_order_and_duplicates_raise_no_alarm);
  g_test_add_func ("/gap-truth/what-is-lost-is-noticed", test_what_is_lost_is_noticed);
  g_test_add_func ("/gap-truth/numbers-that-restart-are-found-within-seconds",
                   test_numbers_that_restart_are_found_within_seconds);
  return g_test_run ();
}
