/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-snapshots.h"

#include "test-picture.h"

/* Protocol §7: the picture is filled from beside the stream, while the stream goes on. */

typedef struct
{
  TestPicture picture;
  TestSnapshots *server;
  RsScope *asked;
  GCancellable *cancellable;
  guint n_answers;
  guint n_changed;
  GError *error;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  test_picture_set_up (&fixture->picture, NULL);
  fixture->asked = test_scope ("a1 a2", "q1", FALSE);
  rs_state_cache_set_scope (fixture->picture.cache, fixture->asked);
  test_picture_begin (&fixture->picture, 1, fixture->asked);
  fixture->server = test_snapshots_new ();
  fixture->cancellable = g_cancellable_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_error (&fixture->error);
  g_assert_finalize_object (fixture->cancellable);
  g_assert_finalize_object (fixture->server);
  rs_scope_free (fixture->asked);
  test_picture_tear_down (&fixture->picture, NULL);
}

static void
on_snapshot (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Fixture *fixture = user_data;
  g_autoptr (RsSnapshot) snapshot =
      rs_snapshot_source_fetch_finish (RS_SNAPSHOT_SOURCE (source), result, &fixture->error);

  fixture->n_answers++;
  if (snapshot != NULL)
    fixture->n_changed = rs_state_cache_apply_snapshot (fixture->picture.cache, snapshot, 1,
                                                        test_picture_get_server_now (&fixture->picture));
}

static void
fetch (Fixture *fixture)
{
  rs_snapshot_source_fetch_async (RS_SNAPSHOT_SOURCE (fixture->server), fixture->asked,
                                  test_picture_get_server_now (&fixture->picture), fixture->cancellable, on_snapshot,
                                  fixture);
  g_assert_true (test_snapshots_is_asked (fixture->server));
}

static void
wait_for_answer (Fixture *fixture)
{
  guint n_before = fixture->n_answers;

  while (fixture->n_answers == n_before)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_the_answer_fills_the_picture (Fixture *fixture, gconstpointer user_data)
{
  test_snapshots_set_row (fixture->server, "agent a1 | status=Break; teamName=Blue");
  test_snapshots_set_row (fixture->server, "agent a9 | status=Lunch");
  test_snapshots_set_row (fixture->server, "queue q1 | waiting=4");
  fetch (fixture);
  test_snapshots_answer (fixture->server);
  wait_for_answer (fixture);
  g_assert_no_error (fixture->error);
  g_assert_cmpuint (fixture->n_changed, ==, 2);
  test_picture_assert (&fixture->picture, "agent a1 | status=Break; teamName=Blue");
  test_picture_assert (&fixture->picture, "queue q1 | waiting=4");
  g_assert_false (test_picture_shows (&fixture->picture, "agent a9"));
}

/* The row has no time of its own, so it is true as of the request: what comes while it is on its way is newer. */
static void
test_what_the_stream_tells_meanwhile_is_newer (Fixture *fixture, gconstpointer user_data)
{
  test_picture_tell (&fixture->picture, 1, "agent a1 #1 @0 | status=Available; queueName=Chat");
  test_picture_wait (&fixture->picture, 10);
  test_snapshots_set_row (fixture->server, "agent a1 | status=Break; queueName=null");
  fetch (fixture);
  test_picture_wait (&fixture->picture, 3);
  test_picture_tell (&fixture->picture, 1, "agent a1 #3 @12 | status=Ringing");
  test_snapshots_answer (fixture->server);
  wait_for_answer (fixture);
  test_picture_assert (&fixture->picture, "agent a1 | status=Ringing; queueName=null");
}

/* A lost delta comes back; and once more in vain, which is what the pace of resyncs goes by. */
static void
test_a_lost_delta_is_healed (Fixture *fixture, gconstpointer user_data)
{
  test_picture_tell (&fixture->picture, 1, "agent a1 #1 @0 | status=Available");
  test_picture_wait (&fixture->picture, 10);
  test_snapshots_set_row (fixture->server, "agent a1 @4 | status=Break");
  fetch (fixture);
  test_snapshots_answer (fixture->server);
  wait_for_answer (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 1);
  fetch (fixture);
  test_snapshots_answer (fixture->server);
  wait_for_answer (fixture);
  g_assert_cmpuint (fixture->n_changed, ==, 0);
  test_picture_assert (&fixture->picture, "agent a1 | status=Break");
}

static void
test_a_server_that_does_not_answer_changes_nothing (Fixture *fixture, gconstpointer user_data)
{
  test_picture_tell (&fixture->picture, 1, "agent a1 #1 @0 | status=Available");
  fetch (fixture);
  test_snapshots_refuse (fixture->server);
  wait_for_answer (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
  test_picture_assert (&fixture->picture, "agent a1 | status=Available");
}

static void
test_a_request_that_was_given_up_changes_nothing (Fixture *fixture, gconstpointer user_data)
{
  test_snapshots_set_row (fixture->server, "agent a1 | status=Break");
  fetch (fixture);
  g_cancellable_cancel (fixture->cancellable);
  test_snapshots_answer (fixture->server);
  wait_for_answer (fixture);
  g_assert_error (fixture->error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  test_picture_assert (&fixture->picture, "agent a1 | status=unset");
}

#define ADD(path, func) g_test_add ("/snapshot-source/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-answer-fills-the-picture", test_the_answer_fills_the_picture);
  ADD ("what-the-stream-tells-meanwhile-is-newer", test_what_the_stream_tells_meanwhile_is_newer);
  ADD ("a-lost-delta-is-healed", test_a_lost_delta_is_healed);
  ADD ("a-server-that-does-not-answer-changes-nothing", test_a_server_that_does_not_answer_changes_nothing);
  ADD ("a-request-that-was-given-up-changes-nothing", test_a_request_that_was_given_up_changes_nothing);
  return g_test_run ();
}
