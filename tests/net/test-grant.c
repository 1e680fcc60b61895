/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-grant.h"

#include <libsoup/soup.h>
#include <string.h>

/* RFC 6749 appendix B: whatever is in an id or a secret arrives as it was. */

static const char *const odd[] = { "a b", "a+b", "a&b=c", "100%", "ü€", "a:b", "\"\\/?#" };

static void
assert_form (RsGrantKind own, RsGrantKind kind, const char *text)
{
  RsAuthConfig auth = { .grant = own, .client_id = (char *) text };
  RsGrant grant = { .auth = &auth, .secret = text, .scopes = "presence:read", .refresh_token = text, .in_form = TRUE };
  g_autoptr (GError) error = NULL;
  g_auto (RsTokenRequest) request = { 0 };
  g_autoptr (GHashTable) fields = NULL;

  g_assert_true (rs_grant_make_request (&grant, kind, &request, &error));
  g_assert_no_error (error);
  g_assert_null (request.authorization);
  g_assert_cmpstr (request.content_type, ==, "application/x-www-form-urlencoded");
  fields = soup_form_decode (request.body);
  g_assert_cmpstr (g_hash_table_lookup (fields, "client_id"), ==, text);
  g_assert_cmpstr (g_hash_table_lookup (fields, "client_secret"), ==, own == RS_GRANT_JWT_BEARER ? NULL : text);
  if (kind == RS_GRANT_REFRESH_TOKEN)
    g_assert_cmpstr (g_hash_table_lookup (fields, "refresh_token"), ==, text);
}

static void
test_every_character_survives_a_form (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      assert_form (RS_GRANT_CLIENT_CREDENTIALS, RS_GRANT_CLIENT_CREDENTIALS, odd[i]);
      assert_form (RS_GRANT_CLIENT_CREDENTIALS, RS_GRANT_REFRESH_TOKEN, odd[i]);
      assert_form (RS_GRANT_JWT_BEARER, RS_GRANT_REFRESH_TOKEN, odd[i]);
    }
}

static void
assert_basic (const char *header, const char *id, const char *secret)
{
  const char *const expected[] = { id, secret };
  gsize length;
  g_autofree char *pair = NULL;
  g_auto (GStrv) parts = NULL;

  g_assert_true (g_str_has_prefix (header, "Basic "));
  pair = (char *) g_base64_decode (header + strlen ("Basic "), &length);
  parts = g_strsplit (pair, ":", -1);
  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *decoded = g_uri_unescape_string (parts[i], NULL);

      g_assert_cmpstr (decoded, ==, expected[i]);
    }
}

static void
make (const RsGrant *grant, RsTokenRequest *request)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_grant_make_request (grant, grant->auth->grant, request, &error));
  g_assert_no_error (error);
}

static void
test_every_character_survives_basic (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    {
      RsAuthConfig auth = { .client_id = (char *) odd[i] };
      RsGrant grant = { .auth = &auth, .secret = odd[i] };
      g_auto (RsTokenRequest) request = { 0 };

      make (&grant, &request);
      assert_basic (request.authorization, odd[i], odd[i]);
    }
}

