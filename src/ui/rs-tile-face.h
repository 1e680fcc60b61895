/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "ui/rs-glyph.h"

G_BEGIN_DECLS

/**
 * RsTileFace:
 * @name: who, as far as it may be shown
 * @word: what she does: the state's word, or the server's where that says more
 * @detail: (nullable): for which queue, or why
 * @state: the state
 * @glyph: its sign
 * @has_contact: whether @channel and @outbound are known
 * @channel: the sign of how the contact came in
 * @channel_word: the word for it
 * @outbound: whether we called them
 * @since_ns: when the state began, by the server's clock; 0 if not known
 * @limit_seconds: how long it may last, 0 for ever
 * @refused: whether a contact was refused
 * @granted: whether we may see her at all
 * @confirmed: whether she was heard of since the last outage
 *
 * What one tile says, whatever its form. The texts belong to the agent: read it anew for each drawing.
 */
typedef struct
{
  const char *name;
  const char *word;
  const char *detail;
  RsAgentState state;
  RsGlyph glyph;
  gboolean has_contact;
  RsGlyph channel;
  const char *channel_word;
  gboolean outbound;
  gint64 since_ns;
  double limit_seconds;
  gboolean refused;
  gboolean granted;
  gboolean confirmed;
} RsTileFace;

void rs_tile_face_read (RsTileFace *self, RsAgent *agent, RsNames names);
double rs_tile_face_get_seconds (const RsTileFace *self, gint64 now_ns);
double rs_tile_face_get_progress (const RsTileFace *self, gint64 now_ns);
gboolean rs_tile_face_is_alarm (const RsTileFace *self, gint64 now_ns);
char *rs_tile_face_format_timer (const RsTileFace *self, gint64 now_ns);
char *rs_tile_face_describe (const RsTileFace *self, gint64 now_ns);

G_END_DECLS
