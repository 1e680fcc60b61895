/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-http.h"

#include <string.h>

static gint64
read_retry_after (const char *value)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "https://api.example.org/");

  if (value != NULL)
    soup_message_headers_replace (soup_message_get_response_headers (message), "Retry-After", value);
  return rs_http_get_retry_after (message, 0);
}

/* @server_now is our own reckoning of the server's clock, seconds since 1970. */
static gint64
read_retry_after_by (const char *value, const char *date, gint64 server_now)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "https://api.example.org/");
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);

  soup_message_headers_replace (headers, "Retry-After", value);
  if (date != NULL)
    soup_message_headers_replace (headers, "Date", date);
  return rs_http_get_retry_after (message, server_now * 1000 * 1000 * 1000);
}

static gint64
read_retry_after_at (const char *value, const char *date)
{
  return read_retry_after_by (value, date, 0);
}

static char *
make_date (gint seconds)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autoptr (GDateTime) then = g_date_time_add_seconds (now, seconds);

  return soup_date_time_to_string (then, SOUP_DATE_HTTP);
}

static void
test_retry_after_in_seconds (void)
{
  g_assert_cmpint (read_retry_after ("1"), ==, G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after ("120"), ==, 120 * G_USEC_PER_SEC);
}

static void
test_retry_after_as_a_date (void)
{
  g_autofree char *later = make_date (120);
  g_autofree char *earlier = make_date (-120);
  gint64 wait_us = read_retry_after (later);

  g_assert_cmpint (wait_us, >=, 110 * G_USEC_PER_SEC);
  g_assert_cmpint (wait_us, <=, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after (earlier), ==, 0);
}

/* Whichever clock is off, the server's or ours: it compares with itself. */
static void
test_retry_after_as_a_date_of_a_skewed_clock (void)
{
  g_assert_cmpint (read_retry_after_at ("Fri, 01 Mar 2030 10:02:00 GMT", "Fri, 01 Mar 2030 10:00:00 GMT"), ==,
                   120 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after_at ("Sat, 01 Jan 2000 00:00:30 GMT", "Sat, 01 Jan 2000 00:00:00 GMT"), ==,
                   30 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after_at ("Sat, 01 Jan 2000 00:00:00 GMT", "Sat, 01 Jan 2000 00:00:30 GMT"), ==, 0);
  g_assert_cmpint (read_retry_after_at ("45", "Sat, 01 Jan 2000 00:00:30 GMT"), ==, 45 * G_USEC_PER_SEC);
}

static void
test_a_date_without_an_answers_own_is_read_by_the_servers_clock (void)
{
  static const char date[] = "Sat, 01 Jan 2000 00:02:00 GMT";
  const gint64 midnight = 946684800;

  g_assert_cmpint (read_retry_after_by (date, NULL, midnight), ==, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after_by (date, "yesterday", midnight), ==, 120 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after_by (date, "Sat, 01 Jan 2000 00:01:00 GMT", midnight), ==, 60 * G_USEC_PER_SEC);
  g_assert_cmpint (read_retry_after_by (date, NULL, midnight + 121), ==, 0);
  g_assert_cmpint (read_retry_after_by (date, NULL, midnight - 7200), ==, (gint64) 3600 * G_USEC_PER_SEC);
}

/* It may be hours behind, and nobody would come back for an hour. */
static void
test_our_own_clock_is_trusted_for_minutes_only (void)
{
  g_autofree char *later = make_date (3000);

  g_assert_cmpint (read_retry_after (later), ==, (gint64) 300 * G_USEC_PER_SEC);
}

static void
test_a_date_that_cannot_be_read_leaves_our_clock (void)
{
  g_autofree char *later = make_date (120);
  gint64 wait_us = read_retry_after_at (later, "yesterday");

  g_assert_cmpint (wait_us, >=, 110 * G_USEC_PER_SEC);
  g_assert_cmpint (wait_us, <=, 120 * G_USEC_PER_SEC);
}

