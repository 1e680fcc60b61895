/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-lookup.h"

#include "base/rs-url.h"
#include "net/rs-http.h"
#include "net/rs-proxy-resolver.h"

#include <glib/gi18n-lib.h>

/*
 * Where an address leads: to its server, or to the proxy that goes there in our stead. Behind a proxy the server's own
 * name is the proxy's business.
 */
typedef struct
{
  char *url;
  char *next; /* the address of whoever is connected to: the server, or the proxy */
  gboolean is_direct;
} Lookup;

static void
lookup_free (gpointer data)
{
  Lookup *lookup = data;

  g_free (lookup->url);
  g_free (lookup->next);
  g_free (lookup);
}

static gboolean
is_address (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);

  return uri != NULL && g_hostname_is_ip_address (g_uri_get_host (uri));
}

static char *
describe (const Lookup *lookup, GList *addresses)
{
  g_autofree char *server = rs_url_get_host_and_port (lookup->url);
  g_autofree char *next = rs_url_get_host_and_port (lookup->next);
  g_autofree char *address = g_inet_address_to_string (addresses->data);

  if (lookup->is_direct && is_address (lookup->url))
    return g_strdup_printf (_ ("%s is an address, which needs no look-up."), server);
  if (lookup->is_direct)
    return g_strdup_printf (_ ("%s is at %s."), server, address);
  return g_strdup_printf (_ ("%s is reached through the proxy %s at %s."), server, next, address);
}

static void
on_addresses (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  GList *addresses = g_resolver_lookup_by_name_finish (G_RESOLVER (object), result, &error);

  if (addresses != NULL)
    g_task_return_pointer (task, describe (lookup, addresses), g_free);
  else if (!g_task_return_error_if_cancelled (task))
    g_task_return_error (task, rs_http_describe_failure (error, lookup->next));
  g_resolver_free_addresses (addresses);
}

static void
look_up (GTask *task)
{
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GResolver) resolver = g_resolver_get_default ();
  g_autoptr (GUri) uri = g_uri_parse (lookup->next, G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  g_resolver_lookup_by_name_async (resolver, host != NULL ? host : lookup->next, g_task_get_cancellable (task),
                                   on_addresses, task);
}

static void
on_proxies (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Lookup *lookup = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, &error);

  if (proxies == NULL)
    {
      if (!g_task_return_error_if_cancelled (task))
        g_task_return_error (task, rs_http_describe_failure (error, lookup->url));
      return;
    }
  lookup->is_direct = proxies[0] == NULL || g_str_has_prefix (proxies[0], "direct:");
  lookup->next = g_strdup (lookup->is_direct ? lookup->url : proxies[0]);
  look_up (g_steal_pointer (&task));
}

/**
 * rs_check_lookup_async:
 * @url: an address that passed rs_url_check()
 * @cancellable: (nullable): gives up
 * @callback: called with what was found
 * @user_data: for @callback
 *
 * Looks for the way to a server.
 */
void
rs_check_lookup_async (const char *url, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Lookup *lookup = g_new0 (Lookup, 1);
  g_autoptr (GProxyResolver) proxies = rs_proxy_resolver_new ();

  g_task_set_source_tag (task, rs_check_lookup_async);
  g_task_set_task_data (task, lookup, lookup_free);
  lookup->url = g_strdup (url);
  g_proxy_resolver_lookup_async (proxies, url, cancellable, on_proxies, task);
}

/**
 * rs_check_lookup_finish:
 * @result: what the callback got
 * @out_next: (out) (transfer full): the address of whoever is to be connected to: the server's own, or a proxy's
 * @error: return location
 *
 * Returns: (transfer full): a sentence that says where the server is; %NULL with %RS_ERROR_NETWORK or
 *   %G_IO_ERROR_CANCELLED
 */
char *
rs_check_lookup_finish (GAsyncResult *result, char **out_next, GError **error)
{
  Lookup *lookup = g_task_get_task_data (G_TASK (result));

  *out_next = g_strdup (lookup->next);
  return g_task_propagate_pointer (G_TASK (result), error);
}
