/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-restart-watch.h"

#include "test-line.h"

#define WINDOW_US (2 * G_USEC_PER_SEC)

typedef struct
{
  RsRestartWatch *watch;
  gint64 now_us;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->watch = rs_restart_watch_new (WINDOW_US);
  fixture->now_us = 1000 * G_USEC_PER_SEC;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  rs_restart_watch_free (fixture->watch);
}

static gboolean
note_as (Fixture *fixture, RsGapScope scope, const char *line)
{
  g_auto (RsDelta) delta = { 0 };

  test_line_parse (line, &delta);
  return rs_restart_watch_note (fixture->watch, scope, &delta, fixture->now_us);
}

static gboolean
note (Fixture *fixture, const char *line)
{
  return note_as (fixture, RS_GAP_SCOPE_ENTITY, line);
}

static void
pass (Fixture *fixture, double seconds)
{
  fixture->now_us += (gint64) (seconds * G_USEC_PER_SEC);
}

static void
test_three_lower_numbers_sent_later_are_a_restart (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (note (fixture, "agent a1 #100 @10"));
  g_assert_false (note (fixture, "agent a1 #1 @12.1"));
  g_assert_false (note (fixture, "agent a1 #2 @12.2"));
  g_assert_true (note (fixture, "agent a1 #3 @12.3"));
}

/* In any order, and at whatever time they come: what counts is when the server sent them. */
static void
test_numbers_that_are_only_late_are_none (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, "agent a1 #100 @10");
  pass (fixture, 60);
  g_assert_false (note (fixture, "agent a1 #97 @9.7"));
  g_assert_false (note (fixture, "agent a1 #98 @9.8"));
  g_assert_false (note (fixture, "agent a1 #99 @11.9"));
  g_assert_false (note (fixture, "agent a1 #96 @12"));
}

static void
test_a_newer_number_between_begins_the_count_anew (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, "agent a1 #100 @10");
  note (fixture, "agent a1 #1 @13");
  note (fixture, "agent a1 #2 @13");
  g_assert_false (note (fixture, "agent a1 #101 @13"));
  g_assert_false (note (fixture, "agent a1 #3 @16"));
  g_assert_false (note (fixture, "agent a1 #4 @16"));
  g_assert_true (note (fixture, "agent a1 #5 @16"));
}

static void
test_duplicates_count_once (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, "agent a1 #100 @10");
  for (guint i = 0; i < 5; i++)
    {
      g_assert_false (note (fixture, "agent a1 #1 @13"));
      g_assert_false (note (fixture, "agent a1 #2 @13"));
      g_assert_false (note (fixture, "agent a1 #100 @10"));
    }
  g_assert_true (note (fixture, "agent a1 #3 @13"));
}

static void
test_without_timestamps_the_arrival_counts (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, "agent a1 #100");
  pass (fixture, 2);
  g_assert_false (note (fixture, "agent a1 #1"));
  g_assert_false (note (fixture, "agent a1 #2"));
  g_assert_false (note (fixture, "agent a1 #3"));
  pass (fixture, 0.1);
  g_assert_false (note (fixture, "agent a1 #4"));
  g_assert_false (note (fixture, "agent a1 #5"));
  g_assert_true (note (fixture, "agent a1 #6"));
}

static void
test_where_entities_count_they_must_be_one_entity_s (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, "agent a1 #100 @10");
  for (guint i = 1; i < 50; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent b%u #%u @20", i, i);

      g_assert_false (note (fixture, line));
    }
  g_assert_false (note (fixture, "queue a1 #1 @20"));
  g_assert_false (note (fixture, "queue a1 #2 @20"));
}

static void
test_where_a_connection_counts_any_three_will_do (Fixture *fixture, gconstpointer user_data)
{
  note_as (fixture, RS_GAP_SCOPE_CONNECTION, "agent a1 #100 @10");
  g_assert_false (note_as (fixture, RS_GAP_SCOPE_CONNECTION, "agent a2 #1 @13"));
  g_assert_false (note_as (fixture, RS_GAP_SCOPE_CONNECTION, "queue q1 #2 @13"));
  g_assert_true (note_as (fixture, RS_GAP_SCOPE_CONNECTION, "interaction i1 #3 @13"));
}

