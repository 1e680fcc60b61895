/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-csv.h"

#include <string.h>

/* Tables for spreadsheets, as RFC 4180 has them: in UTF-8, with commas and CR LF. */

#define BYTE_ORDER_MARK "\xEF\xBB\xBF"

/**
 * rs_csv_new:
 *
 * Begins with a byte order mark: without it a spreadsheet takes the file for text in the encoding of its country, and
 * spoils the first name with an accent.
 *
 * Returns: (transfer full): a table without rows
 */
GString *
rs_csv_new (void)
{
  return g_string_new (BYTE_ORDER_MARK);
}

/*
 * A spreadsheet takes a cell for a formula by its first letter, and runs it (OWASP, "CSV Injection"): some after
 * blanks, some by the letter's full-width form. What is shown here comes from outside.
 */
static gboolean
could_be_formula (const char *text)
{
  static const gunichar signs[] = { '=', '+', '-', '@', 0xFF1D, 0xFF0B, 0xFF0D, 0xFF20 };
  gunichar first;

  if (strchr ("\t\r\n", text[0]) != NULL && text[0] != '\0')
    return TRUE;
  first = g_utf8_get_char (text + strspn (text, " "));
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (first == signs[i])
      return TRUE;
  return FALSE;
}

/**
 * rs_csv_append_cell:
 * @csv: a table
 * @text: (nullable): valid UTF-8, such as a name that somebody else has chosen; %NULL for an empty cell
 *
 * Writes one cell, without the comma around it. What a spreadsheet would take for a formula gets an apostrophe in front,
 * negative numbers as well.
 */
void
rs_csv_append_cell (GString *csv, const char *text)
{
  gsize start = csv->len;

  if (text == NULL)
    return;
  if (could_be_formula (text))
    g_string_append_c (csv, '\'');
  g_string_append (csv, text);
  if (strpbrk (csv->str + start, "\",\r\n") == NULL)
    return;
  for (gsize i = start; i < csv->len; i++)
    if (csv->str[i] == '"')
      g_string_insert_c (csv, (gssize) i++, '"');
  g_string_insert_c (csv, (gssize) start, '"');
  g_string_append_c (csv, '"');
}

/**
 * rs_csv_append_row:
 * @csv: a table
 * @cells: (array zero-terminated=1): the texts of a row; "" for an empty cell
 */
void
rs_csv_append_row (GString *csv, const char *const *cells)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      rs_csv_append_cell (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}
