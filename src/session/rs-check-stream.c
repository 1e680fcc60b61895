/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-stream.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-stream-verdict.h"

#include <glib/gi18n-lib.h>

/**
 * RsCheckStream:
 *
 * The board's own way to the stream, gone once: what would be a reason to try again there ends it here.
 */
struct _RsCheckStream
{
  const RsSourceConfig *config;
  RsStreamFeed *feed;
  RsStreamLink *link;
  const RsCheckStreamEvents *events;
  gpointer user_data;
  gboolean is_subscribed;
};

/**
 * rs_check_stream_has_data:
 * @self: a stream
 *
 * Returns: whether an update has come that counts; those that come before `subscribed` do from then on (protocol §3)
 */
gboolean
rs_check_stream_has_data (RsCheckStream *self)
{
  RsSourceStatus status = { 0 };

  rs_stream_feed_describe (self->feed, &status);
  return status.counters[RS_COUNTER_APPLIED] > 0;
}

static void
on_opened (RsStreamLink *link, gpointer user_data)
{
  RsCheckStream *self = user_data;

  self->events->opened (self->user_data);
}

static void
on_subscribed (RsStreamLink *link, gboolean is_first, gpointer user_data)
{
  RsCheckStream *self = user_data;
  RsSourceStatus status = { 0 };

  if (!is_first)
    return;
  self->is_subscribed = TRUE;
  rs_stream_feed_describe (self->feed, &status);
  self->events->subscribed (status.n_not_granted, self->user_data);
}

static void
on_changed (RsStreamLink *link, gpointer user_data)
{
  RsCheckStream *self = user_data;

  if (self->is_subscribed && rs_check_stream_has_data (self))
    self->events->filled (self->user_data);
}

static void
on_complained (RsStreamLink *link, const char *code, const char *text, gpointer user_data)
{
}

/* What the board would answer with another attempt is said of this one. */
static GError *
describe_close (const char *url, guint code)
{
  g_autofree char *server = rs_url_get_host_and_port (url);

  if (code == 0)
    return g_error_new (RS_ERROR, RS_ERROR_NETWORK,
                        _ ("%s dropped the connection before the first data. Something on the way may not let "
                           "WebSockets through: ask your network's administrator."),
                        server);
  return g_error_new (
      RS_ERROR, RS_ERROR_NETWORK,
      _ ("%s closed the stream before the first data (%u). Try again; if it stays so, ask who runs that "
         "server."),
      server, code);
}

static guint
get_status (const RsStreamLinkEnd *end)
{
  if (end->code == 4001 || rs_stream_verdict_names_token (end->reason))
    return SOUP_STATUS_UNAUTHORIZED;
  return end->code == 4003 || end->code == RS_CLOSE_POLICY ? SOUP_STATUS_FORBIDDEN : end->status;
}

static RsError
get_error_code (RsSourceState state)
{
  if (state == RS_SOURCE_STATE_SIGN_IN_NEEDED)
    return RS_ERROR_SIGN_IN;
  if (state == RS_SOURCE_STATE_NO_PERMISSION)
    return RS_ERROR_PERMISSION;
  return state == RS_SOURCE_STATE_NO_STREAM ? RS_ERROR_NO_STREAM : RS_ERROR_TRY_LATER;
}

static GError *
describe_end (const RsStreamLinkEnd *end, const char *url)
{
  g_auto (RsStreamVerdict) verdict = { 0 };
  guint status = get_status (end);

  if (end->error != NULL)
    return g_error_copy (end->error);
  if (status == 0)
    return describe_close (url, end->code);
  rs_stream_verdict_for_status (&verdict, status, url);
  return g_error_new_literal (RS_ERROR, (int) get_error_code (verdict.state), verdict.sentence);
}

static void
on_ended (RsStreamLink *link, const RsStreamLinkEnd *end, gpointer user_data)
{
  RsCheckStream *self = user_data;
  g_autoptr (GError) error = describe_end (end, self->config->stream_url);

  self->events->ended (error, self->user_data);
}

static const RsStreamLinkEvents link_events = {
  .opened = on_opened,
  .subscribed = on_subscribed,
  .changed = on_changed,
  .complained = on_complained,
  .ended = on_ended,
};

/**
 * rs_check_stream_new:
 * @session: a session of the calling thread
 * @clock: tells time and wakes
 * @config: (transfer none): what the board shows, and where it comes from; outlives the stream
 * @token: the sign-in
 * @scope: what it may read of that
 * @events: (scope forever): what to call
 * @user_data: for @events
 *
 * Begins the handshake.
 *
 * Returns: (transfer full): a stream on its way
 */
RsCheckStream *
rs_check_stream_new (SoupSession *session, RsClock *clock, const RsSourceConfig *config, const RsToken *token,
                     const RsScope *scope, const RsCheckStreamEvents *events, gpointer user_data)
{
  RsCheckStream *self = g_new0 (RsCheckStream, 1);

  self->events = events;
  self->user_data = user_data;
  self->config = config;
  self->feed =
      rs_stream_feed_new (clock, self->config->asked, self->config->reorder_window_us, self->config->heartbeat_reply);
  self->link = rs_stream_link_new (session, clock, self->config, self->feed, token->text, scope, &link_events, self);
  return self;
}

/**
 * rs_check_stream_free:
 * @self: (transfer full): a stream
 *
 * Hangs up, whatever it is doing. No event is told any more.
 */
void
rs_check_stream_free (RsCheckStream *self)
{
  rs_stream_link_free (self->link);
  rs_stream_feed_free (self->feed);
  g_free (self);
}