static gboolean
read_server_time (const char *date, gint64 *out_ns)
{
  g_autoptr (SoupMessage) message = soup_message_new (SOUP_METHOD_GET, "https://api.example.org/");

  if (date != NULL)
    soup_message_headers_replace (soup_message_get_response_headers (message), "Date", date);
  return rs_http_get_server_time (message, out_ns);
}

/* RFC 9110 §5.6.7: the form that is written, and the two that must be read. */
static void
test_the_servers_time_in_all_three_forms (void)
{
  static const char *const dates[] = { "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT",
                                       "Sun Nov  6 08:49:37 1994" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 ns = 0;

      g_test_message ("%s", dates[i]);
      g_assert_true (read_server_time (dates[i], &ns));
      g_assert_cmpint (ns, ==, G_GINT64_CONSTANT (784111777) * 1000 * 1000 * 1000);
    }
}

static void
test_no_time_is_no_time (void)
{
  static const char *const dates[] = { NULL,
                                       "",
                                       "now",
                                       "Thu, 01 Jan 1970 00:00:00 GMT",
                                       "Fri, 31 Dec 1969 23:59:59 GMT",
                                       "Mon, 99 Foo 2026 08:49:37 GMT",
                                       "Fri, 31 Dec 9999 23:59:59 GMT" };

  for (guint i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      gint64 ns = 42;

      g_test_message ("%s", dates[i]);
      g_assert_false (read_server_time (dates[i], &ns));
      g_assert_cmpint (ns, ==, 42);
    }
}

static void
test_what_cannot_be_read_is_as_if_it_were_not_there (void)
{
  static const char *const values[] = { NULL, "", "soon", "-5", "1.5", "Mon, 99 Foo 2026" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_assert_cmpint (read_retry_after (values[i]), ==, 0);
}

static void
test_no_server_can_send_us_away_for_days (void)
{
  static const char *const values[] = { "86400", "4000000000", "Tue, 31 Dec 2999 23:59:59 GMT" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_assert_cmpint (read_retry_after (values[i]), >, 0);
      g_assert_cmpint (read_retry_after (values[i]), <=, (gint64) 3600 * G_USEC_PER_SEC);
    }
}

static void
test_a_number_beyond_all_bounds_is_bounded (void)
{
  g_assert_cmpint (read_retry_after ("99999999999999999999999"), >=, 0);
  g_assert_cmpint (read_retry_after ("99999999999999999999999"), <=, (gint64) 3600 * G_USEC_PER_SEC);
}

static void
test_a_wrong_certificate_file_is_told (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SoupSession) session = rs_http_new_session ("/nowhere/floor.pem", &error);

  g_assert_null (session);
  g_assert_error (error, RS_ERROR, RS_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, "/nowhere/floor.pem"));
}

