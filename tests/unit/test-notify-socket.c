/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-notify-socket.h"
#include "test-manager.h"

#include <string.h>

static void
assert_arrives (gconstpointer is_abstract)
{
  TestManager manager;
  g_autoptr (RsNotifySocket) socket = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  test_manager_start (&manager, GPOINTER_TO_INT (is_abstract));
  socket = rs_notify_socket_new (manager.address);
  g_assert_nonnull (socket);
  g_assert_true (rs_notify_socket_send (socket, "READY=1"));
  g_assert_true (rs_notify_socket_send_status (socket, "Two\nlines"));
  first = test_manager_read (&manager);
  second = test_manager_read (&manager);
  g_assert_cmpstr (first, ==, "READY=1");
  g_assert_cmpstr (second, ==, "STATUS=Two lines");
  g_assert_null (test_manager_read (&manager));
  test_manager_stop (&manager);
}

static void
test_the_environment_names_the_socket (void)
{
  TestManager manager;
  g_autoptr (RsNotifySocket) socket = NULL;

  test_manager_start (&manager, FALSE);
  g_setenv ("NOTIFY_SOCKET", manager.address, TRUE);
  socket = rs_notify_socket_new_from_environment ();
  g_assert_true (rs_notify_socket_send (socket, "READY=1"));
  g_assert_cmpuint (test_manager_count (&manager, "READY=1"), ==, 1);
  g_unsetenv ("NOTIFY_SOCKET");
  g_assert_null (rs_notify_socket_new_from_environment ());
  test_manager_stop (&manager);
}

static void
test_what_is_no_address_is_refused (void)
{
  g_autofree char *long_path = g_strnfill (200, 'x');

  long_path[0] = '/';
  g_assert_null (rs_notify_socket_new (NULL));
  g_assert_null (rs_notify_socket_new (""));
  g_assert_null (rs_notify_socket_new ("/"));
  g_assert_null (rs_notify_socket_new ("@"));
  g_assert_null (rs_notify_socket_new ("run/notify"));
  g_assert_null (rs_notify_socket_new ("vsock:2:1234"));
  g_assert_null (rs_notify_socket_new (long_path));
}

static void
test_a_manager_that_is_gone_is_no_trouble (void)
{
  TestManager manager;
  g_autoptr (RsNotifySocket) socket = NULL;

  test_manager_start (&manager, FALSE);
  socket = rs_notify_socket_new (manager.address);
  test_manager_stop (&manager);
  g_assert_false (rs_notify_socket_send (socket, "WATCHDOG=1"));
}

/* The kernel keeps only so many datagrams for one that does not read. */
static void
test_a_manager_that_does_not_read_holds_nobody_up (void)
{
  TestManager manager;
  g_autoptr (RsNotifySocket) socket = NULL;
  guint n_sent = 0;

  test_manager_start (&manager, FALSE);
  socket = rs_notify_socket_new (manager.address);
  while (n_sent < 100000 && rs_notify_socket_send (socket, "WATCHDOG=1"))
    n_sent++;
  g_assert_cmpuint (n_sent, <, 100000);
  g_assert_cmpuint (test_manager_count (&manager, "WATCHDOG=1"), ==, n_sent);
  test_manager_stop (&manager);
}

static void
test_a_watchdog_is_fed_by_the_process_that_it_watches (void)
{
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("30000000", NULL, 7), ==, 30000000);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("30000000", "7", 7), ==, 30000000);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("30000000", "8", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("30000000", "seven", 7), ==, 0);
}

static void
test_without_a_period_there_is_no_watchdog (void)
{
  g_assert_cmpint (rs_notify_socket_parse_watchdog (NULL, "7", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("", "7", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("0", "7", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("-5", "7", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("30s", "7", 7), ==, 0);
  g_assert_cmpint (rs_notify_socket_parse_watchdog ("99999999999999999999", "7", 7), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/notify-socket/a-path-is-reached", GINT_TO_POINTER (FALSE), assert_arrives);
  g_test_add_data_func ("/notify-socket/an-abstract-name-is-reached", GINT_TO_POINTER (TRUE), assert_arrives);
  g_test_add_func ("/notify-socket/the-environment-names-the-socket", test_the_environment_names_the_socket);
  g_test_add_func ("/notify-socket/what-is-no-address-is-refused", test_what_is_no_address_is_refused);
  g_test_add_func ("/notify-socket/a-manager-that-is-gone-is-no-trouble", test_a_manager_that_is_gone_is_no_trouble);
  g_test_add_func ("/notify-socket/a-manager-that-does-not-read-holds-nobody-up",
                   test_a_manager_that_does_not_read_holds_nobody_up);
  g_test_add_func ("/notify-socket/a-watchdog-is-fed-by-the-process-that-it-watches",
                   test_a_watchdog_is_fed_by_the_process_that_it_watches);
  g_test_add_func ("/notify-socket/without-a-period-there-is-no-watchdog", test_without_a_period_there_is_no_watchdog);
  return g_test_run ();
}
