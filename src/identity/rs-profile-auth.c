/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-auth.h"

#include <glib/gi18n-lib.h>

#define GROUP "Auth"
#define DEFAULT_SCOPES "presence:read interaction:read queue:read user:read"

static gboolean
read_grant (RsProfileAuth *self, const RsProfileReader *reader, GError **error)
{
  static const char *const words[] = {
    [RS_PROFILE_GRANT_CLIENT_CREDENTIALS] = "client-credentials",
    [RS_PROFILE_GRANT_JWT_BEARER] = "jwt-bearer",
    NULL,
  };
  g_autofree char *word = NULL;
  guint index;

  if (!rs_profile_reader_require_text (reader, GROUP, "Grant", &word, error) ||
      !rs_profile_reader_check_word (reader, GROUP, "Grant", word, words, &index, error))
    return FALSE;
  self->grant = (RsProfileGrant) index;
  return TRUE;
}

static gboolean
read_algorithm (RsProfileAuth *self, const RsProfileReader *reader, GError **error)
{
  static const char *const words[] = { "HS256", "RS256", "ES256", NULL };

  if (!rs_profile_reader_read_text (reader, GROUP, "Algorithm", &self->algorithm, error))
    return FALSE;
  return self->algorithm == NULL ||
         rs_profile_reader_check_word (reader, GROUP, "Algorithm", self->algorithm, words, NULL, error);
}

/* They would have no effect, and who wrote them expects one. */
static gboolean
check_no_assertion (const RsProfileReader *reader, GError **error)
{
  static const char *const keys[] = { "Issuer", "Subject", "KeyId", "Algorithm" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (g_key_file_has_key (reader->file, GROUP, keys[i], NULL))
      return rs_profile_reader_fail (reader, GROUP, keys[i], error,
                                     _ ("this is for signed assertions only. Write Grant=jwt-bearer, or take it out"));
  return TRUE;
}

static gboolean
read_assertion (RsProfileAuth *self, const RsProfileReader *reader, GError **error)
{
  if (self->grant != RS_PROFILE_GRANT_JWT_BEARER)
    return check_no_assertion (reader, error);
  return rs_profile_reader_read_text (reader, GROUP, "Issuer", &self->issuer, error) &&
         rs_profile_reader_read_text (reader, GROUP, "Subject", &self->subject, error) &&
         rs_profile_reader_read_text (reader, GROUP, "KeyId", &self->key_id, error) &&
         read_algorithm (self, reader, error);
}

static void
read_scopes (RsProfileAuth *self, const RsProfileReader *reader)
{
  g_auto (GStrv) scopes = rs_profile_reader_get_list (reader, GROUP, "Scopes");

  self->scopes = scopes[0] != NULL ? g_strjoinv (" ", scopes) : g_strdup (DEFAULT_SCOPES);
}

/**
 * rs_profile_auth_read:
 * @self: (out caller-allocates): empty; to be cleared in any case
 * @reader: a profile that is being read
 * @error: return location
 *
 * Returns: whether the group is as it should be; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_auth_read (RsProfileAuth *self, const RsProfileReader *reader, GError **error)
{
  read_scopes (self, reader);
  return read_grant (self, reader, error) &&
         rs_profile_reader_require_url (reader, GROUP, "TokenUrl", RS_URL_HTTP, &self->token_url, error) &&
         rs_profile_reader_require_text (reader, GROUP, "ClientId", &self->client_id, error) &&
         read_assertion (self, reader, error);
}

/**
 * rs_profile_auth_clear:
 * @self: what was read
 */
void
rs_profile_auth_clear (RsProfileAuth *self)
{
  g_clear_pointer (&self->token_url, g_free);
  g_clear_pointer (&self->client_id, g_free);
  g_clear_pointer (&self->scopes, g_free);
  g_clear_pointer (&self->issuer, g_free);
  g_clear_pointer (&self->subject, g_free);
  g_clear_pointer (&self->key_id, g_free);
  g_clear_pointer (&self->algorithm, g_free);
}
