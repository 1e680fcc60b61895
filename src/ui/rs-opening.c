/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-opening.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "demo/rs-demo-host.h"
#include "identity/rs-profile-file.h"
#include "identity/rs-profile-store.h"
#include "session/rs-keyring-refresh-store.h"
#include "session/rs-secret-search.h"

#include <glib/gi18n.h>

#define PATIENCE_US (1 * G_USEC_PER_SEC)

/**
 * RsOpening:
 *
 * A session with all that it needs to begin: the profile, the secret, and for the demo the centre itself. It needs
 * no display.
 */
struct _RsOpening
{
  RsProfile *profile;
  char *wanted; /* (nullable): how the profile was asked for; NULL for a demo without one */
  RsClock *clock;
  RsDemoOptions demo;
  int secret_fd;
  RsSecretOrigin origin;
  RsSecret *secret;          /* (nullable): one that is found nowhere a second time */
  RsRefreshStore *memory;    /* (nullable): likewise */
  RsSession *session;        /* NULL until there is a secret */
  RsRefreshStore *keyring;   /* (nullable): where refresh tokens are kept */
  RsDemoHost *host;          /* (nullable) */
  GCancellable *cancellable; /* NULL unless a secret is looked for */
  RsTimer *patience;
  RsTimerFunc slow;
  RsOpeningReady ready;
  gpointer user_data;
};

static void
take_demo_options (RsOpening *self, const RsOptions *options)
{
  self->demo.agents = (guint) options->agents;
  self->demo.queues = (guint) options->queues;
  self->demo.rate = options->rate;
  self->demo.seed = (guint32) options->seed;
}

static RsSecret *
take_demo_secret (RsDemoHost *host)
{
  g_autoptr (RsSecretText) text = rs_demo_host_dup_secret (host);

  return rs_secret_new (text);
}

static gboolean
open_demo (RsOpening *self, const char *name, GError **error)
{
  g_autoptr (RsSecret) secret = NULL;

  self->host = rs_demo_host_new (&self->demo, error);
  if (self->host == NULL)
    return FALSE;
  self->profile =
      rs_profile_new_for_demo (name, rs_demo_host_get_stream_url (self->host), rs_demo_host_get_token_url (self->host),
                               rs_demo_host_get_client_id (self->host), error);
  if (self->profile == NULL)
    return FALSE;
  secret = take_demo_secret (self->host);
  self->session = rs_session_new (self->profile, secret, self->clock);
  return TRUE;
}

static gboolean
open_profile (RsOpening *self, const RsOptions *options, GError **error)
{
  g_autoptr (RsProfileStore) store = rs_profile_store_new ();
  g_autoptr (RsProfile) profile = rs_profile_store_load (store, options->profile, error);

  if (profile == NULL)
    return FALSE;
  self->wanted = g_strdup (options->profile);
  if (rs_profile_get_source (profile)->kind == RS_PROFILE_KIND_DEMO)
    return open_demo (self, rs_profile_get_name (profile), error);
  self->secret_fd = options->secret_fd;
  self->profile = g_steal_pointer (&profile);
  return TRUE;
}

static RsOpening *
make (RsClock *clock)
{
  RsOpening *self = g_new0 (RsOpening, 1);

  self->clock = g_object_ref (clock);
  self->secret_fd = -1;
  rs_demo_options_init (&self->demo);
  return self;
}

/**
 * rs_opening_new:
 * @options: a profile or the demo
 * @clock: tells time
 * @error: return location
 *
 * The demo has a session at once; a profile has one when rs_opening_find_secret() says so.
 *
 * Returns: (transfer full) (nullable): an opening; %NULL with %RS_ERROR_PROFILE or %RS_ERROR_NETWORK
 */
RsOpening *
rs_opening_new (const RsOptions *options, RsClock *clock, GError **error)
{
  g_autoptr (RsOpening) self = make (clock);
  gboolean opened;

  take_demo_options (self, options);
  opened = options->demo ? open_demo (self, _ ("Demo centre"), error) : open_profile (self, options, error);
  return opened ? g_steal_pointer (&self) : NULL;
}

