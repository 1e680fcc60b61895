/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-platform.h"

#include <string.h>

#include "demo/rs-demo-reply.h"
#include "demo/rs-demo-services.h"
#include "demo/rs-demo-well-known.h"

/*
 * What the demo server answers in the manner of CXone: the documents of discovery, and the REST interface's lists.
 */

static const char no_json[] = "<html><title>Please sign in to this network</title></html>";

static void
reply_text (SoupServerMessage *message, const char *type, const char *text)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, type, SOUP_MEMORY_COPY, text, strlen (text));
}

/* TRUE if a fault has answered. */
static gboolean
fail_discovery (SoupServerMessage *message, const RsDemoDiscoveryPlan *plan)
{
  if (plan->redirects)
    soup_server_message_set_redirect (message, SOUP_STATUS_FOUND, "https://elsewhere.example/");
  else if (plan->refuse_status > 0)
    soup_server_message_set_status (message, (guint) plan->refuse_status, NULL);
  else if (plan->not_json)
    reply_text (message, "text/html", no_json);
  else
    return FALSE;
  return TRUE;
}

static void
on_open_id (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  const RsDemoDiscoveryPlan *plan = &rs_demo_server_get_faults (user_data)->discovery;

  if (rs_demo_reply_to_method (message, "GET") && !fail_discovery (message, plan))
    rs_demo_reply_json (message, rs_demo_well_known_tell_open_id (rs_demo_server_get_base_url (user_data), plan));
}

static const char *
get_parameter (GHashTable *query, const char *name)
{
  return query != NULL ? g_hash_table_lookup (query, name) : NULL;
}

static void
on_tenant (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  const RsDemoDiscoveryPlan *plan = &rs_demo_server_get_faults (user_data)->discovery;
  char *body;

  if (!rs_demo_reply_to_method (message, "GET") || fail_discovery (message, plan))
    return;
  body =
      rs_demo_well_known_tell_tenant (rs_demo_server_get_base_url (user_data), get_parameter (query, "tenantId"), plan);
  if (body != NULL)
    rs_demo_reply_json (message, body);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

/* What stands behind the version, NULL if it is another version or none. */
static const char *
find_list (const char *path, const RsDemoDirectoryPlan *plan)
{
  guint version = plan->version > 0 ? (guint) plan->version : RS_DEMO_SERVICES_VERSION;
  g_autofree char *prefix = g_strdup_printf (RS_DEMO_SERVICES_PATH "/v%u.0/", version);

  return g_str_has_prefix (path, prefix) ? path + strlen (prefix) : NULL;
}

static guint
get_number (GHashTable *query, const char *name)
{
  const char *text = get_parameter (query, name);
  guint64 number;

  return text != NULL && g_ascii_string_to_unsigned (text, 10, 0, G_MAXINT32, &number, NULL) ? (guint) number : 0;
}

/* As CXone is: who does not ask for JSON gets a sentence. */
static gboolean
wants_json (SoupServerMessage *message)
{
  const char *accept = soup_message_headers_get_list (soup_server_message_get_request_headers (message), "Accept");

  return accept != NULL && strstr (accept, "application/json") != NULL;
}

static void
answer_list (RsDemoServer *server, SoupServerMessage *message, const char *path, const char *list, GHashTable *query)
{
  const RsDemoDirectoryPlan *plan = &rs_demo_server_get_faults (server)->directory;
  g_autofree char *url = g_strconcat (rs_demo_server_get_base_url (server), path, NULL);
  const RsDemoServicesQuestion question = { list, url, get_number (query, "top"), get_number (query, "skip") };
  char *body = rs_demo_services_answer (rs_demo_server_get_floor (server), &question, plan);

  if (body != NULL)
    rs_demo_reply_json (message, body);
  else
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
}

static void
on_services (SoupServer *http, SoupServerMessage *message, const char *path, GHashTable *query, gpointer user_data)
{
  const RsDemoDirectoryPlan *plan = &rs_demo_server_get_faults (user_data)->directory;
  const char *list = find_list (path, plan);

  if (!rs_demo_reply_to_method (message, "GET"))
    return;
  if (list == NULL)
    soup_server_message_set_status (message, SOUP_STATUS_NOT_FOUND, NULL);
  else if (plan->refuse_status > 0)
    soup_server_message_set_status (message, (guint) plan->refuse_status, NULL);
  else if (!rs_demo_reply_to_bearer (message, user_data, g_str_equal (list, "skills") ? "queue:read" : "user:read"))
    return;
  else if (plan->not_json || !wants_json (message))
    reply_text (message, "text/html", no_json);
  else
    answer_list (user_data, message, path, list, query);
}

/**
 * rs_demo_platform_add:
 * @http: where requests come in
 * @server: what they are about; must outlive @http's handlers
 *
 * Adds what a platform answers besides stream and tokens.
 */
void
rs_demo_platform_add (SoupServer *http, RsDemoServer *server)
{
  soup_server_add_handler (http, "/.well-known/openid-configuration", on_open_id, server, NULL);
  soup_server_add_handler (http, "/.well-known/cxone-configuration", on_tenant, server, NULL);
  soup_server_add_handler (http, RS_DEMO_SERVICES_PATH, on_services, server, NULL);
}
