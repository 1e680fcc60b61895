/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-http.h"
#include "net/rs-token-reply.h"
#include "net/rs-token.h"
#include "support-desk.h"

#include <string.h>

/* Protocol §1: one form, one reply, whatever is in it. */

typedef struct
{
  TestDesk *desk;
  SoupSession *session;
  RsClock *clock;
  RsTokenReply *reply;
  GError *error;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test->desk = test_desk_new ();
  test->session = rs_http_new_session (NULL, NULL);
  test->clock = rs_clock_new_virtual (0);
  rs_clock_advance (test->clock, 1000 * G_USEC_PER_SEC);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->reply, rs_token_reply_free);
  g_clear_error (&test->error);
  soup_session_abort (test->session);
  test_settle ();
  g_object_unref (test->session);
  test_desk_free (test->desk);
  g_assert_finalize_object (test->clock);
}

static void
on_reply (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Test *test = user_data;

  test->reply = rs_token_reply_fetch_finish (SOUP_SESSION (object), result, &test->error);
}

static void
begin (Test *test, const char *authorization)
{
  g_auto (RsTokenRequest) request = { .content_type = RS_TOKEN_REQUEST_FORM,
                                      .body = g_strdup ("a=b+c"),
                                      .authorization = g_strdup (authorization) };

  g_clear_pointer (&test->reply, rs_token_reply_free);
  g_clear_error (&test->error);
  rs_token_reply_fetch_async (test->session, test->clock, test->desk->token_url, &request, on_reply, test);
}

static void
fetch (Test *test)
{
  begin (test, NULL);
  test_wait_until (test->reply != NULL || test->error != NULL);
}

static void
test_a_form_goes_there_as_it_is (Test *test, gconstpointer user_data)
{
  const TestRequest *request;

  begin (test, "Basic eHg=");
  test_wait_until (test->reply != NULL);
  request = test_desk_get_token_call (test->desk, 0);
  g_assert_cmpstr (request->method, ==, "POST");
  g_assert_cmpstr (request->body, ==, "a=b+c");
  g_assert_cmpstr (request->authorization, ==, "Basic eHg=");
  g_assert_cmpstr (request->accept, ==, "application/json");
  g_assert_cmpstr (request->content_type, ==, "application/x-www-form-urlencoded");
}

static void
test_a_reply_tells_when_and_what (Test *test, gconstpointer user_data)
{
  fetch (test);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test->reply->status, ==, 200);
  g_assert_cmpmem (test->reply->data, test->reply->length, TEST_TOKEN, strlen (TEST_TOKEN));
  g_assert_cmpint (test->reply->sent_at_us, ==, rs_clock_get_monotonic (test->clock));
  g_assert_cmpint (ABS (test->reply->server_us - g_get_real_time ()), <, 60 * G_USEC_PER_SEC);
}

static void
test_retry_after_counts_for_429_and_503 (Test *test, gconstpointer user_data)
{
  static const guint statuses[] = { 429, 503, 401, 500 };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    test_desk_answer_token (test->desk, statuses[i], "Retry-After: 17", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      fetch (test);
      g_assert_cmpuint (test->reply->status, ==, statuses[i]);
      g_assert_cmpint (test->reply->retry_after_us, ==, i < 2 ? 17 * G_USEC_PER_SEC : 0);
    }
}

static void
test_a_redirect_is_a_reply (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, 307, "Location: /elsewhere", NULL);
  fetch (test);
  g_assert_cmpuint (test->reply->status, ==, 307);
  g_assert_cmpuint (test->desk->elsewhere, ==, 0);
}

static void
test_a_body_without_an_end_is_cut (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_ENDLESS, NULL, NULL);
  fetch (test);
  g_assert_no_error (test->error);
  g_assert_cmpuint (test->reply->length, ==, RS_TOKEN_MAX_BYTES + 1);
}

static void
test_after_15_s_it_is_given_up (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_SILENCE, NULL, NULL);
  begin (test, NULL);
  test_wait_until (test->desk->token_calls->len == 1);
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC - 1);
  test_settle ();
  g_assert_no_error (test->error);
  rs_clock_advance (test->clock, 1);
  test_wait_until (test->error != NULL);
  g_assert_error (test->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

static void
test_what_breaks_off_is_an_error (Test *test, gconstpointer user_data)
{
  test_desk_answer_token (test->desk, TEST_HANG_UP, NULL, NULL);
  fetch (test);
  g_assert_nonnull (test->error);
  g_assert_false (g_error_matches (test->error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT));
}

#define ADD(name, func) g_test_add ("/net/token-reply/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-form-goes-there-as-it-is", test_a_form_goes_there_as_it_is);
  ADD ("a-reply-tells-when-and-what", test_a_reply_tells_when_and_what);
  ADD ("retry-after-counts-for-429-and-503", test_retry_after_counts_for_429_and_503);
  ADD ("a-redirect-is-a-reply", test_a_redirect_is_a_reply);
  ADD ("a-body-without-an-end-is-cut", test_a_body_without_an_end_is_cut);
  ADD ("after-15-s-it-is-given-up", test_after_15_s_it_is_given_up);
  ADD ("what-breaks-off-is-an-error", test_what_breaks_off_is_an_error);
  return g_test_run ();
}
