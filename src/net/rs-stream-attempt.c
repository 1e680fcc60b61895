/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-attempt.h"

/**
 * RsStreamAttempt:
 *
 * The attempt to get a link: a token first, then a handshake and a subscription. There is one at a time, for whatever
 * reason it was begun: a new one takes the place of the one before (protocol §9).
 */
struct _RsStreamAttempt
{
  RsClock *clock;
  GMainContext *context;
  RsTokenSource *tokens;
  const RsStreamAttemptEvents *events;
  gpointer user_data;

  RsTimer *later;            /* it is due then */
  GCancellable *cancellable; /* a token is being got */
  RsStreamLink *link;        /* on its way to its `subscribed` */
  gint64 since_us;
};

/**
 * rs_stream_attempt_new:
 * @clock: tells time and wakes
 * @tokens: where tokens come from
 * @events: (scope forever): what to call
 * @user_data: for @events
 *
 * Returns: (transfer full): no attempt yet
 */
RsStreamAttempt *
rs_stream_attempt_new (RsClock *clock, RsTokenSource *tokens, const RsStreamAttemptEvents *events, gpointer user_data)
{
  RsStreamAttempt *self = g_new0 (RsStreamAttempt, 1);

  self->clock = g_object_ref (clock);
  self->context = g_main_context_ref_thread_default ();
  self->tokens = g_object_ref (tokens);
  self->events = events;
  self->user_data = user_data;
  return self;
}

/**
 * rs_stream_attempt_free:
 * @self: (transfer full): an attempt
 */
void
rs_stream_attempt_free (RsStreamAttempt *self)
{
  rs_stream_attempt_cancel (self);
  g_object_unref (self->tokens);
  g_main_context_unref (self->context);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  RsStreamAttempt *self;
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* this attempt is no more */

  self = user_data;
  g_clear_object (&self->cancellable);
  if (token != NULL)
    self->link = self->events->open (token, self->user_data);
  else
    self->events->refused (error, rs_token_source_get_retry_after (self->tokens), self->user_data);
}

static void
begin_later (gpointer user_data)
{
  rs_stream_attempt_begin (user_data);
}

/**
 * rs_stream_attempt_begin:
 * @self: an attempt
 *
 * Begins, instead of whatever was under way or due.
 */
void
rs_stream_attempt_begin (RsStreamAttempt *self)
{
  rs_stream_attempt_cancel (self);
  self->since_us = rs_clock_get_monotonic (self->clock);
  self->cancellable = g_cancellable_new ();
  rs_token_source_get_async (self->tokens, self->cancellable, on_token, self);
}

/**
 * rs_stream_attempt_wait:
 * @self: an attempt
 * @delay_us: microseconds from now, 0 or more
 *
 * Begins later, instead of whatever was under way or due.
 */
void
rs_stream_attempt_wait (RsStreamAttempt *self, gint64 delay_us)
{
  rs_stream_attempt_cancel (self);
  self->later = rs_clock_add_timer (self->clock, self->context, delay_us, begin_later, self);
}

/**
 * rs_stream_attempt_cancel:
 * @self: an attempt
 *
 * Drops whatever is under way or due. Nothing of it is told any more.
 */
void
rs_stream_attempt_cancel (RsStreamAttempt *self)
{
  rs_clear_timer (&self->later);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->link, rs_stream_link_free);
}

/**
 * rs_stream_attempt_subscribe:
 * @self: an attempt
 * @scope: what to subscribe to from now on; copied
 *
 * Tells the link that is on its way, if there is one.
 */
void
rs_stream_attempt_subscribe (RsStreamAttempt *self, const RsScope *scope)
{
  if (self->link != NULL)
    rs_stream_link_subscribe (self->link, scope);
}

/**
 * rs_stream_attempt_is_under_way:
 * @self: an attempt
 *
 * Returns: whether a token is being got or a link is on its way
 */
gboolean
rs_stream_attempt_is_under_way (RsStreamAttempt *self)
{
  return self->cancellable != NULL || self->link != NULL;
}

/**
 * rs_stream_attempt_get_age:
 * @self: an attempt
 *
 * Returns: microseconds since it was begun
 */
gint64
rs_stream_attempt_get_age (RsStreamAttempt *self)
{
  return rs_clock_get_monotonic (self->clock) - self->since_us;
}

/**
 * rs_stream_attempt_has:
 * @self: an attempt
 * @link: a link
 *
 * Returns: whether @link is what the attempt has brought so far
 */
gboolean
rs_stream_attempt_has (RsStreamAttempt *self, RsStreamLink *link)
{
  return self->link == link;
}

/**
 * rs_stream_attempt_take:
 * @self: an attempt whose link is subscribed
 *
 * Ends the attempt in success.
 *
 * Returns: (transfer full): its link
 */
RsStreamLink *
rs_stream_attempt_take (RsStreamAttempt *self)
{
  return g_steal_pointer (&self->link);
}
