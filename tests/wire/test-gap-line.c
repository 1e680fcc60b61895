/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-line.h"

#define WINDOW_US (2 * G_USEC_PER_SEC)

/* A line and the moment; each update is about an entity of its own unless said otherwise. */
typedef struct
{
  RsGapLine *line;
  gint64 now_us;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->line = rs_gap_line_new (WINDOW_US);
  fixture->now_us = 1000 * G_USEC_PER_SEC;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  rs_gap_line_free (fixture->line);
}

static void
note (Fixture *fixture, gint64 number)
{
  rs_gap_line_note_update (fixture->line, number, (guint32) number % 1000 + 1, FALSE, fixture->now_us);
}

static void
note_many (Fixture *fixture, gint64 first, gint64 last)
{
  for (gint64 number = first; number <= last; number++)
    note (fixture, number);
}

static guint64
wait_and_judge (Fixture *fixture, gint64 us)
{
  fixture->now_us += us;
  rs_gap_line_expire (fixture->line, fixture->now_us);
  return rs_gap_line_get_n_unseen (fixture->line);
}

static void
test_the_first_number_is_the_start (Fixture *fixture, gconstpointer user_data)
{
  note_many (fixture, 700, 709);
  g_assert_cmpuint (wait_and_judge (fixture, 3 * WINDOW_US), ==, 0);
  rs_gap_line_begin (fixture->line);
  note_many (fixture, 12, 20);
  g_assert_cmpuint (wait_and_judge (fixture, 3 * WINDOW_US), ==, 0);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
}

static void
test_a_missing_number_is_judged_when_its_window_has_passed (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 5);
  note (fixture, 8);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, fixture->now_us + WINDOW_US);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US - 1), ==, 0);
  g_assert_cmpuint (wait_and_judge (fixture, 1), ==, 2);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
}

static void
test_a_number_within_the_window_fills_the_gap (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 5);
  note (fixture, 8);
  wait_and_judge (fixture, WINDOW_US - 1);
  note (fixture, 7);
  note (fixture, 6);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 0);
}

static void
test_a_duplicate_is_nothing (Fixture *fixture, gconstpointer user_data)
{
  note_many (fixture, 1, 50);
  wait_and_judge (fixture, 10 * WINDOW_US);
  note_many (fixture, 1, 50);
  g_assert_cmpuint (rs_gap_line_get_tally (fixture->line)->n_unseen, ==, 0);
  g_assert_cmpuint (rs_gap_line_get_tally (fixture->line)->n_judged, ==, 50);
}

static void
test_any_message_may_fill_a_gap_but_only_updates_open_one (Fixture *fixture, gconstpointer user_data)
{
  rs_gap_line_note_other (fixture->line, 90, fixture->now_us); /* before the start: nothing */
  note (fixture, 5);
  rs_gap_line_note_other (fixture->line, 9, fixture->now_us);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
  note (fixture, 10); /* now 6, 7 and 8 are missing */
  rs_gap_line_note_other (fixture->line, 7, fixture->now_us);
  rs_gap_line_note_other (fixture->line, 9, fixture->now_us);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 2);
}

static void
test_what_is_forgiven_is_not_judged (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 5);
  note (fixture, 8);
  wait_and_judge (fixture, WINDOW_US);
  note (fixture, 10);
  rs_gap_line_forgive (fixture->line);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
  note (fixture, 12);
  note (fixture, 9); /* late, but in time */
  g_assert_cmpuint (rs_gap_line_get_tally (fixture->line)->n_unseen, ==, 2);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 1);
}

static void
test_a_number_of_two_entities_speaks_against_the_line (Fixture *fixture, gconstpointer user_data)
{
  for (gint64 number = 1; number <= 100; number++)
    rs_gap_line_note_update (fixture->line, number, 1, TRUE, fixture->now_us);
  rs_gap_line_note_update (fixture->line, 100, 2, FALSE, fixture->now_us);
  g_assert_true (rs_gap_tally_is_sparse (rs_gap_line_get_tally (fixture->line)));
}

/* Long after: only if it follows that entity's own last number. Otherwise numbers may have restarted. */
static void
test_an_old_number_of_another_entity_speaks_against_it_if_it_follows_its_own (Fixture *fixture, gconstpointer user_data)
{
  for (gint64 number = 1; number <= 100; number++)
    rs_gap_line_note_update (fixture->line, number, 1, TRUE, fixture->now_us);
  wait_and_judge (fixture, 10 * WINDOW_US);
  rs_gap_line_note_update (fixture->line, 50, 2, FALSE, fixture->now_us);
  g_assert_false (rs_gap_tally_is_sparse (rs_gap_line_get_tally (fixture->line)));
  rs_gap_line_note_update (fixture->line, 51, 2, TRUE, fixture->now_us);
  g_assert_true (rs_gap_tally_is_sparse (rs_gap_line_get_tally (fixture->line)));
}

