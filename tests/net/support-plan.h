/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-token-plan.h"

G_BEGIN_DECLS

#define TEST_PLAN_NOW_US (G_GINT64_CONSTANT (1800000000) * G_USEC_PER_SEC)

/**
 * TestPlan:
 * @clock: a virtual clock at %TEST_PLAN_NOW_US
 * @auth: what @plan was made from: client "wall", scopes "presence:read queue:read"
 * @plan: under test: client credentials with the secret "hunter2"
 * @form: (nullable): the last request, if it was a form
 * @authorization: (nullable): its header
 *
 * A plan without a socket.
 */
typedef struct
{
  RsClock *clock;
  RsAuthConfig auth;
  RsTokenPlan *plan;
  GHashTable *form;
  char *authorization;
} TestPlan;

void test_plan_set_up (TestPlan *self, gconstpointer user_data);
void test_plan_tear_down (TestPlan *self, gconstpointer user_data);
void test_plan_remake (TestPlan *self, RsGrantKind grant, const char *secret);
void test_plan_ask (TestPlan *self, const char *refresh_token);
const char *test_plan_get (TestPlan *self, const char *name);
RsTokenStep test_plan_refuse_at (TestPlan *self, guint status, const char *code, gint64 server_us);
RsTokenStep test_plan_refuse (TestPlan *self, guint status, const char *code);

G_END_DECLS
