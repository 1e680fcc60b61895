/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-field.h"

#include "base/rs-url.h"

#include <glib/gi18n.h>
#include <string.h>

#define BROWSER (1u << RS_SETUP_BROWSER)
#define ACCESS_KEY (1u << RS_SETUP_ACCESS_KEY)
#define STREAM (1u << RS_SETUP_STREAM)
#define CXONE (BROWSER | ACCESS_KEY)
#define EACH (CXONE | STREAM)

static const RsSetupFieldSpec specs[RS_N_SETUP_FIELDS] = {
  [RS_SETUP_NAME] = { N_ ("Board name"), RS_SETUP_KIND_TEXT, "Ringside", "Name", EACH, 0 },
  [RS_SETUP_STREAM_URL] = { N_ ("Stream address"), RS_SETUP_KIND_WEBSOCKET, "Source", "StreamUrl", EACH, 0 },
  [RS_SETUP_TOKEN_URL] = { N_ ("Token address"), RS_SETUP_KIND_HTTP, "Auth", "TokenUrl", STREAM, 0 },
  [RS_SETUP_CLIENT_ID] = { N_ ("Client id"), RS_SETUP_KIND_TEXT, "Auth", "ClientId", STREAM | BROWSER, 0 },
  [RS_SETUP_CLIENT_SECRET] = { N_ ("Client secret"), RS_SETUP_KIND_SECRET, NULL, NULL, STREAM, BROWSER },
  [RS_SETUP_KEY_FILE] = { N_ ("Private key (PEM file)"), RS_SETUP_KIND_FILE, NULL, NULL, STREAM, 0 },
  [RS_SETUP_ACCESS_KEY_ID] = { N_ ("Access key id"), RS_SETUP_KIND_TEXT, "Auth", "AccessKeyId", ACCESS_KEY, 0 },
  [RS_SETUP_ACCESS_KEY_SECRET] = { N_ ("Access key secret"), RS_SETUP_KIND_SECRET, NULL, NULL, ACCESS_KEY, 0 },
  [RS_SETUP_BASE_URL] = { N_ ("Discovery address"), RS_SETUP_KIND_HTTP, NULL, NULL, 0, CXONE },
  [RS_SETUP_TENANT_ID] = { N_ ("Tenant id"), RS_SETUP_KIND_TEXT, NULL, NULL, 0, CXONE },
  [RS_SETUP_APP_ID] = { N_ ("App id"), RS_SETUP_KIND_TEXT, "Auth", "ClientId", 0, ACCESS_KEY },
  [RS_SETUP_APP_SECRET] = { N_ ("App secret"), RS_SETUP_KIND_SECRET, NULL, NULL, 0, ACCESS_KEY },
  [RS_SETUP_KEY_ID] = { N_ ("Key id"), RS_SETUP_KIND_TEXT, "Auth", "KeyId", 0, STREAM },
  [RS_SETUP_SCOPES] = { N_ ("Scopes"), RS_SETUP_KIND_TEXT, "Auth", "Scopes", 0, EACH },
  [RS_SETUP_USERS_URL] = { N_ ("Address of agents’ names"), RS_SETUP_KIND_HTTP, "Source", "UsersUrl", 0, EACH },
  [RS_SETUP_QUEUES_URL] = { N_ ("Address of queues’ names"), RS_SETUP_KIND_HTTP, "Source", "QueuesUrl", 0, EACH },
  [RS_SETUP_NAMES_FILE] = { N_ ("File with names (CSV)"), RS_SETUP_KIND_FILE, "Source", "NamesFile", 0, EACH },
  [RS_SETUP_CA_FILE] = { N_ ("Certificate authority (PEM)"), RS_SETUP_KIND_FILE, "Source", "CaFile", 0, EACH },
  [RS_SETUP_AUTHORIZATION_URL] = { N_ ("Sign-in address"), RS_SETUP_KIND_HTTP, "Auth", "AuthorizationUrl", 0, 0 },
};

/**
 * rs_setup_field_get_spec:
 * @field: a field
 *
 * Returns: (transfer none): what is known of it
 */
const RsSetupFieldSpec *
rs_setup_field_get_spec (RsSetupField field)
{
  return &specs[field];
}

/**
 * rs_setup_field_get_title:
 * @field: a field
 *
 * Returns: (transfer none): what it is called, in the person's language
 */
const char *
rs_setup_field_get_title (RsSetupField field)
{
  return _ (specs[field].title);
}

static char *
judge_address (const char *text, RsUrlKind kind)
{
  gboolean is_stream = kind == RS_URL_WEBSOCKET;

  if (rs_url_check (text, kind, NULL))
    return NULL;
  if (strchr (text, '@') != NULL)
    return g_strdup (_ ("An address must not hold a user name or a password. Take out all before the @."));
  if (g_str_has_prefix (text, "http://") || g_str_has_prefix (text, "ws://"))
    return g_strdup_printf (_ ("This address is not encrypted, so a token could be read on its way. Write %s instead."),
                            is_stream ? "wss://" : "https://");
  return g_strdup_printf (_ ("This is not an address of that kind. It begins with %s and a server’s name."),
                          is_stream ? "wss://" : "https://");
}

static char *
judge_file (const char *text)
{
  if (!g_path_is_absolute (text))
    return g_strdup (_ ("Give the whole path of the file, from / on, or choose it with the button."));
  if (!g_file_test (text, G_FILE_TEST_IS_REGULAR))
    return g_strdup (_ ("There is no such file. Choose it with the button."));
  return NULL;
}

/**
 * rs_setup_field_judge:
 * @field: a field
 * @text: what stands in it, without spaces around; not empty
 *
 * Returns: (transfer full) (nullable): what is wrong and what to do, in one sentence; %NULL if it may be right
 */
char *
rs_setup_field_judge (RsSetupField field, const char *text)
{
  if (strpbrk (text, "\r\n") != NULL)
    return g_strdup (_ ("This has more than one line. Paste the value alone."));
  switch (specs[field].kind)
    {
    case RS_SETUP_KIND_HTTP:
      return judge_address (text, RS_URL_HTTP);
    case RS_SETUP_KIND_WEBSOCKET:
      return judge_address (text, RS_URL_WEBSOCKET);
    case RS_SETUP_KIND_FILE:
      return judge_file (text);
    case RS_SETUP_KIND_TEXT:
    case RS_SETUP_KIND_SECRET:
    default:
      return NULL;
    }
}
