/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-card-face.h"
#include "ui/rs-look.h"
#include "ui/rs-queue-card.h"
#include "ui/rs-sparkline.h"
#include "ui/rs-text-line.h"
#include "ui/rs-wait-history.h"

G_BEGIN_DECLS

#define RS_CARD_MAX_CONTACTS 3

/**
 * RsCardPainter:
 *
 * The shaped texts of one queue card. Zero-filled memory is a painter that has not painted yet.
 */
typedef struct
{
  RsTextLine name;
  RsTextLine number;
  RsTextLine word;
  RsTextLine wait;
  RsTextLine ages[RS_CARD_MAX_CONTACTS];
  RsTextLine label;
  RsTextLine level;
  RsTextLine goal;
  RsTextLine available;
  RsTextLine abandoned;
} RsCardPainter;

/**
 * RsCardJob:
 * @look: of the board
 * @form: how much to say
 * @width: of the card
 * @height: of the card
 * @now_ns: the time at the server
 * @contacts: (element-type RsInteraction): who waits, the oldest first
 * @history: how many waited before
 * @sparkline: draws that
 *
 * How a card is to be painted.
 */
typedef struct
{
  RsLook look;
  RsCardForm form;
  int width;
  int height;
  gint64 now_ns;
  GPtrArray *contacts;
  const RsWaitHistory *history;
  RsSparkline *sparkline;
} RsCardJob;

void rs_card_painter_paint (RsCardPainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsCardFace *face,
                            const RsCardJob *job);
void rs_card_painter_clear (RsCardPainter *self);
double rs_card_painter_get_height (RsCardForm form, double text_px);

G_END_DECLS
