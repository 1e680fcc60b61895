/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-hall.h"

/**
 * RsDemoHall:
 *
 * All streams that are open at a server, and the counts of those that were.
 */
struct _RsDemoHall
{
  RsDemoOptions options;
  GStrv withheld;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsClock *clock;
  GMainContext *context;
  GPtrArray *streams; /* of RsDemoStream, owned */
  guint numbered;     /* connections since the plan was given */
  RsDemoStats past;   /* of what is over */
};

/**
 * rs_demo_hall_new:
 * @options: how streams are to be; copied
 * @floor: what they tell about; must outlive the hall
 * @driver: moves @floor; likewise
 * @clock: for everything that waits
 * @context: (nullable): where connections live and @clock calls
 *
 * Returns: (transfer full): an empty hall
 */
RsDemoHall *
rs_demo_hall_new (const RsDemoOptions *options, RsDemoFloor *floor, RsDemoDriver *driver, RsClock *clock,
                  GMainContext *context)
{
  RsDemoHall *self = g_new0 (RsDemoHall, 1);

  self->options = *options;
  self->options.secret = NULL;
  self->withheld = g_strdupv ((char **) options->withheld_ids);
  self->options.withheld_ids = (const char *const *) self->withheld;
  self->floor = floor;
  self->driver = driver;
  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->streams = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_demo_stream_free);
  return self;
}

/**
 * rs_demo_hall_free:
 * @self: (transfer full): a hall; open connections are dropped
 */
void
rs_demo_hall_free (RsDemoHall *self)
{
  g_ptr_array_unref (self->streams);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_strfreev (self->withheld);
  g_free (self);
}

static void
on_gone (RsDemoStream *stream, gpointer user_data)
{
  RsDemoHall *self = user_data;
  guint code = rs_demo_stream_get_client_close (stream);

  if (code != 0)
    rs_demo_stats_count_close (&self->past, code);
  rs_demo_stream_count (stream, &self->past);
  g_ptr_array_remove (self->streams, stream);
}

/**
 * rs_demo_hall_admit:
 * @self: a hall
 * @connection: an open WebSocket
 * @expires_us: when the token ends with which it was opened, in monotonic time
 *
 * Begins a stream. A server that allows one connection only closes the others now.
 */
void
rs_demo_hall_admit (RsDemoHall *self, SoupWebsocketConnection *connection, gint64 expires_us)
{
  RsDemoSubscriberSetup setup = { &self->options, ++self->numbered, TRUE, self->driver };
  RsDemoStats *past = &self->past;

  if (self->options.faults.one_connection_code > 0)
    rs_demo_hall_close_all (self, (guint) self->options.faults.one_connection_code, "one connection only");
  g_ptr_array_add (self->streams, rs_demo_stream_new (connection, self->floor, self->clock, self->context, &setup,
                                                      expires_us, on_gone, self));
  past->connections_opened++;
  past->max_concurrent_connections = MAX (past->max_concurrent_connections, self->streams->len);
}

/**
 * rs_demo_hall_close_all:
 * @self: a hall
 * @code: see rs_demo_stream_close()
 * @reason: (nullable): why
 */
void
rs_demo_hall_close_all (RsDemoHall *self, guint code, const char *reason)
{
  for (guint i = 0; i < self->streams->len; i++)
    rs_demo_stream_close (self->streams->pdata[i], code, reason);
}

/**
 * rs_demo_hall_send_all:
 * @self: a hall
 * @text: see rs_demo_stream_send()
 */
void
rs_demo_hall_send_all (RsDemoHall *self, GBytes *text)
{
  for (guint i = 0; i < self->streams->len; i++)
    rs_demo_stream_send (self->streams->pdata[i], text);
}

/**
 * rs_demo_hall_flush:
 * @self: a hall
 *
 * Sends what faults hold back.
 */
void
rs_demo_hall_flush (RsDemoHall *self)
{
  for (guint i = 0; i < self->streams->len; i++)
    rs_demo_stream_flush (self->streams->pdata[i]);
}

/**
 * rs_demo_hall_set_faults:
 * @self: a hall
 * @plan: what goes wrong from now on, on open streams and on those to come, which are counted from 1 again
 */
void
rs_demo_hall_set_faults (RsDemoHall *self, const RsDemoFaultPlan *plan)
{
  self->options.faults = *plan;
  self->numbered = 0;
  for (guint i = 0; i < self->streams->len; i++)
    rs_demo_stream_set_faults (self->streams->pdata[i], plan);
}

/**
 * rs_demo_hall_count:
 * @self: a hall
 * @stats: (out caller-allocates): everything that is counted on streams; the rest is 0
 */
void
rs_demo_hall_count (RsDemoHall *self, RsDemoStats *stats)
{
  *stats = self->past;
  stats->connections = self->streams->len;
  for (guint i = 0; i < self->streams->len; i++)
    rs_demo_stream_count (self->streams->pdata[i], stats);
}
