/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "identity/rs-profile.h"

#include <string.h>

/* The [Auth] group: how tokens are got, and never with what. */

#define BEFORE                                                                                                         \
  "[Ringside]\nVersion=1\n[Source]\nKind=stream\nStreamUrl=wss://s.example.org/\n[Roster]\nUsers=u1\n[Auth]\n"
#define ADDRESS "TokenUrl=https://api.example.org/token\nClientId=wall\n"
#define LOGIN "AuthorizationUrl=https://login.example.org/auth\n"

static RsProfile *
parse (const char *auth, GError **error)
{
  g_autofree char *text = g_strconcat (BEFORE, auth, NULL);

  return rs_profile_parse (text, -1, "floor.ringside", error);
}

static RsProfile *
parse_good (const char *auth)
{
  g_autoptr (GError) error = NULL;
  RsProfile *profile = parse (auth, &error);

  g_assert_no_error (error);
  g_assert_cmpstrv (rs_profile_get_warnings (profile), ((const char *const[]){ NULL }));
  return profile;
}

static void
test_client_credentials_need_nothing_else (void)
{
  g_autoptr (RsProfile) profile = parse_good ("Grant=client-credentials\n" ADDRESS);
  const RsAuthConfig *auth = rs_profile_get_auth (profile);

  g_assert_cmpint (auth->grant, ==, RS_GRANT_CLIENT_CREDENTIALS);
  g_assert_cmpstr (auth->token_url, ==, "https://api.example.org/token");
  g_assert_cmpstr (auth->client_id, ==, "wall");
  g_assert_null (auth->issuer);
  g_assert_null (auth->algorithm);
}

static void
test_an_assertion_needs_no_more_than_a_client (void)
{
  g_autoptr (RsProfile) profile = parse_good ("Grant=jwt-bearer\n" ADDRESS);
  const RsAuthConfig *auth = rs_profile_get_auth (profile);

  g_assert_cmpint (auth->grant, ==, RS_GRANT_JWT_BEARER);
  g_assert_null (auth->issuer);
  g_assert_null (auth->subject);
  g_assert_null (auth->key_id);
  g_assert_null (auth->algorithm);
}

static void
test_an_assertion_may_be_told_all_that_it_says (void)
{
  g_autoptr (RsProfile) profile =
      parse_good ("Grant=jwt-bearer\nIssuer=us\nSubject=ana\nKeyId=2026-a\nAlgorithm=ES256\n" ADDRESS);
  const RsAuthConfig *auth = rs_profile_get_auth (profile);

  g_assert_cmpstr (auth->issuer, ==, "us");
  g_assert_cmpstr (auth->subject, ==, "ana");
  g_assert_cmpstr (auth->key_id, ==, "2026-a");
  g_assert_cmpstr (auth->algorithm, ==, "ES256");
}

static void
test_a_person_signs_in_with_a_browser (void)
{
  g_autoptr (RsProfile) profile = parse_good ("Grant=authorization-code\nScopes=openid\n" ADDRESS LOGIN);
  const RsAuthConfig *auth = rs_profile_get_auth (profile);

  g_assert_cmpint (auth->grant, ==, RS_GRANT_AUTHORIZATION_CODE);
  g_assert_cmpstr (auth->authorization_url, ==, "https://login.example.org/auth");
  g_assert_cmpstr (auth->client_id, ==, "wall");
  g_assert_cmpstr (auth->scopes, ==, "openid");
  g_assert_null (auth->redirect_uri);
}

static void
test_a_server_may_know_one_way_back_only (void)
{
  static const char *const good[] = { "http://127.0.0.1:8642/", "http://[::1]:8642/back", "http://localhost/" };

  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      g_autofree char *text = g_strdup_printf ("Grant=authorization-code\nRedirectUri=%s\n" ADDRESS LOGIN, good[i]);
      g_autoptr (RsProfile) profile = parse_good (text);

      g_assert_cmpstr (rs_profile_get_auth (profile)->redirect_uri, ==, good[i]);
    }
}

