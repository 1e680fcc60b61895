/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-clock.h"
#include "demo/rs-demo-subscriber.h"
#include "model/rs-state-cache.h"
#include "wire/rs-decoder.h"

#include <json-glib/json-glib.h>
#include <string.h>

/*
 * What a message costs: bare parsing by json-glib of the same bytes, the guard, decoding, and decoding with merging.
 * All in one run over the same frames, so that the ratios hold whatever machine it is.
 */

#define N_FRAMES 20000
#define N_ROUNDS 5

typedef void (*Work) (GPtrArray *frames);

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

/* The frames that a board with 300 agents gets, first deltas included. */
static GPtrArray *
make_frames (void)
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
  options.agents = 300;
  options.rate = 1000;
  floor = rs_demo_floor_new (&options, rs_clock_get_real (clock));
  subscriber = rs_demo_subscriber_new (floor, clock, NULL, &setup, collect, on_close, frames);
  rs_demo_subscriber_handle_text (subscriber, subscribe, strlen (subscribe));
  while (frames->len < N_FRAMES)
    {
      rs_demo_floor_advance (floor, G_USEC_PER_SEC / 10);
      rs_clock_advance (clock, G_USEC_PER_SEC / 10);
      rs_demo_subscriber_handle_text (subscriber, beat, strlen (beat));
    }
  g_ptr_array_set_size (frames, N_FRAMES);
  return frames;
}

static void
parse_bare (GPtrArray *frames)
{
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (frames->pdata[i], &length);

      g_assert_true (json_parser_load_from_data (parser, data, (gssize) length, NULL));
    }
}

static void
check_only (GPtrArray *frames)
{
  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (frames->pdata[i], &length);

      g_assert_cmpint (rs_json_guard_check (data, length, RS_JSON_MAX_BYTES), ==, RS_MALFORMED_NONE);
    }
}

static void
decode_only (GPtrArray *frames)
{
  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (frames->pdata[i], &length);
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (data, length, NULL, &message);
    }
}

static void
decode_and_merge (GPtrArray *frames)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsStateCache) cache = rs_state_cache_new (clock);

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *data = g_bytes_get_data (frames->pdata[i], &length);
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (data, length, NULL, &message);
      if (message.type == RS_MESSAGE_DELTA)
        rs_state_cache_apply (cache, &message.delta, 1, 0);
    }
}

/* The best of a few rounds, in nanoseconds per frame: the machine's other business only ever adds. */
static double
measure (Work work, GPtrArray *frames)
{
  gint64 best_us = G_MAXINT64;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      gint64 began_us = g_get_monotonic_time ();

      work (frames);
      best_us = MIN (best_us, g_get_monotonic_time () - began_us);
    }
  return (double) best_us * 1000.0 / frames->len;
}

int
main (void)
{
  g_autoptr (GPtrArray) frames = make_frames ();
  double bare = measure (parse_bare, frames);
  double guard = measure (check_only, frames);
  double decode = measure (decode_only, frames);
  double merge = measure (decode_and_merge, frames);

  g_print ("per message, %u messages of a floor of 300 agents\n", frames->len);
  g_print ("  json-glib's bare parse  %7.0f ns\n", bare);
  g_print ("  guard                   %7.0f ns  %.2f of the bare parse\n", guard, guard / bare);
  g_print ("  decode                  %7.0f ns  %.2f\n", decode, decode / bare);
  g_print ("  decode and merge        %7.0f ns  %.2f  (goal: at most 1.60)\n", merge, merge / bare);
  g_print ("  merge alone             %7.0f ns\n", merge - decode);
  return 0;
}
