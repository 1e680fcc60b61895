/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-snapshots.h"
#include "support-source.h"

/* A stream with a source of snapshots beside it (protocol §7). Time is virtual, the sockets are real. */

typedef struct
{
  TestSource source;
  TestSnapshots *snapshots;
} Fixture;

static void
set_up (Fixture *test, gconstpointer user_data)
{
  test_source_set_up (&test->source, NULL);
  test->snapshots = test_snapshots_new ();
  test_snapshots_set_row (test->snapshots, "agent a1 | status=Break");
  test_snapshots_set_row (test->snapshots, "agent a2 | status=Lunch");
  test->source.snapshots = RS_SNAPSHOT_SOURCE (test->snapshots);
  test_source_restart (&test->source);
}

static void
tear_down (Fixture *test, gconstpointer user_data)
{
  test_source_tear_down (&test->source, NULL);
  g_assert_finalize_object (test->snapshots);
}

static void
fill (Fixture *test)
{
  test_source_go_live (&test->source);
  g_assert_true (test_snapshots_is_asked (test->snapshots));
  g_assert_false (test->source.status->is_whole);
  test_snapshots_answer (test->snapshots);
  test_source_wait_for_status (&test->source, "a1", "Break");
  test_source_wait_for_status (&test->source, "a2", "Lunch");
}

static void
test_a_new_connection_is_filled_by_a_snapshot (Fixture *test, gconstpointer user_data)
{
  fill (test);
  test_source_advance (&test->source, 0.2);
  g_assert_true (test->source.status->is_whole);
  g_assert_cmpuint (test->source.desk->frames->len, ==, 1);
}

static void
send_number (Fixture *test, guint number)
{
  g_autofree char *frame =
      g_strdup_printf ("{\"type\":\"presence.update\",\"sequence\":%u,\"payload\":{\"userId\":\"a1\","
                       "\"queueName\":\"Queue %u\"}}",
                       number, number);

  test_desk_send (test->source.desk, frame);
}

/* So many numbers in a row that the watch knows what they count, then a hole. */
static void
lose_one (Fixture *test)
{
  for (guint i = 1; i <= 250; i++)
    send_number (test, i);
  test_settle ();
  test_source_advance (&test->source, 3);
  send_number (test, 252);
  test_settle ();
}

static void
test_a_gap_is_filled_by_a_snapshot (Fixture *test, gconstpointer user_data)
{
  fill (test);
  lose_one (test);
  test_source_advance (&test->source, 1.5);
  g_assert_false (test_snapshots_is_asked (test->snapshots));
  while (!test_snapshots_is_asked (test->snapshots))
    {
      test_source_advance (&test->source, 0.5);
      test_desk_send (test->source.desk, "{\"type\":\"heartbeat\"}");
      test_settle ();
    }
  g_assert_cmpuint (test->source.status->counters[RS_COUNTER_GAPS], ==, 1);
  test_snapshots_answer (test->snapshots);
  test_settle ();
  test_source_advance (&test->source, 0.5);
  g_assert_cmpuint (test->source.status->counters[RS_COUNTER_RESYNCS], ==, 2);
  g_assert_true (test->source.status->is_whole);
}

static void
test_a_snapshot_that_fails_is_asked_for_again (Fixture *test, gconstpointer user_data)
{
  test_source_go_live (&test->source);
  test_snapshots_refuse (test->snapshots);
  test_settle ();
  test_source_advance (&test->source, 20);
  g_assert_false (test_snapshots_is_asked (test->snapshots));
  g_assert_false (test->source.status->is_whole);
  test_desk_send (test->source.desk, "{\"type\":\"heartbeat\",\"intervalSeconds\":60}");
  test_settle ();
  test_source_advance (&test->source, 11);
  g_assert_true (test_snapshots_is_asked (test->snapshots));
  test_snapshots_answer (test->snapshots);
  test_source_wait_for_status (&test->source, "a1", "Break");
  g_assert_false (test_snapshots_is_asked (test->snapshots));
}

static void
test_freed_while_one_is_under_way (Fixture *test, gconstpointer user_data)
{
  test_source_go_live (&test->source);
  g_assert_true (test_snapshots_is_asked (test->snapshots));
  g_clear_pointer (&test->source.source, rs_stream_source_free);
  test_snapshots_answer (test->snapshots);
  test_settle ();
}

#define ADD(name, func) g_test_add ("/net/stream-source-snapshot/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-new-connection-is-filled-by-a-snapshot", test_a_new_connection_is_filled_by_a_snapshot);
  ADD ("a-gap-is-filled-by-a-snapshot", test_a_gap_is_filled_by_a_snapshot);
  ADD ("a-snapshot-that-fails-is-asked-for-again", test_a_snapshot_that_fails_is_asked_for_again);
  ADD ("freed-while-one-is-under-way", test_freed_while_one_is_under_way);
  return g_test_run ();
}
