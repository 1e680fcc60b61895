/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-storm.h"

#include <string.h>

#define MINUTE (60 * (gint64) G_USEC_PER_SEC)

typedef struct
{
  RsClock *clock;
  RsDemoStorm *storm;
  GString *diary;
  GHashTable *seen; /* set of spells */
  guint n_closes;
  guint n_refusals;
  guint n_quiet; /* plans that do no harm */
  gboolean saw_jump;
  gboolean is_over;
} Fixture;

static gboolean
is_quiet (const RsDemoFaultPlan *plan)
{
  RsDemoFaultPlan harmless = { 0 };

  harmless.random_seed = plan->random_seed;
  harmless.desk.token_seconds = 20;
  return memcmp (plan, &harmless, sizeof harmless) == 0;
}

static void
on_plan (const RsDemoFaultPlan *plan, gpointer user_data)
{
  Fixture *fixture = user_data;
  const char *spell = fixture->storm != NULL ? rs_demo_storm_get_spell (fixture->storm) : NULL;

  g_string_append_printf (fixture->diary, "%" G_GINT64_FORMAT " %s\n", rs_clock_get_monotonic (fixture->clock),
                          spell != NULL ? spell : "pause");
  g_assert_cmpint (plan->desk.token_seconds, >, 0);
  fixture->saw_jump |= plan->clock_jump_at_us > 0 || plan->timestamps != RS_DEMO_TIMESTAMPS_ALL;
  if (spell != NULL)
    g_hash_table_add (fixture->seen, g_strdup (spell));
  else if (is_quiet (plan))
    fixture->n_quiet++;
}

static void
on_close (guint code, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_refusals += code == 4003;
  fixture->n_closes++;
}

static void
on_over (gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->is_over = TRUE;
  g_clear_pointer (&fixture->storm, rs_demo_storm_free);
}

static void
set_up_terms (Fixture *fixture, const RsDemoStormTerms *terms)
{
  static const RsDemoStormEvents events = { on_plan, on_close, on_over };

  *fixture = (Fixture){ .clock = rs_clock_new_virtual (0), .diary = g_string_new (NULL) };
  fixture->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture->storm = rs_demo_storm_new (terms, fixture->clock, NULL, &events, fixture);
}

static void
set_up (Fixture *fixture, guint32 seed, gboolean spares_time)
{
  const RsDemoFaultPlan plan = { .random_seed = seed, .random_for_us = 10 * MINUTE, .desk.token_seconds = 20 };
  const RsDemoStormTerms terms = {
    .plan = &plan,
    .heartbeat_interval_us = 5 * G_USEC_PER_SEC,
    .spares_time = spares_time,
  };

  set_up_terms (fixture, &terms);
}

static void
tear_down (Fixture *fixture)
{
  g_clear_pointer (&fixture->storm, rs_demo_storm_free);
  g_hash_table_unref (fixture->seen);
  g_string_free (fixture->diary, TRUE);
  g_object_unref (fixture->clock);
}

static void
test_every_kind_and_pauses_between (void)
{
  Fixture fixture;
  guint n_spells;

  set_up (&fixture, 1, FALSE);
  n_spells = rs_demo_storm_get_n_spells (fixture.storm);
  rs_clock_advance (fixture.clock, 9 * MINUTE);
  g_assert_cmpuint (g_hash_table_size (fixture.seen), ==, n_spells);
  g_assert_cmpuint (fixture.n_quiet, >=, n_spells - 1);
  g_assert_cmpuint (fixture.n_closes, >, 5);
  g_assert_cmpuint (fixture.n_refusals, ==, 0);
  g_assert_true (fixture.saw_jump);
  g_assert_false (fixture.is_over);
  rs_clock_advance (fixture.clock, 2 * MINUTE);
  g_assert_true (fixture.is_over);
  tear_down (&fixture);
}

static void
test_same_seed_same_storm (void)
{
  Fixture first;
  Fixture second;
  Fixture other;

  set_up (&first, 7, FALSE);
  set_up (&second, 7, FALSE);
  set_up (&other, 8, FALSE);
  rs_clock_advance (first.clock, 5 * MINUTE);
  for (guint i = 0; i < 5 * 60 * 10; i++)
    rs_clock_advance (second.clock, G_USEC_PER_SEC / 10);
  rs_clock_advance (other.clock, 5 * MINUTE);
  g_assert_cmpuint (first.diary->len, >, 500);
  g_assert_cmpstr (first.diary->str, ==, second.diary->str);
  g_assert_cmpstr (first.diary->str, !=, other.diary->str);
  tear_down (&first);
  tear_down (&second);
  tear_down (&other);
}

static void
test_spares_time_where_it_is_all_the_order (void)
{
  Fixture fixture;

  set_up (&fixture, 3, TRUE);
  rs_clock_advance (fixture.clock, 10 * MINUTE);
  g_assert_cmpuint (g_hash_table_size (fixture.seen), >, 30);
  g_assert_false (fixture.saw_jump);
  tear_down (&fixture);
}

static void
test_silence_outlasts_the_watchdog (void)
{
  Fixture fixture;
  gint64 began = 0;
  gint64 length = 0;

  set_up (&fixture, 1, FALSE);
  for (guint i = 0; i < 9 * 60 * 10 && length == 0; i++)
    {
      const char *spell = rs_demo_storm_get_spell (fixture.storm);
      gboolean is_silent = g_strcmp0 (spell, "silent for too long") == 0;

      if (is_silent && began == 0)
        began = rs_clock_get_monotonic (fixture.clock);
      if (!is_silent && began != 0)
        length = rs_clock_get_monotonic (fixture.clock) - began;
      rs_clock_advance (fixture.clock, G_USEC_PER_SEC / 10);
    }
  g_assert_cmpint (length, >=, 15 * G_USEC_PER_SEC); /* heartbeats come every 5 s */
  tear_down (&fixture);
}

/* With a second for each fault, and a quarter of one after it, four dozen of them are through in little over a minute. */
static void
test_a_hasty_one_may_refuse_as_well (void)
{
  const RsDemoFaultPlan plan = { .random_seed = 1, .random_for_us = 10 * MINUTE, .desk.token_seconds = 20 };
  const RsDemoStormTerms terms = {
    .plan = &plan,
    .heartbeat_interval_us = G_USEC_PER_SEC,
    .refuses = TRUE,
    .spell_us = G_USEC_PER_SEC,
  };
  Fixture fixture;

  set_up_terms (&fixture, &terms);
  rs_clock_advance (fixture.clock, 80 * G_USEC_PER_SEC);
  g_assert_cmpuint (g_hash_table_size (fixture.seen), ==, rs_demo_storm_get_n_spells (fixture.storm));
  g_assert_true (g_hash_table_contains (fixture.seen, "closed 1008"));
  g_assert_true (g_hash_table_contains (fixture.seen, "a handshake refused 404"));
  g_assert_cmpuint (fixture.n_refusals, >, 0);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/storm/every-kind-and-pauses-between", test_every_kind_and_pauses_between);
  g_test_add_func ("/demo/storm/same-seed-same-storm", test_same_seed_same_storm);
  g_test_add_func ("/demo/storm/spares-time-where-it-is-all-the-order", test_spares_time_where_it_is_all_the_order);
  g_test_add_func ("/demo/storm/silence-outlasts-the-watchdog", test_silence_outlasts_the_watchdog);
  g_test_add_func ("/demo/storm/a-hasty-one-may-refuse-as-well", test_a_hasty_one_may_refuse_as_well);
  return g_test_run ();
}
