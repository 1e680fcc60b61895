/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-fault-plan.h"
#include "demo/rs-demo-grant.h"
#include "demo/rs-demo-record.h"

G_BEGIN_DECLS

/**
 * RsDemoStamp:
 * @sequence: the message's number, 0 for none
 * @time_us: the server's wall time, microseconds since 1970
 * @is_dated: whether the message tells its time
 * @monotonic_us: CLOCK_MONOTONIC when it is sent, −1 for none
 *
 * What every message carries beside its payload.
 */
typedef struct
{
  guint64 sequence;
  gint64 time_us;
  gboolean is_dated;
  gint64 monotonic_us;
} RsDemoStamp;

GBytes *rs_demo_message_update (const RsDemoStamp *stamp, const RsDemoRecord *record, guint fields,
                                gboolean wait_as_seconds);
GBytes *rs_demo_message_subscribed (const RsDemoStamp *stamp, const RsDemoGrant *grant);
GBytes *rs_demo_message_heartbeat (const RsDemoStamp *stamp, gint64 interval_us);
GBytes *rs_demo_message_error (const RsDemoStamp *stamp, const char *code, const char *message);

GBytes *rs_demo_message_malformed (RsDemoMalformed malformed, RsDemoKind kind, const char *id);
GBytes *rs_demo_message_invalid_utf8 (void);
GBytes *rs_demo_message_oversize (gsize size);

G_END_DECLS
