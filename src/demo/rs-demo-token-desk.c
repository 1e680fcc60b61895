/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-token-desk.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/rs-text.h"
#include "demo/rs-demo-json.h"
#include "demo/rs-demo-options.h"

typedef struct
{
  char *scopes;
  gint64 expires_us; /* monotonic */
} Token;

/**
 * RsDemoTokenDesk:
 *
 * Gives tokens to who knows the secret (RFC 6749 §4.4), and knows them again. It speaks HTTP's words but has
 * no socket.
 */
struct _RsDemoTokenDesk
{
  RsClock *clock;
  char *secret;
  char *granted_scopes;
  guint lifetime_seconds;
  RsDemoDeskPlan plan;
  GHashTable *tokens; /* text → Token */
  guint given;
  guint refused;
};

static void
free_token (gpointer data)
{
  Token *token = data;

  g_free (token->scopes);
  g_free (token);
}

/**
 * rs_demo_token_desk_new:
 * @clock: tells when tokens expire
 * @secret: (nullable): the client's secret, NULL to make one
 * @granted_scopes: what tokens may allow at most, words with spaces between
 * @lifetime_seconds: how long a token lives
 *
 * Returns: (transfer full): a desk
 */
RsDemoTokenDesk *
rs_demo_token_desk_new (RsClock *clock, const char *secret, const char *granted_scopes, guint lifetime_seconds)
{
  RsDemoTokenDesk *self = g_new0 (RsDemoTokenDesk, 1);

  self->clock = g_object_ref (clock);
  self->secret = secret != NULL ? g_strdup (secret) : g_uuid_string_random ();
  self->granted_scopes = g_strdup (granted_scopes);
  self->lifetime_seconds = lifetime_seconds;
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_token);
  return self;
}

/**
 * rs_demo_token_desk_free:
 * @self: (transfer full): a desk
 */
void
rs_demo_token_desk_free (RsDemoTokenDesk *self)
{
  g_hash_table_unref (self->tokens);
  rs_text_wipe (self->secret);
  g_free (self->granted_scopes);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_token_desk_set_plan:
 * @self: a desk
 * @plan: what it is like from now on
 */
void
rs_demo_token_desk_set_plan (RsDemoTokenDesk *self, const RsDemoDeskPlan *plan)
{
  self->plan = *plan;
}

/**
 * rs_demo_token_desk_get_secret:
 * @self: a desk
 *
 * Returns: (transfer none): the client's secret
 */
const char *
rs_demo_token_desk_get_secret (RsDemoTokenDesk *self)
{
  return self->secret;
}

static RsDemoTokenReply
refuse (RsDemoTokenDesk *self, guint status, const char *error, const char *description)
{
  RsDemoJson *json = rs_demo_json_new ();

  self->refused++;
  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "error", error);
  rs_demo_json_text (json, "error_description", description);
  rs_demo_json_close (json, '}');
  return (RsDemoTokenReply){ status, rs_demo_json_free_to_text (json) };
}

static gboolean
has_word (const char *words, const char *word)
{
  g_auto (GStrv) list = g_strsplit (words, " ", -1);

  return g_strv_contains ((const char *const *) list, word);
}

/* The scopes asked for as far as they are granted; NULL if one is unknown or none is left. */
static char *
choose_scopes (RsDemoTokenDesk *self, const char *asked)
{
  g_auto (GStrv) words = NULL;
  GString *chosen = g_string_new (NULL);
  gboolean all_known = TRUE;

  if (asked == NULL || *asked == '\0')
    asked = self->granted_scopes;
  words = g_strsplit (asked, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      all_known = all_known && (*words[i] == '\0' || has_word (RS_DEMO_ALL_SCOPES, words[i]));
      if (*words[i] == '\0' || !has_word (self->granted_scopes, words[i]))
        continue;
      if (chosen->len > 0)
        g_string_append_c (chosen, ' ');
      g_string_append (chosen, words[i]);
    }
  return g_string_free (chosen, !all_known || chosen->len == 0);
}

static guint
get_lifetime (RsDemoTokenDesk *self)
{
  return self->plan.token_seconds > 0 ? (guint) self->plan.token_seconds : self->lifetime_seconds;
}

static RsDemoTokenReply
give_token (RsDemoTokenDesk *self, const char *scopes)
{
  RsDemoJson *json = rs_demo_json_new ();
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();
  char *text = g_strconcat (first, ".", second, NULL);
  Token *token = g_new0 (Token, 1);

  token->scopes = g_strdup (scopes);
  token->expires_us = rs_clock_get_monotonic (self->clock) + (gint64) get_lifetime (self) * G_USEC_PER_SEC;
  g_hash_table_insert (self->tokens, text, token);
  self->given++;

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "access_token", text);
  rs_demo_json_text (json, "token_type", "Bearer");
  rs_demo_json_number (json, "expires_in", get_lifetime (self));
  rs_demo_json_text (json, "scope", scopes);
  rs_demo_json_close (json, '}');
  return (RsDemoTokenReply){ 200, rs_demo_json_free_to_text (json) };
}

