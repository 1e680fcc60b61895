/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "fuzz-target.h"

#include <string.h>

#include "base/rs-url.h"
#include "net/rs-open-id-configuration.h"
#include "net/rs-rest-address.h"
#include "net/rs-tenant-configuration.h"
#include "wire/rs-directory-page.h"
#include "wire/rs-token-claims.h"

/* Lists of a directory, documents of discovery, and tokens: read, or refused. */

#define MAX_BYTES (1024 * 1024)

static void
check_directory (RsDirectory *directory)
{
  guint n_agents, n_teams, n_members = 0;
  const RsDirectoryAgent *agents = rs_directory_get_agents (directory, &n_agents);
  const RsDirectoryTeam *teams = rs_directory_get_teams (directory, &n_teams);

  for (guint i = 0; i < n_agents; i++)
    g_assert_true (*agents[i].user_id != '\0' && strlen (agents[i].user_id) <= RS_NAME_TABLE_MAX_ID_BYTES);
  for (guint i = 0; i < n_teams; i++)
    n_members += teams[i].n_agents;
  g_assert_true (n_members <= n_agents);
}

static void
check_next (const char *next)
{
  const char base[] = "https://api.example/InContactAPI/services/v30.0/";
  g_autofree char *resolved = g_uri_resolve_relative (base, next, G_URI_FLAGS_ENCODED, NULL);

  if (resolved != NULL && rs_rest_address_is_below (resolved, base))
    g_assert_true (rs_url_check (resolved, RS_URL_HTTP, NULL));
}

static void
read_page (RsDirectoryList list, const char *data, size_t size)
{
  g_autoptr (RsDirectoryBuilder) builder = rs_directory_builder_new ();
  g_autoptr (RsDirectory) directory = NULL;
  g_auto (RsDirectoryPage) page = { 0 };
  RsMalformed reason = rs_directory_page_read (&page, list, data, size, MAX_BYTES, builder);

  g_assert_true (page.n_wrong <= page.n_rows && (page.n_wrong > 0) == (page.wrong_path != NULL));
  g_assert_true (reason == RS_MALFORMED_NONE || page.n_rows == 0);
  if (page.next != NULL)
    check_next (page.next);
  directory = rs_directory_builder_build (builder);
  check_directory (directory);
}

static void
read_open_id (const char *data, size_t size)
{
  g_auto (RsOpenIdConfiguration) configuration = { NULL };
  g_autoptr (GError) error = NULL;

  if (!rs_open_id_configuration_parse (&configuration, data, size, "server", &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_true (rs_url_check (configuration.authorization_url, RS_URL_HTTP, NULL));
  g_assert_true (rs_url_check (configuration.token_url, RS_URL_HTTP, NULL));
}

static void
read_tenant (const char *data, size_t size)
{
  g_auto (RsTenantConfiguration) configuration = { NULL };
  g_autoptr (GError) error = NULL;

  if (!rs_tenant_configuration_parse (&configuration, data, size, "server", &error))
    {
      g_assert_nonnull (error);
      return;
    }
  g_assert_true (rs_url_check (configuration.api_url, RS_URL_HTTP, NULL));
  if (configuration.access_key_url != NULL)
    g_assert_true (rs_url_check (configuration.access_key_url, RS_URL_HTTP, NULL));
}

static void
read_token (const char *data, size_t size)
{
  g_autofree char *token = g_strndup (data, size);
  g_auto (RsTokenClaims) claims = { NULL };
  gboolean is_read = rs_token_claims_read (&claims, token);

  g_assert_true (is_read || (claims.tenant_id == NULL && claims.area == NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  for (guint list = 0; list < RS_N_DIRECTORY_LISTS; list++)
    read_page ((RsDirectoryList) list, (const char *) data, size);
  read_open_id ((const char *) data, size);
  read_tenant ((const char *) data, size);
  read_token ((const char *) data, size);
  return 0;
}
