/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "demo/rs-demo-faults.h"

typedef struct
{
  RsClock *clock;
  RsDemoFaults *faults;
  GPtrArray *out; /* of text */
  guint close_code;
  guint restarts;
} Fixture;

static void
on_emit (GBytes *frame, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_ptr_array_add (fixture->out, g_strndup (g_bytes_get_data (frame, NULL), g_bytes_get_size (frame)));
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  ((Fixture *) user_data)->close_code = code;
}

static void
on_restart (gpointer user_data)
{
  ((Fixture *) user_data)->restarts++;
}

static void
set_up (Fixture *fixture, const RsDemoFaultPlan *plan)
{
  static const RsDemoFaultsEvents events = { on_emit, on_close, on_restart };

  *fixture = (Fixture){ .clock = rs_clock_new_virtual (0) };
  fixture->out = g_ptr_array_new_with_free_func (g_free);
  fixture->faults = rs_demo_faults_new (plan, 3, fixture->clock, NULL, &events, fixture);
}

static void
tear_down (Fixture *fixture)
{
  rs_demo_faults_free (fixture->faults);
  g_ptr_array_unref (fixture->out);
  g_object_unref (fixture->clock);
}

static void
push (Fixture *fixture, guint number)
{
  g_autofree char *text = g_strdup_printf ("%u", number);
  g_autoptr (GBytes) frame = g_bytes_new (text, strlen (text));

  rs_demo_faults_push_update (fixture->faults, frame, RS_DEMO_KIND_QUEUE, "q1");
}

static void
push_many (Fixture *fixture, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      push (fixture, i);
      rs_clock_advance (fixture->clock, 1000);
    }
}

static guint
count_distinct (Fixture *fixture)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < fixture->out->len; i++)
    g_hash_table_add (seen, fixture->out->pdata[i]);
  return g_hash_table_size (seen);
}

static void
test_no_faults (void)
{
  RsDemoFaultPlan plan = { 0 };
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 500);
  g_assert_cmpuint (fixture.out->len, ==, 500);
  for (guint i = 0; i < 500; i++)
    g_assert_cmpint (g_ascii_strtoll (fixture.out->pdata[i], NULL, 10), ==, i);
  tear_down (&fixture);
}

static void
test_reorder_within_window (void)
{
  RsDemoFaultPlan plan = { .reorder_share = 0.2, .reorder_window_us = 50000 };
  Fixture fixture;
  guint late = 0;

  set_up (&fixture, &plan);
  push_many (&fixture, 1000);
  rs_clock_advance (fixture.clock, 50000);
  g_assert_cmpuint (fixture.out->len, ==, 1000);
  g_assert_cmpuint (count_distinct (&fixture), ==, 1000);
  for (guint i = 0; i < 1000; i++)
    {
      gint64 number = g_ascii_strtoll (fixture.out->pdata[i], NULL, 10);

      late += number < (gint64) i;
      g_assert_cmpint ((gint64) i - number, <=, 51);
    }
  g_assert_cmpuint (late, >, 100);
  g_assert_cmpuint (late, <, 300);
  tear_down (&fixture);
}

static void
test_reorder_within_span (void)
{
  RsDemoFaultPlan plan = { .reorder_share = 0.5, .reorder_span = 5 };
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 1000);
  g_assert_cmpuint (fixture.out->len, >=, 980);
  rs_demo_faults_flush (fixture.faults);
  g_assert_cmpuint (fixture.out->len, ==, 1000);
  g_assert_cmpuint (count_distinct (&fixture), ==, 1000);
  tear_down (&fixture);
}

static void
test_duplicate (void)
{
  RsDemoFaultPlan plan = { .duplicate_share = 0.2 };
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 1000);
  rs_demo_faults_flush (fixture.faults);
  g_assert_cmpuint (count_distinct (&fixture), ==, 1000);
  g_assert_cmpuint (fixture.out->len, >, 1120);
  g_assert_cmpuint (fixture.out->len, <, 1280);
  tear_down (&fixture);
}

static void
test_drop (void)
{
  RsDemoFaultPlan plan = { .drop_share = 0.1 };
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 1000);
  rs_demo_faults_flush (fixture.faults);
  g_assert_cmpuint (fixture.out->len, >, 850);
  g_assert_cmpuint (fixture.out->len, <, 950);
  tear_down (&fixture);
}

