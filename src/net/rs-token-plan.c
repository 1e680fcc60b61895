/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-token-plan.h"

#include "base/rs-error.h"
#include "base/rs-text.h"
#include "net/rs-grant.h"

#include <glib/gi18n-lib.h>

/* What a board cannot do without. */
#define LEAST_SCOPE "presence:read"

/* An assertion is good from half a minute before it is made: a clock that differs by less is not to blame. */
#define CLOCK_TOLERANCE_US (20 * G_USEC_PER_SEC)

/**
 * RsTokenPlan:
 *
 * How to ask for a token, and how else after a refusal (protocol §1). It has no socket: what to send it says, what came
 * back it is told.
 *
 * Who holds a refresh token shows that; if it is not accepted, the profile's own grant follows. A client says who it is
 * by HTTP Basic or not at all first; a server that refuses that is asked once more with it in the form, and the way that
 * was accepted is kept. A server that does not know one of the scopes is asked once more for `presence:read` alone.
 * An assertion that is refused while the server's clock and ours differ is made anew by the server's.
 */
struct _RsTokenPlan
{
  RsAuthConfig auth;
  char *secret;
  RsJwtKey *key; /* NULL until an assertion is due */
  RsClock *clock;

  RsGrantKind kind;     /* what is asked by now */
  gboolean in_form;     /* how the client is told */
  gboolean is_accepted; /* whether that way worked before */
  gboolean is_narrowed; /* whether only presence:read is asked for */
  char *granted_scope;  /* by the profile's own grant; what a refresh keeps */

  gboolean has_looked_at_clock; /* since the beginning */
  gboolean has_offset;
  gint64 offset_us; /* the server's clock − our monotonic one */
};

/**
 * rs_token_plan_new:
 * @auth: how tokens are got; copied
 * @secret: (nullable): what is shown or signs, if that needs a secret; copied, and wiped in the end
 * @clock: tells the time
 *
 * Returns: (transfer full): a plan
 */
