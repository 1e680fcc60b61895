/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-name.h"

#include "base/rs-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_LENGTH 100

/**
 * rs_profile_name_make:
 * @origin: where a profile was read
 *
 * Without a name of its own a profile is called like its file.
 *
 * Returns: (transfer full): that name
 */
char *
rs_profile_name_make (const char *origin)
{
  g_autofree char *base = g_filename_display_basename (origin);

  if (g_str_has_suffix (base, RS_PROFILE_ENDING) && !g_str_equal (base, RS_PROFILE_ENDING))
    base[strlen (base) - strlen (RS_PROFILE_ENDING)] = '\0';
  return g_steal_pointer (&base);
}

/**
 * rs_profile_name_is_printable:
 * @name: text in UTF-8
 *
 * Formatting characters would make two names look alike, and some move the cursor of a terminal. The two joiners are
 * needed by some scripts.
 *
 * Returns: whether nothing but letters and signs is in it
 */
gboolean
rs_profile_name_is_printable (const char *name)
{
  for (const char *at = name; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (!g_unichar_isprint (letter) && letter != 0x200C && letter != 0x200D)
        return FALSE;
    }
  return TRUE;
}

/**
 * rs_profile_name_check:
 * @name: what somebody wants to call a profile
 * @error: return location
 *
 * A name is any printable text of up to 100 characters.
 *
 * Returns: whether a profile may be called so; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_name_check (const char *name, GError **error)
{
  gboolean is_good = g_utf8_validate (name, -1, NULL) && *name != '\0' && g_utf8_strlen (name, -1) <= MAX_NAME_LENGTH &&
                     rs_profile_name_is_printable (name);

  if (!is_good)
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                 ngettext ("a name is printable text of up to %d character",
                           "a name is printable text of up to %d characters", MAX_NAME_LENGTH),
                 MAX_NAME_LENGTH);
  return is_good;
}
