/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-change-set.h"
#include "model/rs-state-cell.h"

G_BEGIN_DECLS

typedef struct _RsStateJournal RsStateJournal;

RsStateJournal *rs_state_journal_new (void);
void rs_state_journal_free (RsStateJournal *self);

gboolean rs_state_journal_set_shown (RsStateJournal *self, RsKind kind, guint32 fields);
guint32 rs_state_journal_get_shown (const RsStateJournal *self, RsKind kind);
void rs_state_journal_touch (RsStateJournal *self, RsStateCell *cell, guint32 mask);
void rs_state_journal_note_transition (RsStateJournal *self, RsStateCell *cell, const RsValue *before, gint64 at_ns);
gboolean rs_state_journal_is_empty (RsStateJournal *self);
void rs_state_journal_take (RsStateJournal *self, RsChangeSet *target);

G_END_DECLS
