/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "merge-mutant.h"
#include "truth-run.h"

#define N_SEEDS 12

/* test-truth-mutant MUTANT: a merge with this fault does not pass for a good one; without a fault it does. */

static void
test_mutant (gconstpointer user_data)
{
  MergeMutant mutant = GPOINTER_TO_UINT (user_data);
  guint n_wrong = 0;

  merge_mutant_select (mutant);
  for (guint mode = 0; mode < TRUTH_N_MODES; mode++)
    for (guint32 seed = 1; seed <= N_SEEDS; seed++)
      n_wrong += truth_run (mode, seed) > 0;

  g_test_message ("%s: %u of %u runs differ from the truth", merge_mutant_get_name (mutant), n_wrong,
                  TRUTH_N_MODES * N_SEEDS);
  if (mutant == MERGE_MUTANT_NONE)
    g_assert_cmpuint (n_wrong, ==, 0);
  else
    g_assert_cmpuint (n_wrong, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint mutant = 0; mutant < MERGE_N_MUTANTS; mutant++)
    {
      g_autofree char *path = g_strdup_printf ("/truth/mutant/%s", merge_mutant_get_name (mutant));

      if (argc < 2 || g_str_equal (argv[1], merge_mutant_get_name (mutant)))
        g_test_add_data_func (path, GUINT_TO_POINTER (mutant), test_mutant);
    }
  return g_test_run ();
}
