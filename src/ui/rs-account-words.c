/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-account-words.h"

#include "base/rs-url.h"

#include <glib/gi18n.h>

/* What a board's account is, in words for people. Of a secret or a token itself nothing is ever said. */

#define MINUTE_US (60 * G_USEC_PER_SEC)
#define DAY_US (24 * G_TIME_SPAN_HOUR)

/**
 * rs_account_words_get_token_state:
 * @view: an account
 *
 * Returns: how the token is
 */
RsTokenState
rs_account_words_get_token_state (const RsAccountView *view)
{
  if (view->failure != NULL)
    return RS_TOKEN_STATE_FAILED;
  return view->status != NULL ? rs_account_get_token_state (view->status, view->now_us) : RS_TOKEN_STATE_NONE;
}

/**
 * rs_account_words_get_right_state:
 * @view: an account of a profile that signs in
 * @right: a right
 *
 * Returns: how it stands with it
 */
RsRightState
rs_account_words_get_right_state (const RsAccountView *view, RsRight right)
{
  g_autoptr (RsSourceStatus) nothing = rs_source_status_new ();

  return rs_account_get_right_state (view->profile, view->status != NULL ? view->status : nothing, right);
}

/**
 * rs_account_words_name:
 * @view: an account of a profile that signs in
 *
 * Returns: (transfer full): as whom the board signs in; plain text
 */
char *
rs_account_words_name (const RsAccountView *view)
{
  const RsAuthConfig *auth = rs_profile_get_auth (view->profile);

  switch (auth->grant)
    {
    case RS_GRANT_AUTHORIZATION_CODE:
      return g_strdup_printf (_ ("A person, through the client “%s”"), auth->client_id);
    case RS_GRANT_ACCESS_KEY:
      if (auth->client_id == NULL)
        return g_strdup_printf (_ ("Access key “%s”"), auth->access_key_id);
      return g_strdup_printf (_ ("Access key “%s”, through the app “%s”"), auth->access_key_id, auth->client_id);
    case RS_GRANT_CLIENT_CREDENTIALS:
    case RS_GRANT_JWT_BEARER:
    case RS_GRANT_REFRESH_TOKEN:
    default:
      return g_strdup_printf (_ ("Client “%s”"), auth->client_id);
    }
}

/**
 * rs_account_words_explain_way:
 * @view: an account of a profile that signs in
 *
 * Returns: (transfer none): how the board signs in
 */
const char *
rs_account_words_explain_way (const RsAccountView *view)
{
  static const char *const ways[] = {
    [RS_GRANT_CLIENT_CREDENTIALS] = N_ ("The client shows its secret."),
    [RS_GRANT_JWT_BEARER] = N_ ("The client signs with its private key."),
    [RS_GRANT_AUTHORIZATION_CODE] = N_ ("Somebody signs in with the web browser."),
    [RS_GRANT_ACCESS_KEY] = N_ ("The key’s secret is shown."),
    [RS_GRANT_REFRESH_TOKEN] = N_ ("What the last sign-in left is shown."),
  };

  return _ (ways[rs_profile_get_auth (view->profile)->grant]);
}

/**
 * rs_account_words_name_server:
 * @view: an account of a profile that signs in
 *
 * Returns: (transfer full): who gives tokens
 */
char *
rs_account_words_name_server (const RsAccountView *view)
{
  return rs_url_get_host_and_port (rs_profile_get_auth (view->profile)->token_url);
}

static gboolean
is_settled (RsProfileEntry *entry)
{
  return rs_profile_entry_is_locked (entry, "Auth", "ClientId") ||
         rs_profile_entry_is_locked (entry, "Auth", "TokenUrl");
}

/**
 * rs_account_words_tell_keeper:
 * @view: an account
 *
 * Returns: (transfer full) (nullable): who decides about the profile, if that is not the user
 */
