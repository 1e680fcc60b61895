/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-plan.h"

#include <libsoup/soup.h>

void
test_plan_remake (TestPlan *self, RsGrantKind grant, const char *secret)
{
  g_clear_pointer (&self->plan, rs_token_plan_free);
  self->auth.grant = grant;
  self->plan = rs_token_plan_new (&self->auth, secret, self->clock);
  rs_token_plan_begin (self->plan);
}

void
test_plan_set_up (TestPlan *self, gconstpointer user_data)
{
  self->clock = rs_clock_new_virtual (TEST_PLAN_NOW_US);
  self->auth.token_url = g_strdup ("https://api.example.org/token");
  self->auth.client_id = g_strdup ("wall");
  self->auth.scopes = g_strdup ("presence:read queue:read");
  test_plan_remake (self, RS_GRANT_CLIENT_CREDENTIALS, "hunter2");
}

void
test_plan_tear_down (TestPlan *self, gconstpointer user_data)
{
  rs_token_plan_free (self->plan);
  rs_auth_config_clear (&self->auth);
  g_clear_pointer (&self->form, g_hash_table_unref);
  g_free (self->authorization);
  g_assert_finalize_object (self->clock);
}

void
test_plan_ask (TestPlan *self, const char *refresh_token)
{
  g_autoptr (GError) error = NULL;
  g_auto (RsTokenRequest) request = { 0 };

  g_clear_pointer (&self->form, g_hash_table_unref);
  g_clear_pointer (&self->authorization, g_free);
  g_assert_true (rs_token_plan_make_request (self->plan, refresh_token, &request, &error));
  g_assert_no_error (error);
  self->authorization = g_steal_pointer (&request.authorization);
  self->form = soup_form_decode (request.body);
}

const char *
test_plan_get (TestPlan *self, const char *name)
{
  return g_hash_table_lookup (self->form, name);
}

RsTokenStep
test_plan_refuse_at (TestPlan *self, guint status, const char *code, gint64 server_us)
{
  RsTokenRefusal refusal = { .status = status, .code = (char *) code };

  return rs_token_plan_take_refusal (self->plan, &refusal, server_us);
}

RsTokenStep
test_plan_refuse (TestPlan *self, guint status, const char *code)
{
  return test_plan_refuse_at (self, status, code, 0);
}
