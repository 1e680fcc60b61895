/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-reply.h"

#include <string.h>

/*
 * What the answers of the demo server's pages have in common.
 */

/**
 * rs_demo_reply_json:
 * @message: a request
 * @body: (transfer full): a JSON document
 *
 * Answers with a document that nobody keeps.
 */
void
rs_demo_reply_json (SoupServerMessage *message, char *body)
{
  soup_server_message_set_status (message, SOUP_STATUS_OK, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_TAKE, body, strlen (body));
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Cache-Control", "no-store");
}

/**
 * rs_demo_reply_to_method:
 * @message: a request
 * @method: the only method that is allowed
 *
 * Refuses all other methods.
 *
 * Returns: whether @message has that method; if not, it is answered
 */
gboolean
rs_demo_reply_to_method (SoupServerMessage *message, const char *method)
{
  if (g_str_equal (soup_server_message_get_method (message), method))
    return TRUE;
  soup_server_message_set_status (message, SOUP_STATUS_METHOD_NOT_ALLOWED, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "Allow", method);
  return FALSE;
}

/* RFC 6750 §3 */
static void
refuse (SoupServerMessage *message, guint status, const char *challenge)
{
  soup_server_message_set_status (message, status, NULL);
  soup_message_headers_replace (soup_server_message_get_response_headers (message), "WWW-Authenticate", challenge);
}

/**
 * rs_demo_reply_to_bearer:
 * @message: a request
 * @server: whose tokens count
 * @scope: what a token must allow
 *
 * Refuses whoever shows no good token, or one without @scope.
 *
 * Returns: whether @message may be answered; if not, it is
 */
gboolean
rs_demo_reply_to_bearer (SoupServerMessage *message, RsDemoServer *server, const char *scope)
{
  SoupMessageHeaders *headers = soup_server_message_get_request_headers (message);
  const char *scopes = rs_demo_server_check_bearer (server, soup_message_headers_get_one (headers, "Authorization"));
  g_autofree char *challenge = NULL;

  if (scopes != NULL && strstr (scopes, scope) != NULL)
    return TRUE;
  challenge = g_strdup_printf ("Bearer realm=\"demo\", error=\"insufficient_scope\", scope=\"%s\"", scope);
  if (scopes == NULL)
    refuse (message, SOUP_STATUS_UNAUTHORIZED, "Bearer realm=\"demo\", error=\"invalid_token\"");
  else
    refuse (message, SOUP_STATUS_FORBIDDEN, challenge);
  return FALSE;
}
