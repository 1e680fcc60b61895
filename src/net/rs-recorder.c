/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-recorder.h"

#include "base/rs-error.h"
#include "wire/rs-frame-redactor.h"
#include "wire/rs-recording-line.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is lost at most if the machine fails, and how soon a full disk is noticed. */
#define FLUSH_US G_USEC_PER_SEC

/**
 * RsRecorder:
 *
 * Writes down a stream as it comes, for tests and for people who look for a fault: as JSON Lines, without secrets and
 * without what could tell who a customer is.
 *
 * The feed thread writes. Whoever started the recording may meanwhile ask, from another thread, how far it got; when
 * the source has ended, it asks for the result with rs_recorder_finish().
 */
struct _RsRecorder
{
  gatomicrefcount references;
  char *path;
  RsClock *clock;
  RsFrameRedactor *redactor;
  FILE *file; /* NULL once it failed or is finished */
  gint64 start_us;
  gint64 flushed_us;
  guint n_frames; /* atomic */
  int failure;    /* atomic: an errno, 0 while all is well */
};

static void
fail (RsRecorder *self, int code)
{
  g_clear_pointer (&self->file, fclose);
  g_atomic_int_set (&self->failure, code != 0 ? code : EIO);
}

static void
write_line (RsRecorder *self, const char *line)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  if (self->file == NULL)
    return;
  errno = 0;
  if (fputs (line, self->file) == EOF || fputc ('\n', self->file) == EOF)
    {
      fail (self, errno);
      return;
    }
  if (now_us - self->flushed_us < FLUSH_US)
    return;
  self->flushed_us = now_us;
  if (fflush (self->file) == EOF)
    fail (self, errno);
}

static void
write_event (RsRecorder *self, RsRecordingLine *line)
{
  g_autofree char *text = NULL;

  line->at_us = rs_clock_get_monotonic (self->clock) - self->start_us;
  text = rs_recording_line_format (line);
  write_line (self, text);
}

static void
on_opened (guint connection, gpointer user_data)
{
  RsRecordingLine line = { .event = RS_RECORDING_OPENED, .connection = connection };

  write_event (user_data, &line);
}

static void
on_sent (guint connection, const char *text, gpointer user_data)
{
  RsRecorder *self = user_data;
  g_auto (RsRecordingLine) line = { .event = RS_RECORDING_SENT, .connection = connection };

  line.text = rs_frame_redactor_redact (self->redactor, text, strlen (text), &line.reason);
  if (line.text != NULL) /* not so for a bare answer to a heartbeat, which tells nothing */
    write_event (self, &line);
}

static void
on_frame (guint connection, const char *data, gsize length, gpointer user_data)
{
  RsRecorder *self = user_data;
  g_auto (RsRecordingLine) line = { .event = RS_RECORDING_FRAME, .connection = connection };

  line.text = rs_frame_redactor_redact (self->redactor, data, length, &line.reason);
  if (line.text == NULL)
    line.event = RS_RECORDING_DROPPED;
  write_event (self, &line);
  g_atomic_int_inc (&self->n_frames);
}

static void
on_closed (guint connection, guint code, gpointer user_data)
{
  RsRecordingLine line = { .event = RS_RECORDING_CLOSED, .connection = connection, .code = code };

  write_event (user_data, &line);
}

static const RsFrameTapEvents tap_events = {
  .opened = on_opened,
  .sent = on_sent,
  .frame = on_frame,
  .closed = on_closed,
};

/* Nobody else may read it, not even for a moment. A file that is overwritten keeps its owner, not its mode. */
static FILE *
open_file (const char *path, gboolean overwrite)
{
  int flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | (overwrite ? O_TRUNC : O_EXCL);
  int fd = g_open (path, flags, 0600);
  struct stat info;
  FILE *file;

  if (fd < 0)
    return NULL;
  if (fstat (fd, &info) == 0 && S_ISREG (info.st_mode) && fchmod (fd, 0600) != 0)
    {
      close (fd);
      return NULL;
    }
  file = fdopen (fd, "w");
  if (file == NULL)
    close (fd);
  return file;
}

