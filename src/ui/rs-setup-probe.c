/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-probe.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-browser-sign-in.h"
#include "net/rs-discovery.h"
#include "net/rs-http.h"
#include "net/rs-memory-refresh-store.h"
#include "session/rs-check.h"

#include <glib/gi18n.h>

/**
 * RsSetupProbe:
 *
 * Tries out what was typed, as far as the directory: whom to show is picked only after that.
 *
 * ```
 * discovery (CXone) → browser (if a person signs in) → the check of a board, up to its directory
 * ```
 */
struct _RsSetupProbe
{
  GObject parent_instance;

  RsSetupDraft *draft;
  RsStepList *steps; /* not owned: it stands on the page that owns the probe */
  RsClock *clock;
  SoupSession *session;      /* (nullable): until the check takes over */
  GCancellable *cancellable; /* NULL at rest */
  RsBrowserSignIn *browser;  /* (nullable) */
  RsCheck *check;            /* (nullable): while it runs, and after */
  RsSecret *secret;          /* (nullable) */
  RsRefreshStore *store;     /* (nullable): after a sign-in in the browser */
  RsSecret *refresh_token;   /* (nullable): what is in it */
  guint discovery_step;      /* of CXone only */
  guint browser_step;        /* of the browser's way only */
  guint first_check_step;
};

G_DEFINE_FINAL_TYPE (RsSetupProbe, rs_setup_probe, G_TYPE_OBJECT)

enum
{
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define LAST_STEP RS_CHECK_DIRECTORY

static void
rs_setup_probe_dispose (GObject *object)
{
  RsSetupProbe *self = RS_SETUP_PROBE (object);

  rs_setup_probe_stop (self);
  g_clear_object (&self->clock);
  g_clear_pointer (&self->draft, rs_setup_draft_unref);
  G_OBJECT_CLASS (rs_setup_probe_parent_class)->dispose (object);
}

static void
rs_setup_probe_class_init (RsSetupProbeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_setup_probe_dispose;

  /**
   * RsSetupProbe::finished:
   * @self: the probe
   * @is_good: whether there is going on
   *
   * The way has been walked, or has ended early.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
}

static void
rs_setup_probe_init (RsSetupProbe *self)
{
}

static gboolean
uses_browser (RsSetupProbe *self)
{
  return rs_setup_draft_get_way (self->draft) == RS_SETUP_BROWSER;
}

/* A board that there is already knows its addresses. */
static gboolean
discovers (RsSetupProbe *self)
{
  return rs_setup_draft_get_way (self->draft) != RS_SETUP_STREAM && rs_setup_draft_get_profile (self->draft) == NULL;
}

/**
 * rs_setup_probe_new:
 * @draft: what was typed
 * @steps: (transfer none): where progress is shown
 * @clock: tells time
 *
 * Returns: (transfer full): a probe at rest
 */
RsSetupProbe *
rs_setup_probe_new (RsSetupDraft *draft, RsStepList *steps, RsClock *clock)
{
  RsSetupProbe *self = g_object_new (RS_TYPE_SETUP_PROBE, NULL);

  self->draft = rs_setup_draft_ref (draft);
  self->steps = steps;
  self->clock = g_object_ref (clock);
  if (discovers (self))
    self->discovery_step = rs_step_list_add (steps, _ ("Discovery"));
  if (uses_browser (self))
    self->browser_step = rs_step_list_add (steps, _ ("Sign-in in the browser"));
  self->first_check_step = rs_step_list_add (steps, rs_check_step_get_title (0));
  for (guint step = 1; step <= LAST_STEP; step++)
    rs_step_list_add (steps, rs_check_step_get_title (step));
  return self;
}

static void
on_line_changed (RsSetupProbe *self, guint step)
{
  static const RsStepState states[] = {
    [RS_CHECK_WAITING] = RS_STEP_WAITING,  [RS_CHECK_RUNNING] = RS_STEP_RUNNING, [RS_CHECK_GOOD] = RS_STEP_GOOD,
    [RS_CHECK_DEGRADED] = RS_STEP_WARNING, [RS_CHECK_FAILED] = RS_STEP_FAILED,   [RS_CHECK_SKIPPED] = RS_STEP_WAITING,
  };
  const RsCheckLine *line = rs_check_get_line (self->check, step);
  gboolean says_why = line->state != RS_CHECK_SKIPPED;

  if (step <= LAST_STEP)
    rs_step_list_show (self->steps, self->first_check_step + step, states[line->state],
                       says_why ? line->sentence : NULL, line->advice);
}

static void
rest (RsSetupProbe *self)
{
  g_clear_object (&self->cancellable);
  g_clear_object (&self->browser);
  g_clear_pointer (&self->session, rs_http_end_session);
}

static void
finish (RsSetupProbe *self, gboolean is_good)
{
  rest (self);
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, is_good);
}

static void
fail (RsSetupProbe *self, guint step, const char *sentence)
{
  rs_step_list_show (self->steps, step, RS_STEP_FAILED, sentence, NULL);
  finish (self, FALSE);
}

/* Says whether a call was given up, and with it whoever waits for its answer. */
static gboolean
was_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_token_loaded (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsSetupProbe) self = user_data;
  g_autoptr (RsSecretText) text = rs_refresh_store_load_finish (RS_REFRESH_STORE (source), result, NULL);

