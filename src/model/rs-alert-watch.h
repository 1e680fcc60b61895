/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert.h"

G_BEGIN_DECLS

/**
 * RsAlertWatch:
 * @rule: the rule, owned by the rules in force
 * @over_since_ns: since when it is broken; 0 if it is not
 * @calm_since_ns: since when an alert has no reason any more; 0 if it has
 * @event_ns: when something happened that was not told yet; 0 if nothing
 * @alert: (nullable): while it is told
 * @is_fresh: whether it was looked at in this round
 *
 * One rule and one of those whom it is about, from the first moment at which it is broken.
 */
typedef struct
{
  const RsAlertRule *rule;
  gint64 over_since_ns;
  gint64 calm_since_ns;
  gint64 event_ns;
  RsAlert *alert;
  gboolean is_fresh;
} RsAlertWatch;

/**
 * RsAlertMoment:
 * @now_ns: the time at the server
 * @guard_ns: for how long an acknowledged alert is silent
 * @is_quiet: whether no alert begins
 *
 * What counts for every rule at one moment.
 */
typedef struct
{
  gint64 now_ns;
  gint64 guard_ns;
  gboolean is_quiet;
} RsAlertMoment;

/**
 * RsAlertStep:
 * @RS_ALERT_STEP_WAIT: nothing to tell
 * @RS_ALERT_STEP_BEGIN: an alert is to begin
 * @RS_ALERT_STEP_AGAIN: an alert that was acknowledged is told again
 * @RS_ALERT_STEP_END: all is well: the alert is over if there is one, and the watch is needed no more
 */
typedef enum
{
  RS_ALERT_STEP_WAIT,
  RS_ALERT_STEP_BEGIN,
  RS_ALERT_STEP_AGAIN,
  RS_ALERT_STEP_END,
} RsAlertStep;

RsAlertWatch *rs_alert_watch_new (const RsAlertRule *rule);
void rs_alert_watch_free (RsAlertWatch *self);

RsAlertStep rs_alert_watch_look (RsAlertWatch *self, gboolean is_broken, gboolean is_clear,
                                 const RsAlertMoment *moment);
void rs_alert_watch_shift (RsAlertWatch *self, gint64 by_ns);

G_END_DECLS
