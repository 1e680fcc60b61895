/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-proxy-resolver.h"

#include "base/rs-url.h"

/**
 * RsProxyResolver:
 *
 * The system's proxies, for what leaves this machine. What does not leave it may be unencrypted, and is connected to
 * no other address (protocol §2): no proxy may see it, whatever the environment says.
 */
struct _RsProxyResolver
{
  GObject parent_instance;
};

static void rs_proxy_resolver_implement (GProxyResolverInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RsProxyResolver, rs_proxy_resolver, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_PROXY_RESOLVER, rs_proxy_resolver_implement))

static void
rs_proxy_resolver_class_init (RsProxyResolverClass *klass)
{
}

static void
rs_proxy_resolver_init (RsProxyResolver *self)
{
}

static char **
make_direct (void)
{
  return g_strdupv ((char *[]){ (char *) "direct://", NULL });
}

static char **
lookup (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GError **error)
{
  if (rs_url_is_on_this_machine (uri))
    return make_direct ();
  return g_proxy_resolver_lookup (g_proxy_resolver_get_default (), uri, cancellable, error);
}

static void
on_found (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;
  char **proxies = g_proxy_resolver_lookup_finish (G_PROXY_RESOLVER (object), result, &error);

  if (proxies != NULL)
    g_task_return_pointer (task, proxies, (GDestroyNotify) g_strfreev);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
lookup_async (GProxyResolver *resolver, const char *uri, GCancellable *cancellable, GAsyncReadyCallback callback,
              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (resolver, cancellable, callback, user_data);

  g_task_set_source_tag (task, lookup_async);
  if (rs_url_is_on_this_machine (uri))
    g_task_return_pointer (task, make_direct (), (GDestroyNotify) g_strfreev);
  else
    g_proxy_resolver_lookup_async (g_proxy_resolver_get_default (), uri, cancellable, on_found,
                                   g_steal_pointer (&task));
}

static char **
lookup_finish (GProxyResolver *resolver, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
rs_proxy_resolver_implement (GProxyResolverInterface *iface)
{
  iface->lookup = lookup;
  iface->lookup_async = lookup_async;
  iface->lookup_finish = lookup_finish;
}

/**
 * rs_proxy_resolver_new:
 *
 * Returns: (transfer full): a resolver that keeps to itself what stays on this machine
 */
GProxyResolver *
rs_proxy_resolver_new (void)
{
  return g_object_new (RS_TYPE_PROXY_RESOLVER, NULL);
}
