/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <fcntl.h>
#include <gio/gio.h>
#include <glib-unix.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* The program from outside: exit codes, sentences, pictures. Its path comes from the build. */

typedef struct
{
  int exit_code;
  char *complaint;
} Outcome;

static void
outcome_clear (Outcome *outcome)
{
  g_clear_pointer (&outcome->complaint, g_free);
}

static void
run (Outcome *outcome, gboolean has_display, const char *secret, const char *const *arguments)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  g_autoptr (GSubprocess) program = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;

  g_subprocess_launcher_setenv (launcher, "GSETTINGS_BACKEND", "memory", TRUE);
  g_subprocess_launcher_setenv (launcher, "LC_ALL", "C.UTF-8", TRUE);
  if (!has_display)
    {
      g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
      g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
    }
  g_strv_builder_add (words, g_getenv ("RINGSIDE_PROGRAM"));
  g_strv_builder_addv (words, (const char **) arguments);
  argv = g_strv_builder_end (words);
  if (secret != NULL)
    {
      int ends[2];

      g_assert_true (g_unix_open_pipe (ends, FD_CLOEXEC, &error));
      g_assert_cmpint (write (ends[1], secret, strlen (secret)), ==, strlen (secret));
      close (ends[1]);
      g_subprocess_launcher_take_fd (launcher, ends[0], 9);
    }
  program = g_subprocess_launcher_spawnv (launcher, (const char *const *) argv, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (program, NULL, NULL, NULL, &outcome->complaint, &error));
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (program));
  outcome->exit_code = g_subprocess_get_exit_status (program);
  g_test_message ("exit %d: %s", outcome->exit_code, outcome->complaint);
}

static guint
count_sentences (const Outcome *outcome)
{
  g_auto (GStrv) lines = g_strsplit (outcome->complaint, "\n", -1);
  guint count = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    count += g_str_has_prefix (lines[i], "ringside: ");
  return count;
}

static char *
make_file_name (const char *name)
{
  g_autofree char *folder = g_dir_make_tmp ("ringside-XXXXXX", NULL);

  return g_build_filename (folder, name, NULL);
}

static void
remove_file (char *file_name)
{
  g_autofree char *folder = g_path_get_dirname (file_name);

  g_unlink (file_name);
  g_rmdir (folder);
  g_free (file_name);
}

static void
assert_is_picture (const char *file_name, guint width, guint height)
{
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (file_name, &bytes, &length, NULL));
  g_assert_cmpuint (length, >, 5000);
  g_assert_cmpmem (bytes, 8, "\x89PNG\r\n\x1a\n", 8);
  g_assert_cmpuint (((guchar) bytes[18] << 8) + (guchar) bytes[19], ==, width);
  g_assert_cmpuint (((guchar) bytes[22] << 8) + (guchar) bytes[23], ==, height);
}

static void
test_bad_usage (void)
{
  Outcome outcome;

  run (&outcome, TRUE, NULL, (const char *const[]){ "--size", "large", NULL });
  g_assert_cmpint (outcome.exit_code, ==, 3);
  g_assert_cmpuint (count_sentences (&outcome), ==, 1);
  outcome_clear (&outcome);
}

static void
test_no_display (void)
{
  Outcome outcome;

  run (&outcome, FALSE, NULL, (const char *const[]){ "--demo", NULL });
  g_assert_cmpint (outcome.exit_code, ==, 2);
  g_assert_cmpuint (count_sentences (&outcome), ==, 1);
  g_assert_nonnull (strstr (outcome.complaint, "--shot"));
  outcome_clear (&outcome);
}

static void
test_a_profile_that_is_not_there (void)
{
  Outcome outcome;
  char *shot = make_file_name ("shot.png");

  run (&outcome, TRUE, NULL,
       (const char *const[]){ "/nonexistent/floor.ringside", "--shot", shot, "--shot-after", "0", "--size", "800x600",
                              NULL });
  g_assert_cmpint (outcome.exit_code, ==, 3);
  g_assert_cmpuint (count_sentences (&outcome), ==, 1);
  assert_is_picture (shot, 800, 600);
  outcome_clear (&outcome);
  remove_file (shot);
}

static void
test_a_picture_of_the_demo_centre (void)
{
  Outcome outcome;
  char *shot = make_file_name ("shot.png");

  run (&outcome, TRUE, NULL,
       (const char *const[]){ "--demo", "--shot", shot, "--shot-after", "2", "--size", "1280x720", NULL });
  g_assert_cmpint (outcome.exit_code, ==, 0);
  g_assert_cmpuint (count_sentences (&outcome), ==, 0);
  assert_is_picture (shot, 1280, 720);
  outcome_clear (&outcome);
  remove_file (shot);
}

static void
test_measurements (void)
{
  Outcome outcome;
  char *file_name = make_file_name ("measure.json");
  g_autofree char *text = NULL;

  run (&outcome, TRUE, NULL,
       (const char *const[]){ "--demo", "--rate", "200", "--quit-after", "3", "--measure", file_name, NULL });
  g_assert_cmpint (outcome.exit_code, ==, 0);
  g_assert_true (g_file_get_contents (file_name, &text, NULL, NULL));
  g_test_message ("%s", text);
  for (guint i = 0; i < 8; i++)
    {
      static const char *const keys[] = { "\"updates\":",
                                          "\"latencyMs\":{\"p50\":",
                                          "\"frames\":",
                                          "\"frameMs\":{\"p50\":",
                                          "\"startMs\":{\"window\":",
                                          "\"tiles\":",
                                          "\"rssKb\":",
                                          "\"longestBlockMs\":" };

      g_assert_nonnull (strstr (text, keys[i]));
    }
  g_assert_null (strstr (text, "\"updates\":0,"));
  g_assert_null (strstr (text, "\"tiles\":-1"));
  outcome_clear (&outcome);
  remove_file (file_name);
}

static void
test_a_connection_that_is_refused (void)
{
  Outcome outcome;
  char *profile = make_file_name ("floor.ringside");

  g_assert_true (g_file_set_contents (profile,
                                      "[Ringside]\nVersion=1\nName=Floor\n"
                                      "[Source]\nKind=stream\nStreamUrl=ws://127.0.0.1:9/stream\n"
                                      "[Auth]\nGrant=client-credentials\nTokenUrl=http://127.0.0.1:9/token\n"
                                      "ClientId=demo\n[Roster]\nUsers=*\nEveryone=true\n",
                                      -1, NULL));
  run (&outcome, TRUE, "secret\n", (const char *const[]){ profile, "--secret-fd", "9", "--quit-after", "2", NULL });
  g_assert_cmpint (outcome.exit_code, ==, 1);
  g_assert_cmpuint (count_sentences (&outcome), ==, 1);
  outcome_clear (&outcome);
  remove_file (profile);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_nonnull (g_getenv ("RINGSIDE_PROGRAM"));
  g_test_add_func ("/ringside/bad-usage", test_bad_usage);
  g_test_add_func ("/ringside/no-display", test_no_display);
  g_test_add_func ("/ringside/a-profile-that-is-not-there", test_a_profile_that_is_not_there);
  g_test_add_func ("/ringside/a-picture-of-the-demo-centre", test_a_picture_of_the_demo_centre);
  g_test_add_func ("/ringside/measurements", test_measurements);
  g_test_add_func ("/ringside/a-connection-that-is-refused", test_a_connection_that_is_refused);
  return g_test_run ();
}
