/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-subscriber.h"

G_BEGIN_DECLS

#define START_US G_GINT64_CONSTANT (1772377200000000)

/*
 * A demo floor and one subscriber of it, in virtual time: what it emits is kept in order.
 */
typedef struct
{
  RsClock *clock;
  RsDemoOptions options;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoSubscriber *subscriber;
  GPtrArray *frames; /* of GBytes */
  gboolean answers_heartbeats;
  guint close_code;
} SubscriberFixture;

void subscriber_say (SubscriberFixture *fixture, const char *text);
void subscriber_prepare (SubscriberFixture *fixture);
void subscriber_connect (SubscriberFixture *fixture);
void subscriber_disconnect (SubscriberFixture *fixture);
char *subscriber_dup_type (SubscriberFixture *fixture, guint index);
guint subscriber_count_type (SubscriberFixture *fixture, const char *type);
void subscriber_assert_truth (SubscriberFixture *fixture);

G_END_DECLS