char *
rs_account_words_tell_keeper (const RsAccountView *view)
{
  if (view->entry == NULL)
    return NULL;
  if (!rs_profile_entry_is_read_only (view->entry))
    return is_settled (view->entry) ? g_strdup (_ ("Your administrator has settled how this board signs in.")) : NULL;
  if (rs_profile_entry_get_origin (view->entry) == RS_PROFILE_ORIGIN_PROVISIONED)
    return g_strdup_printf (_ ("Your administrator provides this board. It follows the file %s."),
                            rs_profile_entry_get_path (view->entry));
  return g_strdup_printf (_ ("This board follows the file %s."), rs_profile_entry_get_path (view->entry));
}

static gboolean
has_browser (const RsAccountView *view)
{
  return rs_profile_get_auth (view->profile)->grant == RS_GRANT_AUTHORIZATION_CODE;
}

/**
 * rs_account_words_tell_secret:
 * @view: an account of a profile that signs in
 *
 * Returns: (transfer none): where the secret lies
 */
const char *
rs_account_words_tell_secret (const RsAccountView *view)
{
  if (view->is_demo)
    return _ ("The demo centre has made one for itself.");
  if (view->is_signed_out)
    return _ ("Nowhere: it was forgotten when somebody signed out.");
  switch (view->origin)
    {
    case RS_SECRET_ORIGIN_DESCRIPTOR:
      return _ ("Handed over at the start (--secret-fd).");
    case RS_SECRET_ORIGIN_SYSTEMD:
      return _ ("Handed over by systemd, as the credential “ringside-secret”.");
    case RS_SECRET_ORIGIN_KEYRING:
      if (view->failure != NULL)
        return _ ("The desktop’s keyring has none that can be used.");
      return has_browser (view) ? _ ("The sign-in is kept in the desktop’s keyring.") : _ ("In the desktop’s keyring.");
    case RS_SECRET_ORIGIN_MEMORY:
      return _ ("In this program only, until it ends: the keyring does not have it.");
    case RS_SECRET_ORIGIN_NONE:
    default:
      return _ ("Nowhere.");
    }
}

/**
 * rs_account_words_name_token:
 * @state: how a token is
 *
 * Returns: (transfer none): a word or two for it
 */
const char *
rs_account_words_name_token (RsTokenState state)
{
  static const char *const words[] = {
    /* Translators: states of the access token: there is none, it was asked for, it can be used, it was refused */
    [RS_TOKEN_STATE_NONE] = N_ ("None"),
    [RS_TOKEN_STATE_AWAITED] = N_ ("On its way"),
    [RS_TOKEN_STATE_LIVING] = N_ ("Living"),
    [RS_TOKEN_STATE_FAILED] = N_ ("Not granted"),
  };

  return _ (words[state]);
}

static char *
describe_time (const RsAccountView *view, gint64 time_us)
{
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (time_us / G_USEC_PER_SEC);

  return g_date_time_format (time, time_us - view->now_us < DAY_US ? "%H:%M" : "%x %H:%M");
}

static char *
describe_renewal (const RsAccountView *view)
{
  gint64 left_us = view->status->token_renew_us - view->now_us;
  g_autofree char *time = describe_time (view, view->status->token_renew_us);
  gulong minutes = (gulong) (MAX (left_us, 0) / MINUTE_US);
  gulong hours = (minutes + 30) / 60;

  if (left_us <= 0)
    return g_strdup (_ ("It is being renewed."));
  if (minutes == 0)
    /* Translators: a time such as 14:02 */
    return g_strdup_printf (_ ("Renewed in less than a minute, at %s."), time);
  if (minutes < 120)
    return g_strdup_printf (ngettext ("Renewed in %lu minute, at %s.", "Renewed in %lu minutes, at %s.", minutes),
                            minutes, time);
  return g_strdup_printf (ngettext ("Renewed in %lu hour, at %s.", "Renewed in %lu hours, at %s.", hours), hours, time);
}

static char *
describe_living (const RsAccountView *view)
{
  g_autofree char *renewal = describe_renewal (view);
  g_autofree char *end = describe_time (view, view->status->token_expires_us);

  if (view->status->token_sentence != NULL)
    /* Translators: why a token could not be renewed, as a sentence; then a time */
    return g_strdup_printf (_ ("It could not be renewed yet: %s It is good until %s."), view->status->token_sentence,
                            end);
  /* Translators: when a token is renewed, as a sentence; then a time */
  return g_strdup_printf (_ ("%s It is good until %s."), renewal, end);
}

