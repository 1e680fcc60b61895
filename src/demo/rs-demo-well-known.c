/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-well-known.h"

#include "demo/rs-demo-json.h"
#include "demo/rs-demo-token-desk.h"

/*
 * Where to sign in, and where the tenant is: the two documents with which a client finds everything else.
 */

/* An address that no client may use: a token would travel in the open. */
#define PLAIN_URL "http://cxone.example"

static void
write_address (RsDemoJson *json, const char *name, const char *base_url, const char *path)
{
  g_autofree char *url = g_strconcat (base_url, path, NULL);

  rs_demo_json_text (json, name, url);
}

static void
write_list (RsDemoJson *json, const char *name, const char *only)
{
  rs_demo_json_open (json, name, '[');
  rs_demo_json_text (json, NULL, only);
  rs_demo_json_close (json, ']');
}

/**
 * rs_demo_well_known_tell_open_id:
 * @base_url: the centre's address, without a slash at its end
 * @plan: what is odd about it
 *
 * Returns: (transfer full): the OpenID configuration (OpenID Connect Discovery 1.0 §3)
 */
char *
rs_demo_well_known_tell_open_id (const char *base_url, const RsDemoDiscoveryPlan *plan)
{
  const char *told_url = plan->plain_addresses ? PLAIN_URL : base_url;
  RsDemoJson *json = rs_demo_json_new ();

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "issuer", base_url);
  write_address (json, "authorization_endpoint", told_url, RS_DEMO_AUTHORIZATION_PATH);
  write_address (json, "token_endpoint", told_url, RS_DEMO_TOKEN_PATH);
  write_list (json, "response_types_supported", "code");
  write_list (json, "code_challenge_methods_supported", plan->without_s256 ? "plain" : "S256");
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_text (json);
}

/**
 * rs_demo_well_known_tell_tenant:
 * @base_url: the centre's address, without a slash at its end
 * @tenant_id: (nullable): whom it is about
 * @plan: what is odd about it
 *
 * Returns: (transfer full) (nullable): the tenant's configuration; NULL for any but %RS_DEMO_TENANT_ID
 */
char *
rs_demo_well_known_tell_tenant (const char *base_url, const char *tenant_id, const RsDemoDiscoveryPlan *plan)
{
  RsDemoJson *json;

  if (g_strcmp0 (tenant_id, RS_DEMO_TENANT_ID) != 0)
    return NULL;
  json = rs_demo_json_new ();
  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "api_endpoint", plan->plain_addresses ? PLAIN_URL : base_url);
  rs_demo_json_text (json, "auth_endpoint", base_url);
  rs_demo_json_text (json, "area", "demo");
  rs_demo_json_close (json, '}');
  return rs_demo_json_free_to_text (json);
}
