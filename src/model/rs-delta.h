/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"

G_BEGIN_DECLS

/**
 * RsDelta:
 * @kind: what it is about
 * @id: whom (GRefString, at most 128 bytes)
 * @has_sequence: whether @sequence was told
 * @sequence: the message's number, 0 or more
 * @has_time: whether @time_ns was told
 * @time_ns: when the server sent it, nanoseconds since 1970
 * @mask: the fields that it tells, 1 << field
 * @values: what it tells of them
 * @sent_at_ms: CLOCK_MONOTONIC in ms at a test centre on this machine; 0 if not told
 *
 * One message about one entity: only what changed. Zero-filled memory is an empty delta.
 */
typedef struct
{
  RsKind kind;
  char *id;
  gboolean has_sequence;
  gint64 sequence;
  gboolean has_time;
  gint64 time_ns;
  guint32 mask;
  RsValue values[RS_MAX_FIELDS];
  double sent_at_ms;
} RsDelta;

void rs_delta_init (RsDelta *self, RsKind kind, const char *id);
void rs_delta_clear (RsDelta *self);
void rs_delta_set_null (RsDelta *self, guint field);
void rs_delta_set_text (RsDelta *self, guint field, const char *text);
void rs_delta_set_number (RsDelta *self, guint field, double number);
void rs_delta_set_time (RsDelta *self, guint field, gint64 time_ns);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsDelta, rs_delta_clear)

G_END_DECLS
