/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-jwt-claims.h"

#include <json-glib/json-glib.h>

/* RFC 7519 §4.1: the claims and their types. */

static JsonObject *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return json_node_dup_object (node);
}

static void
test_claims_have_their_names (void)
{
  RsJwtClaims claims = { .issuer = "us",
                         .subject = "\"Ana\"\n€",
                         .audience = "https://a.example.org/t",
                         .id = "1",
                         .issued_at = 1800000000,
                         .expires_at = 1800000300 };
  g_autofree char *text = rs_jwt_claims_encode (&claims);
  g_autoptr (JsonObject) object = parse (text);

  g_assert_cmpuint (json_object_get_size (object), ==, 6);
  g_assert_cmpstr (json_object_get_string_member (object, "iss"), ==, "us");
  g_assert_cmpstr (json_object_get_string_member (object, "sub"), ==, "\"Ana\"\n€");
  g_assert_cmpstr (json_object_get_string_member (object, "aud"), ==, "https://a.example.org/t");
  g_assert_cmpstr (json_object_get_string_member (object, "jti"), ==, "1");
  g_assert_cmpint (json_object_get_int_member (object, "iat"), ==, 1800000000);
  g_assert_cmpint (json_object_get_int_member (object, "exp"), ==, 1800000300);
}

static void
test_a_header_names_the_key_only_if_it_has_a_name (void)
{
  g_autofree char *without = rs_jwt_claims_encode_header ("RS256", NULL);
  g_autofree char *with = rs_jwt_claims_encode_header ("RS256", "a/1");
  g_autoptr (JsonObject) unnamed = parse (without);
  g_autoptr (JsonObject) named = parse (with);

  g_assert_cmpstr (json_object_get_string_member (unnamed, "typ"), ==, "JWT");
  g_assert_cmpstr (json_object_get_string_member (unnamed, "alg"), ==, "RS256");
  g_assert_false (json_object_has_member (unnamed, "kid"));
  g_assert_cmpstr (json_object_get_string_member (named, "kid"), ==, "a/1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/jwt-claims/claims-have-their-names", test_claims_have_their_names);
  g_test_add_func ("/wire/jwt-claims/a-header-names-the-key-only-if-it-has-a-name",
                   test_a_header_names_the_key_only_if_it_has_a_name);
  return g_test_run ();
}
