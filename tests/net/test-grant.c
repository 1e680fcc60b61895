/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

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
  g_autofree char *form = rs_grant_make_form (&grant, kind, &error);
  g_autoptr (GHashTable) fields = NULL;

  g_assert_no_error (error);
  fields = soup_form_decode (form);
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
assert_basic (const char *text)
{
  RsAuthConfig auth = { .client_id = (char *) text };
  RsGrant grant = { .auth = &auth, .secret = text };
  g_autofree char *header = rs_grant_make_authorization (&grant);
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

      g_assert_cmpstr (decoded, ==, text);
    }
}

static void
test_every_character_survives_basic (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (odd); i++)
    assert_basic (odd[i]);
}

static void
test_only_who_has_a_secret_to_show_shows_it_by_basic (void)
{
  RsAuthConfig auth = { .grant = RS_GRANT_JWT_BEARER, .client_id = (char *) "wall" };
  RsGrant grant = { .auth = &auth, .secret = "hunter2" };

  g_assert_null (rs_grant_make_authorization (&grant));
  auth.grant = RS_GRANT_CLIENT_CREDENTIALS;
  grant.in_form = TRUE;
  g_assert_null (rs_grant_make_authorization (&grant));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/grant/every-character-survives-a-form", test_every_character_survives_a_form);
  g_test_add_func ("/net/grant/every-character-survives-basic", test_every_character_survives_basic);
  g_test_add_func ("/net/grant/only-who-has-a-secret-to-show-shows-it-by-basic",
                   test_only_who_has_a_secret_to_show_shows_it_by_basic);
  return g_test_run ();
}
