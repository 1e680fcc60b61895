/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsQueueChoice:
 * @list: (nullable): the queues that are shown
 * @names: (nullable): only these; empty for all
 *
 * Which queues a board shows; all 0 shows none.
 */
typedef struct
{
  GtkFilterListModel *list;
  GtkFilter *filter;
  GStrv names;
} RsQueueChoice;

void rs_queue_choice_init (RsQueueChoice *self);
void rs_queue_choice_set_queues (RsQueueChoice *self, GListModel *queues);
void rs_queue_choice_take_view (RsQueueChoice *self, GSettings *view);
void rs_queue_choice_look (RsQueueChoice *self);
void rs_queue_choice_clear (RsQueueChoice *self);

G_END_DECLS
