/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "base/rs-url.h"

/* Protocol §2: encrypted, or not leaving this machine; anything else is refused before a byte is sent. */

typedef struct
{
  const char *url;
  RsUrlKind kind;
} Address;

static const Address encrypted[] = {
  { "https://api.example.org/v2/oauth/token", RS_URL_HTTP },
  { "https://api.example.org:8443/", RS_URL_HTTP },
  { "HTTPS://api.example.org/", RS_URL_HTTP },
  { "https://10.0.0.7/", RS_URL_HTTP },
  { "https://[2001:db8::1]/", RS_URL_HTTP },
  { "wss://stream.example.org/v1/streaming/presence", RS_URL_WEBSOCKET },
  { "wss://localhost:1/", RS_URL_WEBSOCKET },
};

static const Address on_this_machine[] = {
  { "http://127.0.0.1:8080/", RS_URL_HTTP },
  { "http://127.255.255.254/", RS_URL_HTTP },
  { "http://[::1]:9/", RS_URL_HTTP },
  { "http://localhost:1/x?y=z", RS_URL_HTTP },
  { "http://LocalHost/", RS_URL_HTTP },
  { "ws://127.0.0.1:8080/stream", RS_URL_WEBSOCKET },
  { "ws://[::1]/stream", RS_URL_WEBSOCKET },
  { "ws://localhost/stream", RS_URL_WEBSOCKET },
  { "WS://127.0.0.1/stream", RS_URL_WEBSOCKET },
};

/* Names and numbers that only look like this machine, or that some resolver takes for another one. */
static const Address elsewhere[] = {
  { "http://api.example.org/", RS_URL_HTTP },
  { "http://10.0.0.7/", RS_URL_HTTP },
  { "http://128.0.0.1/", RS_URL_HTTP },
  { "http://0.0.0.0/", RS_URL_HTTP },
  { "http://127.0.0.1.example.org/", RS_URL_HTTP },
  { "http://127.0.0.256/", RS_URL_HTTP },
  { "http://127.0.0/", RS_URL_HTTP },
  { "http://127.+0.0.1/", RS_URL_HTTP },
  { "http://127.0.0.%201/", RS_URL_HTTP },
  { "http://localhost.example.org/", RS_URL_HTTP },
  { "http://notlocalhost/", RS_URL_HTTP },
  { "http://[::2]/", RS_URL_HTTP },
  { "http://[::ffff:10.0.0.7]/", RS_URL_HTTP },
  { "ws://stream.example.org/", RS_URL_WEBSOCKET },
  { "ws://192.168.1.1/", RS_URL_WEBSOCKET },
};

static const Address of_another_kind[] = {
  { "ws://127.0.0.1/", RS_URL_HTTP },        { "wss://stream.example.org/", RS_URL_HTTP },
  { "http://127.0.0.1/", RS_URL_WEBSOCKET }, { "https://stream.example.org/", RS_URL_WEBSOCKET },
  { "ftp://api.example.org/", RS_URL_HTTP }, { "gopher://localhost/", RS_URL_WEBSOCKET },
};

static const Address no_addresses[] = {
  { "", RS_URL_HTTP },
  { "api.example.org", RS_URL_HTTP },
  { "/v2/oauth/token", RS_URL_HTTP },
  { "//api.example.org/", RS_URL_HTTP },
  { "https:", RS_URL_HTTP },
  { "https://", RS_URL_HTTP },
  { "https:///v2/oauth/token", RS_URL_HTTP },
  { "wss://:443/", RS_URL_WEBSOCKET },
  { "https://api.example.org:port/", RS_URL_HTTP },
  { "https://api example.org/", RS_URL_HTTP },
  { "https://api.example.org%0d%0aX-Other:1/", RS_URL_HTTP },
  { "https://api.example.org%2f/", RS_URL_HTTP },
};

static const Address with_secrets[] = {
  { "https://hunter2@api.example.org/", RS_URL_HTTP },
  { "https://someone:hunter2@api.example.org/", RS_URL_HTTP },
  { "https://:hunter2@api.example.org/", RS_URL_HTTP },
  { "http://someone:hunter2@localhost/", RS_URL_HTTP },
  { "http://someone:hunter2@api.example.org/", RS_URL_HTTP },
  { "ftp://someone:hunter2@api.example.org/", RS_URL_HTTP },
  { "https://someone:hunter2@/", RS_URL_HTTP },
  { "https://someone:hunter2%@api.example.org/", RS_URL_HTTP },
  { "https://someone:hunter2@api.example.org:port/", RS_URL_HTTP },
  { "wss://someone:hunter2@stream.example.org/", RS_URL_WEBSOCKET },
};

