/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-verdict.h"

#include "base/rs-error.h"
#include "base/rs-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * rs_stream_verdict_clear:
 * @self: a verdict
 */
void
rs_stream_verdict_clear (RsStreamVerdict *self)
{
  g_clear_pointer (&self->sentence, g_free);
}

/**
 * rs_stream_verdict_for_error:
 * @self: (out caller-allocates): the verdict
 * @error: why no token was got, or no connection came about; in %RS_ERROR
 *
 * What follows from a failed token call or a failed transport (protocol §1).
 */
void
rs_stream_verdict_for_error (RsStreamVerdict *self, const GError *error)
{
  static const struct
  {
    RsError code;
    RsSourceState state;
    guint wait;
  } persons[] = {
    { RS_ERROR_SIGN_IN, RS_SOURCE_STATE_SIGN_IN_NEEDED, RS_WAIT_PERSON },
    { RS_ERROR_SECRET, RS_SOURCE_STATE_SIGN_IN_NEEDED, RS_WAIT_PERSON },
    { RS_ERROR_PERMISSION, RS_SOURCE_STATE_NO_PERMISSION, RS_WAIT_PERSON },
    { RS_ERROR_NO_STREAM, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON },
    { RS_ERROR_MALFORMED, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON },
    { RS_ERROR_TLS, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_LONGEST },
  };

  *self = (RsStreamVerdict){ .state = RS_SOURCE_STATE_RECONNECTING, .wait = RS_WAIT_BACKOFF };
  self->sentence = g_strdup (error->message);
  for (guint i = 0; i < G_N_ELEMENTS (persons); i++)
    if (g_error_matches (error, RS_ERROR, (int) persons[i].code))
      {
        self->state = persons[i].state;
        self->wait = persons[i].wait;
      }
}

/**
 * rs_stream_verdict_note_lived:
 * @self: a verdict
 *
 * To be called if the stream has lived since it was begun. Then a certificate that is not trusted is one that is about
 * to be renewed, or that of a network into which somebody must sign in: it goes on by itself, and no person has to come
 * to the board.
 */
void
rs_stream_verdict_note_lived (RsStreamVerdict *self)
{
  if (self->wait == RS_WAIT_LONGEST)
    self->state = RS_SOURCE_STATE_RECONNECTING;
}

static void
set_person (RsStreamVerdict *self, RsSourceState state, char *sentence)
{
  self->state = state;
  self->wait = RS_WAIT_PERSON;
  self->sentence = sentence;
}

static gboolean
is_no_stream (guint status)
{
  return status == 404 || status == 410 || status == 426 || status == 200 || (status >= 300 && status < 400);
}

/**
 * rs_stream_verdict_for_status:
 * @self: (out caller-allocates): the verdict
 * @status: the HTTP status with which the handshake was refused
 * @url: the stream's address
 *
 * What follows from a refused handshake (protocol §2).
 */
void
rs_stream_verdict_for_status (RsStreamVerdict *self, guint status, const char *url)
{
  g_autofree char *server = rs_url_get_host_and_port (url);

  *self = (RsStreamVerdict){ .state = RS_SOURCE_STATE_RECONNECTING, .wait = RS_WAIT_BACKOFF };
  if (status == 401)
    {
      set_person (
          self, RS_SOURCE_STATE_SIGN_IN_NEEDED,
          g_strdup_printf (_ ("%s does not accept the sign-in any more. Check that the client is still allowed, "
                              "and give its secret again."),
                           server));
      self->renew_token = TRUE;
    }
  else if (status == 403)
    set_person (self, RS_SOURCE_STATE_NO_PERMISSION,
                g_strdup_printf (_ ("Signed in at %s, but without the right to read presence (presence:read). Ask the "
                                    "administrator to add it to this client."),
                                 server));
  else if (is_no_stream (status))
    set_person (
        self, RS_SOURCE_STATE_NO_STREAM,
        g_strdup_printf (_ ("There is no stream at %s (%u). Check region and address in the profile, or ask NICE "
                            "whether streaming is enabled for this tenant."),
                         url, status));
  else if (status == 429 || status == 503)
    self->sentence = g_strdup_printf (_ ("%s is busy (%u) and asks to come back later."), server, status);
  else
    self->sentence = g_strdup_printf (_ ("%s refuses the stream (%u). Trying again."), server, status);
}

/**
 * rs_stream_verdict_names_token:
 * @text: (nullable): what a server says
 *
 * Returns: whether it speaks of the token, which must then be renewed
 */
gboolean
rs_stream_verdict_names_token (const char *text)
{
  g_autofree char *lower = text != NULL ? g_ascii_strdown (text, -1) : NULL;

  return lower != NULL && strstr (lower, "token") != NULL;
}

/**
 * rs_stream_verdict_for_close:
 * @self: (out caller-allocates): the verdict
 * @code: the WebSocket close code, 0 if there was none
 * @reason: (nullable): what the peer said to it
 * @url: the stream's address
 *
 * What follows from the end of a connection (protocol §9).
 */
void
rs_stream_verdict_for_close (RsStreamVerdict *self, guint code, const char *reason, const char *url)
{
  static const guint ordinary[] = { 0, 1000, 1001, 1005, 1006, 1012, 1013 };
  g_autofree char *server = rs_url_get_host_and_port (url);

  *self = (RsStreamVerdict){ .state = RS_SOURCE_STATE_RECONNECTING, .wait = RS_WAIT_BACKOFF };
  if (code == 4003)
    {
      rs_stream_verdict_for_status (self, 403, url);
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (ordinary); i++)
    if (code == ordinary[i])
      self->wait = RS_WAIT_NONE;
  if (code == 4001 || rs_stream_verdict_names_token (reason))
    {
      self->renew_token = TRUE;
      self->wait = RS_WAIT_NONE;
    }
  self->sentence = g_strdup_printf (
      _ ("The connection to %s was lost. What you see is old; it goes on by itself when the server is back."), server);
}

/**
 * rs_stream_verdict_for_end:
 * @self: (out caller-allocates): the verdict
 * @end: how a link ended
 * @again: whether it ended that way before, without any time of health in between
 * @url: the stream's address
 *
 * What follows from the end of a link, whatever it was.
 */
void
rs_stream_verdict_for_end (RsStreamVerdict *self, const RsStreamLinkEnd *end, gboolean again, const char *url)
{
  if (end->error != NULL)
    rs_stream_verdict_for_error (self, end->error);
  else if (end->status != 0)
    rs_stream_verdict_for_status (self, end->status, url);
  else
    rs_stream_verdict_for_close (self, end->code == RS_CLOSE_POLICY && again ? 4003 : end->code, end->reason, url);

  /* It was we who gave up, with a code that the peer only repeats (protocol §4). That also goes for 1012 and 1013, which
   * libsoup 3.2 does not know and takes for a broken frame. */
  if (end->is_broken)
    self->wait = RS_WAIT_NONE;
  if (end->is_silent)
    {
      self->state = RS_SOURCE_STATE_STALE;
      self->wait = RS_WAIT_NONE;
    }
}
