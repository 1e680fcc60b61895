/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text.h"

#include <string.h>

/**
 * rs_text_clip:
 * @text: UTF-8 text
 * @max_bytes: how many bytes may stay
 *
 * Cuts at a character, never inside one.
 *
 * Returns: (transfer full): the beginning of @text
 */
char *
rs_text_clip (const char *text, gsize max_bytes)
{
  gsize length = strnlen (text, max_bytes + 1);

  if (length > max_bytes)
    {
      length = max_bytes;
      while (length > 0 && ((guchar) text[length] & 0xC0) == 0x80)
        length--;
    }
  return g_strndup (text, length);
}

/**
 * rs_text_wipe:
 * @text: (transfer full) (nullable): text that held a secret
 *
 * Overwrites and frees it.
 */
void
rs_text_wipe (char *text)
{
  if (text == NULL)
    return;
  explicit_bzero (text, strlen (text));
  g_free (text);
}
