/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-clock.h"
#include "bench-flood.h"
#include "bench-frames.h"
#include "net/rs-http.h"
#include "net/rs-stream-connection.h"
#include "net/rs-stream-feed.h"

#include <json-glib/json-glib.h>

/*
 * How many messages one core sustains: what libsoup needs to receive them and json-glib to parse them, which nobody
 * who uses those two can avoid, against the same with all that we do beside. The sender is another process and sends
 * as fast as it is read. Counted is the processor time of the thread that receives.
 */

#define N_FRAMES 50000
#define N_ROUNDS 5
#define REORDER_US (2 * G_USEC_PER_SEC)

typedef struct
{
  GMainLoop *loop;
  guint n_left;
  double began;
  double took;
} Run;

static void
note_frame (Run *run)
{
  if (run->n_left == N_FRAMES)
    run->began = bench_time_thread ();
  if (--run->n_left > 0)
    return;
  run->took = bench_time_thread () - run->began;
  g_main_loop_quit (run->loop);
}

typedef struct
{
  Run run;
  JsonParser *parser;
  SoupWebsocketConnection *socket;
} Bare;

static void
on_message (SoupWebsocketConnection *socket, int type, GBytes *message, Bare *bare)
{
  gsize length;
  const char *data = g_bytes_get_data (message, &length);

  g_assert_true (json_parser_load_from_data (bare->parser, data, (gssize) length, NULL));
  note_frame (&bare->run);
}

static void
on_connected (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Bare *bare = user_data;
  g_autoptr (GError) error = NULL;

  bare->socket = soup_session_websocket_connect_finish (SOUP_SESSION (object), result, &error);
  g_assert_no_error (error);
  g_signal_connect (bare->socket, "message", G_CALLBACK (on_message), bare);
  soup_websocket_connection_send_text (bare->socket, "{}");
}

static double
receive_bare (SoupSession *session, const char *url)
{
  Bare bare = { .run = { .loop = g_main_loop_new (NULL, FALSE), .n_left = N_FRAMES }, .parser = json_parser_new () };
  g_autoptr (SoupMessage) message = soup_message_new ("GET", url);

  soup_session_websocket_connect_async (session, message, NULL, NULL, G_PRIORITY_DEFAULT, NULL, on_connected, &bare);
  g_main_loop_run (bare.run.loop);
  g_object_unref (bare.socket);
  g_object_unref (bare.parser);
  g_main_loop_unref (bare.run.loop);
  return bare.run.took;
}

typedef struct
{
  Run run;
  RsStreamConnection *connection;
  RsStreamFeed *feed;
  RsFeedLine *line;
} Ours;

static void
on_opened (gpointer user_data)
{
  Ours *ours = user_data;

  ours->line = rs_stream_feed_open (ours->feed);
  rs_stream_connection_send (ours->connection, "{}");
}

static void
on_frame (const char *data, gsize length, gpointer user_data)
{
  Ours *ours = user_data;
  g_auto (RsMessage) message = { 0 };

  rs_stream_feed_take_frame (ours->feed, ours->line, data, length, &message);
  note_frame (&ours->run);
}

static void
on_alive (gpointer user_data)
{
}

static void
on_broken (RsMalformed reason, gpointer user_data)
{
  g_error ("a frame of the demo centre was refused");
}

static void
on_closed (guint status, guint code, const char *reason, const GError *error, gpointer user_data)
{
  g_error ("the connection ended: %s", error != NULL ? error->message : reason);
}

static double
receive_ours (SoupSession *session, const char *url)
{
  static const RsStreamConnectionEvents events = { on_opened, on_frame, on_alive, on_broken, on_closed };
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsScope) asked = rs_scope_new ();
  Ours ours = { .run = { .loop = g_main_loop_new (NULL, FALSE), .n_left = N_FRAMES } };

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (asked, kind, TRUE);
  ours.feed = rs_stream_feed_new (clock, asked, REORDER_US, NULL);
  ours.connection = rs_stream_connection_new (session, clock, url, "token", &events, &ours);
  g_main_loop_run (ours.run.loop);
  rs_stream_connection_free (ours.connection);
  rs_stream_feed_close (ours.feed, ours.line);
  rs_stream_feed_free (ours.feed);
  g_main_loop_unref (ours.run.loop);
  return ours.run.took;
}

int
main (void)
{
  g_autoptr (GPtrArray) frames = bench_frames_make (N_FRAMES);
  g_autoptr (BenchFlood) flood = bench_flood_start (frames, 2 * N_ROUNDS);
  g_autoptr (SoupSession) session = rs_http_new_session (NULL, NULL);
  double bare = G_MAXDOUBLE, ours = G_MAXDOUBLE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double bare_took = receive_bare (session, bench_flood_get_url (flood));
      double ours_took = receive_ours (session, bench_flood_get_url (flood));

      bare = MIN (bare, bare_took);
      ours = MIN (ours, ours_took);
    }
  g_print ("\nsustained on one core, %d messages over a WebSocket on loopback\n", N_FRAMES);
  g_print ("  libsoup and json-glib     %7.0f messages/s\n", N_FRAMES / bare * 1e9);
  g_print ("  receive, decode, merge    %7.0f messages/s  %.2f  (goal: at least 0.75) %s\n", N_FRAMES / ours * 1e9,
           bare / ours, bench_judge (bare / ours >= 0.75));
  return 0;
}
