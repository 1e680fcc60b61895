/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "wire/rs-json-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_LIFE_SECONDS 3600
#define MAX_LIFE_SECONDS (366 * 86400)

/**
 * rs_token_unwrap_reply:
 * @data: (inout) (array length=length): the body of a reply
 * @length: (inout): its bytes
 *
 * Some gateways wrap replies into an array of one (protocol §1): takes that off, and space around it.
 */
void
rs_token_unwrap_reply (const char **data, gsize *length)
{
  while (*length > 0 && g_ascii_isspace (**data))
    (*data)++, (*length)--;
  while (*length > 0 && g_ascii_isspace ((*data)[*length - 1]))
    (*length)--;
  if (*length >= 2 && (*data)[0] == '[' && (*data)[*length - 1] == ']')
    (*data)++, (*length) -= 2;
}

/* RFC 6749 appendix A.12: visible ASCII. Anything else could not travel in a header. */
static gboolean
is_good_text (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return FALSE;
  return *text != '\0';
}

static gboolean
has_words (const char *scope)
{
  return scope != NULL && scope[strspn (scope, " ")] != '\0';
}

static RsToken *
fail (GError **error, const char *why)
{
  g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED,
               _ ("The sign-in server's answer is no access token (%s). Check TokenUrl in the profile."), why);
  return NULL;
}

/* A tenth of the life, a minute at least, before the end; at half of a life shorter than two minutes. */
static gint64
get_renewal (gint64 now_us, gint64 life_us)
{
  gint64 margin_us;

  if (life_us < 120 * G_USEC_PER_SEC)
    return now_us + life_us / 2;
  margin_us = MAX (60 * G_USEC_PER_SEC, life_us / 10);
  return now_us + (gint64) ((double) (life_us - margin_us) * g_random_double_range (0.9, 1.0));
}

/* The words of RFC 6749 come first; the others are CXone's own. */
static RsJsonOutcome
read_text (JsonObject *object, const char *const *names, const char **out)
{
  RsJsonOutcome outcome = RS_JSON_ABSENT;

  for (guint i = 0; names[i] != NULL && outcome == RS_JSON_ABSENT; i++)
    outcome = rs_json_read_text (object, names[i], out);
  return outcome;
}

static RsJsonOutcome
read_seconds (JsonObject *object, gint64 *out)
{
  static const char *const names[] = { "expires_in", "expiresIn", "tokenExpirationTimeSec", NULL };
  RsJsonOutcome outcome = RS_JSON_ABSENT;

  for (guint i = 0; names[i] != NULL && outcome == RS_JSON_ABSENT; i++)
    outcome = rs_json_read_integer (object, names[i], out);
  return outcome;
}

/**
 * rs_token_parse:
 * @data: (array length=length): the body of a token reply
 * @length: its bytes
 * @now_us: monotonic time at which the request was sent, so that the token is never believed longer than it lives
 * @error: return location
 *
 * Reads a token reply (RFC 6749 §5.1): `token_type` may be missing or Bearer in any case, `expires_in` may be missing
 * (an hour) or text. CXone's own spellings are read too.
 *
 * Returns: (transfer full): a token; %NULL with %RS_ERROR_MALFORMED
 */
RsToken *
rs_token_parse (const char *data, gsize length, gint64 now_us, GError **error)
{
  static const char *const token_names[] = { "access_token", "accessToken", NULL };
  static const char *const type_names[] = { "token_type", "tokenType", NULL };
  static const char *const refresh_names[] = { "refresh_token", "refreshToken", NULL };
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  RsMalformed reason;
  const char *text = NULL, *type = "Bearer", *scope = NULL, *refresh_token = NULL;
  gint64 seconds = DEFAULT_LIFE_SECONDS;
  RsToken *self;

  rs_token_unwrap_reply (&data, &length);
  root = rs_json_parse_object (data, length, RS_TOKEN_MAX_BYTES, &reason);
  if (root == NULL)
    return fail (error, rs_malformed_get_nick (reason));
  object = json_node_get_object (root);

  if (read_text (object, token_names, &text) != RS_JSON_VALUE || !is_good_text (text))
    return fail (error, "access_token");
  if (read_text (object, type_names, &type) == RS_JSON_WRONG || g_ascii_strcasecmp (type, "Bearer") != 0)
    return fail (error, "token_type");
  if (read_seconds (object, &seconds) == RS_JSON_WRONG)
    return fail (error, "expires_in");
  rs_json_read_text (object, "scope", &scope);
  read_text (object, refresh_names, &refresh_token);

  seconds = CLAMP (seconds, 1, MAX_LIFE_SECONDS);
  self = g_new0 (RsToken, 1);
  self->text = g_strdup (text);
  self->scope = has_words (scope) ? g_strdup (scope) : NULL;
  self->refresh_token = refresh_token != NULL && is_good_text (refresh_token) ? g_strdup (refresh_token) : NULL;
  self->expires_at_us = now_us + seconds * G_USEC_PER_SEC;
  self->renew_at_us = get_renewal (now_us, seconds * G_USEC_PER_SEC);
  return self;
}

/**
 * rs_token_peek_refresh:
 * @self: a token
 *
 * Returns: (transfer none) (nullable): the refresh token that came with it, to be used at once and not kept
 */
const char *
rs_token_peek_refresh (const RsToken *self)
{
  return self->refresh_token;
}

/**
 * rs_token_has_scope:
 * @self: a token
 * @scope: one scope, such as `queue:read`
 *
 * Returns: whether the token allows it; also if nothing is known of what it allows
 */
gboolean
rs_token_has_scope (const RsToken *self, const char *scope)
{
  g_auto (GStrv) words = NULL;

  if (self->scope == NULL)
    return TRUE;
  words = g_strsplit (self->scope, " ", -1);
  return g_strv_contains ((const char *const *) words, scope);
}

/**
 * rs_token_free:
 * @self: (transfer full): a token
 */
void
rs_token_free (RsToken *self)
{
  rs_text_wipe (self->text);
  rs_text_wipe (self->refresh_token);
  g_free (self->scope);
  g_free (self);
}
