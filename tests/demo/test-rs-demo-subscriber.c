/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/rs-iso-time.h"
#include "demo-replay.h"
#include "subscriber-fixture.h"

static void
test_subscribe (void)
{
  SubscriberFixture fixture;
  g_autofree char *first = NULL;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  rs_clock_advance (fixture.clock, 3 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture.frames->len, ==, 0); /* nothing is told unasked */

  subscriber_say (&fixture, demo_subscribe_all);
  first = subscriber_dup_type (&fixture, 0);
  g_assert_cmpstr (first, ==, "subscribed");
  g_assert_cmpuint (subscriber_count_type (&fixture, "presence.update"), ==, 36);
  g_assert_cmpuint (subscriber_count_type (&fixture, "queue.update"), ==, 6);
  g_assert_true (demo_frame_mentions (fixture.frames->pdata[1], "\"wrapUpCode\":null"));
  subscriber_assert_truth (&fixture); /* first deltas alone are the whole state */

  for (guint i = 0; i < 10; i++)
    {
      rs_clock_advance (fixture.clock, 12 * G_USEC_PER_SEC);
      subscriber_assert_truth (&fixture);
    }
  g_assert_cmpuint (fixture.frames->len, >, 2000);
  g_assert_cmpuint (fixture.close_code, ==, 0);
  subscriber_disconnect (&fixture);
}

static void
test_scopes (void)
{
  const RsDemoScope scopes[] = { RS_DEMO_SCOPE_ENTITY, RS_DEMO_SCOPE_CONNECTION, RS_DEMO_SCOPE_TENANT,
                                 RS_DEMO_SCOPE_NONE };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      SubscriberFixture fixture;
      guint64 last_sequence = 0;
      gint64 last_time = 0;
      guint n_first;

      subscriber_prepare (&fixture);
      fixture.options.scope = scopes[i];
      subscriber_connect (&fixture);
      subscriber_say (&fixture, demo_subscribe_all);
      n_first = fixture.frames->len;
      rs_clock_advance (fixture.clock, 30 * G_USEC_PER_SEC);
      for (guint k = 0; k < fixture.frames->len; k++)
        {
          g_autofree char *timestamp = demo_frame_dup_timestamp (fixture.frames->pdata[k]);
          guint64 sequence = demo_frame_get_sequence (fixture.frames->pdata[k]);
          gint64 time = 0;

          g_assert_true (rs_iso_time_parse (timestamp, &time));
          g_assert_true (time > last_time || (time == last_time && k < n_first));
          last_time = time;
          if (scopes[i] == RS_DEMO_SCOPE_NONE)
            g_assert_cmpuint (sequence, ==, 0);
          else if (scopes[i] == RS_DEMO_SCOPE_CONNECTION)
            g_assert_cmpuint (sequence, ==, last_sequence + 1);
          else if (scopes[i] == RS_DEMO_SCOPE_TENANT)
            g_assert_cmpuint (sequence, >, last_sequence);
          else
            g_assert_cmpuint (sequence, >, 0);
          last_sequence = sequence;
        }
      subscriber_disconnect (&fixture);
    }
}

static char *
get_some_agent (RsDemoFloor *floor, const char *truth)
{
  const char *at = strstr (truth, "\"userId\":\"") + strlen ("\"userId\":\"");

  return g_strndup (at, 36);
}

static void
test_entity_numbers_are_contiguous (void)
{
  SubscriberFixture fixture;
  g_autofree char *truth = NULL;
  g_autofree char *agent = NULL;
  guint64 last = 0;

  subscriber_prepare (&fixture);
  fixture.options.scope = RS_DEMO_SCOPE_ENTITY;
  subscriber_connect (&fixture);
  truth = rs_demo_floor_dump_truth (fixture.floor);
  agent = get_some_agent (fixture.floor, truth);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 120 * G_USEC_PER_SEC);
  for (guint i = 0; i < fixture.frames->len; i++)
    {
      g_autofree char *type = subscriber_dup_type (&fixture, i);

      if (!g_str_equal (type, "presence.update") || !demo_frame_mentions (fixture.frames->pdata[i], agent))
        continue;
      g_assert_cmpuint (demo_frame_get_sequence (fixture.frames->pdata[i]), ==, last + 1);
      last++;
    }
  g_assert_cmpuint (last, >=, 2);
  subscriber_disconnect (&fixture);
}

