/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-departures.h"

#define SECOND ((gint64) G_USEC_PER_SEC)

typedef struct
{
  RsStateDepartures departures;
  RsStateCell *first;
  RsStateCell *second;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_init (&fixture->departures);
  fixture->first = rs_state_cell_new (RS_KIND_INTERACTION, "i1");
  fixture->second = rs_state_cell_new (RS_KIND_INTERACTION, "i2");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_clear (&fixture->departures);
  rs_state_cell_free (fixture->first);
  rs_state_cell_free (fixture->second);
}

static void
test_nothing_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (rs_state_departures_get_deadline (&fixture->departures), ==, 0);
  g_assert_null (rs_state_departures_pop_doubted (&fixture->departures, G_MAXINT64 / 2));
  g_assert_null (rs_state_departures_pop_forgotten (&fixture->departures, G_MAXINT64 / 2));
}

/* An interaction that nobody confirmed keeps its versions for a minute. */
static void
test_buried_are_kept_a_minute (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_bury (&fixture->departures, fixture->first, 1 * SECOND);
  rs_state_departures_bury (&fixture->departures, fixture->second, 2 * SECOND);
  g_assert_true (rs_state_departures_is_buried (fixture->first));
  g_assert_cmpint (rs_state_departures_get_deadline (&fixture->departures), ==, 61 * SECOND);

  g_assert_null (rs_state_departures_pop_forgotten (&fixture->departures, 61 * SECOND - 1));
  g_assert_true (rs_state_departures_pop_forgotten (&fixture->departures, 61 * SECOND) == fixture->first);
  g_assert_null (rs_state_departures_pop_forgotten (&fixture->departures, 61 * SECOND));
  g_assert_cmpint (rs_state_departures_get_deadline (&fixture->departures), ==, 62 * SECOND);
}

static void
test_dug_up_are_not_forgotten (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_bury (&fixture->departures, fixture->first, 1 * SECOND);
  rs_state_departures_dig_up (&fixture->departures, fixture->first);
  g_assert_false (rs_state_departures_is_buried (fixture->first));
  g_assert_null (rs_state_departures_pop_forgotten (&fixture->departures, 3600 * SECOND));
}

/* Its departure was not told to the board yet: it must still be there when it is. */
static void
test_untold_are_not_forgotten (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_bury (&fixture->departures, fixture->first, 1 * SECOND);
  fixture->first->touched = TRUE;
  g_assert_null (rs_state_departures_pop_forgotten (&fixture->departures, 3600 * SECOND));
  fixture->first->touched = FALSE;
  g_assert_true (rs_state_departures_pop_forgotten (&fixture->departures, 3600 * SECOND) == fixture->first);
}

/* Protocol §7: five seconds to repeat what went with the old status, counted from the first change. */
static void
test_doubt_lasts_five_seconds (Fixture *fixture, gconstpointer data)
{
  rs_state_departures_doubt (&fixture->departures, fixture->first, 1 * SECOND);
  rs_state_departures_doubt (&fixture->departures, fixture->first, 4 * SECOND);
  g_assert_cmpint (rs_state_departures_get_deadline (&fixture->departures), ==, 6 * SECOND);
  g_assert_null (rs_state_departures_pop_doubted (&fixture->departures, 6 * SECOND - 1));
  g_assert_true (rs_state_departures_pop_doubted (&fixture->departures, 6 * SECOND) == fixture->first);
  g_assert_null (rs_state_departures_pop_doubted (&fixture->departures, 60 * SECOND));
}

#define ADD(path, function) g_test_add ("/model/state-departures/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-leaves-nothing", test_nothing_leaves_nothing);
  ADD ("buried-are-kept-a-minute", test_buried_are_kept_a_minute);
  ADD ("dug-up-are-not-forgotten", test_dug_up_are_not_forgotten);
  ADD ("untold-are-not-forgotten", test_untold_are_not_forgotten);
  ADD ("doubt-lasts-five-seconds", test_doubt_lasts_five_seconds);
  return g_test_run ();
}