static void
assert_allowed (const Address *addresses, guint n_addresses)
{
  for (guint i = 0; i < n_addresses; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean allowed = rs_url_check (addresses[i].url, addresses[i].kind, &error);

      g_test_message ("%s", addresses[i].url);
      g_assert_no_error (error);
      g_assert_true (allowed);
    }
}

static void
assert_refused (const Address *addresses, guint n_addresses, const char *words)
{
  for (guint i = 0; i < n_addresses; i++)
    {
      g_autoptr (GError) error = NULL;
      gboolean allowed = rs_url_check (addresses[i].url, addresses[i].kind, &error);

      g_test_message ("%s: %s", addresses[i].url, error != NULL ? error->message : "allowed");
      g_assert_false (allowed);
      g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
      if (words != NULL)
        g_assert_nonnull (g_strstr_len (error->message, -1, words));
    }
}

static void
test_encrypted_addresses_are_good (void)
{
  assert_allowed (encrypted, G_N_ELEMENTS (encrypted));
}

static void
test_plain_ones_are_good_on_this_machine (void)
{
  assert_allowed (on_this_machine, G_N_ELEMENTS (on_this_machine));
}

static void
test_plain_ones_are_refused_elsewhere (void)
{
  assert_refused (elsewhere, G_N_ELEMENTS (elsewhere), NULL);
}

static void
test_the_refusal_says_what_to_write (void)
{
  static const Address token[] = { { "http://api.example.org/", RS_URL_HTTP } };
  static const Address stream[] = { { "ws://api.example.org/", RS_URL_WEBSOCKET } };

  assert_refused (token, 1, "use https:");
  assert_refused (stream, 1, "use wss:");
}

static void
test_a_scheme_of_another_kind_is_refused (void)
{
  assert_refused (of_another_kind, G_N_ELEMENTS (of_another_kind), "does not begin with");
}

static void
test_what_is_no_address_is_refused (void)
{
  assert_refused (no_addresses, G_N_ELEMENTS (no_addresses), NULL);
}

static void
test_secrets_are_refused_and_not_repeated (void)
{
  assert_refused (with_secrets, G_N_ELEMENTS (with_secrets), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (with_secrets); i++)
    {
      g_autoptr (GError) error = NULL;

      rs_url_check (with_secrets[i].url, with_secrets[i].kind, &error);
      g_test_message ("%s: %s", with_secrets[i].url, error->message);
      g_assert_null (g_strstr_len (error->message, -1, "hunter2"));
    }
}

static void
test_what_stays_on_this_machine_is_known (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (on_this_machine); i++)
    g_assert_true (rs_url_is_on_this_machine (on_this_machine[i].url));
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    g_assert_false (rs_url_is_on_this_machine (elsewhere[i].url));
  g_assert_false (rs_url_is_on_this_machine ("https://api.example.org/"));
  g_assert_true (rs_url_is_on_this_machine ("https://localhost/"));
}

static void
test_the_server_is_told_as_people_know_it (void)
{
  static const struct
  {
    const char *url;
    const char *server;
  } cases[] = {
    { "https://api.example.org/v2/oauth/token", "api.example.org" },
    { "wss://stream.example.org:8443/v1", "stream.example.org:8443" },
    { "ws://127.0.0.1:4711/", "127.0.0.1:4711" },
    { "https://[2001:db8::1]:8443/", "[2001:db8::1]:8443" },
    { "https://[2001:db8::1]/", "[2001:db8::1]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *server = rs_url_get_host_and_port (cases[i].url);

      g_assert_cmpstr (server, ==, cases[i].server);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/url/encrypted-addresses-are-good", test_encrypted_addresses_are_good);
  g_test_add_func ("/identity/url/plain-ones-are-good-on-this-machine", test_plain_ones_are_good_on_this_machine);
  g_test_add_func ("/identity/url/plain-ones-are-refused-elsewhere", test_plain_ones_are_refused_elsewhere);
  g_test_add_func ("/identity/url/the-refusal-says-what-to-write", test_the_refusal_says_what_to_write);
  g_test_add_func ("/identity/url/a-scheme-of-another-kind-is-refused", test_a_scheme_of_another_kind_is_refused);
  g_test_add_func ("/identity/url/what-is-no-address-is-refused", test_what_is_no_address_is_refused);
  g_test_add_func ("/identity/url/secrets-are-refused-and-not-repeated", test_secrets_are_refused_and_not_repeated);
  g_test_add_func ("/identity/url/the-server-is-told-as-people-know-it", test_the_server_is_told_as_people_know_it);
  g_test_add_func ("/identity/url/what-stays-on-this-machine-is-known", test_what_stays_on_this_machine_is_known);
  return g_test_run ();
}
