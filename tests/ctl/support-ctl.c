/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-ctl.h"
#include "quiet-server.h"

#include <fcntl.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>
#include <unistd.h>

#define SECRET_FD 7

void
test_ctl_set_up (TestCtl *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("ringsidectl-XXXXXX", &error);
  g_assert_no_error (error);
  self->profile = g_build_filename (self->directory, "floor.ringside", NULL);
}

void
test_ctl_tear_down (TestCtl *self, gconstpointer user_data)
{
  g_clear_pointer (&self->host, rs_demo_host_free);
  g_unlink (self->profile);
  g_rmdir (self->directory);
  g_free (self->directory);
  g_free (self->profile);
  g_free (self->secret);
  g_free (self->out);
  g_free (self->complaint);
}

void
test_ctl_write_profile (TestCtl *self, const char *token_url, const char *stream_url)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=stream\nStreamUrl=%s\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=demo\n"
                                           "[Roster]\nUsers=*\nEveryone=true\nQueues=*\n",
                                           stream_url, token_url);

  g_file_set_contents (self->profile, text, -1, &error);
  g_assert_no_error (error);
}

void
test_ctl_open_centre (TestCtl *self, const RsDemoOptions *options)
{
  g_autoptr (GError) error = NULL;

  test_let_clients_leave ();
  self->host = rs_demo_host_new (options, &error);
  g_assert_no_error (error);
  self->secret = rs_demo_host_dup_secret (self->host);
  test_ctl_write_profile (self, rs_demo_host_get_token_url (self->host), rs_demo_host_get_stream_url (self->host));
}

char *
test_ctl_call_centre (TestCtl *self, const char *method, const char *path)
{
  g_autoptr (SoupSession) session = soup_session_new ();
  g_autoptr (GUri) base = g_uri_parse (rs_demo_host_get_token_url (self->host), G_URI_FLAGS_NONE, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%d%s", g_uri_get_port (base), path);
  g_autoptr (SoupMessage) message = soup_message_new (method, url);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) body = soup_session_send_and_read (session, message, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (soup_message_get_status (message) / 100, ==, 2);
  return g_strndup (g_bytes_get_data (body, NULL), g_bytes_get_size (body));
}

const char *
test_ctl_get_program (void)
{
  const char *program = g_getenv ("RINGSIDECTL");

  g_assert_nonnull (program);
  return program;
}

/* The secret goes through a pipe, as always. */
static void
hand_over (GSubprocessLauncher *launcher, const char *secret)
{
  g_autoptr (GError) error = NULL;
  int ends[2];

  g_unix_open_pipe (ends, FD_CLOEXEC, &error);
  g_assert_no_error (error);
  g_assert_cmpint (write (ends[1], secret, strlen (secret)), ==, strlen (secret));
  close (ends[1]);
  g_subprocess_launcher_take_fd (launcher, ends[0], SECRET_FD);
}

GSubprocess *
test_ctl_start (TestCtl *self, const char *secret, const char *const *words)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  GSubprocess *process;

  g_ptr_array_add (arguments, (gpointer) test_ctl_get_program ());
  for (; *words != NULL; words++)
    g_ptr_array_add (arguments, (gpointer) *words);
  if (secret != NULL)
    {
      hand_over (launcher, secret);
      g_ptr_array_add (arguments, (gpointer) "--secret-fd=7");
    }
  g_ptr_array_add (arguments, NULL);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_HOME", self->directory, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_CONFIG_DIRS", self->directory, TRUE);
  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "keyfile", TRUE);
  g_subprocess_launcher_unsetenv (launcher, "CREDENTIALS_DIRECTORY");
  if (self->proxy != NULL)
    {
      g_subprocess_launcher_setenv (launcher, "http_proxy", self->proxy, TRUE);
      g_subprocess_launcher_setenv (launcher, "all_proxy", self->proxy, TRUE);
    }
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  return process;
}

void
test_ctl_finish (TestCtl *self, GSubprocess *process)
{
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->out, g_free);
  g_clear_pointer (&self->complaint, g_free);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &self->out, &self->complaint, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  self->exit = g_subprocess_get_exit_status (process);
}

void
test_ctl_run (TestCtl *self, const char *secret, const char *const *words)
{
  g_autoptr (GSubprocess) process = test_ctl_start (self, secret, words);

  test_ctl_finish (self, process);
}

/* One line on stderr that a person can use, and the documented exit code. */
void
test_ctl_assert_sentence (TestCtl *self, int exit, const char *words)
{
  g_test_message ("%d: %s", self->exit, self->complaint);
  g_assert_cmpint (self->exit, ==, exit);
  g_assert_nonnull (strstr (self->complaint, words));
  g_assert_true (g_str_has_suffix (self->complaint, "\n"));
  g_assert_true (strchr (self->complaint, '\n') == self->complaint + strlen (self->complaint) - 1);
}

JsonNode *
test_ctl_parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  JsonNode *node = json_from_string (text, &error);

  g_assert_no_error (error);
  g_assert_nonnull (node);
  g_assert_true (JSON_NODE_HOLDS_OBJECT (node));
  return node;
}
