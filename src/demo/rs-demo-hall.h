/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-stream.h"

G_BEGIN_DECLS

typedef struct _RsDemoHall RsDemoHall;

RsDemoHall *rs_demo_hall_new (const RsDemoOptions *options, RsDemoFloor *floor, RsDemoDriver *driver, RsClock *clock,
                              GMainContext *context);
void rs_demo_hall_free (RsDemoHall *self);

void rs_demo_hall_admit (RsDemoHall *self, SoupWebsocketConnection *connection, gint64 expires_us);
void rs_demo_hall_close_all (RsDemoHall *self, guint code, const char *reason);
void rs_demo_hall_send_all (RsDemoHall *self, GBytes *text);
void rs_demo_hall_flush (RsDemoHall *self);
void rs_demo_hall_set_faults (RsDemoHall *self, const RsDemoFaultPlan *plan);
void rs_demo_hall_count (RsDemoHall *self, RsDemoStats *stats);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoHall, rs_demo_hall_free)

G_END_DECLS
