/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "demo/rs-demo-options.h"
#include "demo/rs-demo-token-desk.h"

#define GRANT "grant_type=client_credentials"
#define REFRESH "grant_type=refresh_token&refresh_token="
#define ASSERT "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion="
#define GOOD GRANT "&client_id=demo&client_secret=secret"
#define NOW_S G_GINT64_CONSTANT (1772377200)
#define NOW_US (NOW_S * G_USEC_PER_SEC)

static void
assert_reply (RsDemoTokenDesk *desk, const char *authorization, const char *form, guint status, const char *word)
{
  RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, authorization, form, NOW_US);

  g_assert_cmpuint (reply.status, ==, status);
  if (strstr (reply.body, word) == NULL)
    g_error ("“%s” was to say %s", reply.body, word);
  g_free (reply.body);
}

static void
assert_key_reply (RsDemoTokenDesk *desk, const char *id, const char *secret, guint status, const char *word)
{
  RsDemoTokenReply reply = rs_demo_token_desk_answer_key (desk, id, secret);

  g_assert_cmpuint (reply.status, ==, status);
  g_assert_nonnull (strstr (reply.body, word));
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
  RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, NULL, form, NOW_US);
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

static RsDemoTokenDesk *
make_desk (RsClock *clock, const RsDemoDeskPlan *plan)
{
  RsDemoTokenDesk *desk = rs_demo_token_desk_new (clock, "secret", RS_DEMO_ALL_SCOPES, 60);

  rs_demo_token_desk_set_plan (desk, plan);
  return desk;
}

static char *
get_member (const char *body, const char *name)
{
  g_autofree char *pattern = g_strdup_printf ("\"%s\":\"", name);
  const char *at = strstr (body, pattern);

  g_assert_nonnull (at);
  at += strlen (pattern);
  return g_strndup (at, strcspn (at, "\""));
}

static char *
get_refresher (RsDemoTokenDesk *desk, const char *form)
{
  RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, NULL, form, NOW_US);
  char *refresher;

  g_assert_cmpuint (reply.status, ==, 200);
  refresher = get_member (reply.body, "refresh_token");
  g_free (reply.body);
  return refresher;
}

static void
test_refresh_token_is_good_once (void)
{
  const RsDemoDeskPlan plan = { .refresh_tokens = TRUE };
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = make_desk (clock, &plan);
  g_autofree char *first = get_refresher (desk, GOOD "&scope=presence:read");
  g_autofree char *form = g_strconcat (REFRESH, first, NULL);
  g_autofree char *second = get_refresher (desk, form);
  g_autofree char *next_form = g_strconcat (REFRESH, second, NULL);

  g_assert_cmpstr (first, !=, second);
  assert_reply (desk, NULL, form, 400, "invalid_grant");
  assert_reply (desk, NULL, REFRESH, 400, "invalid_grant");
  assert_reply (desk, NULL, next_form, 200, "\"scope\":\"presence:read\"");
  g_free (first);
  first = get_refresher (desk, GOOD);
  g_free (form);
  form = g_strconcat (REFRESH, first, "&client_id=demo&client_secret=wrong", NULL);
  assert_reply (desk, NULL, form, 401, "invalid_client");
  rs_demo_token_desk_expire_refreshers (desk);
  g_free (form);
  form = g_strconcat (REFRESH, first, NULL);
  assert_reply (desk, NULL, form, 400, "invalid_grant");
}

static char *
encode_part (const guchar *data, gsize size)
{
  char *text = g_base64_encode (data, size);

  text[strcspn (text, "=")] = '\0';
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  return text;
}

static char *
make_assertion (const char *header, const char *claims, const char *secret)
{
  g_autofree char *first = encode_part ((const guchar *) header, strlen (header));
  g_autofree char *second = encode_part ((const guchar *) claims, strlen (claims));
  g_autofree char *body = g_strconcat (first, ".", second, NULL);
  g_autoptr (GHmac) hmac = g_hmac_new (G_CHECKSUM_SHA256, (const guchar *) secret, strlen (secret));
  g_autofree char *third = NULL;
  guint8 digest[32];
  gsize length = sizeof digest;

  g_hmac_update (hmac, (const guchar *) body, -1);
  g_hmac_get_digest (hmac, digest, &length);
  third = encode_part (digest, length);
  return g_strconcat (ASSERT, body, ".", third, NULL);
}

static char *
make_claims (const char *subject, const char *audience, gint64 issued, gint64 expires, const char *number)
{
  return g_strdup_printf ("{\"iss\":\"demo\",\"sub\":\"%s\",\"aud\":\"%s\",\"iat\":%" G_GINT64_FORMAT
                          ",\"exp\":%" G_GINT64_FORMAT ",\"jti\":\"%s\"}",
                          subject, audience, issued, expires, number);
}

