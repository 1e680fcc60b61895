/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-discovery.h"

#include "base/rs-clock.h"
#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-configuration-reader.h"
#include "net/rs-http-fetch.h"
#include "net/rs-open-id-configuration.h"
#include "net/rs-tenant-configuration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define OPEN_ID_PATH "/.well-known/openid-configuration"
#define TENANT_PATH "/.well-known/cxone-configuration?tenantId="
#define TOO_MANY_REQUESTS 429 /* RFC 6585 §4; libsoup does not name it */
#define MAX_TENANT_BYTES 64

/*
 * Asks a platform where to sign in, and where a tenant is. No server is guessed: there is one address to begin with,
 * and every other one is told there. Nothing secret is sent, and no redirect followed.
 *
 * ```
 * openid-configuration → cxone-configuration, if a tenant is known → addresses
 * ```
 */
typedef struct
{
  SoupSession *session;
  RsClock *clock;
  char *base_url; /* without a slash at its end */
  char *tenant_id;
  char *url; /* what is asked */
  RsDiscovered *found;
} Run;

static void
run_free (gpointer data)
{
  Run *run = data;

  g_object_unref (run->session);
  g_object_unref (run->clock);
  g_free (run->base_url);
  g_free (run->tenant_id);
  g_free (run->url);
  g_clear_pointer (&run->found, rs_discovered_free);
  g_free (run);
}

/**
 * rs_discovered_free:
 * @self: (transfer full): addresses
 */
void
rs_discovered_free (RsDiscovered *self)
{
  g_free (self->authorization_url);
  g_free (self->token_url);
  g_free (self->access_key_url);
  g_free (self->api_url);
  g_free (self->area);
  g_free (self);
}

/* Only the server is told of an address that nobody has checked. */
static GError *
describe_redirect (const Run *run, const RsHttpAnswer *answer)
{
  g_autofree char *there = NULL;
  g_autofree char *target = NULL;

  if (answer->location != NULL)
    there = g_uri_resolve_relative (run->url, answer->location, G_URI_FLAGS_NONE, NULL);
  target = there != NULL ? rs_url_get_host_and_port (there) : g_strdup (_ ("another address"));
  /* Translators: a server, where it redirects to (a server, or “another address”), the HTTP status */
  return g_error_new (RS_ERROR, RS_ERROR_PROFILE,
                      _ ("%s sends us on to %s (%u), which was not followed. If that is the right server, enter it as "
                         "the address to sign in at."),
                      run->url, target, answer->status);
}

static GError *
describe_missing (const Run *run, guint status)
{
  if (strstr (run->url, TENANT_PATH) != NULL)
    return g_error_new (RS_ERROR, RS_ERROR_PROFILE,
                        _ ("%s knows no tenant “%s” (%u). Check the tenant's id: it is a UUID, which the administrator "
                           "finds in CXone's account settings."),
                        run->base_url, run->tenant_id, status);
  return g_error_new (
      RS_ERROR, RS_ERROR_PROFILE,
      _ ("%s does not tell how to sign in there (%u). Check the address: it is the platform's, without a "
         "path, as %s."),
      run->base_url, status, RS_DISCOVERY_COMMERCIAL_URL);
}

static GError *
describe_answer (const Run *run, const RsHttpAnswer *answer)
{
  g_autofree char *server = rs_url_get_host_and_port (run->url);

  if (SOUP_STATUS_IS_REDIRECTION (answer->status))
    return describe_redirect (run, answer);
  if (answer->status == TOO_MANY_REQUESTS || SOUP_STATUS_IS_SERVER_ERROR (answer->status))
    return g_error_new (RS_ERROR, RS_ERROR_TRY_LATER,
                        _ ("%s cannot tell its configuration at present (%u). Try again in a minute."), server,
                        answer->status);
  if (answer->status == SOUP_STATUS_UNAUTHORIZED || answer->status == SOUP_STATUS_FORBIDDEN)
    return g_error_new (RS_ERROR, RS_ERROR_PERMISSION,
                        _ ("%s does not let us read its configuration (%u), which should be open to everybody. A proxy "
                           "or firewall may be in the way; ask whoever runs the network."),
                        server, answer->status);
  return describe_missing (run, answer->status);
}

static gboolean
take_open_id (Run *run, const char *data, gsize length, GError **error)
{
  g_auto (RsOpenIdConfiguration) configuration = { NULL };

  if (!rs_open_id_configuration_parse (&configuration, data, length, run->url, error))
    return FALSE;
  run->found->authorization_url = g_steal_pointer (&configuration.authorization_url);
  run->found->token_url = g_steal_pointer (&configuration.token_url);
  return TRUE;
}

