/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-browser.h"
#include "support-ctl.h"
#include "support-desk.h"
#include "support-keyring.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

/* `ringsidectl sign-in` and `sign-out`: from a secret to a keyring that opens the board, and back. */

static void
open_centre (TestCtl *test)
{
  RsDemoOptions options;

  test_ctl_set_up (test, NULL);
  rs_demo_options_init (&options);
  options.agents = 5;
  test_ctl_open_centre (test, &options);
}

static void
begin (TestCtl *test)
{
  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  open_centre (test);
}

static void
end (TestCtl *test)
{
  test_keyring_stop_gnome ();
  test_ctl_tear_down (test, NULL);
}

static void
assert_says (TestCtl *test, int exit, const char *words)
{
  g_test_message ("%d: %s%s", test->exit, test->out, test->complaint);
  g_assert_cmpint (test->exit, ==, exit);
  g_assert_nonnull (strstr (test->out, words));
}

static void
assert_opens (TestCtl *test, int exit)
{
  test_ctl_run (test, NULL, TEST_WORDS ("check", test->profile));
  g_assert_cmpint (test->exit, ==, exit);
}

static void
test_a_secret_is_kept_and_forgotten (void)
{
  TestCtl test = { 0 };

  begin (&test);
  assert_opens (&test, RS_EXIT_FAILED);
  test_ctl_run (&test, test.secret, TEST_WORDS ("sign-in", test.profile));
  assert_says (&test, RS_EXIT_GOOD, "“Test” opens with it from now on.");
  assert_opens (&test, RS_EXIT_GOOD);
  test_ctl_run (&test, NULL, TEST_WORDS ("sign-out", test.profile));
  assert_says (&test, RS_EXIT_GOOD, "The secret of “Test” is forgotten.");
  assert_opens (&test, RS_EXIT_FAILED);
  test_ctl_run (&test, NULL, TEST_WORDS ("sign-out", test.profile));
  assert_says (&test, RS_EXIT_GOOD, "The keyring kept nothing for “Test”.");
  end (&test);
}

static void
test_a_wrong_secret_changes_nothing (void)
{
  TestCtl test = { 0 };

  begin (&test);
  test_ctl_run (&test, test.secret, TEST_WORDS ("sign-in", test.profile));
  g_assert_cmpint (test.exit, ==, RS_EXIT_GOOD);
  test_ctl_run (&test, "hunter2", TEST_WORDS ("sign-in", test.profile));
  test_ctl_assert_sentence (&test, RS_EXIT_FAILED, "does not accept the secret of client “demo”. Check the client id");
  g_assert_cmpstr (test.out, ==, "");
  assert_opens (&test, RS_EXIT_GOOD);
  end (&test);
}

static void
test_no_keyring (void)
{
  TestCtl test = { 0 };

  test_keyring_start_bus ();
  open_centre (&test);
  test_ctl_run (&test, test.secret, TEST_WORDS ("sign-in", test.profile));
  test_ctl_assert_sentence (&test, RS_EXIT_FAILED, "This computer has no keyring that answers");
  test_ctl_run (&test, NULL, TEST_WORDS ("sign-out", test.profile));
  test_ctl_assert_sentence (&test, RS_EXIT_FAILED, "This computer has no keyring that answers");
  test_ctl_tear_down (&test, NULL);
}

static void
test_nobody_to_sign_in (void)
{
  TestCtl test = { 0 };

  test_keyring_start_bus ();
  test_ctl_set_up (&test, NULL);
  g_assert_true (
      g_file_set_contents (test.profile, "[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=demo\n", -1, NULL));
  test_ctl_run (&test, NULL, TEST_WORDS ("sign-in", test.profile));
  test_ctl_assert_sentence (&test, RS_EXIT_USAGE, "“Test” asks nobody to sign in.");
  test_ctl_tear_down (&test, NULL);
}

