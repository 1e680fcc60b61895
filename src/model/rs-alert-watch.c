/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-watch.h"

#include "base/rs-iso-time.h"

/**
 * rs_alert_watch_new:
 * @rule: a rule that outlives it
 *
 * Returns: (transfer full): a watch that has seen nothing
 */
RsAlertWatch *
rs_alert_watch_new (const RsAlertRule *rule)
{
  RsAlertWatch *self = g_new0 (RsAlertWatch, 1);

  self->rule = rule;
  return self;
}

/**
 * rs_alert_watch_free:
 * @self: (transfer full): a watch
 */
void
rs_alert_watch_free (RsAlertWatch *self)
{
  g_clear_object (&self->alert);
  g_free (self);
}

#define LATE_NS (60 * RS_NSEC_PER_SEC) /* what is older is not news */

static gboolean
has_lasted (gint64 since_ns, gint64 now_ns, guint seconds)
{
  return now_ns - since_ns >= (gint64) seconds * RS_NSEC_PER_SEC;
}

static RsAlertStep
look_before (RsAlertWatch *self, gboolean is_broken, const RsAlertMoment *moment)
{
  gboolean is_event = self->event_ns != 0 && moment->now_ns - self->event_ns <= LATE_NS && !moment->is_quiet;

  if (!is_broken && !is_event)
    return RS_ALERT_STEP_END;
  if (self->over_since_ns == 0)
    self->over_since_ns = moment->now_ns;
  if (moment->is_quiet)
    return RS_ALERT_STEP_WAIT;
  if (!is_event && !has_lasted (self->over_since_ns, moment->now_ns, self->rule->on_delay))
    return RS_ALERT_STEP_WAIT;
  return RS_ALERT_STEP_BEGIN;
}

static RsAlertStep
look_after (RsAlertWatch *self, gboolean is_clear, const RsAlertMoment *moment)
{
  const RsAlertFacts *facts = rs_alert_get_facts (self->alert);

  if (!is_clear || self->event_ns != 0)
    self->calm_since_ns = 0;
  else if (self->calm_since_ns == 0)
    self->calm_since_ns = moment->now_ns;
  if (self->calm_since_ns != 0 && has_lasted (self->calm_since_ns, moment->now_ns, self->rule->clear_delay))
    return RS_ALERT_STEP_END;
  if (self->calm_since_ns == 0 && facts->is_silent && !moment->is_quiet &&
      moment->now_ns - facts->acknowledged_ns >= moment->guard_ns)
    return RS_ALERT_STEP_AGAIN;
  return RS_ALERT_STEP_WAIT;
}

/**
 * rs_alert_watch_look:
 * @self: a watch
 * @is_broken: whether the rule is broken now
 * @is_clear: whether an alert would have no reason any more; between the two, all stays as it is
 * @moment: when that is
 *
 * What happens while it is quiet is not told later, unless it still goes on then.
 *
 * Returns: what is to be done; the caller does it
 */
RsAlertStep
rs_alert_watch_look (RsAlertWatch *self, gboolean is_broken, gboolean is_clear, const RsAlertMoment *moment)
{
  RsAlertStep step = self->alert == NULL ? look_before (self, is_broken, moment) : look_after (self, is_clear, moment);

  if (step != RS_ALERT_STEP_BEGIN) /* whoever begins wants to know when it happened */
    self->event_ns = 0;
  return step;
}

/**
 * rs_alert_watch_shift:
 * @self: a watch
 * @by_ns: for how long nothing was known
 *
 * That time counts neither for nor against anybody.
 */
void
rs_alert_watch_shift (RsAlertWatch *self, gint64 by_ns)
{
  if (self->over_since_ns != 0)
    self->over_since_ns += by_ns;
  if (self->calm_since_ns != 0)
    self->calm_since_ns += by_ns;
}