/* When the gap watch loses faith in the connection's numbers because they restarted, each entity's still tell. */
static void
test_a_restart_that_shakes_the_scope_is_found_all_the_same (Fixture *fixture, gconstpointer user_data)
{
  note_as (fixture, RS_GAP_SCOPE_CONNECTION, "agent a1 #100 @10");
  note_as (fixture, RS_GAP_SCOPE_CONNECTION, "agent a2 #101 @10");
  note_as (fixture, RS_GAP_SCOPE_ENTITY, "agent a1 #1 @13");
  note_as (fixture, RS_GAP_SCOPE_ENTITY, "agent a1 #2 @13");
  g_assert_true (note_as (fixture, RS_GAP_SCOPE_ENTITY, "agent a1 #3 @13"));
}

static void
test_it_asks_at_most_every_thirty_seconds (Fixture *fixture, gconstpointer user_data)
{
  guint n_told = 0;

  note (fixture, "agent a1 #1000 @0");
  for (guint i = 1; i <= 90; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a1 #%u @%u", i, 100 + i);

      n_told += note (fixture, line);
      pass (fixture, 1);
    }
  g_assert_cmpuint (n_told, ==, 3);
}

static void
test_a_new_connection_may_begin_anywhere (Fixture *fixture, gconstpointer user_data)
{
  note_as (fixture, RS_GAP_SCOPE_CONNECTION, "agent a1 #100 @10");
  rs_restart_watch_begin (fixture->watch);
  for (guint i = 1; i < 10; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a1 #%u @20", i);

      g_assert_false (note_as (fixture, RS_GAP_SCOPE_CONNECTION, line));
    }
}

static void
test_hostile_numbers_and_times_do_no_harm (Fixture *fixture, gconstpointer user_data)
{
  static const gint64 extremes[] = { G_MAXINT64, G_MININT64, 0, -1, G_MAXINT64, 1, G_MININT64 };

  g_assert_false (note (fixture, "agent a1 @5 | status=Break")); /* without a number it is not its business */
  for (guint i = 0; i < G_N_ELEMENTS (extremes); i++)
    for (guint j = 0; j < G_N_ELEMENTS (extremes); j++)
      {
        g_auto (RsDelta) delta = { 0 };

        rs_delta_init (&delta, RS_KIND_AGENT, "a1");
        delta.has_sequence = delta.has_time = TRUE;
        delta.sequence = extremes[i];
        delta.time_ns = extremes[j];
        rs_restart_watch_note (fixture->watch, RS_GAP_SCOPE_CONNECTION, &delta, fixture->now_us);
      }
  rs_restart_watch_begin (fixture->watch);
  g_assert_false (note (fixture, "agent a1 #5 @1"));
}

#define ADD(path, func) g_test_add ("/restart-watch/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("three-lower-numbers-sent-later-are-a-restart", test_three_lower_numbers_sent_later_are_a_restart);
  ADD ("numbers-that-are-only-late-are-none", test_numbers_that_are_only_late_are_none);
  ADD ("a-newer-number-between-begins-the-count-anew", test_a_newer_number_between_begins_the_count_anew);
  ADD ("duplicates-count-once", test_duplicates_count_once);
  ADD ("without-timestamps-the-arrival-counts", test_without_timestamps_the_arrival_counts);
  ADD ("where-entities-count-they-must-be-one-entity-s", test_where_entities_count_they_must_be_one_entity_s);
  ADD ("where-a-connection-counts-any-three-will-do", test_where_a_connection_counts_any_three_will_do);
  ADD ("a-restart-that-shakes-the-scope-is-found-all-the-same",
       test_a_restart_that_shakes_the_scope_is_found_all_the_same);
  ADD ("it-asks-at-most-every-thirty-seconds", test_it_asks_at_most_every_thirty_seconds);
  ADD ("a-new-connection-may-begin-anywhere", test_a_new_connection_may_begin_anywhere);
  ADD ("hostile-numbers-and-times-do-no-harm", test_hostile_numbers_and_times_do_no_harm);
  return g_test_run ();
}
