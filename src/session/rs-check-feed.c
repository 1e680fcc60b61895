/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-private.h"

#include "base/rs-url.h"

#include <glib/gi18n-lib.h>

/*
 * The end of a check: the stream itself.
 */

static char *
get_server (RsCheck *self)
{
  return rs_url_get_host_and_port (self->config->stream_url);
}

static void
on_opened (gpointer user_data)
{
  RsCheck *self = user_data;
  g_autofree char *server = get_server (self);

  rs_check_conclude (self, RS_CHECK_GOOD, g_strdup_printf (_ ("%s opened the stream."), server));
}

static void
on_subscribed (guint n_not_granted, gpointer user_data)
{
  RsCheck *self = user_data;

  if (n_not_granted == 0)
    rs_check_conclude (self, RS_CHECK_GOOD, g_strdup (_ ("The subscription is confirmed.")));
  else
    rs_check_conclude (
        self, RS_CHECK_DEGRADED,
        g_strdup_printf (ngettext ("%u agent or queue of the board may not be seen with this sign-in. Check the users "
                                   "and queues in the profile, or ask the administrator for access.",
                                   "%u agents or queues of the board may not be seen with this sign-in. Check the "
                                   "users and queues in the profile, or ask the administrator for access.",
                                   n_not_granted),
                         n_not_granted));
}

static void
on_filled (gpointer user_data)
{
  RsCheck *self = user_data;

  if (self->step == RS_CHECK_FIRST_DATA)
    rs_check_conclude (self, RS_CHECK_GOOD, g_strdup (_ ("The first data came: the board is living.")));
}

static void
on_ended (const GError *error, gpointer user_data)
{
  RsCheck *self = user_data;

  /* The link has a deadline for the subscription as well, and would try again. */
  if (g_error_matches (error, RS_ERROR, RS_ERROR_TIMEOUT) && self->step == RS_CHECK_SUBSCRIBED)
    rs_check_give_up (self);
  else
    rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
}

static const RsCheckStreamEvents stream_events = {
  .opened = on_opened,
  .subscribed = on_subscribed,
  .filled = on_filled,
  .ended = on_ended,
};

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCheck) self = RS_CHECK (user_data);
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (token == NULL)
    rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
  else
    self->stream =
        rs_check_stream_new (self->session, self->clock, self->config, token, self->allowed, &stream_events, self);
}

/**
 * rs_check_begin_socket:
 * @self: a check under way
 *
 * Opens the stream, with the token that there is unless it is too old already.
 */
void
rs_check_begin_socket (RsCheck *self)
{
  rs_token_source_get_async (self->tokens, self->cancellable, on_token, g_object_ref (self));
}

/**
 * rs_check_begin_subscribed:
 * @self: a check under way
 *
 * Waits for the confirmation of what was asked for with the handshake.
 */
void
rs_check_begin_subscribed (RsCheck *self)
{
  g_return_if_fail (self->stream != NULL);
}

/**
 * rs_check_begin_first_data:
 * @self: a check under way
 *
 * Waits for an update, unless one came before the subscription was confirmed.
 */
void
rs_check_begin_first_data (RsCheck *self)
{
  if (rs_check_stream_has_data (self->stream))
    on_filled (self);
}
