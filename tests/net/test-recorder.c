/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-recorder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#define START_US (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)

typedef struct
{
  char *directory;
  char *path;
  RsClock *clock;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  test->directory = g_dir_make_tmp ("recorder-XXXXXX", &error);
  g_assert_no_error (error);
  test->path = g_build_filename (test->directory, "a.ringside-recording", NULL);
  test->clock = rs_clock_new_virtual (START_US);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_unlink (test->path);
  g_rmdir (test->directory);
  g_free (test->directory);
  g_free (test->path);
  g_assert_finalize_object (test->clock);
}

static RsRecorder *
start (Test *test, const char *path, gboolean overwrite)
{
  g_autoptr (GError) error = NULL;
  RsRecorder *recorder = rs_recorder_new (path, overwrite, FALSE, test->clock, &error);

  g_assert_no_error (error);
  return recorder;
}

static void
tell (RsFrameTap *tap, const char *frame)
{
  rs_frame_tap_frame (tap, 1, frame, strlen (frame));
}

static char *
read_all (Test *test)
{
  char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_get_contents (test->path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static void
test_writes_a_line_for_everything_that_happens (Test *test, gconstpointer user_data)
{
  g_autoptr (RsRecorder) recorder = start (test, test->path, FALSE);
  g_autoptr (RsFrameTap) tap = rs_recorder_make_tap (recorder);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  rs_clock_advance (test->clock, 1500);
  rs_frame_tap_opened (tap, 1);
  rs_frame_tap_sent (tap, 1, "{\"type\":\"subscribe\"}");
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  tell (tap, "{\"type\":\"subscribed\"}");
  tell (tap, "[[[ João");
  rs_frame_tap_closed (tap, 1, 1006);
  g_assert_true (rs_recorder_finish (recorder, NULL));
  g_assert_cmpuint (rs_recorder_count_frames (recorder), ==, 2);

  text = read_all (test);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 8);
  g_assert_true (g_str_has_prefix (lines[0], "{\"ringsideRecording\":1,\"startedAt\":\"2026-01-01T00:00:00"));
  g_assert_cmpstr (lines[1], ==, "{\"at\":1.500,\"connection\":1,\"event\":\"opened\"}");
  g_assert_cmpstr (lines[2], ==,
                   "{\"at\":1.500,\"connection\":1,\"event\":\"sent\",\"text\":\"{\\\"type\\\":\\\"subscribe\\\"}\"}");
  g_assert_cmpstr (
      lines[3], ==,
      "{\"at\":1001.500,\"connection\":1,\"event\":\"frame\",\"text\":\"{\\\"type\\\":\\\"subscribed\\\"}\"}");
  g_assert_cmpstr (lines[4], ==, "{\"at\":1001.500,\"connection\":1,\"event\":\"dropped\",\"reason\":\"not-json\"}");
  g_assert_cmpstr (lines[5], ==, "{\"at\":1001.500,\"connection\":1,\"event\":\"closed\",\"code\":1006}");
  g_assert_cmpstr (lines[6], ==, "{\"at\":1001.500,\"connection\":0,\"event\":\"ended\"}");
  g_assert_cmpstr (lines[7], ==, "");
}

static void
assert_private (Test *test)
{
  GStatBuf info;

  g_assert_cmpint (g_stat (test->path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
}

static void
test_nobody_else_may_read_it (Test *test, gconstpointer user_data)
{
  g_autoptr (RsRecorder) fresh = start (test, test->path, FALSE);
  g_autoptr (RsRecorder) again = NULL;

  g_assert_nonnull (fresh);
  assert_private (test);
  g_assert_cmpint (g_chmod (test->path, 0644), ==, 0);
  again = start (test, test->path, TRUE);
  assert_private (test);
}

static void
test_overwrites_only_when_told_to (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsRecorder) recorder = NULL;
  g_autofree char *text = NULL;

  g_assert_true (g_file_set_contents (test->path, "precious", -1, NULL));
  g_assert_null (rs_recorder_new (test->path, FALSE, FALSE, test->clock, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "--force"));
  text = read_all (test);
  g_assert_cmpstr (text, ==, "precious");

  recorder = start (test, test->path, TRUE);
  g_assert_true (rs_recorder_finish (recorder, NULL));
  g_free (text);
  text = read_all (test);
  g_assert_true (g_str_has_prefix (text, "{\"ringsideRecording\""));
}

static void
test_a_file_that_cannot_be_made_is_told (Test *test, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_recorder_new ("/nowhere/at-all", FALSE, FALSE, test->clock, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "/nowhere/at-all"));
}

static void
test_a_full_disk_is_noticed_soon_and_told (Test *test, gconstpointer user_data)
{
  g_autoptr (RsRecorder) recorder = start (test, "/dev/full", TRUE);
  g_autoptr (RsFrameTap) tap = rs_recorder_make_tap (recorder);
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_recorder_has_failed (recorder));
  rs_clock_advance (test->clock, G_USEC_PER_SEC);
  tell (tap, "ping");
  g_assert_true (rs_recorder_has_failed (recorder));
  tell (tap, "ping");
  g_assert_false (rs_recorder_finish (recorder, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "No space left"));
}

static void
test_a_disk_that_is_full_at_the_very_end_is_told_too (Test *test, gconstpointer user_data)
{
  g_autoptr (RsRecorder) recorder = start (test, "/dev/full", TRUE);
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_recorder_finish (recorder, &error));
  g_assert_nonnull (strstr (error->message, "No space left"));
}

#define ADD(name, func) g_test_add ("/recorder/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("writes-a-line-for-everything-that-happens", test_writes_a_line_for_everything_that_happens);
  ADD ("nobody-else-may-read-it", test_nobody_else_may_read_it);
  ADD ("overwrites-only-when-told-to", test_overwrites_only_when_told_to);
  ADD ("a-file-that-cannot-be-made-is-told", test_a_file_that_cannot_be_made_is_told);
  ADD ("a-full-disk-is-noticed-soon-and-told", test_a_full_disk_is_noticed_soon_and_told);
  ADD ("a-disk-that-is-full-at-the-very-end-is-told-too", test_a_disk_that_is_full_at_the_very_end_is_told_too);
  return g_test_run ();
}