/**
 * rs_recorder_new:
 * @path: the file to write
 * @overwrite: whether a file that is there already may be overwritten
 * @anonymous: whether names of agents, teams and queues are replaced as well
 * @clock: a system clock, or the feed thread's
 * @error: return location
 *
 * Begins a recording, readable by nobody else.
 *
 * Returns: (transfer full): a recorder; %NULL with %RS_ERROR_USAGE if the file cannot be written
 */
RsRecorder *
rs_recorder_new (const char *path, gboolean overwrite, gboolean anonymous, RsClock *clock, GError **error)
{
  FILE *file = open_file (path, overwrite);
  int code = errno;
  g_autofree char *header = NULL;
  RsRecorder *self;

  if (file == NULL && code == EEXIST)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE,
                   _ ("%s is there already. Take another name, or say --force to overwrite it."), path);
      return NULL;
    }
  if (file == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_USAGE, _ ("The recording %s cannot be written: %s. Check the name."), path,
                   g_strerror (code));
      return NULL;
    }

  self = g_new0 (RsRecorder, 1);
  g_atomic_ref_count_init (&self->references);
  self->path = g_strdup (path);
  self->clock = g_object_ref (clock);
  self->redactor = rs_frame_redactor_new (anonymous);
  self->file = file;
  self->start_us = self->flushed_us = rs_clock_get_monotonic (clock);
  header = rs_recording_line_format_header (rs_clock_get_real (clock), anonymous);
  write_line (self, header);
  return self;
}

/**
 * rs_recorder_ref:
 * @self: a recorder
 *
 * Returns: (transfer full): @self
 */
RsRecorder *
rs_recorder_ref (RsRecorder *self)
{
  g_atomic_ref_count_inc (&self->references);
  return self;
}

/**
 * rs_recorder_unref:
 * @self: (transfer full): a recorder
 */
void
rs_recorder_unref (RsRecorder *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;
  g_clear_pointer (&self->file, fclose);
  rs_frame_redactor_free (self->redactor);
  g_object_unref (self->clock);
  g_free (self->path);
  g_free (self);
}

/**
 * rs_recorder_make_tap:
 * @self: a recorder
 *
 * Returns: (transfer full): what a source must be given to be recorded
 */
RsFrameTap *
rs_recorder_make_tap (RsRecorder *self)
{
  return rs_frame_tap_new (&tap_events, rs_recorder_ref (self), (GDestroyNotify) rs_recorder_unref);
}

/**
 * rs_recorder_count_frames:
 * @self: a recorder, from any thread
 *
 * Returns: how many frames came so far
 */
guint
rs_recorder_count_frames (RsRecorder *self)
{
  return g_atomic_int_get (&self->n_frames);
}

/**
 * rs_recorder_has_failed:
 * @self: a recorder, from any thread
 *
 * Returns: whether the file cannot be written any more, as when the disk is full
 */
gboolean
rs_recorder_has_failed (RsRecorder *self)
{
  return g_atomic_int_get (&self->failure) != 0;
}

/**
 * rs_recorder_finish:
 * @self: a recorder whose source has ended
 * @error: return location
 *
 * Writes what has not been written yet, and closes the file.
 *
 * Returns: whether the recording is whole; else %RS_ERROR_NETWORK
 */
gboolean
rs_recorder_finish (RsRecorder *self, GError **error)
{
  RsRecordingLine line = { .event = RS_RECORDING_ENDED };
  FILE *file;

  write_event (self, &line); /* time may have brought something about since the last frame came */
  file = g_steal_pointer (&self->file);
  errno = 0;
  if (file != NULL && fclose (file) == EOF)
    g_atomic_int_set (&self->failure, errno != 0 ? errno : EIO);
  if (!rs_recorder_has_failed (self))
    return TRUE;
  g_set_error (error, RS_ERROR, RS_ERROR_NETWORK,
               _ ("The recording %s could not be written any further: %s. What it holds until then is good."),
               self->path, g_strerror (g_atomic_int_get (&self->failure)));
  return FALSE;
}
