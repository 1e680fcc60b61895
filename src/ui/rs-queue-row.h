/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"
#include "ui/rs-queue-card.h"

G_BEGIN_DECLS

#define RS_TYPE_QUEUE_ROW (rs_queue_row_get_type ())
G_DECLARE_FINAL_TYPE (RsQueueRow, rs_queue_row, RS, QUEUE_ROW, GtkWidget)

GtkWidget *rs_queue_row_new (void);

void rs_queue_row_set_queues (RsQueueRow *self, GListModel *queues);
void rs_queue_row_set_look (RsQueueRow *self, const RsLook *look);
void rs_queue_row_tick (RsQueueRow *self, gint64 now_ns);
int rs_queue_row_choose (RsQueueRow *self, RsCardForm richest, int width, int max_height);
RsCardForm rs_queue_row_get_form (RsQueueRow *self);
guint rs_queue_row_get_n_not_shown (RsQueueRow *self);

G_END_DECLS