static gboolean
take_tenant (Run *run, const char *data, gsize length, GError **error)
{
  g_auto (RsTenantConfiguration) configuration = { NULL };

  if (!rs_tenant_configuration_parse (&configuration, data, length, run->url, error))
    return FALSE;
  run->found->api_url = g_steal_pointer (&configuration.api_url);
  run->found->access_key_url = g_steal_pointer (&configuration.access_key_url);
  run->found->area = g_steal_pointer (&configuration.area);
  return TRUE;
}

static gboolean
take_answer (Run *run, const RsHttpAnswer *answer, GError **error)
{
  gsize length;
  const char *data;

  if (answer->status != SOUP_STATUS_OK)
    {
      g_propagate_error (error, describe_answer (run, answer));
      return FALSE;
    }
  data = g_bytes_get_data (answer->body, &length);
  if (data == NULL)
    data = "";
  return run->found->token_url == NULL ? take_open_id (run, data, length, error)
                                       : take_tenant (run, data, length, error);
}

static void ask (GTask *task, const char *path);

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Run *run = g_task_get_task_data (task);
  g_auto (RsHttpAnswer) answer = { 0 };
  g_autofree char *tenant = NULL;
  GError *error = NULL;

  if (!rs_http_fetch_finish (result, &answer, &error) || !take_answer (run, &answer, &error))
    g_task_return_error (task, error);
  else if (run->tenant_id == NULL || run->found->api_url != NULL)
    g_task_return_pointer (task, g_steal_pointer (&run->found), (GDestroyNotify) rs_discovered_free);
  else
    {
      tenant = g_strconcat (TENANT_PATH, run->tenant_id, NULL);
      ask (g_steal_pointer (&task), tenant);
    }
}

static void
ask (GTask *task, const char *path)
{
  Run *run = g_task_get_task_data (task);

  g_free (run->url);
  run->url = g_strconcat (run->base_url, path, NULL);
  rs_http_fetch_async (run->session, run->clock, run->url, NULL, RS_CONFIGURATION_MAX_BYTES,
                       g_task_get_cancellable (task), on_answer, task);
}

static gboolean
check_tenant_id (const char *id, GError **error)
{
  if (id == NULL || (*id != '\0' && strlen (id) <= MAX_TENANT_BYTES &&
                     id[strspn (id, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_")] == '\0'))
    return TRUE;
  g_set_error_literal (error, RS_ERROR, RS_ERROR_PROFILE,
                       _ ("This is no tenant's id: it is a UUID, as 11ea82b4-0000-0000-0000-0242ac110003, which the "
                          "administrator finds in CXone's account settings."));
  return FALSE;
}

static gboolean
check_base_url (const char *url, GError **error)
{
  if (rs_url_check (url, RS_URL_HTTP, error))
    return TRUE;
  g_prefix_error (error, "%s", _ ("The address to sign in at cannot be used: "));
  return FALSE;
}

static Run *
run_new (SoupSession *session, const char *base_url, const char *tenant_id)
{
  Run *run = g_new0 (Run, 1);

  run->session = g_object_ref (session);
  run->clock = rs_clock_new_system ();
  run->base_url = g_strndup (base_url, strcspn (base_url, "?#"));
  while (g_str_has_suffix (run->base_url, "/"))
    run->base_url[strlen (run->base_url) - 1] = '\0';
  run->tenant_id = g_strdup (tenant_id);
  run->found = g_new0 (RsDiscovered, 1);
  return run;
}

/**
 * rs_discovery_run_async:
 * @session: a session of the calling thread
 * @base_url: (nullable): the platform's address; %NULL for %RS_DISCOVERY_COMMERCIAL_URL
 * @tenant_id: (nullable): the tenant, as rs_token_claims_read() finds it in a token; %NULL if none is known yet
 * @cancellable: (nullable): gives up
 * @callback: called with the addresses
 * @user_data: for @callback
 *
 * Asks a platform for its addresses, for 20 seconds at most each time.
 */
void
rs_discovery_run_async (SoupSession *session, const char *base_url, const char *tenant_id, GCancellable *cancellable,
                        GAsyncReadyCallback callback, gpointer user_data)
{
  const char *base = base_url != NULL ? base_url : RS_DISCOVERY_COMMERCIAL_URL;
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  GError *error = NULL;

  g_task_set_source_tag (task, rs_discovery_run_async);
  g_task_set_task_data (task, run_new (session, base, tenant_id), run_free);
  if (check_base_url (base, &error) && check_tenant_id (tenant_id, &error))
    {
      ask (task, OPEN_ID_PATH);
      return;
    }
  g_task_return_error (task, error);
  g_object_unref (task);
}

/**
 * rs_discovery_run_finish:
 * @result: what the callback got
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the addresses; %NULL with %RS_ERROR_PROFILE for an address or tenant that is
 *   wrong, %RS_ERROR_PERMISSION, _TRY_LATER, _MALFORMED, _NETWORK, _TLS or _TIMEOUT, or %G_IO_ERROR_CANCELLED
 */
RsDiscovered *
rs_discovery_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
