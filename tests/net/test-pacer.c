/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-pacer.h"

/* Protocol §10: the first change after quiet at once; under load together, in windows that follow from what drawing
 * costs; never later than the longest wait. */

#define MS 1000
#define LONGEST_US (100 * MS)
#define START_US (1000 * G_USEC_PER_SEC)
#define FRAME_US (17 * MS)

/* Somebody who draws what goes out: each time takes @fixed_us, and @each_us more for each change. */
typedef struct
{
  RsPacer pacer;
  gint64 now_us;
  gint64 busy_us;
  gint64 fixed_us;
  gint64 each_us;
} Board;

static void
begin (Board *board, gint64 longest_us, gint64 fixed_us, gint64 each_us)
{
  *board = (Board){ .now_us = START_US, .fixed_us = fixed_us, .each_us = each_us };
  rs_pacer_init (&board->pacer, longest_us);
}

/* A change comes after @quiet_us and goes out with @n_changes in all. Returns how long it waited. */
static gint64
send (Board *board, gint64 quiet_us, guint n_changes)
{
  gint64 came_us = board->now_us + quiet_us;
  gint64 at_us = rs_pacer_get_time (&board->pacer, came_us);

  g_assert_cmpint (at_us, >=, came_us);
  rs_pacer_note_sent (&board->pacer, at_us, board->busy_us);
  board->busy_us += board->fixed_us + board->each_us * n_changes;
  board->now_us = at_us;
  return at_us - came_us;
}

/* So many changes a second that each window is full of them. Returns how much of a processor drawing took, percent. */
static double
load (Board *board, guint per_second, guint seconds)
{
  gint64 began_us = board->now_us;
  gint64 busy_us = board->busy_us;

  while (board->now_us - began_us < seconds * G_USEC_PER_SEC)
    {
      gint64 window_us = MAX (rs_pacer_get_window (&board->pacer), MS);

      send (board, G_USEC_PER_SEC / per_second, (guint) (window_us * per_second / G_USEC_PER_SEC));
    }
  return 100.0 * (double) (board->busy_us - busy_us) / (double) (board->now_us - began_us);
}

static void
test_the_first_change_goes_at_once (void)
{
  Board board;

  begin (&board, LONGEST_US, 5 * MS, 0);
  g_assert_cmpint (send (&board, 0, 1), ==, 0);
}

static void
test_after_quiet_a_change_goes_at_once (void)
{
  Board board;

  begin (&board, LONGEST_US, 5 * MS, 100);
  load (&board, 1000, 5);
  g_assert_cmpint (send (&board, LONGEST_US, 1), ==, 0);
}

/* Ten changes a second, at any time: what draws one of them is never in need of rest. */
static void
test_few_changes_wait_for_one_frame_at_most (void)
{
  Board board;

  begin (&board, LONGEST_US, 3 * MS, 0);
  for (guint i = 0; i < 1000; i++)
    g_assert_cmpint (send (&board, i % 5 == 0 ? 5 * MS : g_test_rand_int_range (100, 150) * MS, 1), <=, FRAME_US);
}

static void
test_cheap_drawing_has_every_frame (void)
{
  Board board;

  begin (&board, LONGEST_US, MS, 10);
  load (&board, 1000, 5);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), <=, FRAME_US);
}

static void
test_dear_drawing_keeps_to_its_share (void)
{
  Board board;

  begin (&board, LONGEST_US, 3 * MS, 50);
  load (&board, 1000, 3);
  g_assert_cmpfloat_with_epsilon (load (&board, 1000, 10), 12.5, 0.5);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), >, 30 * MS);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), <, 50 * MS);
}

/* A slow machine: then its share is exceeded, rather than the wait. */
static void
test_the_window_never_passes_the_longest (void)
{
  Board board;

  begin (&board, LONGEST_US, 80 * MS, 500);
  load (&board, 1000, 10);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), ==, LONGEST_US);
}

static void
test_one_dear_frame_does_not_stretch_the_next_window_much (void)
{
  Board board;
  gint64 before_us;

  begin (&board, LONGEST_US, 3 * MS, 50);
  load (&board, 1000, 5);
  before_us = rs_pacer_get_window (&board.pacer);
  board.busy_us += 12 * MS; /* all timers have changed */
  send (&board, MS, 40);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), >, before_us);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), <, before_us + 13 * MS);
}

static void
test_the_window_narrows_when_the_load_is_over (void)
{
  Board board;

  begin (&board, LONGEST_US, 10 * MS, 100);
  load (&board, 1000, 10);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), ==, LONGEST_US);
  board.fixed_us = MS;
  load (&board, 100, 2);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), <=, FRAME_US);
}

static void
test_who_tells_no_cost_has_every_frame (void)
{
  Board board;

  begin (&board, LONGEST_US, 0, 0);
  load (&board, 2000, 2);
  g_assert_cmpint (rs_pacer_get_window (&board.pacer), <=, FRAME_US);
}

static void
test_no_change_ever_waits_longer_than_the_longest (void)
{
  for (guint round = 0; round < 200; round++)
    {
      gint64 longest_us = g_test_rand_int_range (0, 1000 * MS);
      Board board;

      begin (&board, longest_us, g_test_rand_int_range (0, 200 * MS), g_test_rand_int_range (0, MS));
      for (guint i = 0; i < 200; i++)
        g_assert_cmpint (send (&board, g_test_rand_int_range (0, 40 * MS), (guint) g_test_rand_int_range (0, 400)), <=,
                         longest_us);
    }
}

static void
test_a_longest_of_nothing_holds_nothing_back (void)
{
  Board board;

  begin (&board, 0, 50 * MS, 0);
  for (guint i = 0; i < 50; i++)
    g_assert_cmpint (send (&board, 0, 300), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/pacer/the-first-change-goes-at-once", test_the_first_change_goes_at_once);
  g_test_add_func ("/net/pacer/after-quiet-a-change-goes-at-once", test_after_quiet_a_change_goes_at_once);
  g_test_add_func ("/net/pacer/few-changes-wait-for-one-frame-at-most", test_few_changes_wait_for_one_frame_at_most);
  g_test_add_func ("/net/pacer/cheap-drawing-has-every-frame", test_cheap_drawing_has_every_frame);
  g_test_add_func ("/net/pacer/dear-drawing-keeps-to-its-share", test_dear_drawing_keeps_to_its_share);
  g_test_add_func ("/net/pacer/the-window-never-passes-the-longest", test_the_window_never_passes_the_longest);
  g_test_add_func ("/net/pacer/one-dear-frame-does-not-stretch-the-next-window-much",
                   test_one_dear_frame_does_not_stretch_the_next_window_much);
  g_test_add_func ("/net/pacer/the-window-narrows-when-the-load-is-over",
                   test_the_window_narrows_when_the_load_is_over);
  g_test_add_func ("/net/pacer/who-tells-no-cost-has-every-frame", test_who_tells_no_cost_has_every_frame);
  g_test_add_func ("/net/pacer/no-change-ever-waits-longer-than-the-longest",
                   test_no_change_ever_waits_longer_than_the_longest);
  g_test_add_func ("/net/pacer/a-longest-of-nothing-holds-nothing-back", test_a_longest_of_nothing_holds_nothing_back);
  return g_test_run ();
}
