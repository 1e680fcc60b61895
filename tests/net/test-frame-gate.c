/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-source.h"

#include <string.h>

/* Messages without end, and peers that never pause (protocol §4, §10). */

#define PIECE (256 * 1024)

/* A frame of a message that goes on: @first begins it. */
static void
send_piece (TestSource *test, gboolean first, gboolean last, gsize length)
{
  g_autofree guint8 *frame = g_malloc (10 + length);
  const guint8 head[] = { (guint8) ((first ? 0x01 : 0x00) | (last ? 0x80 : 0x00)),
                          127,
                          0,
                          0,
                          0,
                          0,
                          (guint8) (length >> 24),
                          (guint8) (length >> 16),
                          (guint8) (length >> 8),
                          (guint8) length };

  memcpy (frame, head, sizeof head);
  memset (frame + 10, ' ', length);
  test_desk_send_bytes (test->desk, frame, 10 + length);
}

static void
test_nobody_hears_of_the_gate (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  g_assert_null (test_desk_get_handshake (test->desk, 0)->extensions);
}

static void
test_an_endless_message_ends_the_connection (TestSource *test, gconstpointer user_data)
{
  gsize sent = 0;

  test_source_go_live (test);
  for (gboolean first = TRUE; rs_source_state_is_living (test->status->state); first = FALSE, sent += PIECE)
    {
      g_assert_cmpuint (sent, <, 32 * 1024 * 1024);
      send_piece (test, first, FALSE, PIECE);
      test_settle ();
    }
  g_assert_cmpuint (sent, >=, 16 * 1024 * 1024 - PIECE);
  test_source_assert_next (test, 0, 0);
  g_assert_cmpuint (test->status->malformed[RS_MALFORMED_TOO_LARGE], ==, 1);
  test_source_advance (test, 0.1);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
}

static void
test_a_message_in_pieces_is_one_message (TestSource *test, gconstpointer user_data)
{
  static const guint8 head[] = { 0x01, 20 };
  static const guint8 middle[] = { 0x00, 25 };
  static const guint8 last[] = { 0x80, 34 };

  test_source_go_live (test);
  test_desk_send_bytes (test->desk, head, 2);
  test_desk_send_bytes (test->desk, "{\"type\":\"presence.up", 20);
  test_desk_send_bytes (test->desk, middle, 2);
  test_desk_send_bytes (test->desk, "date\",\"sequence\":1,\"paylo", 25);
  test_desk_send_bytes (test->desk, last, 2);
  test_desk_send_bytes (test->desk, "ad\":{\"userId\":\"a1\",\"status\":\"In\"}}", 34);
  while (test_source_get_agent_status (test, "a1") == NULL)
    test_source_advance (test, 0.02);
  g_assert_cmpstr (test_source_get_agent_status (test, "a1"), ==, "In");
}

static void
test_long_messages_one_after_the_other_are_no_endless_one (TestSource *test, gconstpointer user_data)
{
  test_source_go_live (test);
  for (guint i = 0; i < 12; i++)
    {
      for (guint piece = 0; piece < 8; piece++)
        send_piece (test, piece == 0, piece == 7, PIECE);
      test_settle ();
    }
  test_desk_send (test->desk, "ping");
  test_wait_until (test->desk->frames->len == 2);
  g_assert_cmpint (test->status->state, ==, RS_SOURCE_STATE_LIVE);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/frame-gate/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nobody-hears-of-the-gate", test_nobody_hears_of_the_gate);
  ADD ("an-endless-message-ends-the-connection", test_an_endless_message_ends_the_connection);
  ADD ("a-message-in-pieces-is-one-message", test_a_message_in_pieces_is_one_message);
  ADD ("long-messages-one-after-the-other-are-no-endless-one",
       test_long_messages_one_after_the_other_are_no_endless_one);
  return g_test_run ();
}
