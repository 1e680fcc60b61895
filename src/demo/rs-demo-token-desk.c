/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-token-desk.h"

#include <libsoup/soup.h>
#include <string.h>

#include "base/rs-text.h"
#include "demo/rs-demo-assertion.h"
#include "demo/rs-demo-authorization.h"
#include "demo/rs-demo-json.h"
#include "demo/rs-demo-scopes.h"

typedef struct
{
  char *scopes;
  gint64 expires_us; /* monotonic */
} Token;

/**
 * RsDemoTokenDesk:
 *
 * Gives tokens to who knows the secret or signed in (RFC 6749 §4, §6; RFC 7523 §2.1), and knows them again. It speaks HTTP's
 * words but has no socket.
 */
struct _RsDemoTokenDesk
{
  RsClock *clock;
  char *secret;
  char *granted_scopes;
  guint lifetime_seconds;
  RsDemoDeskPlan plan;
  RsDemoAuthorization *authorization;
  GHashTable *tokens;     /* text → Token */
  GHashTable *refreshers; /* refresh token → the scopes that it is good for */
  GHashTable *assertions; /* set of the jti of those that were good */
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
  self->authorization = rs_demo_authorization_new (clock, RS_DEMO_CLIENT_ID);
  self->tokens = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_token);
  self->refreshers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->assertions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
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
  g_hash_table_unref (self->refreshers);
  g_hash_table_unref (self->assertions);
  rs_demo_authorization_free (self->authorization);
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
finish_reply (RsDemoTokenDesk *self, guint status, RsDemoJson *json)
{
  g_autofree char *body = NULL;

  rs_demo_json_close (json, '}');
  body = rs_demo_json_free_to_text (json);
  if (self->plan.in_array)
    return (RsDemoTokenReply){ status, g_strdup_printf ("[%s]", body) };
  return (RsDemoTokenReply){ status, g_steal_pointer (&body) };
}

static RsDemoTokenReply
refuse (RsDemoTokenDesk *self, guint status, const char *error, const char *description)
{
  RsDemoJson *json = rs_demo_json_new ();

  self->refused++;
  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "error", error);
  rs_demo_json_text (json, "error_description", description);
  return finish_reply (self, status, json);
}

static guint
get_lifetime (RsDemoTokenDesk *self)
{
  return self->plan.token_seconds > 0 ? (guint) self->plan.token_seconds : self->lifetime_seconds;
}

static char *
make_token_text (void)
{
  g_autofree char *first = g_uuid_string_random ();
  g_autofree char *second = g_uuid_string_random ();

  return g_strconcat (first, ".", second, NULL);
}

static const char *
remember_token (RsDemoTokenDesk *self, const char *scopes)
{
  char *text = make_token_text ();
  Token *token = g_new0 (Token, 1);

  token->scopes = g_strdup (scopes);
  token->expires_us = rs_clock_get_monotonic (self->clock) + (gint64) get_lifetime (self) * G_USEC_PER_SEC;
  g_hash_table_insert (self->tokens, text, token);
  self->given++;
  return text;
}