static void
test_an_access_key_needs_no_client_and_no_scopes (void)
{
  g_autoptr (RsProfile) profile =
      parse_good ("Grant=access-key\nAccessKeyId=ABC====\nTokenUrl=https://a.example.org/token/access-key\n");
  const RsAuthConfig *auth = rs_profile_get_auth (profile);

  g_assert_cmpint (auth->grant, ==, RS_GRANT_ACCESS_KEY);
  g_assert_cmpstr (auth->access_key_id, ==, "ABC====");
  g_assert_null (auth->client_id);
  g_assert_null (auth->scopes);
}

static void
test_an_access_key_may_have_a_client (void)
{
  g_autoptr (RsProfile) profile = parse_good ("Grant=access-key\nAccessKeyId=ABC====\nScopes=a;b\n" ADDRESS);

  g_assert_cmpstr (rs_profile_get_auth (profile)->client_id, ==, "wall");
  g_assert_cmpstr (rs_profile_get_auth (profile)->scopes, ==, "a b");
}

static const struct
{
  const char *auth;
  const char *words[4];
} wrong[] = {
  { ADDRESS, { "[Auth] Grant: ", "missing" } },
  { "Grant=begging\n" ADDRESS,
    { ":9: [Auth] Grant: ", "“begging”", "client-credentials, jwt-bearer, authorization-code, access-key" } },
  { "Grant=none\n" ADDRESS, { "“none”", "client-credentials, jwt-bearer, authorization-code, access-key" } },
  { "Grant=authorization-code\n" ADDRESS, { "[Auth] AuthorizationUrl: ", "missing" } },
  { "Grant=authorization-code\nTokenUrl=https://a.example.org/t\n" LOGIN, { "[Auth] ClientId: ", "missing" } },
  { "Grant=authorization-code\nClientId=wall\n" LOGIN, { "[Auth] TokenUrl: ", "missing" } },
  { "Grant=authorization-code\nAuthorizationUrl=http://login.example.org/\n" ADDRESS,
    { ":10: [Auth] AuthorizationUrl: ", "“http://login.example.org/”", "not encrypted" } },
  { "Grant=authorization-code\nRedirectUri=https://127.0.0.1:8642/\n" ADDRESS LOGIN,
    { ":10: [Auth] RedirectUri: ", "“https://127.0.0.1:8642/”", "http://127.0.0.1:8642/" } },
  { "Grant=authorization-code\nRedirectUri=http://board.example.org/\n" ADDRESS LOGIN,
    { "RedirectUri: ", "encrypted" } },
  { "Grant=authorization-code\nRedirectUri=http://127.0.0.1:8642/?a=b\n" ADDRESS LOGIN,
    { "RedirectUri: ", "allowed" } },
  { "Grant=authorization-code\nRedirectUri=ringside:/\n" ADDRESS LOGIN, { "RedirectUri: ", "“ringside:/”" } },
  { "Grant=access-key\n" ADDRESS, { "[Auth] AccessKeyId: ", "missing" } },
  { "Grant=access-key\nAccessKeyId=\n" ADDRESS, { "[Auth] AccessKeyId: ", "empty" } },
  { "Grant=access-key\nAccessKeyId=K\nClientId=\nTokenUrl=https://a.example.org/t\n",
    { "[Auth] ClientId: ", "empty" } },
  { "Grant=access-key\nAccessKeyId=K\n", { "[Auth] TokenUrl: ", "missing" } },
  { "Grant=client-credentials\nAccessKeyId=K\n" ADDRESS, { "[Auth] AccessKeyId: ", "Grant=access-key" } },
  { "Grant=jwt-bearer\n" LOGIN ADDRESS, { "[Auth] AuthorizationUrl: ", "Grant=authorization-code" } },
  { "Grant=access-key\nAccessKeyId=K\nRedirectUri=http://127.0.0.1:1/\n" ADDRESS,
    { ":11: [Auth] RedirectUri: ", "Grant=authorization-code" } },
  { "Grant=relay-key\n" ADDRESS, { "“relay-key”", "client-credentials, jwt-bearer, authorization-code, access-key" } },
  { "Grant=refresh-token\n" ADDRESS,
    { "“refresh-token”", "client-credentials, jwt-bearer, authorization-code, access-key" } },
  { "Grant=jwt-bearer\nAlgorithm=none\n" ADDRESS, { ":10: [Auth] Algorithm: ", "“none”", "HS256, RS256, ES256" } },
  { "Grant=jwt-bearer\nAlgorithm=rs256\n" ADDRESS, { "“rs256”", "HS256, RS256, ES256" } },
  { "Grant=jwt-bearer\nAlgorithm=\n" ADDRESS, { "[Auth] Algorithm: ", "empty" } },
  { "Grant=jwt-bearer\nIssuer=\n" ADDRESS, { "[Auth] Issuer: ", "empty" } },
  { "Grant=jwt-bearer\nSubject= \n" ADDRESS, { "[Auth] Subject: ", "empty" } },
  { "Grant=jwt-bearer\nKeyId=\n" ADDRESS, { "[Auth] KeyId: ", "empty" } },
  { "Grant=client-credentials\nKeyId=a\n" ADDRESS, { ":10: [Auth] KeyId: ", "Grant=jwt-bearer" } },
  { "Grant=client-credentials\nAlgorithm=RS256\n" ADDRESS, { "[Auth] Algorithm: ", "Grant=jwt-bearer" } },
};

