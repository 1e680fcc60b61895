/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-queue.h"
#include "ui/rs-palette.h"

G_BEGIN_DECLS

/**
 * RsCardFace:
 * @name: of the queue; belongs to it
 * @waiting: how many wait, less than 0 if not known
 * @wait_seconds: how long the longest has waited, less than 0 if not known
 * @limit_seconds: how long one may wait
 * @signal: how urgent the wait is
 * @service_level: percent, less than 0 if not known
 * @goal: percent, less than 0 if not known
 * @level_signal: how urgent the service level is
 * @available: agents who could take the next one, less than 0 if not known
 * @abandoned: who gave up, less than 0 if not known
 * @contacts: (element-type RsInteraction): who waits, as far as it was told, longest first; belongs to the queue
 *
 * What one queue card says, whatever its form.
 */
typedef struct
{
  const char *name;
  int waiting;
  double wait_seconds;
  double limit_seconds;
  RsSignal signal;
  double service_level;
  double goal;
  RsSignal level_signal;
  int available;
  int abandoned;
  GPtrArray *contacts;
} RsCardFace;

#define RS_CARD_FACE_N_CONTACTS 3 /* so many of those who wait are named */

void rs_card_face_read (RsCardFace *self, RsQueue *queue, gint64 now_ns);
char *rs_card_face_format_wait (const RsCardFace *self);
char *rs_card_face_format_level (const RsCardFace *self);
char *rs_card_face_describe (const RsCardFace *self, gint64 now_ns);

G_END_DECLS