static void
test_only_who_has_a_secret_to_show_shows_it_by_basic (void)
{
  static const struct
  {
    RsGrantKind kind;
    const char *client_id;
    const char *secret;
    gboolean in_form;
    gboolean shows;
  } rows[] = {
    { RS_GRANT_CLIENT_CREDENTIALS, "wall", "hunter2", FALSE, TRUE },
    { RS_GRANT_CLIENT_CREDENTIALS, "wall", "hunter2", TRUE, FALSE },
    { RS_GRANT_JWT_BEARER, "wall", "hunter2", FALSE, FALSE },
    { RS_GRANT_AUTHORIZATION_CODE, "wall", NULL, FALSE, FALSE },
    { RS_GRANT_AUTHORIZATION_CODE, "wall", "hunter2", FALSE, TRUE },
    { RS_GRANT_AUTHORIZATION_CODE, "wall", "hunter2", TRUE, FALSE },
    { RS_GRANT_ACCESS_KEY, NULL, "hunter2", FALSE, FALSE },
    { RS_GRANT_ACCESS_KEY, "wall", "key app", FALSE, TRUE },
    { RS_GRANT_ACCESS_KEY, "wall", "key app", TRUE, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RsAuthConfig auth = { .grant = rows[i].kind, .client_id = (char *) rows[i].client_id };
      RsGrant grant = { .auth = &auth, .secret = rows[i].secret, .refresh_token = "again", .in_form = rows[i].in_form };
      g_auto (RsTokenRequest) request = { 0 };
      g_autoptr (GError) error = NULL;

      g_test_message ("row %u", i);
      g_assert_true (rs_grant_make_request (&grant, RS_GRANT_REFRESH_TOKEN, &request, &error));
      g_assert_cmpint (request.authorization != NULL, ==, rows[i].shows);
    }
}

/* Keys end in "====", which would end a value in a form. */
static void
test_an_access_key_goes_alone_as_json (void)
{
  RsAuthConfig auth = { .grant = RS_GRANT_ACCESS_KEY, .access_key_id = (char *) "ABC====" };
  RsGrant grant = { .auth = &auth, .secret = "s\"e\\c\tü====" };
  g_auto (RsTokenRequest) request = { 0 };

  make (&grant, &request);
  g_assert_cmpstr (request.content_type, ==, "application/json");
  g_assert_null (request.authorization);
  g_assert_cmpstr (request.body, ==, "{\"accessKeyId\":\"ABC====\",\"accessKeySecret\":\"s\\\"e\\\\c\\u0009ü====\"}");
}

static void
test_an_access_key_goes_with_its_app_as_a_form (void)
{
  RsAuthConfig auth = {
    .grant = RS_GRANT_ACCESS_KEY, .access_key_id = (char *) "ABC====", .client_id = (char *) "app@tenant"
  };
  RsGrant grant = { .auth = &auth, .secret = "k+1==== a/2" };
  g_auto (RsTokenRequest) request = { 0 };

  make (&grant, &request);
  g_assert_cmpstr (request.content_type, ==, "application/x-www-form-urlencoded");
  g_assert_cmpstr (request.body, ==, "grant_type=password&username=ABC%3D%3D%3D%3D&password=k%2B1%3D%3D%3D%3D");
  assert_basic (request.authorization, "app@tenant", "a/2");
}

static void
test_a_server_that_refuses_basic_is_told_both_secrets_in_the_form (void)
{
  RsAuthConfig auth = { .grant = RS_GRANT_ACCESS_KEY, .access_key_id = (char *) "K", .client_id = (char *) "app" };
  RsGrant grant = { .auth = &auth, .secret = "one two", .scopes = "openid", .in_form = TRUE };
  g_auto (RsTokenRequest) request = { 0 };

  make (&grant, &request);
  g_assert_cmpstr (request.body, ==,
                   "grant_type=password&username=K&password=one&scope=openid&client_id=app&client_secret=two");
}

static void
test_an_access_key_with_an_app_needs_two_secrets (void)
{
  static const char *const wrong[] = { "one", "one ", " two", "one  two", "one two three", "" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      RsAuthConfig auth = { .grant = RS_GRANT_ACCESS_KEY, .access_key_id = (char *) "K", .client_id = (char *) "app" };
      RsGrant grant = { .auth = &auth, .secret = wrong[i] };
      g_auto (RsTokenRequest) request = { 0 };
      g_autoptr (GError) error = NULL;

      g_assert_false (rs_grant_make_request (&grant, RS_GRANT_ACCESS_KEY, &request, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
      g_assert_nonnull (strstr (error->message, "the key's, a space, the app's"));
    }
}

static void
test_a_code_is_exchanged_with_its_verifier (void)
{
  RsAuthConfig auth = { .grant = RS_GRANT_AUTHORIZATION_CODE, .client_id = (char *) "wall" };
  RsGrant grant = { .auth = &auth, .code = "c/1", .code_verifier = "v", .redirect_uri = "http://127.0.0.1:8642/" };
  g_auto (RsTokenRequest) request = { 0 };

  make (&grant, &request);
  g_assert_null (request.authorization);
  g_assert_cmpstr (request.body, ==,
                   "grant_type=authorization_code&code=c%2F1&redirect_uri=http%3A%2F%2F127.0.0.1%3A8642%2F"
                   "&code_verifier=v&client_id=wall");
}

static void
test_without_a_code_a_person_must_sign_in (void)
{
  RsAuthConfig auth = { .grant = RS_GRANT_AUTHORIZATION_CODE,
                        .client_id = (char *) "wall",
                        .authorization_url = (char *) "https://login.example.org/auth" };
  RsGrant grant = { .auth = &auth };
  g_auto (RsTokenRequest) request = { 0 };
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_grant_make_request (&grant, RS_GRANT_AUTHORIZATION_CODE, &request, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_true (g_str_has_prefix (error->message, "Sign in again"));
  g_assert_nonnull (strstr (error->message, "login.example.org"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/grant/every-character-survives-a-form", test_every_character_survives_a_form);
  g_test_add_func ("/net/grant/every-character-survives-basic", test_every_character_survives_basic);
  g_test_add_func ("/net/grant/only-who-has-a-secret-to-show-shows-it-by-basic",
                   test_only_who_has_a_secret_to_show_shows_it_by_basic);
  g_test_add_func ("/net/grant/an-access-key-goes-alone-as-json", test_an_access_key_goes_alone_as_json);
  g_test_add_func ("/net/grant/an-access-key-goes-with-its-app-as-a-form",
                   test_an_access_key_goes_with_its_app_as_a_form);
  g_test_add_func ("/net/grant/a-server-that-refuses-basic-is-told-both-secrets-in-the-form",
                   test_a_server_that_refuses_basic_is_told_both_secrets_in_the_form);
  g_test_add_func ("/net/grant/an-access-key-with-an-app-needs-two-secrets",
                   test_an_access_key_with_an_app_needs_two_secrets);
  g_test_add_func ("/net/grant/a-code-is-exchanged-with-its-verifier", test_a_code_is_exchanged_with_its_verifier);
  g_test_add_func ("/net/grant/without-a-code-a-person-must-sign-in", test_without_a_code_a_person_must_sign_in);
  return g_test_run ();
}
