/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include "net/rs-stream-feed.h"

#include <string.h>

/*
 * Frames of two connections, one frame per line, in virtual time. What a line begins with says what happens: + and - a
 * connection comes or goes, ~ the feed is lost, @ a second passes, | the next frame comes over the other connection.
 */

typedef struct
{
  RsClock *clock;
  RsStreamFeed *feed;
  RsFeedLine *lines[2];
  guint current;
} Fuzz;

static void
close_line (Fuzz *self)
{
  RsFeedLine *line = g_steal_pointer (&self->lines[self->current]);

  if (line != NULL)
    rs_stream_feed_close (self->feed, line);
}

static void
open_line (Fuzz *self)
{
  close_line (self);
  self->lines[self->current] = rs_stream_feed_open (self->feed);
}

static void
take_frame (Fuzz *self, const char *text, size_t length)
{
  g_auto (RsMessage) message = { 0 };

  if (self->lines[self->current] == NULL)
    open_line (self);
  rs_stream_feed_take_frame (self->feed, self->lines[self->current], text, length, &message);
}

static void
take_line (Fuzz *self, const char *text, size_t length)
{
  switch (length > 0 ? text[0] : '\0')
    {
    case '+':
      open_line (self);
      break;
    case '-':
      close_line (self);
      break;
    case '~':
      rs_stream_feed_lose (self->feed);
      break;
    case '@':
      rs_clock_advance (self->clock, G_USEC_PER_SEC);
      rs_stream_feed_expire (self->feed);
      break;
    case '|':
      self->current = !self->current;
      break;
    default:
      take_frame (self, text, length);
    }
}

static void
take_changes (Fuzz *self)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  RsSourceStatus status = { 0 };

  rs_stream_feed_take_changes (self->feed, changes);
  rs_stream_feed_describe (self->feed, &status);
  g_assert_cmpuint (status.n_unconfirmed, <=, 3 * 20000);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (RsScope) asked = rs_scope_new ();
  Fuzz self = { .clock = rs_clock_new_virtual (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC) };
  const char *text = (const char *) data;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (asked, kind, TRUE);
  self.feed = rs_stream_feed_new (self.clock, asked, 2 * G_USEC_PER_SEC, NULL);
  while (size > 0)
    {
      const char *end = memchr (text, '\n', size);
      size_t length = end != NULL ? (size_t) (end - text) : size;

      take_line (&self, text, length);
      size -= MIN (size, length + 1);
      text += length + 1;
    }
  take_changes (&self);
  for (guint i = 0; i < G_N_ELEMENTS (self.lines); i++)
    if (self.lines[i] != NULL)
      rs_stream_feed_close (self.feed, self.lines[i]);
  rs_stream_feed_free (self.feed);
  g_assert_finalize_object (self.clock);
  return 0;
}
