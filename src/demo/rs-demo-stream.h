/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-stats.h"
#include "demo/rs-demo-subscriber.h"

G_BEGIN_DECLS

typedef struct _RsDemoStream RsDemoStream;

typedef void (*RsDemoStreamGoneFunc) (RsDemoStream *stream, gpointer user_data);

#define RS_DEMO_CLOSE_TOKEN_EXPIRED 4001

RsDemoStream *rs_demo_stream_new (SoupWebsocketConnection *connection, RsDemoFloor *floor, RsClock *clock,
                                  GMainContext *context, const RsDemoSubscriberSetup *setup, gint64 expires_us,
                                  RsDemoStreamGoneFunc gone, gpointer user_data);
void rs_demo_stream_free (RsDemoStream *self);

void rs_demo_stream_send (RsDemoStream *self, GBytes *frame);
void rs_demo_stream_close (RsDemoStream *self, guint code, const char *reason);
void rs_demo_stream_flush (RsDemoStream *self);
void rs_demo_stream_set_faults (RsDemoStream *self, const RsDemoFaultPlan *plan);
void rs_demo_stream_count (RsDemoStream *self, RsDemoStats *stats);
guint rs_demo_stream_get_client_close (RsDemoStream *self);

G_END_DECLS
