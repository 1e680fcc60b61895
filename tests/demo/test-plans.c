/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "demo/rs-demo-fault-plan.h"

/* The plans in tests/plans, one for each kind of fault: each is one, and none is missing. */

static GPtrArray *
list_plans (void)
{
  const char *directory = g_getenv ("RINGSIDE_PLANS");
  g_autoptr (GDir) dir = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (directory);
  dir = g_dir_open (directory, 0, &error);
  g_assert_no_error (error);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".faults"))
      g_ptr_array_add (paths, g_build_filename (directory, name, NULL));
  return paths;
}

static void
test_every_plan_can_be_read (void)
{
  g_autoptr (GPtrArray) paths = list_plans ();
  const RsDemoFaultPlan nothing = { 0 };

  g_assert_cmpuint (paths->len, >=, 30);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (GError) error = NULL;
      RsDemoFaultPlan plan;

      rs_demo_fault_plan_load (&plan, paths->pdata[i], &error);
      g_assert_no_error (error);
      if (memcmp (&plan, &nothing, sizeof plan) == 0)
        g_error ("%s plans nothing", (const char *) paths->pdata[i]);
    }
}

static void
test_every_kind_has_a_plan (void)
{
  const char *const groups[] = { "Reorder", "Duplicate",   "Drop",     "Malformed",  "Burst",   "Silence",
                                 "Close",   "Handshake",   "Token",    "Connection", "Numbers", "Subscribed",
                                 "Clock",   "InvalidUtf8", "Flood",    "Oversize",   "Endless", "Proxy",
                                 "Random",  "Directory",   "Discovery" };
  g_autoptr (GPtrArray) paths = list_plans ();
  g_autoptr (GString) all = g_string_new (NULL);

  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (paths->pdata[i], &text, NULL, NULL));
      g_string_append (all, text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    {
      g_autofree char *header = g_strdup_printf ("[%s]", groups[i]);

      if (strstr (all->str, header) == NULL)
        g_error ("No plan has %s", header);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/plans/every-plan-can-be-read", test_every_plan_can_be_read);
  g_test_add_func ("/demo/plans/every-kind-has-a-plan", test_every_kind_has_a_plan);
  return g_test_run ();
}
