/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-replay.h"

#include <string.h>

#define HEADER "{'ringsideRecording':1,'startedAt':'2026-01-01T10:00:00Z'}\n"
#define SUBSCRIBE                                                                                                      \
  "{`type`:`subscribe`,`payload`:{`presence`:{`userIds`:[`a1`,`a2`]},`interactions`:{`userIds`:[`a1`]}}}"
#define OPENED(at, n) "{'at':" at ",'connection':" n ",'event':'opened'}\n"
#define SENT(at, n, text) "{'at':" at ",'connection':" n ",'event':'sent','text':'" text "'}\n"
#define FRAME(at, n, text) "{'at':" at ",'connection':" n ",'event':'frame','text':'" text "'}\n"
#define CLOSED(at, n, code) "{'at':" at ",'connection':" n ",'event':'closed','code':" code "}\n"
#define SUBSCRIBED "{`type`:`subscribed`}"
#define STATUS(id, n, word)                                                                                            \
  "{`type`:`presence.update`,`sequence`:" n ",`payload`:{`userId`:`" id "`,`status`:`" word "`}}"
#define CONTACT(n) "{`type`:`interaction.update`,`sequence`:" n ",`payload`:{`interactionId`:`i1`,`state`:`queued`}}"

#define BEGINNING HEADER OPENED ("0", "1") SENT ("0", "1", SUBSCRIBE) FRAME ("1", "1", SUBSCRIBED)

static void
test_goes_at_the_speed_of_life (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("1000", "1", STATUS ("a1", "1", "Available"))
                               FRAME ("3000", "1", STATUS ("a1", "2", "Break")));
  test_replay_start (test, 1);
  test_replay_advance (test, 0.9);
  g_assert_cmpstr (test->states->str, ==, "connecting live ");
  g_assert_null (test_replay_get_agent_status (test, "a1"));
  test_replay_advance (test, 0.3);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Available");
  test_replay_advance (test, 1.7);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Available");
  test_replay_advance (test, 0.3);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Break");
  g_assert_cmpstr (test->states->str, ==, "connecting live stopped ");
}

static void
test_goes_at_any_speed (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("10000", "1", STATUS ("a1", "1", "Available"))
                               FRAME ("20000", "1", STATUS ("a1", "2", "Break")));
  test_replay_start (test, 10);
  test_replay_advance (test, 1.2);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Available");
  test_replay_advance (test, 1);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Break");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STOPPED);
}

static void
test_says_when_it_has_ended (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("3600000", "1", STATUS ("a1", "1", "Break")));
  test_replay_play_all (test);
  g_assert_cmpstr (test->states->str, ==, "connecting live stopped ");
  g_assert_cmpstr (test->status->sentence, ==, "The recording has ended.");
  g_assert_cmpint (test->status->living_until_us, ==, rs_clock_get_real (test->clock));
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 0);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECEIVED], ==, 2);
}

static void
test_a_lost_connection_is_lost_again (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("10", "1", STATUS ("a1", "9", "Break")) CLOSED ("20", "1", "1006")
                               OPENED ("500", "2") SENT ("500", "2", SUBSCRIBE) FRAME ("501", "2", SUBSCRIBED)
                                   FRAME ("1000", "2", STATUS ("a1", "1", "Available")));
  test_replay_start (test, 1);
  test_replay_advance (test, 0.4);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_RECONNECTING);
  g_assert_cmpuint (test->status->n_unconfirmed, ==, 2);
  g_assert_nonnull (strstr (test->status->sentence, "connection was lost"));
  test_replay_advance (test, 1);
  g_assert_cmpstr (test->states->str, ==, "connecting live reconnecting live stopped ");
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Available");
  g_assert_cmpuint (test->status->epoch, ==, 2);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_RECONNECTS], ==, 1);
}

