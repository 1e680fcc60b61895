/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "demo/rs-demo-options.h"
#include "demo/rs-demo-token-desk.h"

#define GRANT "grant_type=client_credentials"

static void
assert_reply (RsDemoTokenDesk *desk, const char *authorization, const char *form, guint status, const char *word)
{
  RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, authorization, form);

  g_assert_cmpuint (reply.status, ==, status);
  if (strstr (reply.body, word) == NULL)
    g_error ("“%s” was to say %s", reply.body, word);
  g_free (reply.body);
}

static char *
make_basic (const char *pair)
{
  g_autofree char *code = g_base64_encode ((const guchar *) pair, strlen (pair));

  return g_strconcat ("Basic ", code, NULL);
}

static void
test_answers (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = rs_demo_token_desk_new (clock, "s:c=t", "presence:read queue:read", 60);
  g_autofree char *good = make_basic ("demo:s%3Ac%3Dt");
  g_autofree char *wrong = make_basic ("demo:other");

  assert_reply (desk, good, GRANT, 200, "\"expires_in\":60");
  assert_reply (desk, good, GRANT "&scope=presence:read+user:read", 200, "\"scope\":\"presence:read\"");
  assert_reply (desk, NULL, GRANT "&client_id=demo&client_secret=s%3Ac%3Dt", 200, "Bearer");
  g_assert_cmpuint (rs_demo_token_desk_get_given (desk), ==, 3);

  assert_reply (desk, wrong, GRANT, 401, "invalid_client");
  assert_reply (desk, "Basic !", GRANT, 401, "invalid_client");
  assert_reply (desk, NULL, GRANT, 401, "invalid_client");
  assert_reply (desk, good, "", 400, "invalid_request");
  assert_reply (desk, good, "grant_type=password", 400, "unsupported_grant_type");
  assert_reply (desk, good, GRANT "&scope=moon:read", 400, "invalid_scope");
  assert_reply (desk, good, GRANT "&scope=user:read", 400, "invalid_scope");
  g_assert_cmpuint (rs_demo_token_desk_get_refused (desk), ==, 7);
}

static char *
get_bearer (RsDemoTokenDesk *desk)
{
  g_autofree char *form =
      g_strdup_printf (GRANT "&client_id=demo&client_secret=%s", rs_demo_token_desk_get_secret (desk));
  RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, NULL, form);
  const char *at = strstr (reply.body, "\"access_token\":\"") + strlen ("\"access_token\":\"");
  g_autofree char *token = g_strndup (at, strcspn (at, "\""));

  g_free (reply.body);
  return g_strconcat ("Bearer ", token, NULL);
}

static void
test_tokens_end (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = rs_demo_token_desk_new (clock, NULL, RS_DEMO_ALL_SCOPES, 60);
  g_autofree char *first = get_bearer (desk);
  g_autofree char *second = NULL;
  const char *scopes = NULL;

  g_assert_true (rs_demo_token_desk_check (desk, first, &scopes, NULL));
  g_assert_cmpstr (scopes, ==, RS_DEMO_ALL_SCOPES);
  g_assert_false (rs_demo_token_desk_check (desk, NULL, NULL, NULL));
  g_assert_false (rs_demo_token_desk_check (desk, "Bearer other", NULL, NULL));
  rs_clock_advance (clock, 59 * G_USEC_PER_SEC);
  g_assert_true (rs_demo_token_desk_check (desk, first, NULL, NULL));
  rs_clock_advance (clock, G_USEC_PER_SEC);
  g_assert_false (rs_demo_token_desk_check (desk, first, NULL, NULL));

  second = get_bearer (desk);
  g_assert_true (rs_demo_token_desk_check (desk, second, NULL, NULL));
  rs_demo_token_desk_expire_all (desk);
  g_assert_false (rs_demo_token_desk_check (desk, second, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/token-desk/answers", test_answers);
  g_test_add_func ("/demo/token-desk/tokens-end", test_tokens_end);
  return g_test_run ();
}
