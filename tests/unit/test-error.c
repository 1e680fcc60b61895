/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"

#include <gio/gio.h>

static const struct
{
  RsError code;
  RsExit exit;
} exits[] = {
  { RS_ERROR_USAGE, RS_EXIT_USAGE },       { RS_ERROR_PROFILE, RS_EXIT_USAGE },
  { RS_ERROR_SECRET, RS_EXIT_FAILED },     { RS_ERROR_SIGN_IN, RS_EXIT_FAILED },
  { RS_ERROR_PERMISSION, RS_EXIT_FAILED }, { RS_ERROR_NO_STREAM, RS_EXIT_FAILED },
  { RS_ERROR_NETWORK, RS_EXIT_FAILED },    { RS_ERROR_TLS, RS_EXIT_FAILED },
  { RS_ERROR_TIMEOUT, RS_EXIT_FAILED },    { RS_ERROR_MALFORMED, RS_EXIT_FAILED },
  { RS_ERROR_TRY_LATER, RS_EXIT_FAILED },
};

static void
test_every_error_has_its_exit_code (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      g_autoptr (GError) error = g_error_new_literal (RS_ERROR, (int) exits[i].code, "Words.");

      g_assert_cmpint (rs_error_get_exit (error), ==, exits[i].exit);
    }
}

static void
test_a_wrong_option_is_bad_usage (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION, "Words.");

  g_assert_cmpint (rs_error_get_exit (error), ==, RS_EXIT_USAGE);
}

static void
test_a_stranger_s_error_is_a_failure (void)
{
  g_autoptr (GError) error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_FAILED, "Words.");

  g_assert_cmpint (rs_error_get_exit (error), ==, RS_EXIT_FAILED);
}

static void
test_the_exit_codes_are_the_documented_ones (void)
{
  g_assert_cmpint (RS_EXIT_GOOD, ==, 0);
  g_assert_cmpint (RS_EXIT_NOT_LIVING, ==, 1);
  g_assert_cmpint (RS_EXIT_FAILED, ==, 2);
  g_assert_cmpint (RS_EXIT_USAGE, ==, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/error/every-error-has-its-exit-code", test_every_error_has_its_exit_code);
  g_test_add_func ("/base/error/a-wrong-option-is-bad-usage", test_a_wrong_option_is_bad_usage);
  g_test_add_func ("/base/error/a-stranger-s-error-is-a-failure", test_a_stranger_s_error_is_a_failure);
  g_test_add_func ("/base/error/the-exit-codes-are-the-documented-ones", test_the_exit_codes_are_the_documented_ones);
  return g_test_run ();
}
