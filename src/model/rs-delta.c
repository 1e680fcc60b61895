/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-delta.h"

/**
 * rs_delta_init:
 * @self: (out caller-allocates): memory that holds no delta
 * @kind: what it is about
 * @id: whom
 */
void
rs_delta_init (RsDelta *self, RsKind kind, const char *id)
{
  *self = (RsDelta){ .kind = kind, .id = g_ref_string_new (id) };
}

/**
 * rs_delta_clear:
 * @self: a delta
 *
 * Frees what it holds and makes it empty.
 */
void
rs_delta_clear (RsDelta *self)
{
  for (guint32 rest = self->mask; rest != 0; rest &= rest - 1)
    rs_value_clear (&self->values[g_bit_nth_lsf (rest, -1)]);
  g_clear_pointer (&self->id, g_ref_string_release);
  self->mask = 0;
}

static RsValue *
set (RsDelta *self, guint field)
{
  g_assert (field < RS_MAX_FIELDS);
  rs_value_clear (&self->values[field]);
  self->mask |= 1u << field;
  return &self->values[field];
}

/**
 * rs_delta_set_null:
 * @self: a delta
 * @field: which field
 *
 * Tells that the field was cleared.
 */
void
rs_delta_set_null (RsDelta *self, guint field)
{
  set (self, field)->type = RS_VALUE_NULL;
}

/**
 * rs_delta_set_text:
 * @self: a delta
 * @field: which field
 * @text: its new text
 */
void
rs_delta_set_text (RsDelta *self, guint field, const char *text)
{
  *set (self, field) = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (text) };
}

/**
 * rs_delta_set_number:
 * @self: a delta
 * @field: which field
 * @number: its new number
 */
void
rs_delta_set_number (RsDelta *self, guint field, double number)
{
  *set (self, field) = (RsValue){ .type = RS_VALUE_NUMBER, .number = number };
}

/**
 * rs_delta_set_time:
 * @self: a delta
 * @field: which field
 * @time_ns: its new time, nanoseconds since 1970
 */
void
rs_delta_set_time (RsDelta *self, guint field, gint64 time_ns)
{
  *set (self, field) = (RsValue){ .type = RS_VALUE_TIME, .time_ns = time_ns };
}
