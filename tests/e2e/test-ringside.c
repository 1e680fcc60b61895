/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "demo/rs-demo-host.h"
#include "quiet-server.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

/*
 * The program as people start it: real windows, real sockets, real exit codes. Each thing that can be wrong is told in
 * one sentence on the command line, with the documented code, and the window shows it too.
 */

static const char *ringside; /* path of the program */

typedef struct
{
  char *folder;
  char *profile;
  char *picture;
  char *measures;
  RsDemoHost *host;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  RsDemoOptions options;

  fixture->folder = g_dir_make_tmp ("ringside-e2e-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->profile = g_build_filename (fixture->folder, "board.ringside", NULL);
  fixture->picture = g_build_filename (fixture->folder, "board.png", NULL);
  fixture->measures = g_build_filename (fixture->folder, "measures.json", NULL);
  rs_demo_options_init (&options);
  options.agents = 12;
  options.secret = "a demo secret";
  test_let_clients_leave ();
  fixture->host = rs_demo_host_new (&options, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  rs_demo_host_free (fixture->host);
  g_remove (fixture->profile);
  g_remove (fixture->picture);
  g_remove (fixture->measures);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->profile);
  g_free (fixture->picture);
  g_free (fixture->measures);
  g_free (fixture->folder);
}

static void
write_profile (Fixture *fixture, const char *kind, const char *stream_url, const char *token_url)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Test\n[Source]\nKind=%s\nStreamUrl=%s\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=demo\n"
                                           "[Roster]\nUsers=*\nEveryone=true\nQueues=*\n",
                                           kind, stream_url, token_url);

  g_file_set_contents (fixture->profile, text, -1, &error);
  g_assert_no_error (error);
}

/* The words end with NULL; the secret goes in by descriptor 3. */
static GSubprocess *
start (GSubprocessLauncher *launcher, const char *secret, const char *const *words)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) arguments = NULL;
  g_autoptr (GError) error = NULL;
  GSubprocess *process;
  int ends[2];

  g_strv_builder_add (builder, ringside);
  for (guint i = 0; words[i] != NULL; i++)
    g_strv_builder_add (builder, words[i]);
  arguments = g_strv_builder_end (builder);

  g_assert_cmpint (pipe (ends), ==, 0);
  g_assert_cmpint (write (ends[1], secret, strlen (secret)), ==, (gssize) strlen (secret));
  g_close (ends[1], NULL);
  g_subprocess_launcher_take_fd (launcher, ends[0], 3);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments, &error);
  g_assert_no_error (error);
  return process;
}

static int
run_with (GSubprocessLauncher *launcher, const char *secret, const char *const *words, char **out_stderr)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process = start (launcher, secret, words);

  g_subprocess_communicate_utf8 (process, NULL, NULL, NULL, out_stderr, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_test_message ("%s", *out_stderr);
  return g_subprocess_get_exit_status (process);
}

static void
assert_picture (const char *path, guint32 width, guint32 height)
{
  static const guchar signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  g_autofree char *content = NULL;
  g_autoptr (GError) error = NULL;
  guint32 size[2];
  gsize length;

  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (length, >, 1000);
  g_assert_cmpmem (content, sizeof signature, signature, sizeof signature);
  memcpy (size, content + 16, sizeof size); /* the first thing in the header chunk */
  g_assert_cmpuint (GUINT32_FROM_BE (size[0]), ==, width);
  g_assert_cmpuint (GUINT32_FROM_BE (size[1]), ==, height);
}

static int
run (const char *secret, const char *const *words, char **out_stderr)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);

  return run_with (launcher, secret, words, out_stderr);
}

/* One sentence, or a few, on one line: not a log. */
static void
assert_sentence (const char *text, const char *words)
{
  g_assert_nonnull (strstr (text, words));
  g_assert_null (strstr (text, "CRITICAL"));
  g_assert_null (strstr (text, "WARNING"));
  g_assert_null (strstr (text, "secret\n"));
}

static double
get_number (JsonObject *object, const char *group, const char *name)
{
  return json_object_get_double_member (json_object_get_object_member (object, group), name);
}

