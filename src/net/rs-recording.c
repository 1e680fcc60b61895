/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-recording.h"

#include "base/rs-error.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <string.h>

#define CHUNK_BYTES (64 * 1024)

/**
 * RsRecording:
 *
 * A recording that is being read, a line at a time. The file may have been cut short, and may hold anything: what is
 * no line of a recording is left out, and told in the end.
 */
struct _RsRecording
{
  char *path;
  FILE *file;
  GString *buffer; /* read, but not yet handed out */
  gsize at;        /* where in it the next line begins */
  gint64 started_us;
  guint line;         /* number of the line that was read last */
  guint n_wrong;      /* lines that were left out */
  guint first_wrong;  /* number of the first of them */
  gboolean is_cut;    /* the last line has no end */
  gboolean is_broken; /* it could not be read any further */
};

/* FALSE if there is no more. */
static gboolean
read_chunk (RsRecording *self)
{
  gsize length = self->buffer->len;
  gsize n_read;

  g_string_set_size (self->buffer, length + CHUNK_BYTES);
  n_read = fread (self->buffer->str + length, 1, CHUNK_BYTES, self->file);
  g_string_truncate (self->buffer, length + n_read);
  self->is_broken |= ferror (self->file) != 0;
  return n_read > 0;
}

/* A line without its end, valid until the next call; NULL after the last one. */
static const char *
read_line (RsRecording *self, gsize *out_length)
{
  gsize searched = 0;
  const char *end;

  g_string_erase (self->buffer, 0, (gssize) self->at);
  self->at = 0;
  while ((end = memchr (self->buffer->str + searched, '\n', self->buffer->len - searched)) == NULL)
    {
      searched = self->buffer->len;
      if (searched > RS_RECORDING_MAX_LINE_BYTES || !read_chunk (self))
        {
          self->is_cut |= searched > 0;
          return NULL;
        }
    }
  *out_length = (gsize) (end - self->buffer->str);
  self->at = *out_length + 1;
  self->line++;
  return self->buffer->str;
}

/**
 * rs_recording_open:
 * @path: a file
 * @error: return location
 *
 * Returns: (transfer full): a recording, before its first event; %NULL with %RS_ERROR_NO_STREAM if it cannot be read
 *   or is none
 */
RsRecording *
rs_recording_open (const char *path, GError **error)
{
  g_autoptr (RsRecording) self = g_new0 (RsRecording, 1);
  const char *header;
  gsize length;

  self->path = g_strdup (path);
  self->buffer = g_string_new (NULL);
  self->file = g_fopen (path, "rbe");
  if (self->file == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_NO_STREAM, _ ("The recording %s cannot be read: %s. Check the name."),
                   path, g_strerror (errno));
      return NULL;
    }
  header = read_line (self, &length);
  if (header != NULL && rs_recording_line_parse_header (header, length, &self->started_us))
    return g_steal_pointer (&self);
  g_set_error (error, RS_ERROR, RS_ERROR_NO_STREAM,
               _ ("%s is not a recording that this version can play. Recordings are made with: ringsidectl record."),
               path);
  return NULL;
}

/**
 * rs_recording_free:
 * @self: (transfer full): a recording
 */
void
rs_recording_free (RsRecording *self)
{
  g_clear_pointer (&self->file, fclose);
  g_string_free (self->buffer, TRUE);
  g_free (self->path);
  g_free (self);
}

/**
 * rs_recording_get_started:
 * @self: a recording
 *
 * Returns: when it began, microseconds since 1970
 */
gint64
rs_recording_get_started (RsRecording *self)
{
  return self->started_us;
}

/**
 * rs_recording_next:
 * @self: a recording
 * @line: (out caller-allocates): the next event; to be given to rs_recording_line_clear()
 *
 * Returns: whether there is one
 */
gboolean
rs_recording_next (RsRecording *self, RsRecordingLine *line)
{
  const char *data;
  gsize length;

  *line = (RsRecordingLine){ 0 };
  while ((data = read_line (self, &length)) != NULL)
    {
      if (rs_recording_line_parse (line, data, length))
        return TRUE;
      rs_recording_line_clear (line);
      if (self->n_wrong++ == 0)
        self->first_wrong = self->line;
    }
  return FALSE;
}

/**
 * rs_recording_describe_faults:
 * @self: a recording that was read to its end
 *
 * Returns: (transfer full) (nullable): a sentence about what could not be read; %NULL if all could
 */
char *
rs_recording_describe_faults (RsRecording *self)
{
  if (self->is_cut || self->is_broken)
    return g_strdup_printf (_ ("The recording %s breaks off after line %u. What came before was played."), self->path,
                            self->line);
  if (self->n_wrong > 0)
    return g_strdup_printf (ngettext ("In the recording %s, %u line could not be read and was left out: line %u.",
                                      "In the recording %s, %u lines could not be read and were left out; the first "
                                      "is line %u.",
                                      self->n_wrong),
                            self->path, self->n_wrong, self->first_wrong);
  return NULL;
}