  if (self->cancellable == NULL)
    return;
  g_clear_pointer (&self->refresh_token, rs_secret_unref);
  self->refresh_token = text != NULL ? rs_secret_new (text) : NULL;
  finish (self, TRUE);
}

/* What is only degraded can be lived with; the line says so. The check may have changed the refresh token. */
static void
on_check_finished (RsSetupProbe *self, guint result)
{
  gboolean is_good = result != RS_EXIT_FAILED && result != RS_EXIT_USAGE;

  if (is_good && self->store != NULL)
    rs_refresh_store_load_async (self->store, self->cancellable, on_token_loaded, g_object_ref (self));
  else
    finish (self, is_good);
}

static void
run_check (RsSetupProbe *self, RsProfile *profile)
{
  self->check = rs_check_new (profile, self->secret, self->store, self->clock);
  rs_check_set_last_step (self->check, LAST_STEP);
  g_signal_connect_object (self->check, "line-changed", G_CALLBACK (on_line_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->check, "finished", G_CALLBACK (on_check_finished), self, G_CONNECT_SWAPPED);
  rs_check_start (self->check);
}

static void
on_browser_done (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsSetupProbe) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsToken) token = rs_browser_sign_in_run_finish (RS_BROWSER_SIGN_IN (source), result, &error);
  g_autoptr (RsProfile) profile = NULL;

  if (was_cancelled (error))
    return;
  if (token != NULL && rs_token_peek_refresh (token) == NULL)
    {
      fail (
          self, self->browser_step,
          _ ("The sign-in went well, but the server gave nothing to renew it with, so the board would stop within the "
             "hour. Ask the administrator to allow refresh tokens for this client."));
      return;
    }
  if (token != NULL)
    profile = rs_setup_draft_make_profile (self->draft, NULL, &error);
  if (profile == NULL)
    {
      fail (self, self->browser_step, error->message);
      return;
    }
  self->store = rs_memory_refresh_store_new (rs_token_peek_refresh (token));
  rs_step_list_show (self->steps, self->browser_step, RS_STEP_GOOD, _ ("You are signed in."), NULL);
  run_check (self, profile);
}

static gboolean
open_browser (const char *url, gpointer user_data, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (g_app_info_launch_default_for_uri (url, NULL, &reason))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_SIGN_IN,
               _ ("The web browser could not be opened: %s. Choose a default browser in the desktop’s settings."),
               reason->message);
  return FALSE;
}

static void
run_browser (RsSetupProbe *self, RsProfile *profile)
{
  const char *secret = self->secret != NULL ? rs_secret_peek (self->secret) : NULL;

  rs_step_list_show (self->steps, self->browser_step, RS_STEP_RUNNING, NULL,
                     _ ("Sign in in the browser window that has just opened, then come back."));
  self->browser = rs_browser_sign_in_new (self->session, self->clock, rs_profile_get_auth (profile), secret);
  rs_browser_sign_in_run_async (self->browser, open_browser, NULL, self->cancellable, on_browser_done,
                                g_object_ref (self));
}

static void
sign_in (RsSetupProbe *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_setup_draft_make_profile (self->draft, NULL, &error);

  if (profile == NULL)
    fail (self, 0, error->message);
  else if (uses_browser (self))
    run_browser (self, profile);
  else
    run_check (self, profile);
}

/* Without an app, a key has an address of its own. */
static const char *
get_token_url (RsSetupProbe *self, const RsDiscovered *discovered)
{
  gboolean has_app = *rs_setup_draft_get (self->draft, RS_SETUP_APP_ID) != '\0';

  if (rs_setup_draft_get_way (self->draft) == RS_SETUP_ACCESS_KEY && !has_app)
    return discovered->access_key_url;
  return discovered->token_url;
}