static char *
describe_failure (const RsAccountView *view)
{
  const RsSourceStatus *status = view->status;

  if (view->failure != NULL)
    return g_strdup (view->failure);
  if (status->token_sentence != NULL)
    return g_strdup (status->token_sentence);
  return g_strdup (status->sentence != NULL ? status->sentence : _ ("The server did not say why."));
}

/**
 * rs_account_words_explain_token:
 * @view: an account
 *
 * Returns: (transfer full): how the token is, and what becomes of it
 */
char *
rs_account_words_explain_token (const RsAccountView *view)
{
  switch (rs_account_words_get_token_state (view))
    {
    case RS_TOKEN_STATE_AWAITED:
      return g_strdup (_ ("The board is signing in."));
    case RS_TOKEN_STATE_LIVING:
      return describe_living (view);
    case RS_TOKEN_STATE_FAILED:
      return describe_failure (view);
    case RS_TOKEN_STATE_NONE:
    default:
      return g_strdup (view->is_signed_out ? _ ("The board shows nothing until somebody signs in.")
                                           : _ ("The board is not connected."));
    }
}

/* What people read of a right. */
static const struct
{
  const char *name;
  const char *missing;
  const char *not_needed;
} rights[RS_N_RIGHTS] = {
  [RS_RIGHT_PRESENCE] = { N_ ("Agents and what they do"), N_ ("No agents are shown."),
                          N_ ("This board shows no agents.") },
  [RS_RIGHT_QUEUE] = { N_ ("Queues"), N_ ("No queue cards are shown."), N_ ("This board shows no queues.") },
  [RS_RIGHT_INTERACTION] = { N_ ("Contacts"), N_ ("Contacts that ring or wait are not shown."),
                             N_ ("This board shows no contacts.") },
  [RS_RIGHT_USER] = { N_ ("The directory"), N_ ("Names are shown only as far as the stream tells them."),
                      N_ ("This board looks no names up.") },
};

/**
 * rs_account_words_name_right:
 * @right: a right
 *
 * Returns: (transfer none): what it lets one read
 */
const char *
rs_account_words_name_right (RsRight right)
{
  return _ (rights[right].name);
}

/**
 * rs_account_words_name_right_state:
 * @state: how it stands with a right
 *
 * Returns: (transfer none): a word or two for it
 */
const char *
rs_account_words_name_right_state (RsRightState state)
{
  static const char *const words[] = {
    /* Translators: states of a permission (scope) */
    [RS_RIGHT_STATE_NOT_NEEDED] = N_ ("Not needed"),
    [RS_RIGHT_STATE_UNKNOWN] = N_ ("Not known yet"),
    [RS_RIGHT_STATE_GRANTED] = N_ ("Granted"),
    [RS_RIGHT_STATE_MISSING] = N_ ("Missing"),
  };

  return _ (words[state]);
}

/**
 * rs_account_words_explain_right:
 * @right: a right
 * @state: how it stands with it
 *
 * Returns: (transfer none) (nullable): what follows from that; %NULL if nothing does
 */
const char *
rs_account_words_explain_right (RsRight right, RsRightState state)
{
  if (state == RS_RIGHT_STATE_MISSING)
    return _ (rights[right].missing);
  return state == RS_RIGHT_STATE_NOT_NEEDED ? _ (rights[right].not_needed) : NULL;
}

/**
 * rs_account_words_refuse:
 * @view: an account of a profile that signs in
 *
 * Returns: (transfer none) (nullable): why the secret can be neither replaced nor forgotten here; %NULL if it can
 */
const char *
rs_account_words_refuse (const RsAccountView *view)
{
  if (view->is_demo)
    return _ ("The demo centre needs no account.");
  if (view->origin == RS_SECRET_ORIGIN_DESCRIPTOR)
    return _ ("The secret is handed over by whoever starts the program. It is replaced there.");
  if (view->origin == RS_SECRET_ORIGIN_SYSTEMD)
    return _ ("The secret is a credential of the system’s service. The administrator replaces it there.");
  return NULL;
}
