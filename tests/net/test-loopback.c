/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-loopback.h"
#include "quiet-server.h"
#include "support-browser.h"
#include "support-desk.h"

#include <string.h>

/* RFC 8252 §7.3: the way back from the browser. Whatever else calls here is a stranger. */

typedef struct
{
  RsLoopback *loopback;
  TestBrowser *browser;
  guint answers;
  char *code;
  gboolean is_shown;
} Test;

static void
on_answer (GHashTable *answer, gpointer user_data)
{
  Test *test = user_data;

  test->answers++;
  test->code = g_strdup (g_hash_table_lookup (answer, "code"));
}

static void
on_shown (gpointer user_data)
{
  Test *test = user_data;

  test->is_shown = TRUE;
}

static RsLoopback *
listen_at (Test *test, const char *redirect_uri)
{
  g_autoptr (GError) error = NULL;
  RsLoopback *loopback = rs_loopback_new (redirect_uri, on_answer, test, &error);

  g_assert_no_error (error);
  return loopback;
}

static void
set_up (Test *test, gconstpointer user_data)
{
  test_let_clients_leave ();
  test->loopback = listen_at (test, NULL);
  test->browser = test_browser_new ();
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_clear_pointer (&test->loopback, rs_loopback_free);
  test_browser_free (test->browser);
  g_free (test->code);
}

static char *
make_url (Test *test, const char *rest)
{
  return g_strconcat (rs_loopback_get_redirect_uri (test->loopback), rest, NULL);
}

static void
come_back (Test *test, const char *rest)
{
  g_autofree char *url = make_url (test, rest);

  test_browser_go (test->browser, "GET", url, NULL);
  test_wait_until (test->answers > 0);
}

static void
test_it_is_an_address_of_this_machine (Test *test, gconstpointer user_data)
{
  g_autoptr (GUri) uri = g_uri_parse (rs_loopback_get_redirect_uri (test->loopback), G_URI_FLAGS_NONE, NULL);

  g_assert_cmpstr (g_uri_get_scheme (uri), ==, "http");
  g_assert_cmpstr (g_uri_get_host (uri), ==, "127.0.0.1");
  g_assert_cmpstr (g_uri_get_path (uri), ==, "/");
  g_assert_cmpint (g_uri_get_port (uri), >, 1024);
}

static void
test_the_browser_waits_for_its_page (Test *test, gconstpointer user_data)
{
  come_back (test, "?code=abc&state=s");
  g_assert_cmpstr (test->code, ==, "abc");
  test_settle ();
  g_assert_cmpuint (test->browser->status, ==, 0);
  g_assert_true (rs_loopback_is_browser_waiting (test->loopback));

  rs_loopback_show (test->loopback, NULL, on_shown, test);
  test_wait_until (test->browser->status != 0 && test->is_shown);
  g_assert_cmpuint (test->browser->status, ==, 200);
  g_assert_nonnull (strstr (test->browser->page, "You can close this tab"));
  g_assert_null (strstr (test->browser->page, "abc"));
  g_assert_false (rs_loopback_is_browser_waiting (test->loopback));
}

static void
test_a_page_of_failure_says_why_in_plain_text (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error =
      g_error_new_literal (RS_ERROR, RS_ERROR_SIGN_IN, "It says: <script>alert (\"1\")</script> & <b>");

  come_back (test, "?error=access_denied&state=s");
  rs_loopback_show (test->loopback, error, on_shown, test);
  test_wait_until (test->browser->status != 0);
  g_assert_nonnull (strstr (test->browser->page, "You are not signed in"));
  g_assert_nonnull (strstr (test->browser->page, "&lt;script&gt;alert (&quot;1&quot;)&lt;/script&gt; &amp; &lt;b&gt;"));
  g_assert_null (strstr (test->browser->page, "<script"));
  g_assert_null (strstr (test->browser->page, "<b>"));
}

static void
test_a_page_may_do_nothing (Test *test, gconstpointer user_data)
{
  come_back (test, "?code=abc&state=s");
  rs_loopback_show (test->loopback, NULL, on_shown, test);
  test_wait_until (test->browser->status != 0);
  g_assert_true (g_str_has_prefix (test_browser_get_header (test->browser, "Content-Security-Policy"),
                                   "default-src 'none'; style-src 'sha256-"));
  g_assert_cmpstr (test_browser_get_header (test->browser, "X-Content-Type-Options"), ==, "nosniff");
  g_assert_cmpstr (test_browser_get_header (test->browser, "Referrer-Policy"), ==, "no-referrer");
  g_assert_cmpstr (test_browser_get_header (test->browser, "Cache-Control"), ==, "no-store");
  g_assert_true (g_str_has_prefix (test_browser_get_header (test->browser, "Content-Type"), "text/html"));
}

static void
test_a_second_answer_is_not_taken (Test *test, gconstpointer user_data)
{
  g_autofree char *again = make_url (test, "?code=other&state=s");
  TestBrowser *second = test_browser_new ();

  come_back (test, "?code=abc&state=s");
  test_browser_visit (second, again);
  g_assert_cmpuint (second->status, ==, 404);
  g_assert_cmpuint (test->answers, ==, 1);
  test_browser_free (second);
}

