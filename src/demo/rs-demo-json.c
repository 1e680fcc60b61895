/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-json.h"

#include "base/rs-iso-time.h"

struct _RsDemoJson
{
  GString *text;
  gboolean needs_comma;
};

/**
 * rs_demo_json_new:
 *
 * Returns: (transfer full): an empty document
 */
RsDemoJson *
rs_demo_json_new (void)
{
  RsDemoJson *self = g_new0 (RsDemoJson, 1);

  self->text = g_string_sized_new (256);
  return self;
}

/**
 * rs_demo_json_free:
 * @self: (transfer full): a document that nobody wants
 */
void
rs_demo_json_free (RsDemoJson *self)
{
  g_string_free (self->text, TRUE);
  g_free (self);
}

/**
 * rs_demo_json_free_to_bytes:
 * @self: (transfer full): a finished document
 *
 * Returns: (transfer full): its text
 */
GBytes *
rs_demo_json_free_to_bytes (RsDemoJson *self)
{
  GBytes *bytes = g_string_free_to_bytes (self->text);

  g_free (self);
  return bytes;
}

/**
 * rs_demo_json_free_to_text:
 * @self: (transfer full): a finished document
 *
 * Returns: (transfer full): its text
 */
char *
rs_demo_json_free_to_text (RsDemoJson *self)
{
  char *text = g_string_free (self->text, FALSE);

  g_free (self);
  return text;
}

static void
append_quoted (GString *out, const char *text)
{
  g_string_append_c (out, '"');
  for (const char *p = text; *p != '\0'; p++)
    if (*p == '"' || *p == '\\')
      {
        g_string_append_c (out, '\\');
        g_string_append_c (out, *p);
      }
    else if ((guchar) *p < 0x20)
      g_string_append_printf (out, "\\u%04x", (guint) (guchar) *p);
    else
      g_string_append_c (out, *p);
  g_string_append_c (out, '"');
}

static void
begin_member (RsDemoJson *self, const char *name)
{
  if (self->needs_comma)
    g_string_append_c (self->text, ',');
  self->needs_comma = TRUE;
  if (name == NULL)
    return;
  append_quoted (self->text, name);
  g_string_append_c (self->text, ':');
}

/**
 * rs_demo_json_open:
 * @self: a document
 * @name: (nullable): the member's name, NULL inside an array and at the top
 * @bracket: `{` or `[`
 */
void
rs_demo_json_open (RsDemoJson *self, const char *name, char bracket)
{
  begin_member (self, name);
  g_string_append_c (self->text, bracket);
  self->needs_comma = FALSE;
}

/**
 * rs_demo_json_close:
 * @self: a document
 * @bracket: `}` or `]`
 */
void
rs_demo_json_close (RsDemoJson *self, char bracket)
{
  g_string_append_c (self->text, bracket);
  self->needs_comma = TRUE;
}

/**
 * rs_demo_json_text:
 * @self: a document
 * @name: (nullable): the member's name
 * @text: (nullable): UTF-8 text, NULL for null
 */
void
rs_demo_json_text (RsDemoJson *self, const char *name, const char *text)
{
  begin_member (self, name);
  if (text != NULL)
    append_quoted (self->text, text);
  else
    g_string_append (self->text, "null");
}

/**
 * rs_demo_json_number:
 * @self: a document
 * @name: (nullable): the member's name
 * @number: a whole number
 */
void
rs_demo_json_number (RsDemoJson *self, const char *name, gint64 number)
{
  begin_member (self, name);
  g_string_append_printf (self->text, "%" G_GINT64_FORMAT, number);
}

/**
 * rs_demo_json_raw:
 * @self: a document
 * @name: (nullable): the member's name
 * @raw: text that is JSON already, such as `true` or `12.5`
 */
void
rs_demo_json_raw (RsDemoJson *self, const char *name, const char *raw)
{
  begin_member (self, name);
  g_string_append (self->text, raw);
}

/**
 * rs_demo_json_time:
 * @self: a document
 * @name: (nullable): the member's name
 * @time_us: microseconds since 1970
 * @with_microseconds: six fraction digits instead of three
 */
void
rs_demo_json_time (RsDemoJson *self, const char *name, gint64 time_us, gboolean with_microseconds)
{
  g_autofree char *iso = rs_iso_time_format (time_us * 1000);

  rs_demo_json_text (self, name, iso);
  if (!with_microseconds)
    return;
  g_string_truncate (self->text, self->text->len - 2); /* the Z and the quote */
  g_string_append_printf (self->text, "%03dZ\"", (int) (time_us % 1000));
}

/**
 * rs_demo_json_value:
 * @self: a document
 * @name: (nullable): the member's name
 * @value: a field's value
 */
void
rs_demo_json_value (RsDemoJson *self, const char *name, const RsDemoValue *value)
{
  switch (value->type)
    {
    case RS_DEMO_VALUE_NULL:
    case RS_DEMO_VALUE_TEXT:
      rs_demo_json_text (self, name, value->text);
      break;
    case RS_DEMO_VALUE_COUNT:
      rs_demo_json_number (self, name, value->number);
      break;
    case RS_DEMO_VALUE_TENTHS:
      begin_member (self, name);
      g_string_append_printf (self->text, "%d.%d", (int) (value->number / 10), (int) (value->number % 10));
      break;
    case RS_DEMO_VALUE_TIME:
      rs_demo_json_time (self, name, value->number * 1000, FALSE);
      break;
    default:
      g_assert_not_reached ();
    }
}
