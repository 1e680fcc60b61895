/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"
#include "model/rs-source-status.h"

G_BEGIN_DECLS

/* Bits of a mask beyond the fields' own (1 << field). */
#define RS_CHANGED_SINCE (1u << 24)     /* the moment at which the state began */
#define RS_CHANGED_CONFIRMED (1u << 25) /* heard of since the last outage, or no longer */
#define RS_CHANGED_GRANTED (1u << 26)   /* access given or taken */
#define RS_CHANGED_CONTACTS (1u << 27)  /* main thread only: the contacts that belong to an agent or queue */
#define RS_CHANGED_ALL 0xffffffffu

/**
 * RsTransition:
 * @from: (nullable): the word before (GRefString)
 * @to: (nullable): the word after (GRefString)
 * @at_ns: when, by the server's clock
 *
 * One step of an agent's status or an interaction's state. Alerts and history read these; drawing does not.
 */
typedef struct
{
  char *from;
  char *to;
  gint64 at_ns;
} RsTransition;

#define RS_MAX_TRANSITIONS 8

/**
 * RsChange:
 * @kind: what it is about
 * @id: whom (GRefString)
 * @mask: which fields changed: 1 << field, and RS_CHANGED_…
 * @removed: whether it has left the picture
 * @confirmed: whether it was heard of since the last outage
 * @granted: whether the server lets us see it
 * @since_ns: when its state began, by the server's clock; 0 if not known
 * @values: the newest value of every field, changed or not
 * @transitions: the steps between, in order
 * @n_transitions: how many of them are kept
 * @n_transitions_lost: how many more there were
 * @sent_at_ms: (CLOCK_MONOTONIC, ms) when the oldest message in it was sent by a test centre; 0 if not told
 *
 * What happened to one entity since the last change set.
 */
typedef struct
{
  RsKind kind;
  char *id;
  guint32 mask;
  gboolean removed;
  gboolean confirmed;
  gboolean granted;
  gint64 since_ns;
  RsValue values[RS_MAX_FIELDS];
  RsTransition transitions[RS_MAX_TRANSITIONS];
  guint n_transitions;
  guint n_transitions_lost;
  double sent_at_ms;
} RsChange;

typedef struct _RsChangeSet RsChangeSet;

RsChangeSet *rs_change_set_new (void);
void rs_change_set_free (RsChangeSet *self);

RsChange *rs_change_set_touch (RsChangeSet *self, RsKind kind, const char *id);
void rs_change_add_transition (RsChange *change, const char *from, const char *to, gint64 at_ns);
void rs_change_set_set_status (RsChangeSet *self, RsSourceStatus *status);
RsChangeSet *rs_change_set_merge (RsChangeSet *older, RsChangeSet *newer);

guint rs_change_set_get_n_changes (const RsChangeSet *self);
const RsChange *rs_change_set_get_change (const RsChangeSet *self, guint index);
const RsSourceStatus *rs_change_set_get_status (const RsChangeSet *self);
gboolean rs_change_set_is_empty (const RsChangeSet *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsChangeSet, rs_change_set_free)

G_END_DECLS
