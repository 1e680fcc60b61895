/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-feed-line.h"

/**
 * rs_feed_line_new:
 * @number: the connection's number
 * @clock: tells the monotonic time
 * @reorder_window_us: the longest that a message may be overtaken by others, microseconds
 *
 * Returns: (transfer full): a line that has told nothing and asked for nothing
 */
RsFeedLine *
rs_feed_line_new (guint32 number, RsClock *clock, gint64 reorder_window_us)
{
  RsFeedLine *self = g_new0 (RsFeedLine, 1);

  self->number = number;
  self->side = rs_state_cache_new (clock);
  self->gaps = rs_gap_watch_new (reorder_window_us);
  self->restarts = rs_restart_watch_new (reorder_window_us);
  return self;
}

/**
 * rs_feed_line_free:
 * @self: (transfer full): a line
 *
 * What it told before it was subscribed is forgotten with it: such a connection leaves no trace (protocol §3).
 */
void
rs_feed_line_free (RsFeedLine *self)
{
  g_clear_pointer (&self->side, rs_state_cache_free);
  g_clear_pointer (&self->asked, rs_scope_free);
  rs_gap_watch_free (self->gaps);
  rs_restart_watch_free (self->restarts);
  g_free (self);
}

/**
 * rs_feed_line_ask:
 * @self: a line
 * @scope: what its `subscribe` asks for; copied
 */
void
rs_feed_line_ask (RsFeedLine *self, const RsScope *scope)
{
  g_clear_pointer (&self->asked, rs_scope_free);
  self->asked = rs_scope_copy (scope);
  if (self->side != NULL)
    rs_state_cache_set_scope (self->side, scope);
}

/**
 * rs_feed_line_note_subscribed:
 * @self: a line
 * @patient_until_us: if another line lives: the monotonic time by which all that it has told has arrived here too; else 0
 *
 * Notes that its `subscribed` has come; only the first one counts.
 */
void
rs_feed_line_note_subscribed (RsFeedLine *self, gint64 patient_until_us)
{
  if (!self->is_subscribed)
    self->patient_until_us = patient_until_us;
  self->is_subscribed = TRUE;
}

/**
 * rs_feed_line_begin_take_over:
 * @self: a line that was subscribed just now
 * @cache: the picture
 *
 * Gives the picture what the line has told so far. If it takes over from a line that lives, it may tell what that one
 * has told anew already: until it has caught up, the picture does not go back (protocol §8).
 */
void
rs_feed_line_begin_take_over (RsFeedLine *self, RsStateCache *cache)
{
  if (self->side == NULL)
    return;
  rs_state_cache_set_patient (cache, self->patient_until_us != 0);
  rs_state_cache_absorb (cache, self->side);
  if (self->patient_until_us == 0)
    g_clear_pointer (&self->side, rs_state_cache_free);
}

/**
 * rs_feed_line_finish_take_over:
 * @self: a line
 * @cache: the picture
 *
 * From now on the line's word counts, whatever the server's clock says. Does nothing if it does already.
 */
void
rs_feed_line_finish_take_over (RsFeedLine *self, RsStateCache *cache)
{
  if (self->patient_until_us == 0)
    return;
  self->patient_until_us = 0;
  rs_state_cache_set_patient (cache, FALSE);
  rs_state_cache_absorb (cache, self->side);
  g_clear_pointer (&self->side, rs_state_cache_free);
}

/**
 * rs_feed_line_get_deadline:
 * @self: a subscribed line
 *
 * Returns: the monotonic time at which a missing number must be judged or the line has taken over, 0 for neither
 */
gint64
rs_feed_line_get_deadline (const RsFeedLine *self)
{
  gint64 gap_us = rs_gap_watch_get_deadline (self->gaps);

  if (self->patient_until_us != 0 && (gap_us == 0 || self->patient_until_us < gap_us))
    return self->patient_until_us;
  return gap_us;
}

/**
 * rs_feed_line_note_update:
 * @self: a subscribed line
 * @delta: an update that came over it
 * @result: what became of it
 * @now_us: monotonic time
 *
 * Notes its number, if it has one (protocol §6).
 *
 * Returns: whether the server counts anew
 */
gboolean
rs_feed_line_note_update (RsFeedLine *self, const RsDelta *delta, RsApplyResult result, gint64 now_us)
{
  if (!delta->has_sequence)
    return FALSE;
  if (result == RS_APPLY_NOT_ASKED)
    {
      rs_gap_watch_note_other (self->gaps, delta->sequence, now_us);
      return FALSE;
    }
  rs_gap_watch_note_update (self->gaps, delta->kind, delta->id, delta->sequence, now_us);
  return result != RS_APPLY_DUPLICATE &&
         rs_restart_watch_note (self->restarts, rs_gap_watch_get_scope (self->gaps), delta, now_us);
}

/**
 * rs_feed_line_note_beside:
 * @self: a subscribed line
 * @beside: the number of a message that is no update, if it has one
 * @now_us: monotonic time
 */
void
rs_feed_line_note_beside (RsFeedLine *self, const RsDelta *beside, gint64 now_us)
{
  if (beside->has_sequence)
    rs_gap_watch_note_other (self->gaps, beside->sequence, now_us);
}
