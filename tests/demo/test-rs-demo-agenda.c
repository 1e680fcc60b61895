/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-agenda.h"

typedef struct
{
  RsDemoAgenda *agenda;
  RsDemoTask *tasks[4];
  GString *done;
} Fixture;

static void
set_up (Fixture *fixture)
{
  *fixture = (Fixture){ .done = g_string_new (NULL) };
  fixture->agenda = rs_demo_agenda_new (fixture);
}

static void
tear_down (Fixture *fixture)
{
  rs_demo_agenda_free (fixture->agenda);
  g_string_free (fixture->done, TRUE);
}

static void
note (gpointer world, gpointer target)
{
  g_string_append (((Fixture *) world)->done, target);
}

static void
plan (Fixture *fixture, guint slot, gint64 due, const char *word)
{
  rs_demo_agenda_add (fixture->agenda, &fixture->tasks[slot], due, note, (gpointer) word);
}

static void
test_runs_in_order_of_time_then_of_planning (void)
{
  Fixture fixture;

  set_up (&fixture);
  plan (&fixture, 0, 20, "c");
  plan (&fixture, 1, 10, "a");
  plan (&fixture, 2, 20, "d");
  plan (&fixture, 3, 10, "b");
  g_assert_cmpint (rs_demo_agenda_get_next_due (fixture.agenda), ==, 10);
  for (guint i = 0; i < 4; i++)
    rs_demo_agenda_run_next (fixture.agenda);
  g_assert_cmpstr (fixture.done->str, ==, "abcd");
  g_assert_cmpint (rs_demo_agenda_get_next_due (fixture.agenda), ==, G_MAXINT64);
  for (guint i = 0; i < 4; i++)
    g_assert_null (fixture.tasks[i]);
  tear_down (&fixture);
}

static void
test_cancelled_does_not_run (void)
{
  Fixture fixture;

  set_up (&fixture);
  plan (&fixture, 0, 10, "a");
  plan (&fixture, 1, 20, "b");
  rs_demo_agenda_cancel (fixture.agenda, &fixture.tasks[0]);
  rs_demo_agenda_cancel (fixture.agenda, &fixture.tasks[0]);
  g_assert_cmpint (rs_demo_agenda_get_next_due (fixture.agenda), ==, 20);
  rs_demo_agenda_run_next (fixture.agenda);
  g_assert_cmpstr (fixture.done->str, ==, "b");
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/agenda/runs-in-order-of-time-then-of-planning", test_runs_in_order_of_time_then_of_planning);
  g_test_add_func ("/demo/agenda/cancelled-does-not-run", test_cancelled_does_not_run);
  return g_test_run ();
}