static void
test_a_rotation_is_no_loss (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("10", "1", STATUS ("a1", "9", "Break")) OPENED ("20", "2")
                               SENT ("20", "2", SUBSCRIBE) FRAME ("21", "2", SUBSCRIBED)
                                   FRAME ("22", "1", STATUS ("a2", "5", "In Call")) CLOSED ("30", "1", "1000")
                                       FRAME ("40", "2", STATUS ("a1", "1", "Available")));
  test_replay_play_all (test);
  g_assert_cmpstr (test->states->str, ==, "connecting live stopped ");
  g_assert_cmpuint (test->status->counters[RS_COUNTER_ROTATIONS], ==, 1);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Available");
  g_assert_cmpstr (test_replay_get_agent_status (test, "a2"), ==, "In Call");
}

static void
test_what_time_brings_about_comes_at_its_recorded_time (TestReplay *test, gconstpointer user_data)
{
  GListModel *contacts = rs_board_model_get_interactions (test->model);

  /* A contact that nobody confirms within ten seconds of a new epoch leaves (protocol §4). */
  test_replay_write (test, BEGINNING FRAME ("10", "1", CONTACT ("1")) CLOSED ("20", "1", "1006") OPENED ("30", "2")
                               SENT ("30", "2", SUBSCRIBE) FRAME ("40", "2", SUBSCRIBED)
                                   FRAME ("60000", "2", STATUS ("a1", "1", "Break")));
  test_replay_start (test, 100);
  test_replay_advance (test, 0.09);
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, 1);
  test_replay_advance (test, 0.2);
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, 0);
}

/* Nothing more came before the recording was ended, and that took long enough. */
static void
test_time_goes_on_to_the_recorded_end (TestReplay *test, gconstpointer user_data)
{
  GListModel *contacts = rs_board_model_get_interactions (test->model);

  test_replay_write (test, BEGINNING FRAME ("10", "1", CONTACT ("1")) CLOSED ("20", "1", "1006") OPENED ("30", "2")
                               SENT ("30", "2", SUBSCRIBE)
                                   FRAME ("40", "2", SUBSCRIBED) "{'at':20000,'connection':0,'event':'ended'}\n");
  test_replay_play_all (test);
  g_assert_cmpuint (g_list_model_get_n_items (contacts), ==, 0);
}

/* A living source would ask again; here what was recorded is all there is. */
static void
test_a_gap_does_not_hold_it_up (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (
      test, BEGINNING FRAME ("10", "1", STATUS ("a1", "1", "Break")) FRAME ("20", "1", STATUS ("a1", "2", "Available"))
                FRAME ("30", "1", STATUS ("a1", "3", "Break")) FRAME ("40", "1", STATUS ("a1", "7", "Available"))
                    FRAME ("600000", "1", STATUS ("a1", "8", "Break")));
  test_replay_play_all (test);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_GAPS], >, 0);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Break");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STOPPED);
}

static void
test_frames_that_were_not_kept_are_counted (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING "{'at':2,'connection':1,'event':'dropped','reason':'too-deep'}\n");
  test_replay_play_all (test);
  g_assert_cmpuint (test->status->malformed[RS_MALFORMED_TOO_DEEP], ==, 1);
  g_assert_cmpuint (test->status->counters[RS_COUNTER_MALFORMED], ==, 1);
}

static void
assert_no_recording (TestReplay *test, const char *words)
{
  test_replay_play_all (test);
  g_test_message ("%s", test->status->sentence);
  g_assert_cmpstr (test->states->str, ==, "no-stream ");
  g_assert_nonnull (strstr (test->status->sentence, words));
  g_assert_nonnull (strstr (test->status->sentence, test->path));
}

static void
test_a_missing_file_is_told (TestReplay *test, gconstpointer user_data)
{
  assert_no_recording (test, "cannot be read");
}

static void
test_what_is_no_recording_is_told (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, "[Ringside]\nVersion=1\n");
  assert_no_recording (test, "is not a recording");
}

