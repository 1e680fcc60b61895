/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/rs-iso-time.h"
#include "demo-replay.h"
#include "subscriber-fixture.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

static void
assert_full_set (SubscriberFixture *fixture)
{
  g_autofree char *first = subscriber_dup_type (fixture, 0);

  g_assert_cmpstr (first, ==, "subscribed");
  g_assert_cmpuint (subscriber_count_type (fixture, "subscribed"), ==, 1);
  g_assert_cmpuint (subscriber_count_type (fixture, "presence.update"), ==, fixture->options.agents);
  g_assert_cmpuint (subscriber_count_type (fixture, "queue.update"), ==, fixture->options.queues);
  subscriber_assert_truth (fixture);
}

/* In scope "entity" each has its own numbers: a first delta's is above all that were told of the same entity. */
static void
assert_fresh (SubscriberFixture *fixture, GHashTable *highest)
{
  for (guint i = 1; i < fixture->frames->len; i++)
    {
      guint64 sequence = demo_frame_get_sequence (fixture->frames->pdata[i]);
      g_autofree char *id = demo_frame_dup_id (fixture->frames->pdata[i]);
      guint64 *last = id != NULL ? g_hash_table_lookup (highest, id) : NULL;

      g_assert_cmpuint (sequence, >, last != NULL ? *last : 0);
    }
}

static GHashTable *
note_highest (SubscriberFixture *fixture)
{
  GHashTable *highest = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < fixture->frames->len; i++)
    {
      guint64 sequence = demo_frame_get_sequence (fixture->frames->pdata[i]);
      char *id = demo_frame_dup_id (fixture->frames->pdata[i]);

      if (id != NULL)
        g_hash_table_insert (highest, id, g_memdup2 (&sequence, sizeof sequence));
    }
  return highest;
}

static void
test_subscribing_again_heals (gconstpointer data)
{
  RsDemoScope scope = (RsDemoScope) GPOINTER_TO_INT (data);
  g_autoptr (GHashTable) highest = NULL;
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.scope = scope;
  fixture.options.faults.drop_share = 0.5;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  assert_full_set (&fixture);
  rs_clock_advance (fixture.clock, 60 * SECOND);
  highest = note_highest (&fixture);
  g_ptr_array_set_size (fixture.frames, 0);

  subscriber_say (&fixture, demo_subscribe_all);
  assert_full_set (&fixture); /* half of all updates were lost, and everything is there again */
  if (scope != RS_DEMO_SCOPE_NONE)
    assert_fresh (&fixture, highest);
  g_assert_cmpuint (rs_demo_subscriber_get_subscriptions (fixture.subscriber), ==, 2);
  subscriber_disconnect (&fixture);
}

static void
test_first_deltas_can_be_lost_too (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.faults.drop_share = 1.0;
  fixture.options.faults.drop_first_deltas = TRUE;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 20 * SECOND);
  g_assert_cmpuint (subscriber_count_type (&fixture, "presence.update"), ==, 0);
  g_assert_cmpuint (subscriber_count_type (&fixture, "subscribed"), ==, 1);
  subscriber_disconnect (&fixture);
}

static void
test_no_first_deltas (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.faults.no_first_deltas = TRUE;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  g_assert_cmpuint (fixture.frames->len, ==, 1);
  rs_clock_advance (fixture.clock, 20 * SECOND);
  g_assert_cmpuint (fixture.frames->len, >, 100); /* what changes is told */
  subscriber_disconnect (&fixture);
}

static void
test_delayed_answer (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.faults.subscribed_delay_us = 3 * SECOND;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 3 * SECOND - 1);
  g_assert_cmpuint (fixture.frames->len, ==, 0);
  rs_clock_advance (fixture.clock, 1);
  assert_full_set (&fixture);
  subscriber_disconnect (&fixture);
}

static void
test_deltas_before_the_answer (void)
{
  SubscriberFixture fixture;
  guint before;

  subscriber_prepare (&fixture);
  fixture.options.faults.subscribed_delay_us = 3 * SECOND;
  fixture.options.faults.early_deltas = TRUE;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 3 * SECOND - 1);
  before = fixture.frames->len;
  g_assert_cmpuint (before, >, fixture.options.agents + 50);
  g_assert_cmpuint (subscriber_count_type (&fixture, "subscribed"), ==, 0);
  rs_clock_advance (fixture.clock, 10 * SECOND);
  g_assert_cmpuint (subscriber_count_type (&fixture, "subscribed"), ==, 1);
  subscriber_assert_truth (&fixture);
  subscriber_disconnect (&fixture);
}