static void
test_what_is_wrong_is_told_with_what_is_allowed (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i].auth);
      g_assert_null (parse (wrong[i].auth, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
      g_test_message ("%s", error->message);
      for (guint j = 0; wrong[i].words[j] != NULL; j++)
        g_assert_cmpstr (strstr (error->message, wrong[i].words[j]), !=, NULL);
    }
}

/* It names only what there is: nobody shall look for a keyring that this version does not use. */
static void
test_who_writes_a_secret_is_told_where_it_belongs (void)
{
  static const char *const keys[] = { "Secret", "PrivateKey", "Key" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *auth = g_strdup_printf ("Grant=jwt-bearer\n%s=hunter2\n" ADDRESS, keys[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (parse (auth, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
      g_assert_nonnull (strstr (error->message, "--secret-fd"));
      g_assert_nonnull (strstr (error->message, "systemd credential “ringside-secret”"));
      g_assert_null (strstr (error->message, "keyring"));
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/profile-auth/client-credentials-need-nothing-else",
                   test_client_credentials_need_nothing_else);
  g_test_add_func ("/identity/profile-auth/an-assertion-needs-no-more-than-a-client",
                   test_an_assertion_needs_no_more_than_a_client);
  g_test_add_func ("/identity/profile-auth/an-assertion-may-be-told-all-that-it-says",
                   test_an_assertion_may_be_told_all_that_it_says);
  g_test_add_func ("/identity/profile-auth/a-person-signs-in-with-a-browser", test_a_person_signs_in_with_a_browser);
  g_test_add_func ("/identity/profile-auth/a-server-may-know-one-way-back-only",
                   test_a_server_may_know_one_way_back_only);
  g_test_add_func ("/identity/profile-auth/an-access-key-needs-no-client-and-no-scopes",
                   test_an_access_key_needs_no_client_and_no_scopes);
  g_test_add_func ("/identity/profile-auth/an-access-key-may-have-a-client", test_an_access_key_may_have_a_client);
  g_test_add_func ("/identity/profile-auth/what-is-wrong-is-told-with-what-is-allowed",
                   test_what_is_wrong_is_told_with_what_is_allowed);
  g_test_add_func ("/identity/profile-auth/who-writes-a-secret-is-told-where-it-belongs",
                   test_who_writes_a_secret_is_told_where_it_belongs);
  return g_test_run ();
}
