/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-safe-text.h"

/* More marks than any script sets on one letter would pile up over the lines above. */
#define MOST_MARKS 3

/* What is not seen itself, but turns what follows round: also beyond the end of its own text. */
static gboolean
turns_text (gunichar c)
{
  return c == 0x200e || c == 0x200f || c == 0x061c || (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

static gboolean
is_control (gunichar c)
{
  return g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 || c == 0xfeff;
}

/* Returns what stands for @c: a space for a break, nothing (0) for what must not be seen. */
static gunichar
replace (gunichar c, guint n_marks)
{
  if (c == '\n' || c == '\r' || c == '\t' || c == 0x2028 || c == 0x2029)
    return ' ';
  if (is_control (c) || turns_text (c) || n_marks > MOST_MARKS)
    return 0;
  return c;
}

/**
 * rs_safe_text:
 * @text: valid UTF-8 that somebody else wrote
 *
 * Names come from outside. One of them must not break a line, turn the text beside it round, or pile marks over others.
 *
 * Returns: (transfer full): @text in one line, without control characters, without signs that change the direction of
 *   text, and with no more than three marks on a letter
 */
char *
rs_safe_text (const char *text)
{
  GString *safe = g_string_new (NULL);
  guint n_marks = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      n_marks = g_unichar_ismark (c) ? n_marks + 1 : 0;
      c = replace (c, n_marks);
      if (c != 0)
        g_string_append_unichar (safe, c);
    }
  return g_string_free (safe, FALSE);
}
