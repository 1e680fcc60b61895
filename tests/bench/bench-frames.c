/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "bench-frames.h"

#include "base/rs-clock.h"
#include "demo/rs-demo-subscriber.h"

#include <string.h>
#include <time.h>

/* What the measurements share: the frames that a board gets, and how long work takes. */

static void
collect (GBytes *frame, gpointer user_data)
{
  g_ptr_array_add (user_data, g_bytes_ref (frame));
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  g_error ("the demo centre closed: %s", reason);
}

/* A floor of BENCH_AGENTS agents at 1,000 messages a second, first deltas included. */
GPtrArray *
bench_frames_make (guint n_frames)
{
  static const char subscribe[] = "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":null},"
                                  "\"queues\":{\"queueIds\":null},\"interactions\":{\"userIds\":null}}}";
  static const char beat[] = "{\"type\":\"heartbeat\"}";
  GPtrArray *frames = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  g_autoptr (RsClock) clock = rs_clock_new_virtual (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC);
  g_autoptr (RsDemoFloor) floor = NULL;
  g_autoptr (RsDemoSubscriber) subscriber = NULL;
  RsDemoOptions options;
  RsDemoSubscriberSetup setup = { .options = &options, .connection_number = 1 };

  rs_demo_options_init (&options);
  options.agents = BENCH_AGENTS;
  options.rate = 1000;
  floor = rs_demo_floor_new (&options, rs_clock_get_real (clock));
  subscriber = rs_demo_subscriber_new (floor, clock, NULL, &setup, collect, on_close, frames);
  rs_demo_subscriber_handle_text (subscriber, subscribe, strlen (subscribe));
  while (frames->len < n_frames)
    {
      rs_demo_floor_advance (floor, G_USEC_PER_SEC / 10);
      rs_clock_advance (clock, G_USEC_PER_SEC / 10);
      rs_demo_subscriber_handle_text (subscriber, beat, strlen (beat));
    }
  g_ptr_array_set_size (frames, (int) n_frames);
  return frames;
}

/* Nanoseconds for which the calling thread has kept a processor busy: others on the machine do not count. */
double
bench_time_thread (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (double) now.tv_sec * 1e9 + (double) now.tv_nsec;
}

/* The best of a few rounds, in nanoseconds: the machine's other business only ever adds. The works take turns, so that
 * what it does to one of them it does to all. */
void
bench_best_of (guint n_rounds, BenchTask *tasks, guint n_tasks)
{
  for (guint i = 0; i < n_tasks; i++)
    tasks[i].best_ns = G_MAXDOUBLE;
  for (guint round = 0; round < n_rounds; round++)
    for (guint i = 0; i < n_tasks; i++)
      {
        double began = bench_time_thread ();

        tasks[i].work (tasks[i].data);
        tasks[i].best_ns = MIN (tasks[i].best_ns, bench_time_thread () - began);
      }
}

const char *
bench_judge (gboolean good)
{
  return good ? "reached" : "MISSED";
}