static void
test_a_cut_recording_plays_to_the_cut (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("10", "1", STATUS ("a1", "1", "Break")) "{'at':20,'connection':1,'eve");
  test_replay_play_all (test);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Break");
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STOPPED);
  g_test_message ("%s", test->status->sentence);
  g_assert_nonnull (strstr (test->status->sentence, "breaks off after line 5"));
}

static void
test_lines_of_garbage_are_left_out_and_told (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING "garbage\n\n{'at':-7}\n" FRAME ("10", "1", STATUS ("a1", "1", "Break")));
  test_replay_play_all (test);
  g_assert_cmpstr (test_replay_get_agent_status (test, "a1"), ==, "Break");
  g_test_message ("%s", test->status->sentence);
  g_assert_nonnull (strstr (test->status->sentence, "3 lines"));
  g_assert_nonnull (strstr (test->status->sentence, "line 5"));
}

/* Whoever made such a file by hand gets no picture, but no crash either. */
static void
test_events_in_no_order_do_no_harm (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (
      test, HEADER FRAME ("5000", "7", STATUS ("a1", "1", "Break")) CLOSED ("1", "7", "1000")
                FRAME ("0", "1", SUBSCRIBED) SENT ("9", "3", "`pong`") OPENED ("9", "3") SENT ("9", "3", SUBSCRIBE)
                    OPENED ("9", "3") FRAME ("9", "3", SUBSCRIBED) SENT ("9", "3", SUBSCRIBE) SENT ("9", "2", SUBSCRIBE)
                        FRAME ("9", "3", SUBSCRIBED) FRAME ("9", "2", SUBSCRIBED) CLOSED ("9", "3", "1000")
                            CLOSED ("9", "3", "1000") CLOSED ("9", "2", "1000"));
  test_replay_play_all (test);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STOPPED);
  g_assert_null (test_replay_get_agent_status (test, "a1"));
}

static void
test_may_be_stopped_at_any_time (TestReplay *test, gconstpointer user_data)
{
  test_replay_write (test, BEGINNING FRAME ("1000", "1", STATUS ("a1", "1", "Available")) OPENED ("1001", "2")
                               SENT ("1001", "2", SUBSCRIBE) FRAME ("2000", "2", SUBSCRIBED));
  for (guint i = 0; i < 25; i++)
    {
      test_replay_start (test, 1);
      test_replay_advance (test, 0.1 * i);
      g_clear_pointer (&test->source, rs_source_free);
    }
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_STOPPED);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/replay-source/" name, TestReplay, NULL, test_replay_set_up, func, test_replay_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("goes-at-the-speed-of-life", test_goes_at_the_speed_of_life);
  ADD ("goes-at-any-speed", test_goes_at_any_speed);
  ADD ("says-when-it-has-ended", test_says_when_it_has_ended);
  ADD ("a-lost-connection-is-lost-again", test_a_lost_connection_is_lost_again);
  ADD ("a-rotation-is-no-loss", test_a_rotation_is_no_loss);
  ADD ("what-time-brings-about-comes-at-its-recorded-time", test_what_time_brings_about_comes_at_its_recorded_time);
  ADD ("time-goes-on-to-the-recorded-end", test_time_goes_on_to_the_recorded_end);
  ADD ("a-gap-does-not-hold-it-up", test_a_gap_does_not_hold_it_up);
  ADD ("frames-that-were-not-kept-are-counted", test_frames_that_were_not_kept_are_counted);
  ADD ("a-missing-file-is-told", test_a_missing_file_is_told);
  ADD ("what-is-no-recording-is-told", test_what_is_no_recording_is_told);
  ADD ("a-cut-recording-plays-to-the-cut", test_a_cut_recording_plays_to_the_cut);
  ADD ("lines-of-garbage-are-left-out-and-told", test_lines_of_garbage_are_left_out_and_told);
  ADD ("events-in-no-order-do-no-harm", test_events_in_no_order_do_no_harm);
  ADD ("may-be-stopped-at-any-time", test_may_be_stopped_at_any_time);
  return g_test_run ();
}
