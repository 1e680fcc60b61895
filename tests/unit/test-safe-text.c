/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-safe-text.h"

static void
assert_becomes (const char *text, const char *expected)
{
  g_autofree char *safe = rs_safe_text (text);

  g_assert_cmpstr (safe, ==, expected);
}

static void
test_ordinary_names_stay (void)
{
  static const char *const names[] = {
    "Ana Silva", "<b>Ana</b> & Co", "דנה כהן", "Nguyễn Thị", "e\u0302\u0301", "👩 Zoë", "",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    assert_becomes (names[i], names[i]);
}

static void
test_a_break_is_a_space (void)
{
  assert_becomes ("Ana\nSilva\tda\rCosta\u2028e\u2029S", "Ana Silva da Costa e S");
}

static void
test_what_is_not_seen_is_left_out (void)
{
  assert_becomes ("A\001n\033[31ma\177\302\205", "An[31ma");
}

static void
test_nobody_turns_the_text_of_others_round (void)
{
  assert_becomes ("\u202eavliS\u202c \u2067Ana\u2069\u200f\u200e\u061c", "avliS Ana");
}

static void
test_marks_do_not_pile_up (void)
{
  assert_becomes ("a\u0301\u0301\u0301\u0301\u0301\u0301b\u0301", "a\u0301\u0301\u0301b\u0301");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safe-text/ordinary-names-stay", test_ordinary_names_stay);
  g_test_add_func ("/safe-text/a-break-is-a-space", test_a_break_is_a_space);
  g_test_add_func ("/safe-text/what-is-not-seen-is-left-out", test_what_is_not_seen_is_left_out);
  g_test_add_func ("/safe-text/nobody-turns-the-text-of-others-round", test_nobody_turns_the_text_of_others_round);
  g_test_add_func ("/safe-text/marks-do-not-pile-up", test_marks_do_not_pile_up);
  return g_test_run ();
}