static void
on_discovered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsSetupProbe) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RsDiscovered) discovered = rs_discovery_run_finish (result, &error);

  if (was_cancelled (error))
    return;
  if (discovered == NULL)
    {
      fail (self, self->discovery_step, error->message);
      return;
    }
  if (get_token_url (self, discovered) == NULL)
    {
      fail (self, self->discovery_step,
            _ ("The platform does not tell where a key without an app gets a token. Give the tenant id under “More "
               "settings”, or an app id with its secret."));
      return;
    }
  rs_setup_draft_set (self->draft, RS_SETUP_TOKEN_URL, get_token_url (self, discovered));
  rs_setup_draft_set (self->draft, RS_SETUP_AUTHORIZATION_URL, discovered->authorization_url);
  rs_step_list_show (self->steps, self->discovery_step, RS_STEP_GOOD, _ ("The platform tells where to sign in."), NULL);
  sign_in (self);
}

static const char *
get_or_null (RsSetupProbe *self, RsSetupField field)
{
  const char *text = rs_setup_draft_get (self->draft, field);

  return *text != '\0' ? text : NULL;
}

static void
discover (RsSetupProbe *self)
{
  rs_step_list_show (self->steps, self->discovery_step, RS_STEP_RUNNING, NULL, NULL);
  rs_discovery_run_async (self->session, get_or_null (self, RS_SETUP_BASE_URL), get_or_null (self, RS_SETUP_TENANT_ID),
                          self->cancellable, on_discovered, g_object_ref (self));
}

static const char *
get_ca_file (RsSetupProbe *self)
{
  RsProfile *profile = rs_setup_draft_get_profile (self->draft);

  return profile != NULL ? rs_profile_get_source (profile)->ca_file : get_or_null (self, RS_SETUP_CA_FILE);
}

/**
 * rs_setup_probe_start:
 * @self: a probe
 *
 * Begins from the first step.
 */
void
rs_setup_probe_start (RsSetupProbe *self)
{
  g_autoptr (GError) error = NULL;

  rs_setup_probe_stop (self);
  rs_step_list_reset (self->steps);
  self->cancellable = g_cancellable_new ();
  self->secret = rs_setup_draft_make_secret (self->draft, &error);
  if (error == NULL)
    self->session = rs_http_new_session (get_ca_file (self), &error);
  if (error != NULL)
    fail (self, 0, error->message);
  else if (discovers (self))
    discover (self);
  else
    sign_in (self);
}

/**
 * rs_setup_probe_stop:
 * @self: a probe
 *
 * Gives up, says nothing more, and forgets what it had found. Does nothing if it is at rest.
 */
void
rs_setup_probe_stop (RsSetupProbe *self)
{
  g_cancellable_cancel (self->cancellable);
  rest (self);
  if (self->check != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->check, self);
      rs_check_stop (self->check);
    }
  g_clear_object (&self->check);
  g_clear_object (&self->store);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_pointer (&self->refresh_token, rs_secret_unref);
}

/**
 * rs_setup_probe_is_running:
 * @self: a probe
 *
 * Returns: whether something is under way
 */
gboolean
rs_setup_probe_is_running (RsSetupProbe *self)
{
  return self->cancellable != NULL;
}

/**
 * rs_setup_probe_get_directory:
 * @self: a probe that went well
 *
 * Returns: (transfer none) (nullable): who there is; %NULL where nobody tells
 */
RsDirectory *
rs_setup_probe_get_directory (RsSetupProbe *self)
{
  return self->check != NULL ? rs_check_get_directory (self->check) : NULL;
}

/**
 * rs_setup_probe_get_secret:
 * @self: a probe that went well
 *
 * Returns: (transfer none) (nullable): what the board signs in with
 */
RsSecret *
rs_setup_probe_get_secret (RsSetupProbe *self)
{
  return self->secret;
}

/**
 * rs_setup_probe_get_refresh_store:
 * @self: a probe that went well
 *
 * Returns: (transfer none) (nullable): where the refresh token of a sign-in in the browser is
 */
RsRefreshStore *
rs_setup_probe_get_refresh_store (RsSetupProbe *self)
{
  return self->store;
}

/**
 * rs_setup_probe_get_refresh_token:
 * @self: a probe that went well
 *
 * Returns: (transfer none) (nullable): the refresh token of a sign-in in the browser, as the check left it
 */
RsSecret *
rs_setup_probe_get_refresh_token (RsSetupProbe *self)
{
  return self->refresh_token;
}
