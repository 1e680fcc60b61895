/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "truth-run.h"

#define N_SEEDS 200

/* test-truth MODE: the picture equals the truth, field by field, for every seed. */

static void
test_mode (gconstpointer user_data)
{
  TruthMode mode = GPOINTER_TO_UINT (user_data);
  guint n_differences = 0;

  for (guint32 seed = 1; seed <= N_SEEDS; seed++)
    n_differences += truth_run (mode, seed);
  g_assert_cmpuint (n_differences, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint mode = 0; mode < TRUTH_N_MODES; mode++)
    {
      g_autofree char *path = g_strdup_printf ("/truth/%s", truth_mode_get_name (mode));

      if (argc < 2 || g_str_equal (argv[1], truth_mode_get_name (mode)))
        g_test_add_data_func (path, GUINT_TO_POINTER (mode), test_mode);
    }
  return g_test_run ();
}
