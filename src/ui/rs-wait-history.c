/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wait-history.h"

#include "base/rs-iso-time.h"

#include <string.h>

#define LONGEST_STEP_SECONDS 32 /* 112 of them are an hour */

static void
halve (RsWaitHistory *self)
{
  for (guint i = 0; i < RS_WAIT_HISTORY_SIZE / 2; i++)
    self->points[i] = MAX (self->points[2 * i], self->points[2 * i + 1]);
  self->n_points = RS_WAIT_HISTORY_SIZE / 2;
  self->step_seconds = self->step_seconds * 2;
}

static void
make_room (RsWaitHistory *self)
{
  if (self->n_points < RS_WAIT_HISTORY_SIZE)
    return;
  if (self->step_seconds < LONGEST_STEP_SECONDS)
    {
      halve (self);
      return;
    }
  memmove (self->points, self->points + 1, (RS_WAIT_HISTORY_SIZE - 1) * sizeof self->points[0]);
  self->n_points--;
}

static void
begin_step (RsWaitHistory *self, gint64 at_ns, guint16 waiting)
{
  make_room (self);
  self->points[self->n_points++] = waiting;
  self->step_start_ns = at_ns;
}

/**
 * rs_wait_history_add:
 * @self: a history
 * @at_ns: when, by the server's clock; a moment before the newest step counts towards it
 * @waiting: how many waited then
 *
 * Within a step the highest number stays, so that a short peak is not lost. A pause longer than the history
 * begins it anew.
 */
void
rs_wait_history_add (RsWaitHistory *self, gint64 at_ns, int waiting)
{
  guint16 value = (guint16) CLAMP (waiting, 0, G_MAXUINT16);
  gint64 step_ns;
  guint16 before;

  if (self->n_points == 0)
    self->step_seconds = 1;
  if (self->n_points == 0 || at_ns - self->step_start_ns > 3600 * RS_NSEC_PER_SEC)
    {
      *self = (RsWaitHistory){ .step_seconds = 1 };
      begin_step (self, at_ns, value);
      return;
    }

  before = self->points[self->n_points - 1];
  step_ns = self->step_seconds * RS_NSEC_PER_SEC;
  while (at_ns - self->step_start_ns >= 2 * step_ns)
    {
      begin_step (self, self->step_start_ns + step_ns, before);
      step_ns = self->step_seconds * RS_NSEC_PER_SEC;
    }
  if (at_ns - self->step_start_ns >= step_ns)
    begin_step (self, self->step_start_ns + step_ns, value);
  else
    self->points[self->n_points - 1] = MAX (before, value);
}

/**
 * rs_wait_history_get_highest:
 * @self: a history
 *
 * Returns: the highest number in it
 */
guint
rs_wait_history_get_highest (const RsWaitHistory *self)
{
  guint highest = 0;

  for (guint i = 0; i < self->n_points; i++)
    highest = MAX (highest, self->points[i]);
  return highest;
}

/**
 * rs_wait_history_get_seconds:
 * @self: a history
 *
 * Returns: how much time it covers
 */
guint
rs_wait_history_get_seconds (const RsWaitHistory *self)
{
  return self->n_points * self->step_seconds;
}