static void
test_dies_around_subscribed (void)
{
  for (guint after = 0; after <= 1; after++)
    {
      SubscriberFixture fixture;

      subscriber_prepare (&fixture);
      if (after)
        fixture.options.faults.die_after_subscribed = RS_DEMO_ORDINAL (1);
      else
        fixture.options.faults.die_before_subscribed = RS_DEMO_ORDINAL (1) | RS_DEMO_ORDINAL (64);
      subscriber_connect (&fixture);
      rs_clock_advance (fixture.clock, SECOND);
      g_assert_cmpuint (fixture.close_code, ==, 0);
      subscriber_say (&fixture, demo_subscribe_all);
      g_assert_cmpuint (fixture.close_code, ==, RS_DEMO_CLOSE_RESET);
      g_assert_cmpuint (fixture.frames->len, ==, after);
      subscriber_disconnect (&fixture);
    }
}

static void
test_timestamps (void)
{
  const double shares[] = {
    [RS_DEMO_TIMESTAMPS_ALL] = 1.0, [RS_DEMO_TIMESTAMPS_SOME] = 0.5, [RS_DEMO_TIMESTAMPS_NONE] = 0.0
  };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      SubscriberFixture fixture;
      guint dated = 0;

      subscriber_prepare (&fixture);
      fixture.options.faults.timestamps = i;
      subscriber_connect (&fixture);
      subscriber_say (&fixture, demo_subscribe_all);
      rs_clock_advance (fixture.clock, 30 * SECOND);
      for (guint k = 0; k < fixture.frames->len; k++)
        dated += demo_frame_mentions (fixture.frames->pdata[k], "\"timestamp\"");
      g_assert_cmpfloat_with_epsilon ((double) dated / fixture.frames->len, shares[i], 0.06);
      subscriber_assert_truth (&fixture);
      subscriber_disconnect (&fixture);
    }
}

static gint64
get_last_time (SubscriberFixture *fixture)
{
  g_autofree char *timestamp = demo_frame_dup_timestamp (fixture->frames->pdata[fixture->frames->len - 1]);
  gint64 time = 0;

  g_assert_true (rs_iso_time_parse (timestamp, &time));
  return time / 1000;
}

/* Two connections show one truth: nothing that is under way may be older than the state that is told now. */
static void
test_first_deltas_tell_the_present_moment (void)
{
  SubscriberFixture fixture;
  gint64 moment;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  rs_clock_advance (fixture.clock, 10 * SECOND + 777);
  subscriber_say (&fixture, demo_subscribe_all);
  moment = get_last_time (&fixture);
  g_assert_cmpint (moment, ==, START_US + 10 * SECOND + 777);
  g_ptr_array_set_size (fixture.frames, 0);
  while (fixture.frames->len == 0)
    rs_clock_advance (fixture.clock, 100);
  g_assert_cmpint (get_last_time (&fixture), >, moment);
  subscriber_disconnect (&fixture);
}

static void
test_clock_jumps (void)
{
  const gint64 jumps[] = { 3600 * SECOND, -3600 * SECOND };

  for (guint i = 0; i < G_N_ELEMENTS (jumps); i++)
    {
      SubscriberFixture fixture;

      subscriber_prepare (&fixture);
      subscriber_connect (&fixture);
      subscriber_say (&fixture, demo_subscribe_all);
      rs_clock_advance (fixture.clock, 10 * SECOND);
      rs_demo_driver_jump (fixture.driver, jumps[i]);
      rs_clock_advance (fixture.clock, 10 * SECOND);
      g_assert_cmpint (ABS (get_last_time (&fixture) - (START_US + 20 * SECOND + jumps[i])), <, SECOND);
      subscriber_assert_truth (&fixture);

      rs_demo_driver_jump (fixture.driver, -jumps[i]);
      rs_clock_advance (fixture.clock, 10 * SECOND);
      g_assert_cmpint (ABS (get_last_time (&fixture) - (START_US + 30 * SECOND)), <, SECOND);
      subscriber_assert_truth (&fixture);
      subscriber_disconnect (&fixture);
    }
}

static void
test_names_beside_the_stream (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  fixture.options.names_in_stream = FALSE;
  fixture.options.queue_names_in_stream = FALSE;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 30 * SECOND);
  for (guint i = 0; i < fixture.frames->len; i++)
    {
      g_autofree char *type = subscriber_dup_type (&fixture, i);

      g_assert_false (demo_frame_mentions (fixture.frames->pdata[i], "displayName"));
      g_assert_false (demo_frame_mentions (fixture.frames->pdata[i], "teamName"));
      if (g_str_equal (type, "queue.update"))
        g_assert_false (demo_frame_mentions (fixture.frames->pdata[i], "queueName"));
    }
  g_assert_true (demo_frame_mentions (fixture.frames->pdata[1], "queueName")); /* an agent's is no name of its own */
  subscriber_disconnect (&fixture);
}

