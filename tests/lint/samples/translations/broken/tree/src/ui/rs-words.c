/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

static const char *words = N_ ("_Open");

static char *
count (unsigned int n)
{
  return g_strdup_printf (ngettext ("%u agent", "%u agents", n), n);
}

static void
say (void)
{
  g_print (_ ("Nobody is here.\n"));
}