static void
test_failures_become_sentences (void)
{
  static const struct
  {
    GQuark (*domain) (void);
    int code;
    RsError expected;
    const char *words;
  } cases[] = {
    { g_resolver_error_quark, G_RESOLVER_ERROR_NOT_FOUND, RS_ERROR_NETWORK, "no server called" },
    { g_resolver_error_quark, G_RESOLVER_ERROR_TEMPORARY_FAILURE, RS_ERROR_NETWORK, "online" },
    { g_tls_error_quark, G_TLS_ERROR_BAD_CERTIFICATE, RS_ERROR_TLS, "CaFile" },
    { g_tls_error_quark, G_TLS_ERROR_NOT_TLS, RS_ERROR_NETWORK, "No secure connection" },
    { g_tls_error_quark, G_TLS_ERROR_MISC, RS_ERROR_NETWORK, "TLS 1.2" },
    { g_io_error_quark, G_IO_ERROR_CONNECTION_REFUSED, RS_ERROR_NETWORK, "refuses the connection" },
    { g_io_error_quark, G_IO_ERROR_HOST_UNREACHABLE, RS_ERROR_NETWORK, "cannot be reached" },
    { g_io_error_quark, G_IO_ERROR_NETWORK_UNREACHABLE, RS_ERROR_NETWORK, "cannot be reached" },
    { g_io_error_quark, G_IO_ERROR_TIMED_OUT, RS_ERROR_TIMEOUT, "does not answer" },
    { g_io_error_quark, G_IO_ERROR_PROXY_NEED_AUTH, RS_ERROR_NETWORK, "wants a name and a password" },
    { g_io_error_quark, G_IO_ERROR_PROXY_AUTH_FAILED, RS_ERROR_NETWORK, "wants a name and a password" },
    { g_io_error_quark, G_IO_ERROR_PROXY_FAILED, RS_ERROR_NETWORK, "does not let this machine through" },
    { g_io_error_quark, G_IO_ERROR_PROXY_NOT_ALLOWED, RS_ERROR_NETWORK, "does not let this machine through" },
    { g_io_error_quark, G_IO_ERROR_CONNECTION_CLOSED, RS_ERROR_NETWORK, "failed" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) failure = g_error_new_literal (cases[i].domain (), cases[i].code, "it broke");
      g_autoptr (GError) error = rs_http_describe_failure (failure, "https://api.example.org:8443/v2/oauth/token");

      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, (int) cases[i].expected);
      g_assert_nonnull (strstr (error->message, "api.example.org:8443"));
      g_assert_cmpstr (strstr (error->message, cases[i].words), !=, NULL);
    }
}

/* In a process of its own, where nobody has made a class before. */
static void
test_classes_are_there_before_threads_need_them (void)
{
  if (g_test_subprocess ())
    {
      g_assert_null (g_type_class_peek (SOUP_TYPE_SESSION));
      rs_http_prepare ();
      g_assert_nonnull (g_type_class_peek (SOUP_TYPE_SESSION));
      g_assert_nonnull (g_type_class_peek (G_TYPE_INET_SOCKET_ADDRESS));
      g_assert_nonnull (g_type_class_peek (G_TYPE_SOCKET));
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/http/retry-after-in-seconds", test_retry_after_in_seconds);
  g_test_add_func ("/net/http/retry-after-as-a-date", test_retry_after_as_a_date);
  g_test_add_func ("/net/http/retry-after-as-a-date-of-a-skewed-clock", test_retry_after_as_a_date_of_a_skewed_clock);
  g_test_add_func ("/net/http/a-date-without-an-answers-own-is-read-by-the-servers-clock",
                   test_a_date_without_an_answers_own_is_read_by_the_servers_clock);
  g_test_add_func ("/net/http/our-own-clock-is-trusted-for-minutes-only",
                   test_our_own_clock_is_trusted_for_minutes_only);
  g_test_add_func ("/net/http/a-date-that-cannot-be-read-leaves-our-clock",
                   test_a_date_that_cannot_be_read_leaves_our_clock);
  g_test_add_func ("/net/http/the-servers-time-in-all-three-forms", test_the_servers_time_in_all_three_forms);
  g_test_add_func ("/net/http/no-time-is-no-time", test_no_time_is_no_time);
  g_test_add_func ("/net/http/what-cannot-be-read-is-as-if-it-were-not-there",
                   test_what_cannot_be_read_is_as_if_it_were_not_there);
  g_test_add_func ("/net/http/no-server-can-send-us-away-for-days", test_no_server_can_send_us_away_for_days);
  g_test_add_func ("/net/http/a-number-beyond-all-bounds-is-bounded", test_a_number_beyond_all_bounds_is_bounded);
  g_test_add_func ("/net/http/a-wrong-certificate-file-is-told", test_a_wrong_certificate_file_is_told);
  g_test_add_func ("/net/http/failures-become-sentences", test_failures_become_sentences);
  g_test_add_func ("/net/http/classes-are-there-before-threads-need-them",
                   test_classes_are_there_before_threads_need_them);
  return g_test_run ();
}