static void
test_what_comes_long_after_its_time_speaks_against_the_line (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 10);
  note (fixture, 3); /* right after the start, some come from before it */
  note_many (fixture, 12, 20);
  wait_and_judge (fixture, WINDOW_US + 1);
  g_assert_cmpuint (rs_gap_line_get_tally (fixture->line)->n_unseen, ==, 1);
  wait_and_judge (fixture, WINDOW_US);
  note (fixture, 11);
  note (fixture, 4);
  g_assert_cmpuint (rs_gap_line_get_tally (fixture->line)->n_unseen, ==, 3);
}

static void
test_a_leap_beyond_all_bounds_is_judged_at_once_and_begins_anew (Fixture *fixture, gconstpointer user_data)
{
  note_many (fixture, 1, 10);
  note (fixture, G_GINT64_CONSTANT (1) << 60);
  g_assert_cmpuint (rs_gap_line_get_n_unseen (fixture->line), ==, (G_GUINT64_CONSTANT (1) << 60) - 11);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
  note (fixture, (G_GINT64_CONSTANT (1) << 60) + 2);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, fixture->now_us + WINDOW_US);
}

/* What would be forgotten is judged early, so a gap is never lost without a word. */
static void
test_a_gap_is_not_forgotten_under_a_flood (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 1);
  note_many (fixture, 3, 4097);
  g_assert_cmpuint (rs_gap_line_get_n_unseen (fixture->line), ==, 0);
  note (fixture, 4098);
  g_assert_cmpuint (rs_gap_line_get_n_unseen (fixture->line), ==, 1);
  g_assert_cmpint (rs_gap_line_get_deadline (fixture->line), ==, 0);
}

/* Any order within the window, some twice, some lost: exactly the lost ones are judged. */
static void
test_exactly_the_lost_ones_are_judged (Fixture *fixture, gconstpointer user_data)
{
  for (guint round = 0; round < 200; round++)
    {
      gint64 numbers[300];
      guint64 n_lost = 0;

      rs_gap_line_begin (fixture->line);
      for (gint64 i = 0; i < 300; i++)
        numbers[i] = i;
      for (guint i = 2; i < 299; i++) /* the first and the last stay, and nobody moves far */
        {
          guint j = (guint) g_test_rand_int_range (1 + (int) (i - 1) / 20 * 20, (int) i + 1);
          gint64 swapped = numbers[i];

          numbers[i] = numbers[j];
          numbers[j] = swapped;
        }
      for (guint i = 0; i < 300; i++)
        {
          gboolean is_lost = i > 0 && i < 299 && numbers[i] < 290 && g_test_rand_int_range (0, 10) == 0;

          n_lost += is_lost;
          for (guint copies = is_lost ? 0 : 1 + g_test_rand_bit (); copies > 0; copies--)
            note (fixture, numbers[i]);
          wait_and_judge (fixture, WINDOW_US / 100);
        }
      for (gint64 number = 300; number < 330; number++)
        note (fixture, number);
      g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, n_lost);
    }
}

#define ADD(path, func) g_test_add ("/gap-line/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-first-number-is-the-start", test_the_first_number_is_the_start);
  ADD ("a-missing-number-is-judged-when-its-window-has-passed",
       test_a_missing_number_is_judged_when_its_window_has_passed);
  ADD ("a-number-within-the-window-fills-the-gap", test_a_number_within_the_window_fills_the_gap);
  ADD ("a-duplicate-is-nothing", test_a_duplicate_is_nothing);
  ADD ("any-message-may-fill-a-gap-but-only-updates-open-one",
       test_any_message_may_fill_a_gap_but_only_updates_open_one);
  ADD ("what-is-forgiven-is-not-judged", test_what_is_forgiven_is_not_judged);
  ADD ("a-number-of-two-entities-speaks-against-the-line", test_a_number_of_two_entities_speaks_against_the_line);
  ADD ("an-old-number-of-another-entity-speaks-against-it-if-it-follows-its-own",
       test_an_old_number_of_another_entity_speaks_against_it_if_it_follows_its_own);
  ADD ("what-comes-long-after-its-time-speaks-against-the-line",
       test_what_comes_long_after_its_time_speaks_against_the_line);
  ADD ("a-leap-beyond-all-bounds-is-judged-at-once-and-begins-anew",
       test_a_leap_beyond_all_bounds_is_judged_at_once_and_begins_anew);
  ADD ("a-gap-is-not-forgotten-under-a-flood", test_a_gap_is_not_forgotten_under_a_flood);
  ADD ("exactly-the-lost-ones-are-judged", test_exactly_the_lost_ones_are_judged);
  return g_test_run ();
}
