/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <string.h>

/* What can be wrong with the centre: 2 at once where a person is needed, 1 at the time-out where waiting may help. */

static void
open_centre (TestCtl *test, const char *scopes)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = 5;
  options.granted_scopes = scopes;
  test_ctl_open_centre (test, &options);
}

/* The usual time-out is a minute: whoever waits for it has not failed at once. */
static void
assert_fails_at_once (TestCtl *test, const char *secret, const char *words)
{
  gint64 start_us = g_get_monotonic_time ();

  test_ctl_run (test, secret, TEST_WORDS ("dump", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, words);
  g_assert_cmpstr (test->out, ==, "");
  test_ctl_run (test, secret, TEST_WORDS ("watch", test->profile));
  test_ctl_assert_sentence (test, RS_EXIT_FAILED, words);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 10 * G_USEC_PER_SEC);
}

static void
test_a_wrong_secret (TestCtl *test, gconstpointer user_data)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  assert_fails_at_once (test, "hunter2", "secret");
  g_assert_null (strstr (test->complaint, "hunter2"));
}

/* The same server, at a path where it has nothing. */
static char *
make_wrong (const char *url)
{
  g_autofree char *server = g_strndup (url, (gsize) (strchr (strstr (url, "//") + 2, '/') - url));

  return g_strconcat (server, "/nowhere", NULL);
}

static void
test_a_wrong_address_of_the_token (TestCtl *test, gconstpointer user_data)
{
  g_autofree char *url = NULL;

  open_centre (test, RS_DEMO_ALL_SCOPES);
  url = make_wrong (rs_demo_host_get_token_url (test->host));
  test_ctl_write_profile (test, url, rs_demo_host_get_stream_url (test->host));
  assert_fails_at_once (test, test->secret, url);
}

static void
test_a_wrong_address_of_the_stream (TestCtl *test, gconstpointer user_data)
{
  g_autofree char *url = NULL;

  open_centre (test, RS_DEMO_ALL_SCOPES);
  url = make_wrong (rs_demo_host_get_stream_url (test->host));
  test_ctl_write_profile (test, rs_demo_host_get_token_url (test->host), url);
  assert_fails_at_once (test, test->secret, url);
  g_assert_nonnull (strstr (test->complaint, "404"));
}

static void
test_no_right_to_read_presence (TestCtl *test, gconstpointer user_data)
{
  open_centre (test, "queue:read user:read");
  assert_fails_at_once (test, test->secret, "presence:read");
}

static void
assert_not_living (TestCtl *test, const char *words)
{
  g_autoptr (JsonNode) document = NULL;
  gint64 start_us = g_get_monotonic_time ();

  test_ctl_run (test, "hunter2", TEST_WORDS ("dump", test->profile, "--timeout=2"));
  g_test_message ("%s", test->complaint);
  g_assert_cmpint (test->exit, ==, RS_EXIT_NOT_LIVING);
  g_assert_cmpint (g_get_monotonic_time () - start_us, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, 8 * G_USEC_PER_SEC);
  g_assert_nonnull (strstr (test->complaint, words));
  document = test_ctl_parse (test->out);
  g_assert_true (json_object_has_member (json_node_get_object (document), "agents"));
  g_assert_true (json_object_has_member (json_node_get_object (document), "source"));
}

static void
test_a_refused_connection (TestCtl *test, gconstpointer user_data)
{
  open_centre (test, RS_DEMO_ALL_SCOPES);
  rs_demo_host_stop_listening (test->host);
  assert_not_living (test, "refuses the connection");
}

static void
test_an_unknown_server (TestCtl *test, gconstpointer user_data)
{
  test_ctl_write_profile (test, "https://nobody.invalid/token", "wss://nobody.invalid/stream");
  assert_not_living (test, "nobody.invalid");
}

#define ADD(name, func) g_test_add ("/ctl/failures/" name, TestCtl, NULL, test_ctl_set_up, func, test_ctl_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-wrong-secret", test_a_wrong_secret);
  ADD ("a-wrong-address-of-the-token", test_a_wrong_address_of_the_token);
  ADD ("a-wrong-address-of-the-stream", test_a_wrong_address_of_the_stream);
  ADD ("no-right-to-read-presence", test_no_right_to_read_presence);
  ADD ("a-refused-connection", test_a_refused_connection);
  ADD ("an-unknown-server", test_an_unknown_server);
  return g_test_run ();
}
