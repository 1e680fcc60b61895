/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-feed.h"

#include <string.h>

#define START_US (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

void
test_feed_set_up (TestFeed *self, gconstpointer user_data)
{
  g_autoptr (RsScope) asked = rs_scope_new ();

  rs_scope_add (asked, RS_KIND_AGENT, "a1");
  rs_scope_add (asked, RS_KIND_AGENT, "a2");
  rs_scope_add (asked, RS_KIND_AGENT, "a3");
  rs_scope_add (asked, RS_KIND_QUEUE, "q1");
  rs_scope_set_all (asked, RS_KIND_INTERACTION, TRUE);
  self->clock = rs_clock_new_virtual (START_US);
  self->feed = rs_stream_feed_new (self->clock, asked, 2 * G_USEC_PER_SEC, user_data);
  self->changes = rs_change_set_new ();
}

void
test_feed_tear_down (TestFeed *self, gconstpointer user_data)
{
  rs_change_set_free (self->changes);
  if (self->line != NULL)
    rs_stream_feed_close (self->feed, self->line);
  rs_stream_feed_free (self->feed);
  g_assert_finalize_object (self->clock);
}

/* Frames are written with ' for ", so that they can be read. */
RsMessageType
test_feed_tell_line (TestFeed *self, RsFeedLine *line, const char *frame)
{
  g_auto (RsMessage) message = { 0 };
  g_autofree char *text = g_strdelimit (g_strdup (frame), "'", '"');

  return rs_stream_feed_take_frame (self->feed, line, text, strlen (text), &message);
}

RsMessageType
test_feed_tell (TestFeed *self, const char *frame)
{
  return test_feed_tell_line (self, self->line, frame);
}

/* A new connection stands; the former one, if there is one still, is gone without a word. */
void
test_feed_connect (TestFeed *self)
{
  if (self->line != NULL)
    rs_stream_feed_close (self->feed, self->line);
  self->line = rs_stream_feed_open (self->feed);
}

/* The connection is lost, as the source notes it. */
void
test_feed_disconnect (TestFeed *self)
{
  rs_stream_feed_close (self->feed, g_steal_pointer (&self->line));
  rs_stream_feed_lose (self->feed);
}

void
test_feed_tell_all (TestFeed *self, const char *const *frames)
{
  for (; *frames != NULL; frames++)
    test_feed_tell (self, *frames);
}

void
test_feed_subscribe (TestFeed *self)
{
  test_feed_connect (self);
  g_assert_cmpint (test_feed_tell (self, "{'type':'subscribed'}"), ==, RS_MESSAGE_SUBSCRIBED);
}

/* Lets time pass and does what is due, as the source does. */
void
test_feed_wait (TestFeed *self, double seconds)
{
  gint64 end_us = rs_clock_get_monotonic (self->clock) + (gint64) (seconds * G_USEC_PER_SEC);
  gint64 due_us;

  while ((due_us = rs_stream_feed_get_deadline (self->feed)) != 0 && due_us <= end_us)
    {
      rs_clock_advance (self->clock, MAX (due_us - rs_clock_get_monotonic (self->clock), 0));
      rs_stream_feed_expire (self->feed);
    }
  rs_clock_advance (self->clock, end_us - rs_clock_get_monotonic (self->clock));
}

guint
test_feed_take (TestFeed *self)
{
  rs_change_set_free (self->changes);
  self->changes = rs_change_set_new ();
  return rs_stream_feed_take_changes (self->feed, self->changes);
}

/* What test_feed_take() brought about one entity, NULL if nothing. */
const RsChange *
test_feed_find (TestFeed *self, RsKind kind, const char *id)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (self->changes); i++)
    {
      const RsChange *change = rs_change_set_get_change (self->changes, i);

      if (change->kind == kind && g_str_equal (change->id, id))
        return change;
    }
  return NULL;
}

static void
describe (TestFeed *self, RsSourceStatus *status)
{
  *status = (RsSourceStatus){ 0 };
  rs_stream_feed_describe (self->feed, status);
}

guint64
test_feed_count (TestFeed *self, RsCounter counter)
{
  RsSourceStatus status;

  describe (self, &status);
  return status.counters[counter];
}

guint64
test_feed_count_malformed (TestFeed *self, RsMalformed reason)
{
  RsSourceStatus status;

  describe (self, &status);
  return status.malformed[reason];
}

guint
test_feed_count_unconfirmed (TestFeed *self)
{
  RsSourceStatus status;

  describe (self, &status);
  return status.n_unconfirmed;
}