static void
test_assertions (void)
{
  static const char hs256[] = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
  static const char url[] = "http://127.0.0.1:5/v2/oauth/token";
  const struct
  {
    const char *header;
    const char *subject;
    const char *audience;
    gint64 issued;
    gint64 expires;
    const char *number;
    const char *secret;
    guint status;
    const char *word;
  } cases[] = {
    { hs256, "demo", url, 0, 300, "1", "secret", 200, "Bearer" },
    { hs256, "demo", url, 0, 300, "1", "secret", 400, "jti" },
    { hs256, "demo", url, 0, 300, "", "secret", 400, "jti" },
    { hs256, "demo", url, 0, 300, "2", "wrong", 400, "signature" },
    { hs256, "other", url, 0, 300, "3", "secret", 400, "this client" },
    { hs256, "demo", "http://elsewhere/", 0, 300, "4", "secret", 400, "this desk" },
    { hs256, "demo", url, -400, -100, "5", "secret", 400, "expired" },
    { hs256, "demo", url, 100, 400, "6", "secret", 400, "future" },
    { hs256, "demo", url, 0, 301, "7", "secret", 400, "five minutes" },
    { "{\"alg\":\"none\"}", "demo", url, 0, 300, "8", "secret", 400, "HS256" },
    { "not json", "demo", url, 0, 300, "9", "secret", 400, "cannot be read" },
  };
  const RsDemoDeskPlan plan = { .grants = RS_DEMO_GRANT_JWT_BEARER };
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = make_desk (clock, &plan);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *claims = make_claims (cases[i].subject, cases[i].audience, NOW_S + cases[i].issued,
                                             NOW_S + cases[i].expires, cases[i].number);
      g_autofree char *form = make_assertion (cases[i].header, claims, cases[i].secret);

      assert_reply (desk, NULL, form, cases[i].status, cases[i].word);
    }
  assert_reply (desk, NULL, ASSERT "a.b", 400, "three parts");
  assert_reply (desk, NULL, GOOD, 400, "unsupported_grant_type");
}

static void
test_odd_desks (void)
{
  const struct
  {
    RsDemoDeskPlan plan;
    const char *form;
    guint status;
    const char *has;
    const char *lacks;
  } cases[] = {
    { { .in_array = TRUE }, GOOD, 200, "[{\"access_token\"", "\n" },
    { { .in_array = TRUE }, GRANT, 401, "[{\"error\"", "\n" },
    { { .without_expiry = TRUE }, GOOD, 200, "scope", "expires_in" },
    { { .without_scope = TRUE }, GOOD, 200, "expires_in", "scope" },
    { { .odd_case = TRUE }, GOOD, 200, "bEaReR", "Bearer" },
    { { .token_seconds = 20 }, GOOD, 200, "\"expires_in\":20", "\"expires_in\":60" },
    { { .scopes = 1 << 0 | 1 << 3 }, GOOD, 200, "\"presence:read user:read\"", "queue" },
    { { .refuse_broad_scope = TRUE }, GOOD "&scope=presence:read+queue:read", 400, "invalid_scope", "access" },
    { { .refuse_broad_scope = TRUE }, GOOD "&scope=presence:read", 200, "access_token", "queue" },
    { { .body_only = TRUE }, GOOD, 200, "access_token", "error" },
  };
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsDemoTokenDesk) desk = make_desk (clock, &cases[i].plan);
      RsDemoTokenReply reply = rs_demo_token_desk_answer (desk, NULL, cases[i].form, NOW_US);

      g_assert_cmpuint (reply.status, ==, cases[i].status);
      if (strstr (reply.body, cases[i].has) == NULL || strstr (reply.body, cases[i].lacks) != NULL)
        g_error ("“%s” was to have %s and not %s", reply.body, cases[i].has, cases[i].lacks);
      g_free (reply.body);
    }
}

static void
test_body_only (void)
{
  const RsDemoDeskPlan plan = { .body_only = TRUE };
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = make_desk (clock, &plan);
  g_autofree char *basic = make_basic ("demo:secret");

  assert_reply (desk, basic, GRANT, 401, "invalid_client");
}

static void
test_access_keys (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_virtual (0);
  g_autoptr (RsDemoTokenDesk) desk = rs_demo_token_desk_new (clock, "secret", RS_DEMO_ALL_SCOPES, 60);
  g_autofree char *app = make_basic ("demo:secret");
  const RsDemoDeskPlan plan = { .grants = RS_DEMO_GRANT_ACCESS_KEY };

  assert_reply (desk, app, "grant_type=password&username=DEMO%3D%3D%3D%3D&password=secret", 400, "unsupported_grant");
  assert_key_reply (desk, "DEMO====", "secret", 404, "not_found");
  rs_demo_token_desk_set_plan (desk, &plan);
  assert_reply (desk, app, "grant_type=password&username=DEMO%3D%3D%3D%3D&password=secret", 200, "access_token");
  assert_reply (desk, app, "grant_type=password&username=DEMO%3D%3D%3D%3D&password=other", 400, "invalid_grant");
  assert_reply (desk, app, "grant_type=password&username=DEMO&password=secret", 400, "invalid_grant");
  assert_reply (desk, app, "grant_type=password", 400, "invalid_grant");
  assert_reply (desk, NULL, "grant_type=password&username=DEMO%3D%3D%3D%3D&password=secret", 401, "invalid_client");
  assert_key_reply (desk, "DEMO====", "secret", 200, "access_token");
  assert_key_reply (desk, "DEMO====", "other", 401, "invalid_grant");
  assert_key_reply (desk, "DEMO", "secret", 401, "invalid_grant");
  assert_key_reply (desk, NULL, NULL, 401, "invalid_grant");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/token-desk/answers", test_answers);
  g_test_add_func ("/demo/token-desk/tokens-end", test_tokens_end);
  g_test_add_func ("/demo/token-desk/refresh-token-is-good-once", test_refresh_token_is_good_once);
  g_test_add_func ("/demo/token-desk/assertions", test_assertions);
  g_test_add_func ("/demo/token-desk/odd-desks", test_odd_desks);
  g_test_add_func ("/demo/token-desk/body-only", test_body_only);
  g_test_add_func ("/demo/token-desk/access-keys", test_access_keys);
  return g_test_run ();
}
