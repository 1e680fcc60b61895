/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-auth-config.h"
#include "net/rs-token-refusal.h"
#include "net/rs-token-request.h"
#include "net/rs-token.h"

G_BEGIN_DECLS

typedef struct _RsTokenPlan RsTokenPlan;

/**
 * RsTokenStep:
 * @RS_TOKEN_STEP_GIVE_UP: there is no other way to ask
 * @RS_TOKEN_STEP_ASK: ask again, in another way
 * @RS_TOKEN_STEP_DROP_REFRESH: let go of the refresh token for this run, then begin again
 * @RS_TOKEN_STEP_FORGET_REFRESH: the refresh token is not good any more: forget it for ever, then begin again
 *
 * What to do after a refusal.
 */
typedef enum
{
  RS_TOKEN_STEP_GIVE_UP,
  RS_TOKEN_STEP_ASK,
  RS_TOKEN_STEP_DROP_REFRESH,
  RS_TOKEN_STEP_FORGET_REFRESH,
} RsTokenStep;

RsTokenPlan *rs_token_plan_new (const RsAuthConfig *auth, const char *secret, RsClock *clock);
void rs_token_plan_free (RsTokenPlan *self);
const RsAuthConfig *rs_token_plan_get_auth (RsTokenPlan *self);

void rs_token_plan_begin (RsTokenPlan *self);
gboolean rs_token_plan_make_request (RsTokenPlan *self, const char *refresh_token, RsTokenRequest *out, GError **error);
void rs_token_plan_take_token (RsTokenPlan *self, RsToken *token);
RsTokenStep rs_token_plan_take_refusal (RsTokenPlan *self, const RsTokenRefusal *refusal, gint64 server_us);

G_END_DECLS
