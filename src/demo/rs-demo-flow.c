/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-flow.h"

#define READ_BYTES 16384
#define MOST_WAITING (256 * 1024)

typedef struct
{
  GBytes *bytes; /* NULL for the end */
  gsize sent;
  gint64 due_us; /* monotonic */
} Piece;

/**
 * RsDemoFlow:
 *
 * Forwards bytes from one socket to another: at once, later, by drips, up to a limit, or not at all.
 *
 *   from ─▶ read ─▶ pieces, each with its time ─▶ drip ─▶ limit ─▶ to
 *
 * What waits is bounded: a reader that is slow, or a flow that is held, is felt at the source.
 */
struct _RsDemoFlow
{
  GPollableInputStream *input;
  GPollableOutputStream *output;
  RsDemoFlowPlan plan;
  RsClock *clock;
  GMainContext *context;
  RsDemoFlowEvents events;
  gpointer user_data;
  GQueue pieces;
  gsize waiting;
  gint64 next_drip_us;
  gboolean is_held;
  gboolean is_discarding;
  gboolean has_ended;
  GSource *read_source;
  GSource *write_source;
  RsTimer *timer;
  guint64 forwarded;
};

typedef enum
{
  STEP_AGAIN,
  STEP_WAIT,
  STEP_ENDED,
  STEP_BROKEN,
  STEP_CUT,
} Step;

static void advance (RsDemoFlow *self);

static void
free_piece (gpointer data)
{
  Piece *piece = data;

  g_clear_pointer (&piece->bytes, g_bytes_unref);
  g_free (piece);
}

static void
clear_source (GSource **source)
{
  if (*source == NULL)
    return;
  g_source_destroy (*source);
  g_clear_pointer (source, g_source_unref);
}

static void
stop (RsDemoFlow *self)
{
  clear_source (&self->read_source);
  clear_source (&self->write_source);
  rs_clear_timer (&self->timer);
}

static void
push_piece (RsDemoFlow *self, GBytes *bytes)
{
  Piece *piece = g_new0 (Piece, 1);

  piece->bytes = bytes;
  piece->due_us = rs_clock_get_monotonic (self->clock) + self->plan.latency_us;
  g_queue_push_tail (&self->pieces, piece);
}

static void
take_in (RsDemoFlow *self, const void *data, gssize count)
{
  if (count == 0)
    {
      self->has_ended = TRUE;
      push_piece (self, NULL);
    }
  else if (!self->is_discarding)
    {
      self->waiting += (gsize) count;
      push_piece (self, g_bytes_new (data, (gsize) count));
    }
}

static gboolean
on_readable (GObject *stream, gpointer user_data)
{
  RsDemoFlow *self = user_data;
  g_autoptr (GError) error = NULL;
  char buffer[READ_BYTES];
  gssize count = g_pollable_input_stream_read_nonblocking (self->input, buffer, sizeof buffer, NULL, &error);

  clear_source (&self->read_source);
  if (count >= 0)
    take_in (self, buffer, count);
  if (count >= 0 || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    advance (self);
  else
    self->events.broken (self, self->user_data);
  return G_SOURCE_REMOVE;
}

static void
read_on (RsDemoFlow *self)
{
  if (self->read_source != NULL || self->has_ended || self->waiting >= MOST_WAITING)
    return;
  self->read_source = g_pollable_input_stream_create_source (self->input, NULL);
  g_source_set_callback (self->read_source, G_SOURCE_FUNC (on_readable), self, NULL);
  g_source_attach (self->read_source, self->context);
}

static gboolean
on_writable (GObject *stream, gpointer user_data)
{
  RsDemoFlow *self = user_data;

  clear_source (&self->write_source);
  advance (self);
  return G_SOURCE_REMOVE;
}

static void
await_writable (RsDemoFlow *self)
{
  self->write_source = g_pollable_output_stream_create_source (self->output, NULL);
  g_source_set_callback (self->write_source, G_SOURCE_FUNC (on_writable), self, NULL);
  g_source_attach (self->write_source, self->context);
}

static void
on_time (gpointer user_data)
{
  RsDemoFlow *self = user_data;

  rs_clear_timer (&self->timer);
  advance (self);
}

static gsize
get_allowed (RsDemoFlow *self, gsize wanted)
{
  if (self->plan.drip_bytes > 0)
    wanted = MIN (wanted, (gsize) self->plan.drip_bytes);
  if (self->plan.cut_after_bytes > 0)
    wanted = MIN (wanted, (gsize) self->plan.cut_after_bytes - (gsize) self->forwarded);
  return wanted;
}

static gboolean
is_at_limit (RsDemoFlow *self)
{
  return self->plan.cut_after_bytes > 0 && self->forwarded >= (guint64) self->plan.cut_after_bytes;
}

static void
note_written (RsDemoFlow *self, Piece *piece, gsize count)
{
  piece->sent += count;
  self->waiting -= count;
  self->forwarded += count;
  self->next_drip_us = rs_clock_get_monotonic (self->clock) + self->plan.drip_every_us;
  if (piece->sent == g_bytes_get_size (piece->bytes))
    free_piece (g_queue_pop_head (&self->pieces));
}

static Step
write_piece (RsDemoFlow *self, Piece *piece)
{
  g_autoptr (GError) error = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (piece->bytes, &size);
  gssize count = g_pollable_output_stream_write_nonblocking (self->output, data + piece->sent,
                                                             get_allowed (self, size - piece->sent), NULL, &error);

  if (count >= 0)
    {
      note_written (self, piece, (gsize) count);
      return is_at_limit (self) ? STEP_CUT : STEP_AGAIN;
    }
  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK))
    return STEP_BROKEN;
  await_writable (self);
  return STEP_WAIT;
}

