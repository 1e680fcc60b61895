/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

#define RS_DEMO_CLIENT_ID "demo"
#define RS_DEMO_TOKEN_PATH "/v2/oauth/token"

/* The one access key; its secret, and its app's, is the client's. */
#define RS_DEMO_ACCESS_KEY_ID "DEMO===="
#define RS_DEMO_ACCESS_KEY_PATH "/authentication/v1/token/access-key"

typedef struct _RsDemoTokenDesk RsDemoTokenDesk;

/**
 * RsDemoTokenReply:
 * @status: HTTP status
 * @body: (transfer full): a JSON document
 */
typedef struct
{
  guint status;
  char *body;
} RsDemoTokenReply;

RsDemoTokenDesk *rs_demo_token_desk_new (RsClock *clock, const char *secret, const char *granted_scopes,
                                         guint lifetime_seconds);
void rs_demo_token_desk_free (RsDemoTokenDesk *self);

void rs_demo_token_desk_set_plan (RsDemoTokenDesk *self, const RsDemoDeskPlan *plan);
const char *rs_demo_token_desk_get_secret (RsDemoTokenDesk *self);
RsDemoTokenReply rs_demo_token_desk_answer (RsDemoTokenDesk *self, const char *authorization, const char *form,
                                            gint64 now_us);
RsDemoTokenReply rs_demo_token_desk_answer_key (RsDemoTokenDesk *self, const char *id, const char *secret);
char *rs_demo_token_desk_authorize (RsDemoTokenDesk *self, GHashTable *query);
gboolean rs_demo_token_desk_check (RsDemoTokenDesk *self, const char *authorization, const char **out_scopes,
                                   gint64 *out_expires_us);
void rs_demo_token_desk_expire_all (RsDemoTokenDesk *self);
void rs_demo_token_desk_expire_refreshers (RsDemoTokenDesk *self);
guint rs_demo_token_desk_get_given (RsDemoTokenDesk *self);
guint rs_demo_token_desk_get_refused (RsDemoTokenDesk *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoTokenDesk, rs_demo_token_desk_free)

G_END_DECLS
