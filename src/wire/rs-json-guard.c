/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-json-guard.h"

#include <string.h>

/*
 * json-glib dies by stack overflow on some 60,000 nested brackets, takes comments and single quotes for JSON, and
 * makes nothing of an empty document. So everything from outside passes here first: a plain reader of RFC 8259
 * that builds nothing and nests no deeper than it allows.
 */

typedef struct
{
  const char *at;
  const char *end;
  guint depth;
  gboolean too_deep;
  gboolean out_of_range;
} Cursor;

static gboolean check_value (Cursor *cursor);

static void
skip_space (Cursor *cursor)
{
  while (cursor->at < cursor->end &&
         (*cursor->at == ' ' || *cursor->at == '\t' || *cursor->at == '\n' || *cursor->at == '\r'))
    cursor->at++;
}

static gboolean
take (Cursor *cursor, char wanted)
{
  if (cursor->at == cursor->end || *cursor->at != wanted)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static gboolean
take_word (Cursor *cursor, const char *word)
{
  gsize length = strlen (word);

  if ((gsize) (cursor->end - cursor->at) < length || memcmp (cursor->at, word, length) != 0)
    return FALSE;
  cursor->at += length;
  return TRUE;
}

static gboolean
take_digits (Cursor *cursor)
{
  const char *start = cursor->at;

  while (cursor->at < cursor->end && g_ascii_isdigit (*cursor->at))
    cursor->at++;
  return cursor->at > start;
}

/* json-glib makes a positive number of a negative integer that does not fit 64 bits. */
static gboolean
fits_below_zero (const char *digits, gsize n_digits)
{
  static const char least[] = "9223372036854775808";

  return n_digits < strlen (least) || (n_digits == strlen (least) && memcmp (digits, least, n_digits) <= 0);
}

static gboolean
check_number (Cursor *cursor)
{
  gboolean is_negative = take (cursor, '-');
  const char *digits = cursor->at;

  if (!take (cursor, '0') && !take_digits (cursor))
    return FALSE;
  if (is_negative && !fits_below_zero (digits, (gsize) (cursor->at - digits)))
    {
      cursor->out_of_range = TRUE;
      return FALSE;
    }
  if (take (cursor, '.') && !take_digits (cursor))
    return FALSE;
  if (take (cursor, 'e') || take (cursor, 'E'))
    {
      if (!take (cursor, '+'))
        take (cursor, '-');
      return take_digits (cursor);
    }
  return TRUE;
}

static int
take_hex4 (Cursor *cursor)
{
  int value = 0;

  if (cursor->end - cursor->at < 4)
    return -1;
  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (*cursor->at++);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }
  return value;
}

/* A NUL would end a C string early, and half of a surrogate pair is no character. */
static gboolean
check_unicode_escape (Cursor *cursor)
{
  int unit = take_hex4 (cursor);

  if (unit <= 0 || (unit >= 0xDC00 && unit <= 0xDFFF))
    return FALSE;
  if (unit < 0xD800 || unit > 0xDBFF)
    return TRUE;
  if (!take (cursor, '\\') || !take (cursor, 'u'))
    return FALSE;
  unit = take_hex4 (cursor);
  return unit >= 0xDC00 && unit <= 0xDFFF;
}

static gboolean
check_escape (Cursor *cursor)
{
  if (take (cursor, 'u'))
    return check_unicode_escape (cursor);
  if (cursor->at == cursor->end || *cursor->at == '\0' || strchr ("\"\\/bfnrt", *cursor->at) == NULL)
    return FALSE;
  cursor->at++;
  return TRUE;
}

static gboolean
check_string (Cursor *cursor)
{
  if (!take (cursor, '"'))
    return FALSE;
  while (cursor->at < cursor->end)
    {
      guchar c = (guchar) *cursor->at++;

      if (c == '"')
        return TRUE;
      if (c < 0x20 || (c == '\\' && !check_escape (cursor)))
        return FALSE;
    }
  return FALSE;
}