static gboolean
is_client (RsDemoTokenDesk *self, const char *client_id, const char *secret)
{
  return g_strcmp0 (client_id, RS_DEMO_CLIENT_ID) == 0 && g_strcmp0 (secret, self->secret) == 0;
}

/* RFC 6749 §2.3.1: id and secret are form-encoded before they go into the Basic header. */
static gboolean
is_basic_client (RsDemoTokenDesk *self, const char *authorization)
{
  gsize length = 0;
  g_autofree char *decoded = NULL;
  g_autofree char *client_id = NULL;
  g_autofree char *secret = NULL;
  char *colon;

  if (g_ascii_strncasecmp (authorization, "Basic ", 6) != 0)
    return FALSE;
  decoded = (char *) g_base64_decode (authorization + 6, &length);
  colon = memchr (decoded, ':', length);
  if (colon == NULL)
    return FALSE;
  client_id = g_uri_unescape_segment (decoded, colon, NULL);
  secret = g_uri_unescape_segment (colon + 1, decoded + length, NULL);
  return is_client (self, client_id, secret);
}

static gboolean
is_known (RsDemoTokenDesk *self, const char *authorization, GHashTable *form)
{
  if (authorization != NULL)
    return is_basic_client (self, authorization);
  return is_client (self, g_hash_table_lookup (form, "client_id"), g_hash_table_lookup (form, "client_secret"));
}

/**
 * rs_demo_token_desk_answer:
 * @self: a desk
 * @authorization: (nullable): the request's `Authorization` header
 * @form: the request's body, form-encoded
 *
 * Answers a token call (RFC 6749 §4.4 and §5.2): client credentials only, by HTTP Basic or in the body.
 *
 * Returns: status and body; the body is to be freed
 */
RsDemoTokenReply
rs_demo_token_desk_answer (RsDemoTokenDesk *self, const char *authorization, const char *form)
{
  g_autoptr (GHashTable) fields = soup_form_decode (form);
  const char *grant = g_hash_table_lookup (fields, "grant_type");
  g_autofree char *scopes = NULL;

  if (grant == NULL)
    return refuse (self, 400, "invalid_request", "grant_type is missing.");
  if (!is_known (self, authorization, fields))
    return refuse (self, 401, "invalid_client", "This client is not known, or its secret is wrong.");
  if (!g_str_equal (grant, "client_credentials"))
    return refuse (self, 400, "unsupported_grant_type", "Only client_credentials is understood.");

  scopes = choose_scopes (self, g_hash_table_lookup (fields, "scope"));
  if (scopes == NULL)
    return refuse (self, 400, "invalid_scope", "One of these scopes is unknown, or none of them is granted.");
  return give_token (self, scopes);
}

/**
 * rs_demo_token_desk_check:
 * @self: a desk
 * @authorization: (nullable): a request's `Authorization` header
 * @out_scopes: (out) (optional) (transfer none): what the token allows
 * @out_expires_us: (out) (optional): when it ends, in the clock's monotonic time
 *
 * Returns: whether it is a bearer token of this desk that is still good (RFC 6750 §2.1)
 */
gboolean
rs_demo_token_desk_check (RsDemoTokenDesk *self, const char *authorization, const char **out_scopes,
                          gint64 *out_expires_us)
{
  const Token *token;

  if (authorization == NULL || g_ascii_strncasecmp (authorization, "Bearer ", 7) != 0)
    return FALSE;
  token = g_hash_table_lookup (self->tokens, authorization + 7);
  if (token == NULL || rs_clock_get_monotonic (self->clock) >= token->expires_us)
    return FALSE;

  if (out_scopes != NULL)
    *out_scopes = token->scopes;
  if (out_expires_us != NULL)
    *out_expires_us = token->expires_us;
  return TRUE;
}

/**
 * rs_demo_token_desk_expire_all:
 * @self: a desk
 *
 * Ends all tokens that were given.
 */
void
rs_demo_token_desk_expire_all (RsDemoTokenDesk *self)
{
  g_hash_table_remove_all (self->tokens);
}

/**
 * rs_demo_token_desk_get_given:
 * @self: a desk
 *
 * Returns: tokens given so far
 */
guint
rs_demo_token_desk_get_given (RsDemoTokenDesk *self)
{
  return self->given;
}

/**
 * rs_demo_token_desk_get_refused:
 * @self: a desk
 *
 * Returns: token calls refused so far
 */
guint
rs_demo_token_desk_get_refused (RsDemoTokenDesk *self)
{
  return self->refused;
}
