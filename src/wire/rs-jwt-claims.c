/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-jwt-claims.h"

#include "wire/rs-json-writer.h"

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
  rs_json_write_text (builder, "iss", self->issuer);
  rs_json_write_text (builder, "sub", self->subject);
  rs_json_write_text (builder, "aud", self->audience);
  rs_json_write_integer (builder, "iat", self->issued_at);
  rs_json_write_integer (builder, "exp", self->expires_at);
  rs_json_write_text (builder, "jti", self->id);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
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
  rs_json_write_text (builder, "typ", "JWT");
  rs_json_write_text (builder, "alg", algorithm);
  if (key_id != NULL)
    rs_json_write_text (builder, "kid", key_id);
  json_builder_end_object (builder);
  return rs_json_write_end (builder);
}