/* With what is at hand and nowhere else. */
static void
begin_with (RsOpening *self, RsSecretOrigin origin, RsSecret *secret, RsRefreshStore *store)
{
  self->origin = origin;
  self->secret = secret != NULL ? rs_secret_ref (secret) : NULL;
  g_set_object (&self->memory, store);
  self->session = rs_session_new (self->profile, secret, self->clock);
  if (store != NULL)
    rs_session_set_refresh_store (self->session, store);
}

/**
 * rs_opening_new_signed_in:
 * @profile: what to show, not the demo
 * @secret: (nullable): what it signs in with
 * @store: (nullable): where its refresh token is
 * @clock: tells time
 *
 * For a board whose secret is at hand and nowhere else. With neither secret nor store it is looked for as ever.
 *
 * Returns: (transfer full): an opening
 */
RsOpening *
rs_opening_new_signed_in (RsProfile *profile, RsSecret *secret, RsRefreshStore *store, RsClock *clock)
{
  RsOpening *self = make (clock);

  self->profile = g_object_ref (profile);
  self->wanted = g_strdup (rs_profile_get_name (profile));
  if (secret != NULL || store != NULL)
    begin_with (self, RS_SECRET_ORIGIN_MEMORY, secret, store);
  return self;
}

/* What was given for one server is not shown to another. */
static gboolean
is_meant_for (RsProfile *profile, RsProfile *former)
{
  const RsAuthConfig *auth = rs_profile_get_auth (profile);
  const RsAuthConfig *before = rs_profile_get_auth (former);

  return g_strcmp0 (auth->token_url, before->token_url) == 0 && g_strcmp0 (auth->client_id, before->client_id) == 0 &&
         g_strcmp0 (auth->access_key_id, before->access_key_id) == 0;
}

static gboolean
inherit_secret (RsOpening *self, RsOpening *former, GError **error)
{
  if (former->secret == NULL && former->memory == NULL)
    return TRUE;
  if (rs_profile_get_source (self->profile)->kind != RS_PROFILE_KIND_STREAM)
    return TRUE;
  if (!is_meant_for (self->profile, former->profile))
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_SECRET,
                           _ ("The profile names another sign-in now. The secret that was given for the former is not "
                              "shown to it, so the board goes on as it was. Start it again with the new secret."));
      return FALSE;
    }
  begin_with (self, former->origin, former->secret, former->memory);
  return TRUE;
}

/**
 * rs_opening_new_successor:
 * @former: the opening of a board that is open
 * @profile: what its profile has become
 * @error: return location
 *
 * Returns: (transfer full) (nullable): an opening that follows, with the secret of @former if that is found nowhere a
 *   second time; %NULL with %RS_ERROR_SECRET, _PROFILE or _NETWORK, and then @former had better go on
 */
RsOpening *
rs_opening_new_successor (RsOpening *former, RsProfile *profile, GError **error)
{
  g_autoptr (RsOpening) self = make (former->clock);

  self->demo = former->demo;
  self->wanted =
      rs_profile_file_is_path (former->wanted) ? g_strdup (former->wanted) : g_strdup (rs_profile_get_name (profile));
  if (rs_profile_get_source (profile)->kind == RS_PROFILE_KIND_DEMO)
    return open_demo (self, rs_profile_get_name (profile), error) ? g_steal_pointer (&self) : NULL;
  self->profile = g_object_ref (profile);
  return inherit_secret (self, former, error) ? g_steal_pointer (&self) : NULL;
}

static void
on_keyring_failed (RsRefreshStore *store, const char *sentence)
{
  g_printerr ("ringside: %s\n", sentence);
}

static void
make_session (RsOpening *self, RsSecret *secret, RsCredentialStore *keyring)
{
  self->session = rs_session_new (self->profile, secret, self->clock);
  if (keyring == NULL)
    return;
  self->keyring = rs_keyring_refresh_store_new (keyring, self->profile);
  g_signal_connect (self->keyring, "failed", G_CALLBACK (on_keyring_failed), NULL);
  rs_session_set_refresh_store (self->session, self->keyring);
}

