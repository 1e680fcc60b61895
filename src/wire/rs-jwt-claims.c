/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-jwt-claims.h"

#include <json-glib/json-glib.h>

static void
add_text (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text);
}

static void
add_seconds (JsonBuilder *builder, const char *name, gint64 seconds)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, seconds);
}

static char *
finish (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = NULL;

  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

/**
 * rs_jwt_claims_encode:
 * @self: what an assertion says
 *
 * Returns: (transfer full): the claims as JSON
 */
char *
rs_jwt_claims_encode (const RsJwtClaims *self)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_text (builder, "iss", self->issuer);
  add_text (builder, "sub", self->subject);
  add_text (builder, "aud", self->audience);
  add_seconds (builder, "iat", self->issued_at);
  add_seconds (builder, "exp", self->expires_at);
  add_text (builder, "jti", self->id);
  return finish (builder);
}

/**
 * rs_jwt_claims_encode_header:
 * @algorithm: how it is signed
 * @key_id: (nullable): how the reader calls the key
 *
 * Returns: (transfer full): the header (RFC 7515 §4.1) as JSON
 */
char *
rs_jwt_claims_encode_header (const char *algorithm, const char *key_id)
{
  g_autoptr (JsonBuilder) builder = json_builder_new_immutable ();

  json_builder_begin_object (builder);
  add_text (builder, "typ", "JWT");
  add_text (builder, "alg", algorithm);
  if (key_id != NULL)
    add_text (builder, "kid", key_id);
  return finish (builder);
}
