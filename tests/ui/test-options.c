/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-options.h"

#include "base/rs-error.h"

static RsOptions *
parse (const char *line, GError **error)
{
  g_auto (GStrv) words = g_strsplit (line, " ", -1);

  return rs_options_parse ((int) g_strv_length (words), words, error);
}

static void
test_the_usual (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsOptions) options = parse ("ringside support-floor", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (options->profile, ==, "support-floor");
  g_assert_false (options->demo);
  g_assert_cmpint (options->secret_fd, ==, -1);
  g_assert_false (rs_options_is_unattended (options));
}

static void
test_a_picture_of_the_demo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsOptions) options = parse (
      "ringside --demo --agents 300 --queues 8 --rate 500 --seed 7 --shot a.png --shot-after 1.5 --size 1920x1080 "
      "--color-scheme dark",
      &error);

  g_assert_no_error (error);
  g_assert_true (options->demo);
  g_assert_cmpint (options->agents, ==, 300);
  g_assert_cmpint (options->queues, ==, 8);
  g_assert_cmpfloat (options->rate, ==, 500);
  g_assert_cmpint (options->seed, ==, 7);
  g_assert_cmpstr (options->shot_file, ==, "a.png");
  g_assert_cmpfloat (options->shot_after, ==, 1.5);
  g_assert_cmpint (options->width, ==, 1920);
  g_assert_cmpint (options->height, ==, 1080);
  g_assert_cmpstr (options->color_scheme, ==, "dark");
  g_assert_true (rs_options_is_unattended (options));
}

static void
test_each_monitor_is_filled_once (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsOptions) options = parse ("ringside --monitor=DP-1 --monitor HDMI-2 --monitor=DP-1 floor", &error);

  g_assert_no_error (error);
  g_assert_cmpstrv (options->monitors, ((const char *const[]){ "DP-1", "HDMI-2", NULL }));
}

static const char *const wrong[] = {
  "ringside --what",
  "ringside one two",
  "ringside --demo support-floor",
  "ringside --size 1920",
  "ringside --size 1920x1080x2",
  "ringside --size 10x10",
  "ringside --demo --agents 0",
  "ringside --demo --agents many",
  "ringside --demo --queues 201",
  "ringside --demo --rate -1",
  "ringside --demo --rate nan",
  "ringside --color-scheme pink",
  "ringside --shot a.png --shot-after -1",
};

static void
test_what_cannot_be_understood_is_refused_in_one_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RsOptions) options = parse (wrong[i], &error);

      g_test_message ("%s", wrong[i]);
      g_assert_null (options);
      g_assert_nonnull (error);
      g_test_message ("%s", error->message);
      g_assert_cmpint (rs_error_get_exit (error), ==, RS_EXIT_USAGE);
      g_assert_null (g_strstr_len (error->message, -1, "\n"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/options/the-usual", test_the_usual);
  g_test_add_func ("/options/a-picture-of-the-demo", test_a_picture_of_the_demo);
  g_test_add_func ("/options/each-monitor-is-filled-once", test_each_monitor_is_filled_once);
  g_test_add_func ("/options/what-cannot-be-understood-is-refused-in-one-sentence",
                   test_what_cannot_be_understood_is_refused_in_one_sentence);
  return g_test_run ();
}