static RsDemoTokenReply
give_token (RsDemoTokenDesk *self, const char *scopes)
{
  RsDemoJson *json = rs_demo_json_new ();

  rs_demo_json_open (json, NULL, '{');
  rs_demo_json_text (json, "access_token", remember_token (self, scopes));
  rs_demo_json_text (json, "token_type", self->plan.odd_case ? "bEaReR" : "Bearer");
  if (!self->plan.without_expiry)
    rs_demo_json_number (json, "expires_in", get_lifetime (self));
  if (!self->plan.without_scope)
    rs_demo_json_text (json, "scope", scopes);
  if (self->plan.refresh_tokens)
    {
      char *refresher = make_token_text ();

      g_hash_table_insert (self->refreshers, refresher, g_strdup (scopes));
      rs_demo_json_text (json, "refresh_token", refresher);
    }
  return finish_reply (self, 200, json);
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

/* What of a client's proof is there must be right; for which grants it must be there is the caller's matter. */
typedef enum
{
  PROOF_NONE,
  PROOF_GOOD,
  PROOF_BAD,
} Proof;

static Proof
judge_client (RsDemoTokenDesk *self, const char *authorization, GHashTable *form)
{
  const char *client_id = g_hash_table_lookup (form, "client_id");
  const char *secret = g_hash_table_lookup (form, "client_secret");

  if (authorization != NULL)
    return !self->plan.body_only && is_basic_client (self, authorization) ? PROOF_GOOD : PROOF_BAD;
  if (secret == NULL)
    return client_id == NULL || g_str_equal (client_id, RS_DEMO_CLIENT_ID) ? PROOF_NONE : PROOF_BAD;
  return is_client (self, client_id, secret) ? PROOF_GOOD : PROOF_BAD;
}

static RsDemoTokenReply
answer_with_scopes (RsDemoTokenDesk *self, const char *asked)
{
  g_autofree char *scopes = rs_demo_scopes_choose (self->granted_scopes, &self->plan, asked);

  if (scopes == NULL)
    return refuse (self, 400, "invalid_scope", "One of these scopes is unknown, or none of them is granted.");
  return give_token (self, scopes);
}

static RsDemoTokenReply
answer_client_credentials (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us)
{
  return answer_with_scopes (self, g_hash_table_lookup (form, "scope"));
}

/* RFC 6749 §10.4: each is good for one use. */
static RsDemoTokenReply
answer_refresh_token (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us)
{
  const char *refresher = g_hash_table_lookup (form, "refresh_token");
  const char *asked = g_hash_table_lookup (form, "scope");
  g_autofree char *key = NULL;
  g_autofree char *scopes = NULL;

  if (refresher == NULL ||
      !g_hash_table_steal_extended (self->refreshers, refresher, (gpointer *) &key, (gpointer *) &scopes))
    return refuse (self, 400, "invalid_grant", "This refresh token is not known, or was used before.");
  return answer_with_scopes (self, asked != NULL ? asked : scopes);
}

static RsDemoTokenReply
answer_jwt_bearer (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us)
{
  const RsDemoAssertionTerms terms = { RS_DEMO_CLIENT_ID, self->secret, RS_DEMO_TOKEN_PATH, now_us, self->assertions };
  const char *assertion = g_hash_table_lookup (form, "assertion");
  g_autoptr (GError) error = NULL;

  if (!rs_demo_assertion_check (assertion != NULL ? assertion : "", &terms, &error))
    return refuse (self, 400, "invalid_grant", error->message);
  return answer_with_scopes (self, g_hash_table_lookup (form, "scope"));
}

static RsDemoTokenReply
answer_authorization_code (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us)
{
  g_autofree char *scopes = rs_demo_authorization_redeem (self->authorization, form);

  if (scopes == NULL)
    return refuse (self, 400, "invalid_grant", "This code is not known, was used before, or belongs to another.");
  return answer_with_scopes (self, scopes);
}

static gboolean
is_access_key (RsDemoTokenDesk *self, const char *id, const char *secret)
{
  return g_strcmp0 (id, RS_DEMO_ACCESS_KEY_ID) == 0 && g_strcmp0 (secret, self->secret) == 0;
}

static RsDemoTokenReply
answer_password (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us)
{
  if (!is_access_key (self, g_hash_table_lookup (form, "username"), g_hash_table_lookup (form, "password")))
    return refuse (self, 400, "invalid_grant", "This access key is not known, or its secret is wrong.");
  return answer_with_scopes (self, g_hash_table_lookup (form, "scope"));
}

typedef struct
{
  const char *name;
  RsDemoGrants bit;
  gboolean needs_proof;
  RsDemoTokenReply (*answer) (RsDemoTokenDesk *self, GHashTable *form, gint64 now_us);
} Grant;

static const Grant grants[] = {
  { "client_credentials", RS_DEMO_GRANT_CLIENT_CREDENTIALS, TRUE, answer_client_credentials },
  { "refresh_token", RS_DEMO_GRANT_REFRESH_TOKEN, FALSE, answer_refresh_token },
  { "urn:ietf:params:oauth:grant-type:jwt-bearer", RS_DEMO_GRANT_JWT_BEARER, FALSE, answer_jwt_bearer },
  { "authorization_code", RS_DEMO_GRANT_AUTHORIZATION_CODE, FALSE, answer_authorization_code },
  { "password", RS_DEMO_GRANT_ACCESS_KEY, TRUE, answer_password },
};

static const Grant *
find_grant (RsDemoTokenDesk *self, const char *name)
{
  guint understood = self->plan.grants;

  if (understood == 0)
    understood = RS_DEMO_GRANT_CLIENT_CREDENTIALS;
  if (self->plan.refresh_tokens)
    understood |= RS_DEMO_GRANT_REFRESH_TOKEN;
  for (guint i = 0; i < G_N_ELEMENTS (grants); i++)
    if (g_str_equal (grants[i].name, name) && (understood & grants[i].bit) != 0)
      return &grants[i];
  return NULL;
}

/**
 * rs_demo_token_desk_answer:
 * @self: a desk
 * @authorization: (nullable): the request's `Authorization` header
 * @form: the request's body, form-encoded
 * @now_us: the server's wall time, microseconds since 1970: assertions are judged by it
 *
 * Answers a token call (RFC 6749 §4.4, §5.2 and §6, RFC 7523 §2.1). Client credentials need the client's id and
 * secret, by HTTP Basic or in the body; a refresh token and an assertion speak for themselves.
 *
 * Returns: status and body; the body is to be freed
 */
RsDemoTokenReply
rs_demo_token_desk_answer (RsDemoTokenDesk *self, const char *authorization, const char *form, gint64 now_us)
{
  g_autoptr (GHashTable) fields = soup_form_decode (form);
  const char *name = g_hash_table_lookup (fields, "grant_type");
  Proof proof = judge_client (self, authorization, fields);
  const Grant *grant;

  if (name == NULL)
    return refuse (self, 400, "invalid_request", "grant_type is missing.");
  grant = find_grant (self, name);
  if (proof == PROOF_BAD || (proof == PROOF_NONE && (grant == NULL || grant->needs_proof)))
    return refuse (self, 401, "invalid_client", "This client is not known, or its secret is wrong.");
  if (grant == NULL)
    return refuse (self, 400, "unsupported_grant_type", "This grant is not understood here.");
  return grant->answer (self, fields, now_us);
}

/**
 * rs_demo_token_desk_answer_key:
 * @self: a desk
 * @id: (nullable): the id of an access key
 * @secret: (nullable): its secret
 *
 * Answers a call with an access key and no client, as CXone has it.
 *
 * Returns: status and body; the body is to be freed
 */
RsDemoTokenReply
rs_demo_token_desk_answer_key (RsDemoTokenDesk *self, const char *id, const char *secret)
{
  if ((self->plan.grants & RS_DEMO_GRANT_ACCESS_KEY) == 0)
    return refuse (self, 404, "not_found", "There are no access keys here.");
  if (!is_access_key (self, id, secret))
    return refuse (self, 401, "invalid_grant", "This access key is not known, or its secret is wrong.");
  return answer_with_scopes (self, NULL);
}

/**
 * rs_demo_token_desk_authorize:
 * @self: a desk
 * @query: (element-type utf8 utf8) (nullable): what a browser brought
 *
 * Lets somebody sign in, at once.
 *
 * Returns: (transfer full) (nullable): where the browser is sent back to; %NULL if it stays here
 */
char *
rs_demo_token_desk_authorize (RsDemoTokenDesk *self, GHashTable *query)
{
  return rs_demo_authorization_answer (self->authorization, (RsDemoSignIn) self->plan.sign_in, query);
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
 * rs_demo_token_desk_expire_refreshers:
 * @self: a desk
 *
 * Ends all refresh tokens that were given.
 */
void
rs_demo_token_desk_expire_refreshers (RsDemoTokenDesk *self)
{
  g_hash_table_remove_all (self->refreshers);
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