static void
test_picture_and_measures (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  static const char *const percentiles[] = { "p50", "p95", "p99", "max" };
  JsonObject *measures;
  const char *words[] = { "--demo",          "--agents",  "60",
                          "--rate",          "200",       "--size",
                          "1280x720",        "--shot",    fixture->picture,
                          "--shot-after",    "2",         "--measure",
                          fixture->measures, "--animate", NULL };

  g_assert_cmpint (run ("", words, &complaint), ==, RS_EXIT_GOOD);
  assert_picture (fixture->picture, 1280, 720);
  json_parser_load_from_file (parser, fixture->measures, &error);
  g_assert_no_error (error);
  measures = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpint (json_object_get_int_member (measures, "updates"), >, 50);
  g_assert_cmpint (json_object_get_int_member (measures, "frames"), >, 5);
  g_assert_cmpint (json_object_get_int_member (measures, "rssKb"), >, 1000);
  for (guint i = 0; i < G_N_ELEMENTS (percentiles); i++)
    {
      g_assert_cmpfloat (get_number (measures, "latencyMs", percentiles[i]), >, 0);
      g_assert_cmpfloat (get_number (measures, "frameMs", percentiles[i]), >, 0);
      g_assert_cmpfloat (get_number (measures, "frameCpuMs", percentiles[i]), >, 0);
      g_assert_cmpfloat (get_number (measures, "gapMs", percentiles[i]), >, 0);
    }
  g_assert_cmpfloat (get_number (measures, "startMs", "window"), >, 0);
  g_assert_cmpfloat (get_number (measures, "startMs", "tiles"), >=, get_number (measures, "startMs", "window"));
}

static void
test_profile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  const char *words[] = {
    fixture->profile, "--secret-fd", "3", "--size", "1280x720", "--shot", fixture->picture, NULL
  };

  write_profile (fixture, "stream", rs_demo_host_get_stream_url (fixture->host),
                 rs_demo_host_get_token_url (fixture->host));
  g_assert_cmpint (run ("a demo secret\n", words, &complaint), ==, RS_EXIT_GOOD);
  g_assert_cmpstr (complaint, ==, "");
  assert_picture (fixture->picture, 1280, 720);
}

static void
test_bad_profile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  const char *words[] = { fixture->profile, "--secret-fd", "3", "--shot", fixture->picture, NULL };

  write_profile (fixture, "carrier-pigeon", "wss://example.com/s", "https://example.com/t");
  g_assert_cmpint (run ("x\n", words, &complaint), ==, RS_EXIT_USAGE);
  assert_sentence (complaint, "board.ringside:5: [Source] Kind: “carrier-pigeon”");
}

static void
test_no_profile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  const char *words[] = { "/nonexistent/floor.ringside", "--size", "1280x720", "--shot", fixture->picture, NULL };

  g_assert_cmpint (run ("", words, &complaint), ==, RS_EXIT_USAGE);
  assert_sentence (complaint, "/nonexistent/floor.ringside");
  assert_picture (fixture->picture, 1280, 720);
}

static void
test_wrong_secret (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  const char *words[] = {
    fixture->profile, "--secret-fd", "3", "--size", "1280x720", "--shot", fixture->picture, NULL
  };

  write_profile (fixture, "stream", rs_demo_host_get_stream_url (fixture->host),
                 rs_demo_host_get_token_url (fixture->host));
  g_assert_cmpint (run ("wrong-and-private\n", words, &complaint), ==, RS_EXIT_FAILED);
  assert_sentence (complaint, "does not accept the secret of client “demo”");
  g_assert_null (strstr (complaint, "wrong-and-private"));
  assert_picture (fixture->picture, 1280, 720);
}

static void
test_wrong_address (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  g_autofree char *nowhere = g_strconcat (rs_demo_host_get_stream_url (fixture->host), "/nowhere", NULL);
  const char *words[] = {
    fixture->profile, "--secret-fd", "3", "--size", "1280x720", "--shot", fixture->picture, NULL
  };

  write_profile (fixture, "stream", nowhere, rs_demo_host_get_token_url (fixture->host));
  g_assert_cmpint (run ("a demo secret\n", words, &complaint), ==, RS_EXIT_FAILED);
  assert_sentence (complaint, "/nowhere (404)");
  assert_picture (fixture->picture, 1280, 720);
}