static void
test_malformed_is_added (void)
{
  for (guint kind = 0; kind < RS_DEMO_N_MALFORMED; kind++)
    {
      RsDemoFaultPlan plan = { .malformed_share = 1.0, .malformed_kinds = 1u << kind };
      Fixture fixture;

      set_up (&fixture, &plan);
      push (&fixture, 7);
      g_assert_cmpuint (fixture.out->len, ==, 2);
      g_assert_cmpstr (fixture.out->pdata[1], ==, "7");
      g_assert_true ((strlen (fixture.out->pdata[0]) == 0) == (kind == RS_DEMO_MALFORMED_EMPTY));
      g_assert_true ((strlen (fixture.out->pdata[0]) == 160000) == (kind == RS_DEMO_MALFORMED_NESTED));
      tear_down (&fixture);
    }
}

static void
test_burst (void)
{
  RsDemoFaultPlan plan = { .burst_every_us = 100000, .burst_hold_us = 40000 };
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 99);
  g_assert_cmpuint (fixture.out->len, ==, 60);
  push_many (&fixture, 2);
  g_assert_cmpuint (fixture.out->len, ==, 101);
  tear_down (&fixture);
}

static void
test_silence (void)
{
  RsDemoFaultPlan plan = { .silence_from_us = 10000, .silence_for_us = 50000 };
  g_autoptr (GBytes) heartbeat = g_bytes_new_static ("heartbeat", 9);
  Fixture fixture;

  set_up (&fixture, &plan);
  push_many (&fixture, 59);
  rs_demo_faults_push_control (fixture.faults, heartbeat);
  g_assert_cmpuint (fixture.out->len, ==, 10);
  rs_clock_advance (fixture.clock, 1000);
  g_assert_cmpuint (fixture.out->len, ==, 60);
  g_assert_cmpstr (fixture.out->pdata[59], ==, "heartbeat");
  tear_down (&fixture);
}

static void
test_control_is_never_disturbed (void)
{
  RsDemoFaultPlan plan = { .reorder_share = 1.0, .drop_share = 1.0, .duplicate_share = 1.0, .malformed_share = 1.0 };
  g_autoptr (GBytes) heartbeat = g_bytes_new_static ("heartbeat", 9);
  Fixture fixture;

  set_up (&fixture, &plan);
  rs_demo_faults_push_control (fixture.faults, heartbeat);
  g_assert_cmpuint (fixture.out->len, ==, 1);
  tear_down (&fixture);
}

static void
test_timed_faults (void)
{
  RsDemoFaultPlan plan = { .restart_numbers_at_us = 1000,
                           .invalid_utf8_at_us = 2000,
                           .oversize_at_us = 3000,
                           .oversize_bytes = 5000,
                           .close_at_us = 4000,
                           .close_code = 1012 };
  Fixture fixture;

  set_up (&fixture, &plan);
  rs_clock_advance (fixture.clock, 1000);
  g_assert_cmpuint (fixture.restarts, ==, 1);
  rs_clock_advance (fixture.clock, 1000);
  g_assert_cmpuint (fixture.out->len, ==, 1);
  g_assert_false (g_utf8_validate (fixture.out->pdata[0], -1, NULL));
  rs_clock_advance (fixture.clock, 1000);
  g_assert_cmpuint (strlen (fixture.out->pdata[1]), ==, 5000);
  g_assert_cmpuint (fixture.close_code, ==, 0);
  rs_clock_advance (fixture.clock, 1000);
  g_assert_cmpuint (fixture.close_code, ==, 1012);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/faults/none", test_no_faults);
  g_test_add_func ("/demo/faults/reorder-within-window", test_reorder_within_window);
  g_test_add_func ("/demo/faults/reorder-within-span", test_reorder_within_span);
  g_test_add_func ("/demo/faults/duplicate", test_duplicate);
  g_test_add_func ("/demo/faults/drop", test_drop);
  g_test_add_func ("/demo/faults/malformed-is-added", test_malformed_is_added);
  g_test_add_func ("/demo/faults/burst", test_burst);
  g_test_add_func ("/demo/faults/silence", test_silence);
  g_test_add_func ("/demo/faults/control-is-never-disturbed", test_control_is_never_disturbed);
  g_test_add_func ("/demo/faults/timed", test_timed_faults);
  return g_test_run ();
}