/* Both ends of a terminal. The program's end is kept open, so that its state can be looked at when the program is gone. */
typedef struct
{
  int ours;
  int theirs;
  GString *shown;
} Terminal;

static void
open_terminal (Terminal *self)
{
  g_assert_cmpint (openpty (&self->ours, &self->theirs, NULL, NULL, NULL), ==, 0);
  g_assert_cmpint (fcntl (self->ours, F_SETFD, FD_CLOEXEC), ==, 0);
  g_assert_cmpint (fcntl (self->theirs, F_SETFD, FD_CLOEXEC), ==, 0);
  self->shown = g_string_new (NULL);
}

static void
close_terminal (Terminal *self)
{
  close (self->ours);
  close (self->theirs);
  g_string_free (self->shown, TRUE);
}

static gboolean
echoes (Terminal *self)
{
  struct termios state;

  g_assert_cmpint (tcgetattr (self->theirs, &state), ==, 0);
  return (state.c_lflag & ECHO) != 0;
}

static void
take_terminal (gpointer user_data)
{
  Terminal *terminal = user_data;

  setsid ();
  ioctl (terminal->theirs, TIOCSCTTY, 0);
}

static GSubprocess *
start_on_terminal (TestCtl *test, Terminal *terminal)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_set_child_setup (launcher, take_terminal, terminal, NULL);
  process = g_subprocess_launcher_spawn (launcher, &error, test_ctl_get_program (), "sign-in", test->profile, NULL);
  g_assert_no_error (error);
  return process;
}

static void
read_until (Terminal *self, const char *words)
{
  while (strstr (self->shown->str, words) == NULL)
    {
      char buffer[256];
      gssize count = read (self->ours, buffer, sizeof buffer);

      g_assert_cmpint (count, >, 0);
      g_string_append_len (self->shown, buffer, count);
    }
}

static void
test_what_is_typed_is_not_shown (void)
{
  TestCtl test = { 0 };
  Terminal terminal;
  g_autofree char *line = NULL;
  g_autoptr (GSubprocess) process = NULL;

  begin (&test);
  open_terminal (&terminal);
  line = g_strconcat (test.secret, "\n", NULL);
  process = start_on_terminal (&test, &terminal);
  read_until (&terminal, "Secret of the client “demo”: ");
  g_assert_false (echoes (&terminal));
  g_assert_cmpint (write (terminal.ours, line, strlen (line)), ==, strlen (line));
  test_ctl_finish (&test, process);
  assert_says (&test, RS_EXIT_GOOD, "opens with it from now on.");
  g_assert_true (echoes (&terminal));
  read_until (&terminal, "\n");
  g_assert_null (strstr (terminal.shown->str, test.secret));
  assert_opens (&test, RS_EXIT_GOOD);
  close_terminal (&terminal);
  end (&test);
}

static void
test_a_signal_puts_the_terminal_back (void)
{
  static const int numbers[] = { SIGINT, SIGTERM, SIGHUP };
  TestCtl test = { 0 };

  test_keyring_start_bus ();
  open_centre (&test);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      Terminal terminal;
      g_autoptr (GSubprocess) process = NULL;

      open_terminal (&terminal);
      process = start_on_terminal (&test, &terminal);
      read_until (&terminal, "Secret of the client “demo”: ");
      g_assert_false (echoes (&terminal));
      g_subprocess_send_signal (process, numbers[i]);
      g_subprocess_wait (process, NULL, NULL);
      g_assert_true (echoes (&terminal));
      close_terminal (&terminal);
    }
  test_ctl_tear_down (&test, NULL);
}

#define TOKEN(number)                                                                                                  \
  "{\"access_token\":\"t" number "\",\"token_type\":\"Bearer\",\"expires_in\":3600,\"refresh_token\":\"again" number   \
  "\"}"

