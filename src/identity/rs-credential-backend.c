/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-backend.h"

#include "rs-config.h"

#include <glib/gi18n-lib.h>

/**
 * rs_credential_backend_is_sandboxed:
 *
 * Returns: whether this program runs in a sandbox, where libsecret keeps a file whose key the portal gives
 */
gboolean
rs_credential_backend_is_sandboxed (void)
{
  return g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS) || g_getenv ("SNAP_NAME") != NULL;
}

/**
 * rs_credential_backend_is_service:
 *
 * libsecret decides by the same signs, but does not tell.
 *
 * Returns: whether credentials are kept by a service on the session bus, and not in a file
 */
gboolean
rs_credential_backend_is_service (void)
{
  const char *backend = g_getenv ("SECRET_BACKEND");

  if (rs_credential_backend_is_sandboxed ())
    return FALSE;
  return backend == NULL || *backend == '\0' || g_str_equal (backend, "service");
}

/**
 * rs_credential_backend_get_schema:
 *
 * Returns: (transfer none): what a credential of ours is known by
 */
const SecretSchema *
rs_credential_backend_get_schema (void)
{
  static const SecretSchema schema = {
    RS_APPLICATION_ID,
    SECRET_SCHEMA_NONE,
    {
        { "profile", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "token-url", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "client", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING },
        { NULL, 0 },
    },
  };

  return &schema;
}

/* An access key may be shown with a client, and then the secret holds both their secrets. */
static char *
make_client (const RsAuthConfig *auth)
{
  if (auth->access_key_id == NULL)
    return g_strdup (auth->client_id);
  if (auth->client_id == NULL)
    return g_strdup (auth->access_key_id);
  return g_strdup_printf ("%s %s", auth->client_id, auth->access_key_id);
}

/**
 * rs_credential_backend_make_attributes:
 * @profile: who wants it
 * @kind: what it is
 *
 * A credential is bound to the place that it is sent to: a profile that has the name of another, but another token
 * server or client, finds nothing.
 *
 * Returns: (transfer full): attributes of the schema, by name
 */
GHashTable *
rs_credential_backend_make_attributes (RsProfile *profile, RsCredentialKind kind)
{
  static const char *const kinds[] = {
    [RS_CREDENTIAL_SECRET] = "secret",
    [RS_CREDENTIAL_REFRESH_TOKEN] = "refresh-token",
  };
  const RsAuthConfig *auth = rs_profile_get_auth (profile);
  g_autofree char *client = make_client (auth);

  return secret_attributes_build (rs_credential_backend_get_schema (), "profile", rs_profile_get_name (profile),
                                  "token-url", auth->token_url, "client", client, "kind", kinds[kind], NULL);
}

/**
 * rs_credential_backend_make_label:
 * @profile: who wants it
 * @kind: what it is
 *
 * Returns: (transfer full): what the keyring's own program shows to people
 */
char *
rs_credential_backend_make_label (RsProfile *profile, RsCredentialKind kind)
{
  const char *name = rs_profile_get_name (profile);

  if (kind == RS_CREDENTIAL_SECRET)
    return g_strdup_printf (_ ("Ringside: secret of “%s”"), name);
  return g_strdup_printf (_ ("Ringside: sign-in of “%s”"), name);
}
