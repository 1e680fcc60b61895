/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-delta.h"
#include "model/rs-version.h"

G_BEGIN_DECLS

/**
 * RsStateCell:
 * @kind: what it is
 * @id: whom it is about (GRefString)
 * @highest_epoch: the newest epoch in which it was told anything
 * @highest_sequence: the highest sequence in that epoch
 * @highest_time_ns: the highest timestamp in that epoch
 * @began_ns: when the shown word was first seen, for streams that do not tell it
 * @told: fields that the connection that counts has told since the cell was last unconfirmed
 * @granted: whether the server lets us see it
 * @confirmed: whether it was heard of since the last outage
 * @hidden: whether it is out of view (not asked for, or ended); its versions stay
 * @numbered: messages with a sequence were seen
 * @unnumbered: messages without one were seen
 * @guessed: nobody saw the word begin, so it may have begun earlier than @began_ns
 * @told_old: the word was told with a timestamp that was no longer fresh
 * @heard: whether anything was told of it since the last `subscribed`
 * @heard_all: whether the first that was told since then was all that is known of it
 * @patient: whether a newer epoch sets a field only with what is newer by the server's clock, for a while
 * @clear_at_us: monotonic time at which fields of the old status are cleared, 0 for never (protocol §7)
 * @hidden_at_us: monotonic time at which it ended or was swept away, 0 if neither
 * @mask: what changed since the last change set
 * @sent_at_ms: oldest sending time since the last change set
 * @touched: whether it stands in the cache's list of touched cells
 * @versions: the version that last set each field
 * @values: what each field holds
 *
 * All that is known of one entity, each field with the version that set it. Private to the state cache.
 */
typedef struct
{
  RsKind kind;
  char *id;
  guint32 highest_epoch;
  gint64 highest_sequence;
  gint64 highest_time_ns;
  gint64 began_ns;
  guint granted : 1;
  guint confirmed : 1;
  guint hidden : 1;
  guint numbered : 1;
  guint unnumbered : 1;
  guint touched : 1;
  guint heard : 1;
  guint heard_all : 1;
  guint patient : 1;
  guint guessed : 1;
  guint told_old : 1;
  guint32 told;
  gint64 clear_at_us;
  gint64 hidden_at_us;
  guint32 mask;
  double sent_at_ms;
  RsVersion *versions;
  RsValue values[];
} RsStateCell;

/**
 * RsCellOutcome:
 * @set: fields that took a new version
 * @changed: those of them whose value is another one now
 * @duplicates: fields that had exactly this version and value already
 * @conflicts: fields that had this version, with another value
 *
 * What merging a delta did, as masks.
 */
typedef struct
{
  guint32 set;
  guint32 changed;
  guint32 duplicates;
  guint32 conflicts;
} RsCellOutcome;

/**
 * RsApplyResult:
 * @RS_APPLY_APPLIED: at least one field took a new version
 * @RS_APPLY_DUPLICATE: all of it was known already, to the letter
 * @RS_APPLY_STALE: all of it was older than what is known
 * @RS_APPLY_CONFLICT: the same version told something else before; the first stays
 * @RS_APPLY_NOT_ASKED: about an entity that nobody asked for, or beyond the bounds
 *
 * What became of a delta.
 */
typedef enum
{
  RS_APPLY_APPLIED,
  RS_APPLY_DUPLICATE,
  RS_APPLY_STALE,
  RS_APPLY_CONFLICT,
  RS_APPLY_NOT_ASKED,
} RsApplyResult;

RsStateCell *rs_state_cell_new (RsKind kind, const char *id);
void rs_state_cell_free (RsStateCell *self);

RsVersion rs_state_cell_get_version (RsStateCell *self, const RsDelta *delta, guint32 epoch, guint64 arrival);
RsCellOutcome rs_state_cell_merge (RsStateCell *self, const RsDelta *delta, const RsVersion *version);
RsApplyResult rs_state_cell_get_result (const RsCellOutcome *outcome);
RsCellOutcome rs_state_cell_merge_row (RsStateCell *self, const RsDelta *row, gint64 row_ns, guint32 epoch);
RsCellOutcome rs_state_cell_join (RsStateCell *self, const RsStateCell *other);
guint32 rs_state_cell_get_told (const RsStateCell *self);
gboolean rs_state_cell_is_told (const RsStateCell *self);
gint64 rs_state_cell_get_since (const RsStateCell *self);
guint rs_state_cell_get_since_field (const RsStateCell *self);
void rs_state_cell_date_word (RsStateCell *self, const RsDelta *delta, gboolean changed, gint64 server_now_ns);
void rs_state_cell_date_row (RsStateCell *self, const RsDelta *row, gint64 row_ns, const RsCellOutcome *outcome,
                             gint64 server_now_ns);
void rs_state_cell_date_like (RsStateCell *self, const RsStateCell *other, gboolean changed);
gboolean rs_state_cell_has_ended (const RsStateCell *self);
gboolean rs_state_cell_note_numbering (RsStateCell *self, gboolean numbered);
guint32 rs_state_cell_clear_old_fields (RsStateCell *self);

G_END_DECLS
