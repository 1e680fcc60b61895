/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-browser.h"
#include "ctl/rs-ctl-keyring.h"
#include "ctl/rs-ctl-options.h"
#include "ctl/rs-ctl-prompt.h"
#include "ctl/rs-ctl-walk.h"

#include "base/rs-text.h"
#include "session/rs-keyring-refresh-store.h"

#include <glib/gi18n.h>

/*
 * `ringsidectl sign-in`: takes a secret, tries it, and only then puts it into the keyring. Where a person signs in with
 * the browser, it is the refresh token that is kept.
 */

/* Of the form with a client, two secrets are needed; they stand in one line, with a space between them. */
static RsSecret *
ask_for_access_key (const RsAuthConfig *auth, GError **error)
{
  g_autofree char *client_question = g_strdup_printf (_ ("Secret of the client “%s”:"), auth->client_id);
  g_autoptr (RsSecret) key = rs_ctl_prompt_for_secret (_ ("Secret of the access key:"), error);
  g_autoptr (RsSecret) client = key != NULL ? rs_ctl_prompt_for_secret (client_question, error) : NULL;
  g_autoptr (RsSecretText) both = NULL;

  if (client == NULL)
    return NULL;
  both = g_strdup_printf ("%s %s", rs_secret_peek (key), rs_secret_peek (client));
  return rs_secret_new (both);
}

static RsSecret *
ask (const RsAuthConfig *auth, GError **error)
{
  g_autofree char *question = NULL;

  if (auth->grant == RS_GRANT_ACCESS_KEY && auth->client_id != NULL)
    return ask_for_access_key (auth, error);
  if (auth->grant == RS_GRANT_ACCESS_KEY)
    question = g_strdup_printf (_ ("Secret of the access key “%s”:"), auth->access_key_id);
  else
    question = g_strdup_printf (_ ("Secret of the client “%s”:"), auth->client_id);
  return rs_ctl_prompt_for_secret (question, error);
}

static RsSecret *
take_secret (const RsCtlOptions *options, GError **error)
{
  if (options->secret_fd >= 0)
    return rs_secret_read_fd (options->secret_fd, error);
  return ask (rs_profile_get_auth (options->profile), error);
}

/* What only costs a part of the board is told, and does not keep the secret from being good. */
static void
tell_line (RsCheck *check, RsCheckStep step)
{
  const RsCheckLine *line = rs_check_get_line (check, step);

  if (line->state == RS_CHECK_DEGRADED)
    g_printerr ("%s %s\n", line->sentence, line->advice != NULL ? line->advice : "");
}

static RsExit
try_out (const RsCtlOptions *options, RsSecret *secret, RsRefreshStore *store, RsClock *clock)
{
  g_autoptr (RsCheck) check = rs_check_new (options->profile, secret, store, clock);

  rs_check_set_last_step (check, RS_CHECK_SCOPES);
  if (!rs_ctl_walk (check, tell_line))
    {
      g_printerr (_ ("Signing in was stopped before its end.\n"));
      return RS_EXIT_FAILED;
    }
  rs_ctl_walk_complain (check);
  return rs_check_get_result (check);
}

static RsExit
complain (const GError *error)
{
  g_printerr ("%s\n", error->message);
  return RS_EXIT_FAILED;
}

static gboolean
keep (const RsCtlOptions *options, RsSecret *secret, RsClock *clock, GError **error)
{
  g_autoptr (RsCredentialStore) keyring = rs_ctl_keyring_open (clock);

  return rs_ctl_keyring_store (keyring, options->profile, secret, NULL, error);
}

static RsExit
sign_in_with_secret (const RsCtlOptions *options)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = take_secret (options, &error);

  if (secret == NULL)
    return complain (error);
  if (try_out (options, secret, NULL, clock) == RS_EXIT_FAILED)
    return RS_EXIT_FAILED;
  if (!keep (options, secret, clock, &error))
    return complain (error);
  g_print (_ ("Signed in. The keyring keeps the secret, and “%s” opens with it from now on.\n"),
           rs_profile_get_name (options->profile));
  return RS_EXIT_GOOD;
}

/* What the browser brought is tried out from where it is kept: trying it may replace it. */
static RsExit
sign_in_with_browser (const RsCtlOptions *options)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsCredentialStore) keyring = rs_ctl_keyring_open (clock);
  g_autoptr (RsRefreshStore) store = rs_keyring_refresh_store_new (keyring, options->profile);
  g_autoptr (GError) error = NULL;
  g_autoptr (RsSecret) secret = options->secret_fd >= 0 ? rs_secret_read_fd (options->secret_fd, &error) : NULL;
  g_autoptr (RsSecret) refresh_token = NULL;
  RsExit result;

  if (error != NULL)
    return complain (error);
  refresh_token = rs_ctl_browser_sign_in (options->profile, secret, clock, &error);
  if (refresh_token == NULL || !rs_ctl_keyring_store (keyring, options->profile, secret, refresh_token, &error))
    return complain (error);
  result = try_out (options, secret, store, clock);
  rs_keyring_refresh_store_settle (RS_KEYRING_REFRESH_STORE (store));
  if (result == RS_EXIT_FAILED)
    return RS_EXIT_FAILED;
  g_print (_ ("Signed in. The keyring keeps the sign-in, and “%s” opens with it from now on.\n"),
           rs_profile_get_name (options->profile));
  return RS_EXIT_GOOD;
}

static RsExit
run (const RsCtlOptions *options)
{
  if (rs_profile_get_source (options->profile)->kind != RS_PROFILE_KIND_STREAM)
    {
      g_printerr (_ ("“%s” asks nobody to sign in.\n"), rs_profile_get_name (options->profile));
      return RS_EXIT_USAGE;
    }
  if (rs_profile_get_auth (options->profile)->grant == RS_GRANT_AUTHORIZATION_CODE)
    return sign_in_with_browser (options);
  return sign_in_with_secret (options);
}

const RsCtlCommand rs_ctl_sign_in = {
  .name = "sign-in",
  .words = "PROFILE",
  .summary = N_ ("Signs in, and keeps in the keyring what is needed for it"),
  .needs = RS_CTL_NEEDS_PROFILE,
  .options = {
    { "secret-fd", N_ ("Read the secret from file descriptor N instead of the terminal") },
  },
  .run = run,
};
