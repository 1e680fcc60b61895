/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-pulse.h"

G_BEGIN_DECLS

typedef struct _RsDemoSubscriber RsDemoSubscriber;

/**
 * RS_DEMO_CLOSE_RESET:
 *
 * No close code, but a TCP reset as soon as what was said has gone out.
 */
#define RS_DEMO_CLOSE_RESET 1

typedef void (*RsDemoEmitFunc) (GBytes *frame, gpointer user_data);

/**
 * RsDemoCloseFunc:
 * @code: RFC 6455 close code, or %RS_DEMO_CLOSE_RESET
 * @reason: why
 * @user_data: what was given to rs_demo_subscriber_new()
 *
 * The server ends the connection. Nothing is emitted any more. The subscriber may not be freed within.
 */
typedef void (*RsDemoCloseFunc) (guint code, const char *reason, gpointer user_data);

/**
 * RsDemoSubscriberSetup:
 * @options: scope, heartbeat interval, withheld ids, faults and seed are read from it, and copied
 * @connection_number: which connection of the server this is, from 1; seeds the faults, and some happen to it alone
 * @tells_monotonic: put `sentAtMonotonic` into every message; for real clocks
 * @driver: (nullable): moves the floor; brings it to the present before a subscription is answered
 */
typedef struct
{
  const RsDemoOptions *options;
  guint connection_number;
  gboolean tells_monotonic;
  RsDemoDriver *driver;
} RsDemoSubscriberSetup;

RsDemoSubscriber *rs_demo_subscriber_new (RsDemoFloor *floor, RsClock *clock, GMainContext *context,
                                          const RsDemoSubscriberSetup *setup, RsDemoEmitFunc emit,
                                          RsDemoCloseFunc close, gpointer user_data);
void rs_demo_subscriber_free (RsDemoSubscriber *self);

void rs_demo_subscriber_handle_text (RsDemoSubscriber *self, const char *text, gsize length);
GBytes *rs_demo_subscriber_retell (RsDemoSubscriber *self);
void rs_demo_subscriber_flush (RsDemoSubscriber *self);
guint64 rs_demo_subscriber_get_updates (RsDemoSubscriber *self);
void rs_demo_subscriber_set_faults (RsDemoSubscriber *self, const RsDemoFaultPlan *plan);
RsDemoPulse *rs_demo_subscriber_get_pulse (RsDemoSubscriber *self);
guint rs_demo_subscriber_get_subscriptions (RsDemoSubscriber *self);
gboolean rs_demo_subscriber_is_subscribed (RsDemoSubscriber *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoSubscriber, rs_demo_subscriber_free)

G_END_DECLS