static gboolean
check_member (Cursor *cursor)
{
  skip_space (cursor);
  if (!check_string (cursor))
    return FALSE;
  skip_space (cursor);
  return take (cursor, ':') && check_value (cursor);
}

static gboolean
check_items (Cursor *cursor, gboolean (*check_item) (Cursor *cursor), char close)
{
  skip_space (cursor);
  if (take (cursor, close))
    return TRUE;
  do
    {
      if (!check_item (cursor))
        return FALSE;
      skip_space (cursor);
    }
  while (take (cursor, ','));
  return take (cursor, close);
}

static gboolean
check_container (Cursor *cursor)
{
  gboolean good;

  if (cursor->depth == RS_JSON_MAX_DEPTH)
    {
      cursor->too_deep = TRUE;
      return FALSE;
    }
  cursor->depth++;
  if (take (cursor, '{'))
    good = check_items (cursor, check_member, '}');
  else
    good = take (cursor, '[') && check_items (cursor, check_value, ']');
  cursor->depth--;
  return good;
}

static gboolean
check_value (Cursor *cursor)
{
  skip_space (cursor);
  if (cursor->at == cursor->end)
    return FALSE;

  switch (*cursor->at)
    {
    case '{':
    case '[':
      return check_container (cursor);
    case '"':
      return check_string (cursor);
    case 't':
      return take_word (cursor, "true");
    case 'f':
      return take_word (cursor, "false");
    case 'n':
      return take_word (cursor, "null");
    default:
      return check_number (cursor);
    }
}

#define EACH_BYTE(byte) (G_GUINT64_CONSTANT (0x0101010101010101) * (byte))

/* Eight bytes at a time: nearly all that comes is ASCII, and GLib's check of UTF-8 was most of the work here. A zero
 * byte borrows, one beyond ASCII has its highest bit set. */
static gboolean
is_plain_ascii (const char *data, gsize length)
{
  guint64 bytes;

  for (; length >= sizeof bytes; data += sizeof bytes, length -= sizeof bytes)
    {
      memcpy (&bytes, data, sizeof bytes);
      if (((bytes | (bytes - EACH_BYTE (0x01))) & EACH_BYTE (0x80)) != 0)
        return FALSE;
    }
  for (; length > 0; data++, length--)
    if (*data == '\0' || (guchar) *data > 0x7F)
      return FALSE;
  return TRUE;
}

/**
 * rs_json_guard_check:
 * @data: (array length=length): bytes from outside; no terminating zero is needed
 * @length: how many
 * @max_bytes: how many may be; %RS_JSON_MAX_BYTES for frames
 *
 * Says whether a document may be given to a parser: small enough, UTF-8, JSON by the letter of RFC 8259, not
 * nested more deeply than %RS_JSON_MAX_DEPTH, and without a negative integer beyond 64 bits.
 *
 * Returns: what is wrong with it, or %RS_MALFORMED_NONE
 */
RsMalformed
rs_json_guard_check (const char *data, gsize length, gsize max_bytes)
{
  Cursor cursor = { .at = data, .end = data + length };

  if (length > max_bytes)
    return RS_MALFORMED_TOO_LARGE;
  if (!is_plain_ascii (data, length) && !g_utf8_validate_len (data, length, NULL))
    return RS_MALFORMED_NOT_UTF8;
  skip_space (&cursor);
  if (cursor.at == cursor.end)
    return RS_MALFORMED_EMPTY;

  if (!check_value (&cursor))
    return cursor.too_deep       ? RS_MALFORMED_TOO_DEEP
           : cursor.out_of_range ? RS_MALFORMED_WRONG_TYPE
                                 : RS_MALFORMED_NOT_JSON;
  skip_space (&cursor);
  return cursor.at == cursor.end ? RS_MALFORMED_NONE : RS_MALFORMED_NOT_JSON;
}
