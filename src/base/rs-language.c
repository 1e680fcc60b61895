/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-language.h"

#include "rs-config.h"

#include <libintl.h>
#include <locale.h>

/**
 * rs_language_init:
 *
 * Lets the program speak the language of whoever runs it. `RINGSIDE_LOCALE_DIR` names the folder with the catalogues for
 * a program that is not installed.
 */
void
rs_language_init (void)
{
  const char *folder = g_getenv ("RINGSIDE_LOCALE_DIR");

  setlocale (LC_ALL, "");
  bindtextdomain (RS_GETTEXT_DOMAIN, folder != NULL && *folder != '\0' ? folder : RS_LOCALE_DIR);
  bind_textdomain_codeset (RS_GETTEXT_DOMAIN, "UTF-8");
  textdomain (RS_GETTEXT_DOMAIN);
}