static void
on_secret (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCredentialStore) credentials = rs_secret_search_get_keyring (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = rs_secret_search_finish (result, &error);
  RsOpening *self = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED)) /* and the opening is gone */
    return;
  g_clear_object (&self->cancellable);
  rs_clear_timer (&self->patience);
  self->origin = rs_secret_search_get_origin (result);
  if (self->origin == RS_SECRET_ORIGIN_DESCRIPTOR && secret != NULL)
    self->secret = rs_secret_ref (secret);
  if (error == NULL)
    make_session (self, secret, credentials);
  self->ready (error, self->user_data);
}

static void
on_patience_ended (gpointer user_data)
{
  RsOpening *self = user_data;

  rs_clear_timer (&self->patience);
  self->slow (self->user_data);
}

/**
 * rs_opening_find_secret:
 * @self: an opening without a session
 * @may_ask: whether a person sits there whom the keyring may ask to unlock it
 * @slow: called once, if that takes longer than one waits without a word
 * @ready: called when there is a session, or cannot be one
 * @user_data: for both
 */
void
rs_opening_find_secret (RsOpening *self, gboolean may_ask, RsTimerFunc slow, RsOpeningReady ready, gpointer user_data)
{
  g_autoptr (RsCredentialStore) credentials = rs_credential_store_new (self->clock);

  rs_credential_store_set_may_ask (credentials, may_ask);
  self->slow = slow;
  self->ready = ready;
  self->user_data = user_data;
  self->cancellable = g_cancellable_new ();
  self->patience = rs_clock_add_timer (self->clock, NULL, PATIENCE_US, on_patience_ended, self);
  rs_secret_search_async (self->profile, self->secret_fd, credentials, self->cancellable, on_secret, self);
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
  rs_clear_timer (&self->patience);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->session != NULL)
    rs_session_stop (self->session);
  g_clear_object (&self->session);
  if (self->keyring != NULL)
    rs_keyring_refresh_store_settle (RS_KEYRING_REFRESH_STORE (self->keyring));
  g_clear_object (&self->keyring);
  g_clear_object (&self->memory);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_pointer (&self->host, rs_demo_host_free);
  g_clear_object (&self->profile);
  g_clear_object (&self->clock);
  g_free (self->wanted);
  g_free (self);
}

/**
 * rs_opening_get_session:
 * @self: an opening
 *
 * Returns: (transfer none) (nullable): its session; %NULL until there is a secret
 */
RsSession *
rs_opening_get_session (RsOpening *self)
{
  return self->session;
}

/**
 * rs_opening_get_profile:
 * @self: an opening
 *
 * Returns: (transfer none): what is to be shown
 */
RsProfile *
rs_opening_get_profile (RsOpening *self)
{
  return self->profile;
}

/**
 * rs_opening_set_wanted:
 * @self: an opening
 * @wanted: (nullable): name or file of the profile
 */
void
rs_opening_set_wanted (RsOpening *self, const char *wanted)
{
  g_free (self->wanted);
  self->wanted = g_strdup (wanted);
}

/**
 * rs_opening_get_wanted:
 * @self: an opening
 *
 * Returns: (transfer none) (nullable): name or file of the profile; %NULL for the demo without one
 */
const char *
rs_opening_get_wanted (RsOpening *self)
{
  return self->wanted;
}

/**
 * rs_opening_get_origin:
 * @self: an opening
 *
 * Returns: where its secret comes from
 */
RsSecretOrigin
rs_opening_get_origin (RsOpening *self)
{
  return self->origin;
}

/**
 * rs_opening_is_demo:
 * @self: an opening
 *
 * Returns: whether it shows the demo centre that is built in
 */
gboolean
rs_opening_is_demo (RsOpening *self)
{
  return self->host != NULL;
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
  return rs_profile_get_name (self->profile);
}
