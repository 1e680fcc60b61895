/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-entities.h"

#define WINDOW_US (2 * G_USEC_PER_SEC)

typedef struct
{
  RsGapEntities *entities;
  RsGapCounter one;
  RsGapCounter other;
  gint64 now_us;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->entities = rs_gap_entities_new (WINDOW_US);
  fixture->now_us = 1000 * G_USEC_PER_SEC;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  rs_gap_entities_free (fixture->entities);
}

static gboolean
note (Fixture *fixture, RsGapCounter *counter, gint64 number)
{
  return rs_gap_entities_note (fixture->entities, counter, number, fixture->now_us);
}

static guint64
wait_and_judge (Fixture *fixture, gint64 us)
{
  fixture->now_us += us;
  rs_gap_entities_expire (fixture->entities, fixture->now_us);
  return rs_gap_entities_get_n_unseen (fixture->entities);
}

static void
test_each_entity_has_a_start_and_a_serial_of_its_own (Fixture *fixture, gconstpointer user_data)
{
  g_assert_false (note (fixture, &fixture->one, 7));
  g_assert_false (note (fixture, &fixture->other, 900));
  g_assert_true (note (fixture, &fixture->one, 8));
  g_assert_true (note (fixture, &fixture->other, 901));
  g_assert_false (note (fixture, &fixture->other, 901));
  g_assert_cmpuint (fixture->one.serial, !=, 0);
  g_assert_cmpuint (fixture->one.serial, !=, fixture->other.serial);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 0);
  g_assert_cmpint (rs_gap_entities_get_deadline (fixture->entities), ==, 0);
}

static void
test_a_missing_number_is_judged_when_its_window_has_passed (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, &fixture->one, 5);
  note (fixture, &fixture->one, 8);
  g_assert_cmpint (rs_gap_entities_get_deadline (fixture->entities), ==, fixture->now_us + WINDOW_US);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US - 1), ==, 0);
  note (fixture, &fixture->other, 6); /* another's is not its own */
  g_assert_cmpuint (wait_and_judge (fixture, 1), ==, 2);
  g_assert_cmpuint (rs_gap_entities_get_tally (fixture->entities)->n_unseen, ==, 2);
}

static void
test_late_numbers_fill_the_gaps_of_several_leaps (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, &fixture->one, 1);
  note (fixture, &fixture->other, 1);
  note (fixture, &fixture->one, 4);
  note (fixture, &fixture->other, 3);
  note (fixture, &fixture->one, 68); /* as far as it goes */
  note (fixture, &fixture->one, 2);
  note (fixture, &fixture->one, 5);
  note (fixture, &fixture->one, 67);
  note (fixture, &fixture->one, 67);
  note (fixture, &fixture->other, 2);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 1 + 61);
}

static void
test_a_leap_too_far_to_be_overtaking_is_judged_at_once (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, &fixture->one, 1);
  note (fixture, &fixture->one, G_GINT64_CONSTANT (1) << 60);
  g_assert_cmpuint (rs_gap_entities_get_n_unseen (fixture->entities), ==, (G_GUINT64_CONSTANT (1) << 60) - 2);
  g_assert_cmpint (rs_gap_entities_get_deadline (fixture->entities), ==, 0);
  note (fixture, &fixture->one, 2); /* too late */
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, (G_GUINT64_CONSTANT (1) << 60) - 2);
}

static void
test_what_is_forgiven_is_not_judged (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, &fixture->one, 1);
  note (fixture, &fixture->one, 3);
  wait_and_judge (fixture, WINDOW_US);
  note (fixture, &fixture->one, 5);
  rs_gap_entities_forgive (fixture->entities);
  note (fixture, &fixture->one, 4);
  g_assert_cmpint (rs_gap_entities_get_deadline (fixture->entities), ==, 0);
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 0);
}

/* More leaps than are remembered: the oldest are judged early, and none is forgotten. */
static void
test_a_gap_is_not_forgotten_under_a_flood (Fixture *fixture, gconstpointer user_data)
{
  for (gint64 i = 0; i <= 5000; i++)
    note (fixture, &fixture->one, 2 * i);
  g_assert_cmpuint (rs_gap_entities_get_n_unseen (fixture->entities), ==, 5000 - 4096);
  note (fixture, &fixture->one, 9999);
  note (fixture, &fixture->one, 1); /* judged already */
  g_assert_cmpuint (wait_and_judge (fixture, WINDOW_US), ==, 4999);
}

#define ADD(path, func) g_test_add ("/gap-entities/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("each-entity-has-a-start-and-a-serial-of-its-own", test_each_entity_has_a_start_and_a_serial_of_its_own);
  ADD ("a-missing-number-is-judged-when-its-window-has-passed",
       test_a_missing_number_is_judged_when_its_window_has_passed);
  ADD ("late-numbers-fill-the-gaps-of-several-leaps", test_late_numbers_fill_the_gaps_of_several_leaps);
  ADD ("a-leap-too-far-to-be-overtaking-is-judged-at-once", test_a_leap_too_far_to_be_overtaking_is_judged_at_once);
  ADD ("what-is-forgiven-is-not-judged", test_what_is_forgiven_is_not_judged);
  ADD ("a-gap-is-not-forgotten-under-a-flood", test_a_gap_is_not_forgotten_under_a_flood);
  return g_test_run ();
}
