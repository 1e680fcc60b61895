/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-assertion.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/rs-error.h"

#define LONGEST_LIFE_SECONDS 300
#define LEEWAY_SECONDS 30
#define SHA256_BYTES 32

static gboolean
refuse (GError **error, const char *sentence)
{
  g_set_error_literal (error, RS_ERROR, RS_ERROR_MALFORMED, sentence);
  return FALSE;
}

/* RFC 4648 §5, without padding as RFC 7515 §2 wants it. */
static guchar *
decode_part (const char *part, gsize *length)
{
  gsize size = strlen (part);
  g_autofree char *text = g_strnfill (size + 3, '=');

  for (gsize i = 0; i < size; i++)
    text[i] = part[i] == '-' ? '+' : part[i] == '_' ? '/' : part[i];
  text[size + (4 - size % 4) % 4] = '\0';
  return g_base64_decode (text, length);
}

static JsonNode *
parse_part (const char *part)
{
  gsize length = 0;
  g_autofree guchar *text = decode_part (part, &length);
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (JsonNode) root = NULL;

  if (length > 4096 || memchr (text, '[', length) != NULL ||
      !json_parser_load_from_data (parser, (const char *) text, (gssize) length, NULL))
    return NULL;
  root = json_parser_steal_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? g_steal_pointer (&root) : NULL;
}

static gboolean
is_signed (const char *assertion, const char *signature, const char *secret)
{
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));
  guint8 digest[SHA256_BYTES];
  gsize digest_length = sizeof digest;
  gsize length = 0;
  g_autofree guchar *given = decode_part (signature, &length);

  g_hmac_update (hmac, (const guchar *) assertion, signature - assertion - 1);
  g_hmac_get_digest (hmac, digest, &digest_length);
  return length == digest_length && memcmp (given, digest, length) == 0;
}

static const char *
get_text (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : "";
}

static gint64
get_number (JsonObject *object, const char *name)
{
  JsonNode *node = json_object_get_member (object, name);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node) : 0;
}

static gboolean
check_time (JsonObject *claims, gint64 now, GError **error)
{
  gint64 issued = get_number (claims, "iat");
  gint64 expires = get_number (claims, "exp");

  if (expires <= now - LEEWAY_SECONDS)
    return refuse (error, "The assertion has expired, or says no exp.");
  if (issued == 0 || issued > now + LEEWAY_SECONDS)
    return refuse (error, "The assertion says no iat, or one in the future.");
  if (expires - issued > LONGEST_LIFE_SECONDS)
    return refuse (error, "The assertion lives longer than five minutes.");
  return TRUE;
}

static gboolean
check_claims (JsonObject *claims, const RsDemoAssertionTerms *terms, GError **error)
{
  const char *number = get_text (claims, "jti");

  if (!g_str_equal (get_text (claims, "iss"), terms->client_id) ||
      !g_str_equal (get_text (claims, "sub"), terms->client_id))
    return refuse (error, "The assertion is not from and about this client.");
  if (!g_str_has_suffix (get_text (claims, "aud"), terms->audience_path))
    return refuse (error, "The assertion is not for this desk.");
  if (!check_time (claims, terms->now_us / G_USEC_PER_SEC, error))
    return FALSE;
  if (*number == '\0' || !g_hash_table_add (terms->used, g_strdup (number)))
    return refuse (error, "The assertion says no jti, or one that was used before.");
  return TRUE;
}

/**
 * rs_demo_assertion_check:
 * @assertion: what a client gave as such
 * @terms: what it is judged by
 * @error: return location
 *
 * Judges a signed assertion (RFC 7515 §3.1, RFC 7523 §3). Only HS256 is understood.
 *
 * Returns: FALSE with RS_ERROR_MALFORMED if it is not good; the message says why
 */
gboolean
rs_demo_assertion_check (const char *assertion, const RsDemoAssertionTerms *terms, GError **error)
{
  g_auto (GStrv) parts = g_strsplit (assertion, ".", 4);
  g_autoptr (JsonNode) header = NULL;
  g_autoptr (JsonNode) claims = NULL;

  if (g_strv_length (parts) != 3)
    return refuse (error, "The assertion does not have three parts.");
  header = parse_part (parts[0]);
  claims = parse_part (parts[1]);
  if (header == NULL || claims == NULL)
    return refuse (error, "The assertion cannot be read.");
  if (!g_str_equal (get_text (json_node_get_object (header), "alg"), "HS256"))
    return refuse (error, "The assertion is not signed HS256.");
  if (!is_signed (assertion, strrchr (assertion, '.') + 1, terms->secret))
    return refuse (error, "The assertion's signature is wrong.");
  return check_claims (json_node_get_object (claims), terms, error);
}
