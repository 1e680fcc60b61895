/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-names.h"

static void
test_names_are_distinct (void)
{
  const guint32 seeds[] = { 0, 1, 7, G_MAXUINT32 };

  for (guint i = 0; i < G_N_ELEMENTS (seeds); i++)
    {
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      for (guint k = 0; k < 20000; k++)
        {
          char *name = rs_demo_names_make_agent (k, 20000, seeds[i]);

          g_assert_true (g_utf8_validate (name, -1, NULL));
          if (!g_hash_table_add (seen, name))
            g_error ("Two agents are called %s", name);
        }
    }
}

static void
test_special_names_need_size (void)
{
  g_autofree char *small = rs_demo_names_make_agent (17, 36, 1);
  g_autofree char *large = rs_demo_names_make_agent (17, 40, 1);

  g_assert_cmpstr (large, ==, "Zoë <b>Quick</b> & Co");
  g_assert_cmpstr (small, !=, large);
}

static void
test_queues (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *first = rs_demo_names_make_queue (0);

  g_assert_cmpstr (first, ==, "Billing");
  g_assert_cmpstr (rs_demo_names_get_queue_channel (5), ==, "email");
  for (guint i = 0; i < 200; i++)
    g_assert_true (g_hash_table_add (seen, rs_demo_names_make_queue (i)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/names/distinct", test_names_are_distinct);
  g_test_add_func ("/demo/names/special-need-size", test_special_names_need_size);
  g_test_add_func ("/demo/names/queues", test_queues);
  return g_test_run ();
}
