/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-stream-verdict.h"

#include <string.h>

/* Protocol §2 and §9: what follows from a refused handshake, a close, an error. One row each. */

#define URL "wss://stream.example.org/v1/streaming/presence"

typedef struct
{
  guint number;
  RsSourceState state;
  guint wait;
  gboolean renew_token;
  const char *words;
} Row;

static const Row handshakes[] = {
  { 401, RS_SOURCE_STATE_SIGN_IN_NEEDED, RS_WAIT_PERSON, TRUE, "secret" },
  { 403, RS_SOURCE_STATE_NO_PERMISSION, RS_WAIT_PERSON, FALSE, "presence:read" },
  { 404, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, "NICE" },
  { 410, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, "NICE" },
  { 426, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, "NICE" },
  { 200, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, URL },
  { 301, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, URL },
  { 302, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, URL },
  { 307, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, URL },
  { 308, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, URL },
  { 429, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "busy" },
  { 503, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "busy" },
  { 400, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "400" },
  { 500, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "500" },
  { 502, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "502" },
  { 504, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "504" },
};

/* 0 and 1005 are no codes of the peer: the connection ended without one. */
static const Row closes[] = {
  { 0, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1000, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1001, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1005, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1006, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1012, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 1013, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, FALSE, "lost" },
  { 4001, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_NONE, TRUE, "lost" },
  { 4003, RS_SOURCE_STATE_NO_PERMISSION, RS_WAIT_PERSON, FALSE, "presence:read" },
  { 1002, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 1003, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 1007, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 1008, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 1009, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 1011, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 4000, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 4002, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
  { 4999, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "lost" },
};

static const Row errors[] = {
  { RS_ERROR_SIGN_IN, RS_SOURCE_STATE_SIGN_IN_NEEDED, RS_WAIT_PERSON, FALSE, "told" },
  { RS_ERROR_SECRET, RS_SOURCE_STATE_SIGN_IN_NEEDED, RS_WAIT_PERSON, FALSE, "told" },
  { RS_ERROR_PERMISSION, RS_SOURCE_STATE_NO_PERMISSION, RS_WAIT_PERSON, FALSE, "told" },
  { RS_ERROR_NO_STREAM, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, "told" },
  { RS_ERROR_MALFORMED, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_PERSON, FALSE, "told" },
  { RS_ERROR_TLS, RS_SOURCE_STATE_NO_STREAM, RS_WAIT_LONGEST, FALSE, "told" },
  { RS_ERROR_NETWORK, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "told" },
  { RS_ERROR_TIMEOUT, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "told" },
  { RS_ERROR_TRY_LATER, RS_SOURCE_STATE_RECONNECTING, RS_WAIT_BACKOFF, FALSE, "told" },
};

static void
assert_row (const RsStreamVerdict *verdict, const Row *row)
{
  g_test_message ("%u: %s, %s", row->number, rs_source_state_get_nick (verdict->state), verdict->sentence);
  g_assert_cmpstr (rs_source_state_get_nick (verdict->state), ==, rs_source_state_get_nick (row->state));
  g_assert_cmpuint (verdict->wait, ==, row->wait);
  g_assert_cmpint (verdict->renew_token, ==, row->renew_token);
  g_assert_cmpstr (strstr (verdict->sentence, row->words), !=, NULL);
}

static void
test_a_refused_handshake (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (handshakes); i++)
    {
      g_auto (RsStreamVerdict) verdict = { 0 };

      rs_stream_verdict_for_status (&verdict, handshakes[i].number, URL);
      assert_row (&verdict, &handshakes[i]);
    }
}

static void
test_a_close (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (closes); i++)
    {
      g_auto (RsStreamVerdict) verdict = { 0 };

      rs_stream_verdict_for_close (&verdict, closes[i].number, NULL, URL);
      assert_row (&verdict, &closes[i]);
    }
}

static void
test_a_reason_that_names_the_token_renews_it (void)
{
  static const char *const reasons[] = { "token expired", "Your access token has expired", "TOKEN_EXPIRED" };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    {
      g_auto (RsStreamVerdict) verdict = { 0 };

      rs_stream_verdict_for_close (&verdict, 4000, reasons[i], URL);
      g_assert_true (verdict.renew_token);
      g_assert_cmpint (verdict.state, ==, RS_SOURCE_STATE_RECONNECTING);
      g_assert_cmpint (verdict.wait, ==, RS_WAIT_NONE);
    }
}

static void
test_any_other_reason_does_not (void)
{
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_stream_verdict_for_close (&verdict, 1001, "going to lunch", URL);
  g_assert_false (verdict.renew_token);
}

static void
test_an_error (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (errors); i++)
    {
      g_autoptr (GError) error = g_error_new (RS_ERROR, (int) errors[i].number, "It is told.");
      g_auto (RsStreamVerdict) verdict = { 0 };

      rs_stream_verdict_for_error (&verdict, error);
      assert_row (&verdict, &errors[i]);
      g_assert_cmpstr (verdict.sentence, ==, "It is told.");
    }
}

static void
test_a_certificate_needs_nobody_once_the_stream_has_lived (void)
{
  g_autoptr (GError) error = g_error_new_literal (RS_ERROR, RS_ERROR_TLS, "It is told.");
  g_auto (RsStreamVerdict) verdict = { 0 };

  rs_stream_verdict_for_error (&verdict, error);
  rs_stream_verdict_note_lived (&verdict);
  g_assert_cmpint (verdict.state, ==, RS_SOURCE_STATE_RECONNECTING);
  g_assert_cmpint (verdict.wait, ==, RS_WAIT_LONGEST);
  g_assert_cmpstr (verdict.sentence, ==, "It is told.");
}

static void
test_everything_else_needs_a_person_all_the_same (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (handshakes); i++)
    {
      g_auto (RsStreamVerdict) verdict = { 0 };

      rs_stream_verdict_for_status (&verdict, handshakes[i].number, URL);
      rs_stream_verdict_note_lived (&verdict);
      assert_row (&verdict, &handshakes[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/stream-verdict/a-refused-handshake", test_a_refused_handshake);
  g_test_add_func ("/net/stream-verdict/a-close", test_a_close);
  g_test_add_func ("/net/stream-verdict/a-reason-that-names-the-token-renews-it",
                   test_a_reason_that_names_the_token_renews_it);
  g_test_add_func ("/net/stream-verdict/any-other-reason-does-not", test_any_other_reason_does_not);
  g_test_add_func ("/net/stream-verdict/an-error", test_an_error);
  g_test_add_func ("/net/stream-verdict/a-certificate-needs-nobody-once-the-stream-has-lived",
                   test_a_certificate_needs_nobody_once_the_stream_has_lived);
  g_test_add_func ("/net/stream-verdict/everything-else-needs-a-person-all-the-same",
                   test_everything_else_needs_a_person_all_the_same);
  return g_test_run ();
}
