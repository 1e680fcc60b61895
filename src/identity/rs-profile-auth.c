/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-auth.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define GROUP "Auth"
#define DEFAULT_SCOPES "presence:read interaction:read queue:read user:read"

/* The grants that a profile may ask for come first in their enumeration. */
#define N_GRANTS (RS_GRANT_ACCESS_KEY + 1)

static gboolean
read_grant (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  const char *words[N_GRANTS + 1] = { NULL };
  g_autofree char *word = NULL;
  guint index;

  for (guint i = 0; i < N_GRANTS; i++)
    words[i] = rs_grant_kind_get_nick ((RsGrantKind) i);
  if (!rs_profile_reader_require_text (reader, GROUP, "Grant", &word, error) ||
      !rs_profile_reader_check_word (reader, GROUP, "Grant", word, words, &index, error))
    return FALSE;
  auth->grant = (RsGrantKind) index;
  return TRUE;
}

/* They would have no effect, and who wrote them expects one. */
static gboolean
check_no_other_key (const RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  static const struct
  {
    const char *key;
    RsGrantKind grant;
  } keys[] = {
    { "Issuer", RS_GRANT_JWT_BEARER },
    { "Subject", RS_GRANT_JWT_BEARER },
    { "KeyId", RS_GRANT_JWT_BEARER },
    { "Algorithm", RS_GRANT_JWT_BEARER },
    { "AuthorizationUrl", RS_GRANT_AUTHORIZATION_CODE },
    { "RedirectUri", RS_GRANT_AUTHORIZATION_CODE },
    { "AccessKeyId", RS_GRANT_ACCESS_KEY },
  };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].grant != auth->grant && g_key_file_has_key (reader->file, GROUP, keys[i].key, NULL))
      return rs_profile_reader_fail (reader, GROUP, keys[i].key, error,
                                     /* Translators: the name of another way to sign in, as in Grant=jwt-bearer */
                                     _ ("this has no effect here. Write Grant=%s, or take it out"),
                                     rs_grant_kind_get_nick (keys[i].grant));
  return TRUE;
}

static gboolean
read_client_credentials (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_require_text (reader, GROUP, "ClientId", &auth->client_id, error);
}

static gboolean
read_algorithm (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  static const char *const words[] = { "HS256", "RS256", "ES256", NULL };

  if (!rs_profile_reader_read_text (reader, GROUP, "Algorithm", &auth->algorithm, error))
    return FALSE;
  return auth->algorithm == NULL ||
         rs_profile_reader_check_word (reader, GROUP, "Algorithm", auth->algorithm, words, NULL, error);
}

static gboolean
read_assertion (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_require_text (reader, GROUP, "ClientId", &auth->client_id, error) &&
         rs_profile_reader_read_text (reader, GROUP, "Issuer", &auth->issuer, error) &&
         rs_profile_reader_read_text (reader, GROUP, "Subject", &auth->subject, error) &&
         rs_profile_reader_read_text (reader, GROUP, "KeyId", &auth->key_id, error) &&
         read_algorithm (auth, reader, error);
}

/* RFC 8252 §7.3: the browser comes back to this machine, where nobody has a certificate. */
static gboolean
is_loopback_redirect (const char *text)
{
  return g_str_has_prefix (text, "http://") && strpbrk (text, "?#") == NULL && rs_url_is_on_this_machine (text);
}

static gboolean
read_redirect (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  if (!rs_profile_reader_read_url (reader, GROUP, "RedirectUri", RS_URL_HTTP, &auth->redirect_uri, error))
    return FALSE;
  if (auth->redirect_uri != NULL && !is_loopback_redirect (auth->redirect_uri))
    return rs_profile_reader_fail (reader, GROUP, "RedirectUri", error,
                                   _ ("“%s” is not possible here; allowed: an address on this machine such as "
                                      "http://127.0.0.1:8642/"),
                                   auth->redirect_uri);
  return TRUE;
}

static gboolean
read_authorization_code (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_require_url (reader, GROUP, "AuthorizationUrl", RS_URL_HTTP, &auth->authorization_url,
                                        error) &&
         rs_profile_reader_require_text (reader, GROUP, "ClientId", &auth->client_id, error) &&
         read_redirect (auth, reader, error);
}

static gboolean
read_access_key (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_require_text (reader, GROUP, "AccessKeyId", &auth->access_key_id, error) &&
         rs_profile_reader_read_text (reader, GROUP, "ClientId", &auth->client_id, error);
}

/* What an access key allows is decided by its owner's role, so nothing is asked for unless the profile says so. */
static void
read_scopes (RsAuthConfig *auth, const RsProfileReader *reader)
{
  g_auto (GStrv) scopes = rs_profile_reader_get_list (reader, GROUP, "Scopes");

  if (scopes[0] != NULL)
    auth->scopes = g_strjoinv (" ", scopes);
  else if (auth->grant != RS_GRANT_ACCESS_KEY)
    auth->scopes = g_strdup (DEFAULT_SCOPES);
}

/**
 * rs_profile_auth_read:
 * @auth: (out caller-allocates): empty; to be cleared in any case
 * @reader: a profile that is being read
 * @error: return location
 *
 * Reads the [Auth] group.
 *
 * Returns: whether the group is as it should be; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_auth_read (RsAuthConfig *auth, const RsProfileReader *reader, GError **error)
{
  static gboolean (*const readers[N_GRANTS]) (RsAuthConfig *, const RsProfileReader *, GError **) = {
    [RS_GRANT_CLIENT_CREDENTIALS] = read_client_credentials,
    [RS_GRANT_JWT_BEARER] = read_assertion,
    [RS_GRANT_AUTHORIZATION_CODE] = read_authorization_code,
    [RS_GRANT_ACCESS_KEY] = read_access_key,
  };

  if (!read_grant (auth, reader, error))
    return FALSE;
  read_scopes (auth, reader);
  return check_no_other_key (auth, reader, error) &&
         rs_profile_reader_require_url (reader, GROUP, "TokenUrl", RS_URL_HTTP, &auth->token_url, error) &&
         readers[auth->grant](auth, reader, error);
}
