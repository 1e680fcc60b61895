/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-opening.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "demo/rs-demo-host.h"

#include <glib/gi18n.h>

/**
 * RsOpening:
 *
 * A session with all that it needs to begin: the profile, the secret, and for the demo the centre itself. It needs
 * no display.
 */
struct _RsOpening
{
  RsSession *session;
  RsDemoHost *host; /* (nullable) */
};

static RsDemoHost *
start_demo (const RsOptions *options, GError **error)
{
  RsDemoOptions demo;

  rs_demo_options_init (&demo);
  demo.agents = (guint) options->agents;
  demo.queues = (guint) options->queues;
  demo.rate = options->rate;
  demo.seed = (guint32) options->seed;
  return rs_demo_host_new (&demo, error);
}

static RsProfile *
make_demo_profile (RsDemoHost *host, GError **error)
{
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=%s\n"
                                           "[Source]\nKind=stream\nStreamUrl=%s\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n"
                                           "[Roster]\nUsers=*\nEveryone=true\nQueues=*\nInteractions=true\n",
                                           _ ("Demo centre"), rs_demo_host_get_stream_url (host),
                                           rs_demo_host_get_token_url (host), rs_demo_host_get_client_id (host));

  return rs_profile_parse (text, -1, "demo", error);
}

static RsSecret *
take_demo_secret (RsDemoHost *host)
{
  g_autoptr (RsSecretText) text = rs_demo_host_dup_secret (host);

  return rs_secret_new (text);
}

static RsSecret *
find_secret (const RsOptions *options, GError **error)
{
  GError *local_error = NULL;
  RsSecret *secret;

  if (options->secret_fd >= 0)
    return rs_secret_read_fd (options->secret_fd, error);
  secret = rs_secret_read_credentials_directory (&local_error);
  if (secret == NULL && local_error == NULL)
    g_set_error_literal (
        &local_error, RS_ERROR, RS_ERROR_SECRET,
        _ ("No secret was given, so the board cannot sign in. Hand it over with --secret-fd, or as the "
           "systemd credential “ringside-secret”."));
  if (local_error != NULL)
    g_propagate_error (error, local_error);
  return secret;
}

static gboolean
open_demo (RsOpening *self, const RsOptions *options, RsClock *clock, GError **error)
{
  g_autoptr (RsProfile) profile = NULL;
  g_autoptr (RsSecret) secret = NULL;

  self->host = start_demo (options, error);
  if (self->host == NULL)
    return FALSE;
  profile = make_demo_profile (self->host, error);
  if (profile == NULL)
    return FALSE;
  secret = take_demo_secret (self->host);
  self->session = rs_session_new (profile, secret, clock);
  return TRUE;
}

static gboolean
open_profile (RsOpening *self, const RsOptions *options, RsClock *clock, GError **error)
{
  g_autoptr (RsProfile) profile = rs_profile_load (options->profile, error);
  g_autoptr (RsSecret) secret = NULL;

  if (profile == NULL)
    return FALSE;
  if (rs_profile_get_source (profile)->kind == RS_PROFILE_KIND_STREAM) /* a recording asks nobody to sign in */
    {
      secret = find_secret (options, error);
      if (secret == NULL)
        return FALSE;
    }
  self->session = rs_session_new (profile, secret, clock);
  return TRUE;
}

/**
 * rs_opening_new:
 * @options: a profile or the demo
 * @clock: tells time
 * @error: return location
 *
 * Returns: (transfer full) (nullable): a session that is ready to start; %NULL with %RS_ERROR_PROFILE,
 *   %RS_ERROR_SECRET or %RS_ERROR_NETWORK
 */
RsOpening *
rs_opening_new (const RsOptions *options, RsClock *clock, GError **error)
{
  g_autoptr (RsOpening) self = g_new0 (RsOpening, 1);
  gboolean opened =
      options->demo ? open_demo (self, options, clock, error) : open_profile (self, options, clock, error);

  return opened ? g_steal_pointer (&self) : NULL;
}

/**
 * rs_opening_free:
 * @self: (transfer full): an opening
 *
 * Stops the session and the demo centre, and waits for both.
 */
void
rs_opening_free (RsOpening *self)
{
  if (self->session != NULL)
    rs_session_stop (self->session);
  g_clear_object (&self->session);
  g_clear_pointer (&self->host, rs_demo_host_free);
  g_free (self);
}

/**
 * rs_opening_get_session:
 * @self: an opening
 *
 * Returns: (transfer none): its session
 */
RsSession *
rs_opening_get_session (RsOpening *self)
{
  return self->session;
}

/**
 * rs_opening_get_board_name:
 * @self: an opening
 *
 * Returns: (transfer none): what the board is called; plain text
 */
const char *
rs_opening_get_board_name (RsOpening *self)
{
  return rs_profile_get_name (rs_session_get_profile (self->session));
}
