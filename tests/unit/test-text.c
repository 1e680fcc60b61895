/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text.h"

#include <string.h>

static const struct
{
  const char *text;
  gsize max_bytes;
  const char *expected;
} clips[] = {
  { "", 0, "" },       { "", 5, "" },      { "abc", 0, "" }, { "abc", 2, "ab" }, { "abc", 3, "abc" },
  { "abc", 4, "abc" }, { "aé", 1, "a" },   { "aé", 2, "a" }, { "aé", 3, "aé" },  { "€", 2, "" },
  { "x€y", 3, "x" },   { "x€y", 4, "x€" }, { "😀😀", 7, "😀" }, { "😀😀", 8, "😀😀" },  { "😀", 3, "" },
};

static void
test_cuts_at_a_character (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (clips); i++)
    {
      g_autofree char *got = rs_text_clip (clips[i].text, clips[i].max_bytes);

      g_assert_cmpstr (got, ==, clips[i].expected);
    }
}

static void
test_random_texts_stay_valid_and_as_long_as_they_may (void)
{
  for (guint round = 0; round < 5000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      gsize max_bytes = (gsize) g_test_rand_int_range (0, 40);
      g_autofree char *got = NULL;

      for (int i = g_test_rand_int_range (0, 20); i > 0; i--)
        g_string_append_unichar (text, g_test_rand_bit () ? (gunichar) g_test_rand_int_range (1, 0xD7FF)
                                                          : (gunichar) g_test_rand_int_range (0x10000, 0x10FFFF));
      got = rs_text_clip (text->str, max_bytes);

      g_assert_true (g_str_has_prefix (text->str, got));
      g_assert_true (g_utf8_validate (got, -1, NULL));
      g_assert_cmpuint (strlen (got), <=, max_bytes);
      if (text->len > max_bytes)
        g_assert_cmpuint (strlen (g_utf8_next_char (text->str + strlen (got))), <, text->len - max_bytes);
      else
        g_assert_cmpstr (got, ==, text->str);
    }
}

static void
test_wiping_takes_nothing_and_something (void)
{
  RsSecretText *secret = g_strdup ("correct horse");
  g_autoptr (RsSecretText) other = g_strdup ("battery staple");

  rs_text_wipe (NULL);
  rs_text_wipe (g_strdup (""));
  rs_text_wipe (secret);
  g_assert_cmpstr (other, ==, "battery staple");
}

static void
test_words_of_strangers_are_one_plain_line (void)
{
  static const struct
  {
    const char *words;
    const char *quotable;
  } rows[] = {
    { "It was declined.", "It was declined." },
    { " two\nlines\r\tand a \x1b[31mcolour ", "two lines  and a  [31mcolour" },
    { "turned \u202eround\u2066 \u200fhere", "turned  round   here" },
    { "broken \xff\xfe end", "broken �� end" },
    { "line\u2028paragraph\u2029", "line paragraph" },
    { "Grüße, 世界 <b>&amp;", "Grüße, 世界 <b>&amp;" },
    { "\n \t", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *got = rs_text_make_quotable (rows[i].words, 100);

      g_assert_cmpstr (got, ==, rows[i].quotable);
    }
}

static void
test_words_of_strangers_have_an_end (void)
{
  g_autofree char *long_text = g_strnfill (100000, 'x');
  g_autofree char *got = rs_text_make_quotable (long_text, 200);

  g_assert_cmpuint (strlen (got), ==, 200);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/text/cuts-at-a-character", test_cuts_at_a_character);
  g_test_add_func ("/base/text/random-texts-stay-valid-and-as-long-as-they-may",
                   test_random_texts_stay_valid_and_as_long_as_they_may);
  g_test_add_func ("/base/text/wiping-takes-nothing-and-something", test_wiping_takes_nothing_and_something);
  g_test_add_func ("/base/text/words-of-strangers-are-one-plain-line", test_words_of_strangers_are_one_plain_line);
  g_test_add_func ("/base/text/words-of-strangers-have-an-end", test_words_of_strangers_have_an_end);
  return g_test_run ();
}