RsTokenPlan *
rs_token_plan_new (const RsAuthConfig *auth, const char *secret, RsClock *clock)
{
  RsTokenPlan *self = g_new0 (RsTokenPlan, 1);

  rs_auth_config_copy (&self->auth, auth);
  self->secret = g_strdup (secret);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_token_plan_free:
 * @self: (transfer full): a plan
 */
void
rs_token_plan_free (RsTokenPlan *self)
{
  rs_auth_config_clear (&self->auth);
  g_clear_pointer (&self->secret, rs_text_wipe);
  g_clear_pointer (&self->key, rs_jwt_key_free);
  g_object_unref (self->clock);
  g_free (self->granted_scope);
  g_free (self);
}

/**
 * rs_token_plan_get_auth:
 * @self: a plan
 *
 * Returns: (transfer none): how tokens are got
 */
const RsAuthConfig *
rs_token_plan_get_auth (RsTokenPlan *self)
{
  return &self->auth;
}

/**
 * rs_token_plan_begin:
 * @self: a plan
 *
 * To be called when a new token is needed, before the first request for it.
 */
void
rs_token_plan_begin (RsTokenPlan *self)
{
  self->has_looked_at_clock = FALSE;
}

static const char *
get_scopes (RsTokenPlan *self)
{
  return self->is_narrowed ? LEAST_SCOPE : self->auth.scopes;
}

static gint64
get_server_now (RsTokenPlan *self)
{
  if (self->has_offset)
    return rs_clock_get_monotonic (self->clock) + self->offset_us;
  return rs_clock_get_real (self->clock);
}

static gboolean
prepare_key (RsTokenPlan *self, GError **error)
{
  if (self->kind == RS_GRANT_JWT_BEARER && self->key == NULL)
    self->key = rs_jwt_key_new (self->secret, self->auth.algorithm, error);
  return self->kind != RS_GRANT_JWT_BEARER || self->key != NULL;
}

/* An access key alone is shown as JSON to an address that knows nothing else. */
static gboolean
knows_refresh (RsTokenPlan *self)
{
  return self->auth.grant != RS_GRANT_ACCESS_KEY || self->auth.client_id != NULL;
}

static gboolean
has_what_it_shows (RsTokenPlan *self, GError **error)
{
  if (self->secret != NULL || self->auth.grant == RS_GRANT_AUTHORIZATION_CODE)
    return TRUE;
  g_set_error_literal (error, RS_ERROR, RS_ERROR_SECRET,
                       _ ("No secret was given, and this profile's way to sign in needs one. Give it again."));
  return FALSE;
}

/**
 * rs_token_plan_make_request:
 * @self: a plan
 * @refresh_token: (nullable): the refresh token that is held
 * @out: (out caller-allocates): what to send, to be cleared in any case
 * @error: return location
 *
 * Returns: whether there is something to send; %FALSE with %RS_ERROR_SECRET if the secret is not fit for it, with
 *   %RS_ERROR_SIGN_IN if a person must sign in first
 */
gboolean
rs_token_plan_make_request (RsTokenPlan *self, const char *refresh_token, RsTokenRequest *out, GError **error)
{
  RsGrant grant = { .auth = &self->auth,
                    .secret = self->secret,
                    .scopes = get_scopes (self),
                    .refresh_token = refresh_token,
                    .server_us = get_server_now (self),
                    .in_form = self->in_form };

  *out = (RsTokenRequest){ 0 };
  self->kind = refresh_token != NULL && knows_refresh (self) ? RS_GRANT_REFRESH_TOKEN : self->auth.grant;
  if (!has_what_it_shows (self, error) || !prepare_key (self, error))
    return FALSE;
  grant.key = self->key;
  return rs_grant_make_request (&grant, self->kind, out, error);
}

/**
 * rs_token_plan_take_token:
 * @self: a plan
 * @token: what the request brought; a scope that it does not tell is filled in, a refresh token of no use taken out
 *
 * A scope that is not told is what was asked for; after a refresh, what was granted in the first place (RFC 6749 §6).
 */
void
rs_token_plan_take_token (RsTokenPlan *self, RsToken *token)
{
  gboolean is_refresh = self->kind == RS_GRANT_REFRESH_TOKEN;

  self->is_accepted = TRUE;
  if (!knows_refresh (self))
    g_clear_pointer (&token->refresh_token, rs_text_wipe);
  if (token->scope == NULL)
    token->scope = g_strdup (is_refresh && self->granted_scope != NULL ? self->granted_scope : get_scopes (self));
  if (is_refresh)
    return;
  g_free (self->granted_scope);
  self->granted_scope = g_strdup (token->scope);
}

static gboolean
has_one_of (const RsTokenRefusal *refusal, const char *const *codes)
{
  return refusal->code != NULL && g_strv_contains (codes, refusal->code);
}

static gboolean
shows_client_secret (RsTokenPlan *self)
{
  return rs_grant_shows_client_secret (&(RsGrant){ .auth = &self->auth, .secret = self->secret });
}

/* Without a secret in a header, a server may say of a request that lacks the client's id that it is not complete. */
static gboolean
may_tell_client_otherwise (RsTokenPlan *self, const RsTokenRefusal *refusal)
{
  static const char *const codes[] = { "invalid_client", "invalid_request", NULL };

  if (self->in_form || self->is_accepted)
    return FALSE;
  if (self->auth.grant == RS_GRANT_CLIENT_CREDENTIALS)
    return refusal->status == 401;
  if (shows_client_secret (self))
    return rs_token_refusal_has_code (refusal, "invalid_client");
  return self->kind == RS_GRANT_JWT_BEARER && (refusal->status == 401 || has_one_of (refusal, codes));
}

static gboolean
is_clock_to_blame (RsTokenPlan *self, const RsTokenRefusal *refusal, gint64 server_us)
{
  gint64 difference_us = server_us - get_server_now (self);

  if (self->kind != RS_GRANT_JWT_BEARER || self->has_looked_at_clock || server_us == 0)
    return FALSE;
  if (refusal->status < 400 || refusal->status >= 500 || refusal->status == 429)
    return FALSE;
  return ABS (difference_us) > CLOCK_TOLERANCE_US;
}

static void
take_clock (RsTokenPlan *self, gint64 server_us)
{
  self->has_looked_at_clock = TRUE;
  self->has_offset = TRUE;
  self->offset_us = server_us - rs_clock_get_monotonic (self->clock);
}

/* Only what is not good any more is forgotten for ever; what we may not use is let go for this run. */
static RsTokenStep
judge_refresh (RsTokenPlan *self, const RsTokenRefusal *refusal)
{
  static const char *const codes[] = { "invalid_client", "invalid_scope", "unauthorized_client",
                                       "unsupported_grant_type", NULL };

  self->in_form = self->in_form && self->is_accepted;
  if (rs_token_refusal_has_code (refusal, "invalid_grant"))
    return RS_TOKEN_STEP_FORGET_REFRESH;
  return has_one_of (refusal, codes) ? RS_TOKEN_STEP_DROP_REFRESH : RS_TOKEN_STEP_GIVE_UP;
}

static RsTokenStep
give_up (RsTokenPlan *self)
{
  self->in_form = self->in_form && self->is_accepted;
  self->is_narrowed = FALSE;
  return RS_TOKEN_STEP_GIVE_UP;
}

/**
 * rs_token_plan_take_refusal:
 * @self: a plan
 * @refusal: how the request was refused
 * @server_us: microseconds since 1970 on the server's clock when it did so, 0 if it did not tell
 *
 * Looks for another way to ask.
 *
 * Returns: what to do now
 */
RsTokenStep
rs_token_plan_take_refusal (RsTokenPlan *self, const RsTokenRefusal *refusal, gint64 server_us)
{
  if (is_clock_to_blame (self, refusal, server_us))
    take_clock (self, server_us);
  else if (may_tell_client_otherwise (self, refusal))
    self->in_form = TRUE;
  else if (self->kind == RS_GRANT_REFRESH_TOKEN)
    return judge_refresh (self, refusal);
  else if (rs_token_refusal_has_code (refusal, "invalid_scope") && get_scopes (self) != NULL && !self->is_narrowed)
    self->is_narrowed = TRUE;
  else
    return give_up (self);
  return RS_TOKEN_STEP_ASK;
}
