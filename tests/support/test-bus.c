/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-bus.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>

/*
 * A bus of one's own. GTestDBus is not used: it has a copy of the test's process look after the bus, which overlooks one
 * that was started and left behind in the same moment, and may hang in what a sanitizer does when a process ends. Both
 * keep pipes open for which somebody waits.
 */

static const char configuration[] = "<busconfig><type>session</type><listen>unix:tmpdir=%s</listen>"
                                    "<policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>"
                                    "<allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>";

static void
end_with_test (gpointer user_data)
{
  prctl (PR_SET_PDEATHSIG, SIGTERM);
}

static GSubprocess *
spawn (const char *path)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *bus;

  g_subprocess_launcher_set_child_setup (launcher, end_with_test, NULL, NULL);
  bus = g_subprocess_launcher_spawn (launcher, &error, "dbus-daemon", "--nofork", "--nopidfile", "--print-address",
                                     "--config-file", path, NULL);
  g_assert_no_error (error);
  return bus;
}

static char *
read_address (GSubprocess *bus)
{
  g_autoptr (GDataInputStream) output = g_data_input_stream_new (g_subprocess_get_stdout_pipe (bus));
  g_autoptr (GError) error = NULL;
  char *address = g_data_input_stream_read_line (output, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (address);
  return g_strstrip (address);
}

/*
 * Starts a bus on which nothing is started by itself, and makes it the session's. It lives as long as the process.
 * Returns its address.
 */
const char *
test_bus_start (void)
{
  static GSubprocess *bus;
  static char *address;
  g_autofree char *text = g_strdup_printf (configuration, g_get_tmp_dir ());
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_null (bus);
  g_close (g_file_open_tmp ("ringside-bus-XXXXXX", &path, &error), &error);
  g_assert_no_error (error);
  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  bus = spawn (path);
  address = read_address (bus);
  g_unlink (path);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", address, TRUE);
  return address;
}