static void
write_browser_profile (TestCtl *test, TestDesk *desk)
{
  g_autofree char *text = g_strdup_printf (
      "[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\nStreamUrl=%s\n[Auth]\nGrant=authorization-code\n"
      "AuthorizationUrl=https://login.example.org/auth\nTokenUrl=%s\nClientId=wall\n[Roster]\nUsers=a1\n",
      desk->stream_url, desk->token_url);

  g_assert_true (g_file_set_contents (test->profile, text, -1, NULL));
}

static void
keep_line (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(char **) user_data = g_data_input_stream_read_line_finish (G_DATA_INPUT_STREAM (object), result, NULL, NULL);
}

static char *
read_address (GSubprocess *process)
{
  g_autoptr (GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stderr_pipe (process));
  char *line = NULL;

  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (lines), FALSE);
  do
    {
      g_clear_pointer (&line, g_free);
      g_data_input_stream_read_line_async (lines, G_PRIORITY_DEFAULT, NULL, keep_line, &line);
      test_wait_until (line != NULL);
    }
  while (!g_str_has_prefix (line, "https://login.example.org/auth?"));
  return line;
}

/* The browser, once the person has signed in. */
static void
come_back (TestBrowser *browser, const char *address)
{
  g_autofree char *redirect_uri = test_browser_dup_parameter (address, "redirect_uri");
  g_autofree char *state = test_browser_dup_parameter (address, "state");
  g_autofree char *url = g_strdup_printf ("%s?code=abc&state=%s", redirect_uri, state);

  test_browser_go (browser, "GET", url, NULL);
}

static void
note_end (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(gboolean *) user_data = g_subprocess_wait_finish (G_SUBPROCESS (object), result, NULL);
}

/* What the browser brings is used once, and what comes in its place is kept. */
static void
test_a_person_signs_in_with_the_browser (void)
{
  TestCtl test = { 0 };
  TestDesk *desk;
  TestBrowser *browser;
  g_autoptr (GSubprocess) process = NULL;
  g_autofree char *address = NULL;
  gboolean is_over = FALSE;

  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  test_ctl_set_up (&test, NULL);
  desk = test_desk_new ();
  browser = test_browser_new ();
  test_desk_answer_token (desk, SOUP_STATUS_OK, NULL, TOKEN ("1"));
  test_desk_answer_token (desk, SOUP_STATUS_OK, NULL, TOKEN ("2"));
  write_browser_profile (&test, desk);
  process = test_ctl_start (&test, NULL, TEST_WORDS ("sign-in", test.profile));
  g_subprocess_wait_async (process, NULL, note_end, &is_over);
  address = read_address (process);
  come_back (browser, address);
  test_wait_until (is_over);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_GOOD);
  g_assert_cmpuint (desk->token_calls->len, ==, 2);
  g_assert_cmpstr (g_hash_table_lookup (test_desk_get_token_call (desk, 1)->form, "refresh_token"), ==, "again1");

  test_ctl_run (&test, NULL, TEST_WORDS ("sign-out", test.profile));
  assert_says (&test, RS_EXIT_GOOD, "The last sign-in of “Test” is forgotten.");
  test_browser_free (browser);
  test_desk_free (desk);
  end (&test);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  test_keyring_add ("/ctl/sign-in/a-secret-is-kept-and-forgotten", test_a_secret_is_kept_and_forgotten);
  test_keyring_add ("/ctl/sign-in/a-wrong-secret-changes-nothing", test_a_wrong_secret_changes_nothing);
  test_keyring_add ("/ctl/sign-in/no-keyring", test_no_keyring);
  test_keyring_add ("/ctl/sign-in/nobody-to-sign-in", test_nobody_to_sign_in);
  test_keyring_add ("/ctl/sign-in/what-is-typed-is-not-shown", test_what_is_typed_is_not_shown);
  test_keyring_add ("/ctl/sign-in/a-signal-puts-the-terminal-back", test_a_signal_puts_the_terminal_back);
  test_keyring_add ("/ctl/sign-in/a-person-signs-in-with-the-browser", test_a_person_signs_in_with_the_browser);
  return g_test_run ();
}
