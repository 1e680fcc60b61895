/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-certificate.h"
#include "support-source.h"

#include <string.h>

/* A certificate that is not trusted (protocol §2): a person is needed, unless the stream has lived before. Time is
 * virtual, the sockets are real. */

#define HALF_A_MINUTE 30.0

static void
start (TestSource *test, const TestCertificate *shown, const TestCertificate *trusted)
{
  test_desk_listen_securely (test->desk, shown->tls);
  test_source_make (test, test->desk->stream_url, trusted->file);
  test_source_start (test);
}

static gboolean
is_distrusted (TestSource *test)
{
  return test->status->sentence != NULL && strstr (test->status->sentence, "is not trusted") != NULL;
}

/* An attempt takes the time of real sockets. A clock that went on faster would give it up. */
static gboolean
let_time_pass (TestSource *test)
{
  test_source_advance (test, 0.02);
  return is_distrusted (test);
}

static void
assert_distrusted (TestSource *test, RsSourceState state)
{
  test_wait_until (is_distrusted (test) || let_time_pass (test));
  g_assert_cmpstr (rs_source_state_get_nick (test->status->state), ==, rs_source_state_get_nick (state));
  g_assert_nonnull (strstr (test->status->sentence, "localhost:"));
  g_assert_nonnull (strstr (test->status->sentence, "CaFile"));
  test_source_assert_next (test, HALF_A_MINUTE, HALF_A_MINUTE);
  g_assert_cmpuint (test->desk->handshakes->len, ==, test->desk->sockets->len); /* nothing was sent in vain */
}

static void
assert_needs_person (TestSource *test, const TestCertificate *shown, const TestCertificate *trusted)
{
  start (test, shown, trusted);
  assert_distrusted (test, RS_SOURCE_STATE_NO_STREAM);
  g_assert_true (rs_source_state_needs_person (test->status->state));
}

static void
test_an_authority_that_nobody_named_needs_a_person (TestSource *test, gconstpointer user_data)
{
  g_autoptr (TestCertificate) shown = test_certificate_new ("localhost", -1, 1);
  g_autoptr (TestCertificate) other = test_certificate_new ("localhost", -1, 1);

  assert_needs_person (test, shown, other);
}

static void
test_a_certificate_for_another_host_needs_a_person (TestSource *test, gconstpointer user_data)
{
  g_autoptr (TestCertificate) shown = test_certificate_new ("other.example", -1, 1);

  assert_needs_person (test, shown, shown);
}

static void
test_an_expired_certificate_needs_a_person (TestSource *test, gconstpointer user_data)
{
  g_autoptr (TestCertificate) shown = test_certificate_new ("localhost", -3, -1);

  assert_needs_person (test, shown, shown);
}

/* Whoever renews it need not come to the board as well. */
static void
test_a_renewed_certificate_is_found_by_itself (TestSource *test, gconstpointer user_data)
{
  g_autoptr (TestCertificate) good = test_certificate_new ("localhost", -1, 1);
  g_autoptr (TestCertificate) expired = test_certificate_new ("localhost", -3, -1);

  assert_needs_person (test, expired, good);
  soup_server_set_tls_certificate (test->desk->server, good->tls);
  test_source_advance (test, HALF_A_MINUTE);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_null (test->status->sentence);
}

static void
test_a_stream_that_has_lived_reconnects (TestSource *test, gconstpointer user_data)
{
  g_autoptr (TestCertificate) good = test_certificate_new ("localhost", -1, 1);
  g_autoptr (TestCertificate) expired = test_certificate_new ("localhost", -3, -1);

  start (test, good, good);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  soup_server_set_tls_certificate (test->desk->server, expired->tls);
  soup_websocket_connection_close (test_desk_get_socket (test->desk), 1000, NULL);
  test_source_wait_for_state (test, RS_SOURCE_STATE_RECONNECTING);
  assert_distrusted (test, RS_SOURCE_STATE_RECONNECTING);
  soup_server_set_tls_certificate (test->desk->server, good->tls);
  test_source_advance (test, HALF_A_MINUTE);
  test_source_wait_for_state (test, RS_SOURCE_STATE_LIVE);
  g_assert_cmpuint (test->seen & 1u << RS_SOURCE_STATE_NO_STREAM, ==, 0);
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/net/stream-source-certificate/" name, TestSource, NULL, test_source_set_up, func, test_source_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("an-authority-that-nobody-named-needs-a-person", test_an_authority_that_nobody_named_needs_a_person);
  ADD ("a-certificate-for-another-host-needs-a-person", test_a_certificate_for_another_host_needs_a_person);
  ADD ("an-expired-certificate-needs-a-person", test_an_expired_certificate_needs_a_person);
  ADD ("a-renewed-certificate-is-found-by-itself", test_a_renewed_certificate_is_found_by_itself);
  ADD ("a-stream-that-has-lived-reconnects", test_a_stream_that_has_lived_reconnects);
  return g_test_run ();
}