static void
test_no_connection (Fixture *fixture, gconstpointer data)
{
  static const char *const addresses[][3] = {
    { "ws://127.0.0.1:9/s", "http://127.0.0.1:9/t", "127.0.0.1:9 refuses the connection" },
    { "wss://board.invalid/s", "https://board.invalid/t", "There is no server called board.invalid" },
  };
  const char *words[] = {
    fixture->profile, "--secret-fd", "3", "--size", "1280x720", "--shot", fixture->picture, NULL
  };

  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    {
      g_autofree char *complaint = NULL;

      write_profile (fixture, "stream", addresses[i][0], addresses[i][1]);
      g_assert_cmpint (run ("x\n", words, &complaint), ==, RS_EXIT_NOT_LIVING);
      assert_sentence (complaint, addresses[i][2]);
      assert_picture (fixture->picture, 1280, 720);
    }
}

static void
test_no_display (Fixture *fixture, gconstpointer data)
{
  g_autofree char *complaint = NULL;
  const char *words[] = { "--demo", NULL };
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);

  g_subprocess_launcher_unsetenv (launcher, "DISPLAY");
  g_subprocess_launcher_unsetenv (launcher, "WAYLAND_DISPLAY");
  g_assert_cmpint (run_with (launcher, "", words, &complaint), ==, RS_EXIT_FAILED);
  assert_sentence (complaint, "There is no display");
  g_assert_nonnull (strstr (complaint, "--shot"));
}

static void
test_bad_usage (Fixture *fixture, gconstpointer data)
{
  static const char *const bad[][4] = {
    { "--no-such-option", NULL },
    { "--demo", "--size", "wide", NULL },
    { "--demo", "--shot-after", "-1", NULL },
    { "--demo", "one", "two", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autofree char *complaint = NULL;

      g_assert_cmpint (run ("", bad[i], &complaint), ==, RS_EXIT_USAGE);
      assert_sentence (complaint, "ringside: ");
    }
}

static gboolean
has_stream (RsDemoHost *host)
{
  g_autofree char *stats = rs_demo_host_dump_stats (host);
  g_autoptr (JsonNode) node = json_from_string (stats, NULL);

  return json_object_get_int_member (json_node_get_object (node), "connections") > 0;
}

static void
test_terminate (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDERR_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  gint64 began_us;
  const char *words[] = { fixture->profile, "--secret-fd", "3", NULL };

  /* Given an open board with a living stream, when it is asked to end, then it ends well, within a second. */
  write_profile (fixture, "stream", rs_demo_host_get_stream_url (fixture->host),
                 rs_demo_host_get_token_url (fixture->host));
  process = start (launcher, "a demo secret\n", words);
  while (!has_stream (fixture->host))
    g_thread_yield ();
  began_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGTERM);
  g_subprocess_wait (process, NULL, &error);
  g_assert_no_error (error);
  g_test_message ("ended after %.3f s", (double) (g_get_monotonic_time () - began_us) / G_USEC_PER_SEC);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, RS_EXIT_GOOD);
}

#define ADD(path, function) g_test_add ("/ringside/" path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ringside = g_getenv ("RINGSIDE_PROGRAM");
  g_assert_nonnull (ringside);

  ADD ("demo-saves-picture-and-measures", test_picture_and_measures);
  ADD ("profile-opens-a-living-board", test_profile);
  ADD ("bad-profile", test_bad_profile);
  ADD ("no-profile", test_no_profile);
  ADD ("wrong-secret", test_wrong_secret);
  ADD ("wrong-address", test_wrong_address);
  ADD ("no-connection", test_no_connection);
  ADD ("no-display", test_no_display);
  ADD ("bad-usage", test_bad_usage);
  ADD ("ends-when-asked", test_terminate);
  return g_test_run ();
}