static void
test_silence_expects_no_answer (void)
{
  SubscriberFixture fixture;
  guint before;

  subscriber_prepare (&fixture);
  fixture.options.faults.silence_from_us = 12 * SECOND;
  fixture.options.faults.silence_for_us = 60 * SECOND;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 12 * SECOND);
  before = fixture.frames->len;
  rs_clock_advance (fixture.clock, 60 * SECOND - 1);
  g_assert_cmpuint (fixture.frames->len, ==, before);
  g_assert_cmpuint (fixture.close_code, ==, 0);
  rs_clock_advance (fixture.clock, 10 * SECOND);
  g_assert_cmpuint (subscriber_count_type (&fixture, "heartbeat"), ==, 4);
  subscriber_assert_truth (&fixture);
  subscriber_disconnect (&fixture);
}

static void
test_another_plan_takes_over (void)
{
  RsDemoFaultPlan drop_all = { .drop_share = 1.0 };
  RsDemoFaultPlan nothing = { 0 };
  SubscriberFixture fixture;
  guint before;

  subscriber_prepare (&fixture);
  fixture.options.faults.reorder_share = 1.0;
  fixture.options.faults.reorder_window_us = 60 * SECOND;
  subscriber_connect (&fixture);
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, SECOND);
  g_assert_cmpuint (fixture.frames->len, <, 36);

  rs_demo_subscriber_set_faults (fixture.subscriber, &drop_all);
  before = fixture.frames->len;
  g_assert_cmpuint (before, >, 42); /* what was held back came out */
  rs_clock_advance (fixture.clock, 3 * SECOND);
  g_assert_cmpuint (fixture.frames->len, ==, before);

  rs_demo_subscriber_set_faults (fixture.subscriber, &nothing);
  rs_clock_advance (fixture.clock, 10 * SECOND);
  g_assert_cmpuint (fixture.frames->len, >, before + 100);
  subscriber_disconnect (&fixture);
}

static void
test_telling_again_is_true (void)
{
  SubscriberFixture fixture;

  subscriber_prepare (&fixture);
  subscriber_connect (&fixture);
  g_assert_null (rs_demo_subscriber_retell (fixture.subscriber));
  subscriber_say (&fixture, demo_subscribe_all);
  rs_clock_advance (fixture.clock, 5 * SECOND);
  for (guint i = 0; i < 100; i++)
    g_ptr_array_add (fixture.frames, rs_demo_subscriber_retell (fixture.subscriber));
  for (guint i = 1; i < fixture.frames->len; i++)
    g_assert_cmpuint (demo_frame_get_sequence (fixture.frames->pdata[i]), ==,
                      demo_frame_get_sequence (fixture.frames->pdata[i - 1]) + 1);
  subscriber_assert_truth (&fixture);
  subscriber_disconnect (&fixture);
}

static void
add_scope (const char *word, RsDemoScope scope)
{
  g_autofree char *path = g_strconcat ("/demo/subscriber/subscribing-again-heals/", word, NULL);

  g_test_add_data_func (path, GINT_TO_POINTER (scope), test_subscribing_again_heals);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_scope ("entity", RS_DEMO_SCOPE_ENTITY);
  add_scope ("connection", RS_DEMO_SCOPE_CONNECTION);
  add_scope ("tenant", RS_DEMO_SCOPE_TENANT);
  add_scope ("none", RS_DEMO_SCOPE_NONE);
  g_test_add_func ("/demo/subscriber/first-deltas-can-be-lost-too", test_first_deltas_can_be_lost_too);
  g_test_add_func ("/demo/subscriber/no-first-deltas", test_no_first_deltas);
  g_test_add_func ("/demo/subscriber/delayed-answer", test_delayed_answer);
  g_test_add_func ("/demo/subscriber/deltas-before-the-answer", test_deltas_before_the_answer);
  g_test_add_func ("/demo/subscriber/dies-around-subscribed", test_dies_around_subscribed);
  g_test_add_func ("/demo/subscriber/timestamps", test_timestamps);
  g_test_add_func ("/demo/subscriber/first-deltas-tell-the-present-moment", test_first_deltas_tell_the_present_moment);
  g_test_add_func ("/demo/subscriber/clock-jumps", test_clock_jumps);
  g_test_add_func ("/demo/subscriber/names-beside-the-stream", test_names_beside_the_stream);
  g_test_add_func ("/demo/subscriber/silence-expects-no-answer", test_silence_expects_no_answer);
  g_test_add_func ("/demo/subscriber/another-plan-takes-over", test_another_plan_takes_over);
  g_test_add_func ("/demo/subscriber/telling-again-is-true", test_telling_again_is_true);
  return g_test_run ();
}