static Step
make_step (RsDemoFlow *self)
{
  Piece *piece = g_queue_peek_head (&self->pieces);
  gint64 now = rs_clock_get_monotonic (self->clock);
  gint64 due;

  if (piece == NULL)
    return STEP_WAIT;
  due = self->plan.drip_bytes > 0 ? MAX (piece->due_us, self->next_drip_us) : piece->due_us;
  if (due > now)
    {
      self->timer = rs_clock_add_timer (self->clock, self->context, due - now, on_time, self);
      return STEP_WAIT;
    }
  if (piece->bytes == NULL)
    return STEP_ENDED;
  return is_at_limit (self) ? STEP_CUT : write_piece (self, piece);
}

static void
finish (RsDemoFlow *self, Step step)
{
  stop (self);
  if (step == STEP_ENDED)
    self->events.ended (self, self->user_data);
  else if (step == STEP_CUT)
    self->events.cut (self, self->user_data);
  else
    self->events.broken (self, self->user_data);
}

static void
advance (RsDemoFlow *self)
{
  Step step = STEP_AGAIN;

  clear_source (&self->write_source);
  rs_clear_timer (&self->timer);
  if (self->is_held)
    return;
  while (step == STEP_AGAIN)
    step = make_step (self);
  if (step == STEP_WAIT)
    read_on (self);
  else
    finish (self, step);
}

/**
 * rs_demo_flow_new:
 * @from: where bytes come from
 * @to: where they go
 * @plan: what happens to them
 * @clock: for what waits
 * @context: (nullable): where sockets and @clock call
 * @events: what becomes of it
 * @user_data: for @events
 *
 * Returns: (transfer full): a flow that is held, see rs_demo_flow_set_held()
 */
RsDemoFlow *
rs_demo_flow_new (GSocketConnection *from, GSocketConnection *to, const RsDemoFlowPlan *plan, RsClock *clock,
                  GMainContext *context, const RsDemoFlowEvents *events, gpointer user_data)
{
  RsDemoFlow *self = g_new0 (RsDemoFlow, 1);
  GInputStream *input = g_io_stream_get_input_stream (G_IO_STREAM (from));
  GOutputStream *output = g_io_stream_get_output_stream (G_IO_STREAM (to));

  self->input = g_object_ref (G_POLLABLE_INPUT_STREAM (input));
  self->output = g_object_ref (G_POLLABLE_OUTPUT_STREAM (output));
  self->plan = *plan;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->events = *events;
  self->user_data = user_data;
  self->is_held = TRUE;
  g_queue_init (&self->pieces);
  return self;
}

/**
 * rs_demo_flow_free:
 * @self: (transfer full): a flow; what waits is lost
 */
void
rs_demo_flow_free (RsDemoFlow *self)
{
  stop (self);
  g_queue_clear_full (&self->pieces, free_piece);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_object_unref (self->input);
  g_object_unref (self->output);
  g_free (self);
}

/**
 * rs_demo_flow_set_plan:
 * @self: a flow
 * @plan: what happens to bytes that come from now on; those that wait keep their time. May free the flow by way of
 *   an event
 */
void
rs_demo_flow_set_plan (RsDemoFlow *self, const RsDemoFlowPlan *plan)
{
  self->plan = *plan;
  self->next_drip_us = 0;
  advance (self);
}

/**
 * rs_demo_flow_set_held:
 * @self: a flow
 * @held: TRUE to forward nothing, and to take nothing from the source either. May free the flow by way of an event
 */
void
rs_demo_flow_set_held (RsDemoFlow *self, gboolean held)
{
  self->is_held = held;
  if (held)
    stop (self);
  else
    advance (self);
}

/**
 * rs_demo_flow_discard:
 * @self: a flow
 *
 * Throws away what waits and all that comes from now on, until the source has ended.
 */
void
rs_demo_flow_discard (RsDemoFlow *self)
{
  g_queue_clear_full (&self->pieces, free_piece);
  self->waiting = 0;
  self->is_discarding = TRUE;
  self->is_held = FALSE;
  stop (self);
  read_on (self);
}

/**
 * rs_demo_flow_get_forwarded:
 * @self: a flow
 *
 * Returns: bytes that the target has taken
 */
guint64
rs_demo_flow_get_forwarded (RsDemoFlow *self)
{
  return self->forwarded;
}
