/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-interaction.h"

G_BEGIN_DECLS

#define RS_TYPE_QUEUE (rs_queue_get_type ())
G_DECLARE_FINAL_TYPE (RsQueue, rs_queue, RS, QUEUE, RsEntity)

const char *rs_queue_get_name (RsQueue *self);
int rs_queue_get_waiting (RsQueue *self);
double rs_queue_get_longest_wait (RsQueue *self, gint64 server_now_ns);
double rs_queue_get_service_level (RsQueue *self);
double rs_queue_get_service_level_goal (RsQueue *self);
int rs_queue_get_abandoned (RsQueue *self);
int rs_queue_get_handled (RsQueue *self);
int rs_queue_get_agents_available (RsQueue *self);

GPtrArray *rs_queue_get_waiting_contacts (RsQueue *self);
gboolean rs_queue_set_waiting_contacts (RsQueue *self, GPtrArray *contacts);

int rs_queue_compare (RsQueue *a, RsQueue *b);

G_END_DECLS
