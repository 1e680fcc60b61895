/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-queue.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsCardForm:
 * @RS_CARD_FORM_FULL: with the contacts that have waited longest
 * @RS_CARD_FORM_SHORT: without them
 * @RS_CARD_FORM_COMPACT: name, number, wait and service level in two lines
 * @RS_CARD_FORM_LINE: one line: name, how many wait, and for how long
 *
 * How much a queue card says, richest first.
 */
typedef enum
{
  RS_CARD_FORM_FULL,
  RS_CARD_FORM_SHORT,
  RS_CARD_FORM_COMPACT,
  RS_CARD_FORM_LINE,
} RsCardForm;
#define RS_N_CARD_FORMS 4

#define RS_TYPE_QUEUE_CARD (rs_queue_card_get_type ())
G_DECLARE_FINAL_TYPE (RsQueueCard, rs_queue_card, RS, QUEUE_CARD, GtkWidget)

GtkWidget *rs_queue_card_new (void);

void rs_queue_card_set_queue (RsQueueCard *self, RsQueue *queue);
void rs_queue_card_set_look (RsQueueCard *self, const RsLook *look, RsCardForm form);
void rs_queue_card_tick (RsQueueCard *self, gint64 now_ns);
RsSignal rs_queue_card_get_signal (RsQueueCard *self);
char *rs_queue_card_get_description (RsQueueCard *self);

G_END_DECLS