static const struct
{
  const char *method;
  const char *rest;
  const char *host;
  guint status;
} strangers[] = {
  { "GET", "favicon.ico", NULL, 404 },
  { "GET", "", NULL, 404 },
  { "GET", "?", NULL, 404 },
  { "GET", "?state=s", NULL, 404 },
  { "GET", "other?code=abc&state=s", NULL, 404 },
  { "POST", "?code=abc&state=s", NULL, 405 },
  { "HEAD", "?code=abc&state=s", NULL, 405 },
  { "PUT", "?code=abc&state=s", NULL, 405 },
  { "GET", "?code=abc&state=s", "evil.example.org", 403 },
  { "GET", "?code=abc&state=s", "127.0.0.1", 403 },
  { "GET", "?code=abc&state=s", "127.0.0.1:1", 403 },
  { "GET", "?code=abc&state=s", "localhost", 403 },
  { "GET", "?code=abc&state=s", "u@127.0.0.1", 403 },
};

static void
test_strangers_end_nothing (Test *test, gconstpointer user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (strangers); i++)
    {
      g_autofree char *url = make_url (test, strangers[i].rest);

      g_test_message ("%s %s %s", strangers[i].method, strangers[i].rest, strangers[i].host);
      test_browser_go (test->browser, strangers[i].method, url, strangers[i].host);
      test_wait_until (test->browser->status != 0);
      g_assert_cmpuint (test->browser->status, ==, strangers[i].status);
      g_assert_cmpuint (test->answers, ==, 0);
    }
  come_back (test, "?code=abc&state=s");
  g_assert_cmpuint (test->answers, ==, 1);
}

static void
test_a_fixed_port_is_kept_and_its_path_too (Test *test, gconstpointer user_data)
{
  g_autoptr (GUri) free_one = g_uri_parse (rs_loopback_get_redirect_uri (test->loopback), G_URI_FLAGS_NONE, NULL);
  g_autofree char *fixed = g_strdup_printf ("http://127.0.0.1:%d/back/here", g_uri_get_port (free_one));

  rs_loopback_free (test->loopback);
  test->loopback = listen_at (test, fixed);
  g_assert_cmpstr (rs_loopback_get_redirect_uri (test->loopback), ==, fixed);
  come_back (test, "?code=abc&state=s");
}

static void
test_a_name_without_a_port_takes_any (Test *test, gconstpointer user_data)
{
  rs_loopback_free (test->loopback);
  test->loopback = listen_at (test, "http://localhost/back");
  g_assert_true (g_str_has_prefix (rs_loopback_get_redirect_uri (test->loopback), "http://localhost:"));
  g_assert_true (g_str_has_suffix (rs_loopback_get_redirect_uri (test->loopback), "/back"));
  come_back (test, "?code=abc&state=s");
}

static void
test_a_port_that_is_taken_is_told (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  RsLoopback *second = rs_loopback_new (rs_loopback_get_redirect_uri (test->loopback), on_answer, test, &error);

  g_assert_null (second);
  g_assert_error (error, RS_ERROR, RS_ERROR_SIGN_IN);
  g_assert_nonnull (strstr (error->message, "another program has taken that port"));
}

static void
test_nobody_answers_after_it (Test *test, gconstpointer user_data)
{
  g_autofree char *url = make_url (test, "?code=abc&state=s");

  g_clear_pointer (&test->loopback, rs_loopback_free);
  test_browser_visit (test->browser, url);
  g_assert_cmpuint (test->browser->status, ==, TEST_BROKEN);
}

static void
test_who_gives_up_leaves_a_browser_that_waits (Test *test, gconstpointer user_data)
{
  come_back (test, "?code=abc&state=s");
  g_clear_pointer (&test->loopback, rs_loopback_free);
  test_wait_until (test->browser->status != 0);
  g_assert_cmpuint (test->browser->status, ==, TEST_BROKEN);
}

static void
test_a_browser_that_left_is_shown_nothing (Test *test, gconstpointer user_data)
{
  come_back (test, "?code=abc&state=s");
  soup_session_abort (test->browser->session);
  test_wait_until (test->browser->status != 0);
  test_settle ();
  rs_loopback_show (test->loopback, NULL, on_shown, test);
  test_wait_until (test->is_shown);
  g_assert_false (rs_loopback_is_browser_waiting (test->loopback));
}

#define ADD(name, func) g_test_add ("/net/loopback/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("it-is-an-address-of-this-machine", test_it_is_an_address_of_this_machine);
  ADD ("the-browser-waits-for-its-page", test_the_browser_waits_for_its_page);
  ADD ("a-page-of-failure-says-why-in-plain-text", test_a_page_of_failure_says_why_in_plain_text);
  ADD ("a-page-may-do-nothing", test_a_page_may_do_nothing);
  ADD ("a-second-answer-is-not-taken", test_a_second_answer_is_not_taken);
  ADD ("strangers-end-nothing", test_strangers_end_nothing);
  ADD ("a-fixed-port-is-kept-and-its-path-too", test_a_fixed_port_is_kept_and_its_path_too);
  ADD ("a-name-without-a-port-takes-any", test_a_name_without_a_port_takes_any);
  ADD ("a-port-that-is-taken-is-told", test_a_port_that_is_taken_is_told);
  ADD ("nobody-answers-after-it", test_nobody_answers_after_it);
  ADD ("who-gives-up-leaves-a-browser-that-waits", test_who_gives_up_leaves_a_browser_that_waits);
  ADD ("a-browser-that-left-is-shown-nothing", test_a_browser_that_left_is_shown_nothing);
  return g_test_run ();
}