static void
test_only_granted_ids (void)
{
  SubscriberFixture fixture;
  g_autofree char *truth = NULL;
  g_autofree char *agent = NULL;
  g_autofree char *subscribe = NULL;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  truth = rs_demo_floor_dump_truth (fixture.floor);
  agent = get_some_agent (fixture.floor, truth);
  subscribe =
      g_strdup_printf ("{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"%s\",\"nobody\"]}}}", agent);
  subscriber_say (&fixture, subscribe);
  g_assert_true (demo_frame_mentions (fixture.frames->pdata[0], agent));
  g_assert_false (demo_frame_mentions (fixture.frames->pdata[0], "nobody"));
  rs_clock_advance (fixture.clock, 120 * G_USEC_PER_SEC);
  for (guint i = 1; i < fixture.frames->len; i++)
    {
      g_autofree char *type = subscriber_dup_type (&fixture, i);

      g_assert_true (g_str_equal (type, "heartbeat") || g_str_equal (type, "presence.update"));
      g_assert_true (g_str_equal (type, "heartbeat") || demo_frame_mentions (fixture.frames->pdata[i], agent));
    }

  g_ptr_array_set_size (fixture.frames, 0);
  subscriber_say (&fixture, demo_subscribe_all); /* a later one replaces the former and tells everything again */
  subscriber_assert_truth (&fixture);
  subscriber_disconnect (&fixture);
}

static void
test_withheld_ids (void)
{
  const char *withheld[] = { "q101", NULL };
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.withheld_ids = withheld;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 60 * G_USEC_PER_SEC);
  for (guint i = 0; i < fixture.frames->len; i++)
    g_assert_false (demo_frame_mentions (fixture.frames->pdata[i], "\"q101\""));
  g_assert_true (demo_frame_mentions (fixture.frames->pdata[0], "\"q102\""));
  subscriber_disconnect (&fixture);
}

static void
test_heartbeat (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  rs_clock_advance (fixture.clock, 300 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture.frames->len, ==, 60);
  g_assert_true (demo_frame_mentions (fixture.frames->pdata[0], "\"intervalSeconds\":5"));
  g_assert_cmpuint (rs_demo_pulse_get_answered (rs_demo_subscriber_get_pulse (fixture.subscriber)), ==, 60);
  g_assert_cmpuint (fixture.close_code, ==, 0);

  fixture.answers_heartbeats = FALSE; /* the last answer was at 300 s */
  rs_clock_advance (fixture.clock, 12 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture.close_code, ==, 0);
  rs_clock_advance (fixture.clock, G_USEC_PER_SEC);
  g_assert_cmpuint (fixture.close_code, ==, 4008);
  g_ptr_array_set_size (fixture.frames, 0);
  rs_clock_advance (fixture.clock, 60 * G_USEC_PER_SEC);
  g_assert_cmpuint (fixture.frames->len, ==, 0);
  subscriber_disconnect (&fixture);
}

static void
test_wait_as_seconds (void)
{
  SubscriberFixture fixture;
  guint told = 0;

  subscriber_prepare (&fixture);
  fixture.options.wait_as_seconds = TRUE;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 60 * G_USEC_PER_SEC);
  for (guint i = 0; i < fixture.frames->len; i++)
    {
      g_assert_false (demo_frame_mentions (fixture.frames->pdata[i], "oldestWaitingSince"));
      told += demo_frame_mentions (fixture.frames->pdata[i], "longestWaitSeconds");
    }
  g_assert_cmpuint (told, >, 6);
  subscriber_disconnect (&fixture);
}

static void
test_hostile_clients (void)
{
  g_autofree char *brackets = g_strnfill (80000, '[');
  const char *const texts[] = { "",
                                "hello",
                                "{",
                                "[]",
                                "7",
                                "{\"type\":7}",
                                "{\"type\":\"subscribe\"}",
                                "{\"type\":\"subscribe\",\"payload\":{\"presence\":3}}",
                                "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":\"a\"}}}",
                                "{\"type\":\"subscribe\",\"payload\":{\"queues\":{\"queueIds\":[1]}}}",
                                "{\"type\":\"dance\"}",
                                brackets };
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    subscriber_say (&fixture, texts[i]);
  g_assert_cmpuint (subscriber_count_type (&fixture, "error"), ==, G_N_ELEMENTS (texts));
  g_assert_false (rs_demo_subscriber_is_subscribed (fixture.subscriber));
  subscriber_disconnect (&fixture);
}

