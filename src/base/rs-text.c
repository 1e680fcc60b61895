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

/**
 * rs_text_make_base64url:
 * @data: (array length=length): bytes
 * @length: how many
 *
 * Returns: (transfer full): them as base64url without padding (RFC 7515 appendix C)
 */
char *
rs_text_make_base64url (gconstpointer data, gsize length)
{
  char *text = g_base64_encode (data, length);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

/* What has no shape of its own could change how the words around it look. */
static gboolean
is_visible (gunichar character)
{
  GUnicodeType type = g_unichar_type (character);

  return type != G_UNICODE_CONTROL && type != G_UNICODE_FORMAT && type != G_UNICODE_LINE_SEPARATOR &&
         type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * rs_text_make_quotable:
 * @text: words of a stranger, of any encoding
 * @max_bytes: how many bytes may stay
 *
 * Makes words of a stranger fit to stand within our own: one line of plain text of bounded length, in which nothing
 * turns the direction of writing.
 *
 * Returns: (transfer full): UTF-8 text, empty if nothing is left
 */
char *
rs_text_make_quotable (const char *text, gsize max_bytes)
{
  g_autofree char *clipped = rs_text_clip (text, max_bytes);
  g_autofree char *valid = g_utf8_make_valid (clipped, -1);
  GString *out = g_string_new (NULL);

  for (const char *c = valid; *c != '\0'; c = g_utf8_next_char (c))
    {
      gunichar character = g_utf8_get_char (c);

      g_string_append_unichar (out, is_visible (character) ? character : ' ');
    }
  return g_strstrip (g_string_free (out, FALSE));
}
