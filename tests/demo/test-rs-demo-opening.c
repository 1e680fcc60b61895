/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-floor.h"

#define START_US G_GINT64_CONSTANT (1772377200000000)
#define AGENTS 300
#define RATE 833
#define SECONDS 20

typedef struct
{
  guint n_codes;
  guint n_others;
} Told;

static void
count_change (const RsDemoChange *change, gpointer user_data)
{
  Told *told = user_data;
  gboolean is_code = change->record->kind == RS_DEMO_KIND_AGENT && change->fields == 1u << RS_DEMO_AGENT_WRAP_UP_CODE;

  if (is_code)
    told->n_codes++;
  else
    told->n_others++;
}

static void
count_wrapping_up (RsDemoRecord *record, gpointer user_data)
{
  *(guint *) user_data += g_str_equal (record->values[RS_DEMO_AGENT_STATUS].text, "Wrap Up");
}

static void
test_wrap_ups_only (void)
{
  g_autoptr (RsDemoFloor) floor = NULL;
  RsDemoOptions options;
  guint n_wrapping_up = 0;
  Told told = { 0 };

  rs_demo_options_init (&options);
  options.agents = AGENTS;
  options.rate = RATE;
  options.wrap_ups_only = TRUE;
  floor = rs_demo_floor_new (&options, START_US);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, count_wrapping_up, &n_wrapping_up);
  g_assert_cmpuint (n_wrapping_up, ==, AGENTS);

  rs_demo_floor_add_listener (floor, count_change, &told);
  rs_demo_floor_advance (floor, SECONDS * G_USEC_PER_SEC);
  g_test_message ("%u codes, %u others", told.n_codes, told.n_others);
  g_assert_cmpuint (told.n_codes, >, SECONDS * RATE * 97 / 100);
  g_assert_cmpuint (told.n_codes, <, SECONDS * RATE * 103 / 100);
  g_assert_cmpuint (told.n_others, <, told.n_codes / 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/opening/wrap-ups-only", test_wrap_ups_only);
  return g_test_run ();
}