static void
test_numbers_restart (void)
{
  const RsDemoScope scopes[] = { RS_DEMO_SCOPE_ENTITY, RS_DEMO_SCOPE_CONNECTION, RS_DEMO_SCOPE_TENANT };

  for (guint i = 0; i < G_N_ELEMENTS (scopes); i++)
    {
      SubscriberFixture fixture;
      guint before;

      subscriber_prepare (&fixture);
      fixture.options.scope = scopes[i];
      fixture.options.faults.restart_numbers_at_us = 30 * G_USEC_PER_SEC;
      subscriber_connect (&fixture);
      subscriber_say (&fixture, demo_subscribe_all);
      rs_clock_advance (fixture.clock, 30 * G_USEC_PER_SEC - 1);
      before = fixture.frames->len;
      if (scopes[i] != RS_DEMO_SCOPE_ENTITY)
        g_assert_cmpuint (demo_frame_get_sequence (fixture.frames->pdata[before - 1]), >=, before);
      rs_clock_advance (fixture.clock, G_USEC_PER_SEC);
      g_assert_cmpuint (fixture.frames->len, >, before + 10);
      for (guint k = 4; k < 10; k++) /* what was under way at that moment may still have had an old number */
        {
          guint64 sequence = demo_frame_get_sequence (fixture.frames->pdata[before + k]);

          g_assert_cmpuint (sequence, >=, 1);
          g_assert_cmpuint (sequence, <=, k + 1);
        }
      subscriber_disconnect (&fixture);
    }
}

static int
compare_sequences (gconstpointer a, gconstpointer b)
{
  guint64 first = demo_frame_get_sequence (*(GBytes *const *) a);
  guint64 second = demo_frame_get_sequence (*(GBytes *const *) b);

  return (first > second) - (first < second);
}

static void
test_disorder_loses_nothing (void)
{
  for (guint32 seed = 1; seed <= 4; seed++)
    {
      SubscriberFixture fixture;
      guint out_of_order = 0;

      subscriber_prepare (&fixture);
      fixture.options.seed = seed;
      fixture.options.faults.reorder_share = 0.2;
      fixture.options.faults.reorder_window_us = G_USEC_PER_SEC;
      fixture.options.faults.reorder_span = seed % 2 == 0 ? 20 : 0;
      fixture.options.faults.duplicate_share = 0.2;
      subscriber_connect (&fixture);
      subscriber_say (&fixture, demo_subscribe_all);
      rs_clock_advance (fixture.clock, 60 * G_USEC_PER_SEC);
      rs_demo_subscriber_flush (fixture.subscriber);

      for (guint i = 1; i < fixture.frames->len; i++)
        out_of_order += compare_sequences (&fixture.frames->pdata[i - 1], &fixture.frames->pdata[i]) > 0;
      g_assert_cmpuint (out_of_order, >, 200);
      g_assert_cmpuint (subscriber_count_type (&fixture, "presence.update"), >, 36);
      g_ptr_array_sort (fixture.frames, compare_sequences);
      subscriber_assert_truth (&fixture);
      subscriber_disconnect (&fixture);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/subscriber/subscribe", test_subscribe);
  g_test_add_func ("/demo/subscriber/scopes", test_scopes);
  g_test_add_func ("/demo/subscriber/entity-numbers-are-contiguous", test_entity_numbers_are_contiguous);
  g_test_add_func ("/demo/subscriber/only-granted-ids", test_only_granted_ids);
  g_test_add_func ("/demo/subscriber/withheld-ids", test_withheld_ids);
  g_test_add_func ("/demo/subscriber/heartbeat", test_heartbeat);
  g_test_add_func ("/demo/subscriber/wait-as-seconds", test_wait_as_seconds);
  g_test_add_func ("/demo/subscriber/hostile-clients", test_hostile_clients);
  g_test_add_func ("/demo/subscriber/numbers-restart", test_numbers_restart);
  g_test_add_func ("/demo/subscriber/disorder-loses-nothing", test_disorder_loses_nothing);
  return g_test_run ();
}
