/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-file.h"

#include "base/rs-error.h"
#include "base/rs-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* A profile is a page of settings, with thousands of ids at most; whatever is longer is not one. */
#define MAX_PROFILE_BYTES (1024 * 1024)

/**
 * rs_profile_file_is_path:
 * @name_or_path: what somebody said
 *
 * Returns: whether it means a file: it has a `/` or ends in `.ringside`
 */
gboolean
rs_profile_file_is_path (const char *name_or_path)
{
  return strchr (name_or_path, '/') != NULL || g_str_has_suffix (name_or_path, RS_PROFILE_ENDING);
}

static RsProfile *
parse (GBytes *bytes, const char *path, GError **error)
{
  return rs_profile_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), path, error);
}

static RsProfile *
fail_to_read (const char *path, const char *why, GError **error)
{
  g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, _ ("The profile %s cannot be read: %s."), path, why);
  return NULL;
}

/**
 * rs_profile_file_load:
 * @path: a file that somebody named; it may be a pipe
 * @error: return location
 *
 * Returns: (transfer full): a profile; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_file_load (const char *path, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = rs_file_read (path, MAX_PROFILE_BYTES, &reason);

  return bytes != NULL ? parse (bytes, path, error) : fail_to_read (path, reason->message, error);
}

/* Nobody waits at a pipe that lies where profiles are looked for, and what anybody may write is nobody's word. */
static const char *
find_fault (int fd)
{
  struct stat facts;

  if (fd < 0 || fstat (fd, &facts) != 0)
    return g_strerror (errno);
  if (!S_ISREG (facts.st_mode))
    return _ ("it is not a regular file");
  if (facts.st_size > MAX_PROFILE_BYTES)
    return _ ("it is too large to be a profile");
  if ((facts.st_mode & S_IWOTH) != 0)
    return _ ("everybody on this machine may change it. Take that right away with chmod o-w");
  return NULL;
}

static GBytes *
read_all (int fd)
{
  g_autofree char *data = g_malloc (MAX_PROFILE_BYTES);
  gsize length = 0;
  gssize got;

  while ((got = read (fd, data + length, MAX_PROFILE_BYTES - length)) > 0)
    length += (gsize) got;
  return got == 0 ? g_bytes_new (data, length) : NULL;
}

/**
 * rs_profile_file_load_unattended:
 * @path: a file that was found where profiles are looked for
 * @error: return location
 *
 * Reads a profile that nobody named: only a regular file (or a link to one) that not everybody may write, and never
 * one that could keep the program waiting.
 *
 * Returns: (transfer full): a profile; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_file_load_unattended (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  const char *fault = find_fault (fd);
  g_autoptr (GBytes) bytes = fault == NULL ? read_all (fd) : NULL;
  int code = errno;

  if (fd >= 0)
    close (fd);
  if (bytes == NULL)
    return fail_to_read (path, fault != NULL ? fault : g_strerror (code), error);
  return parse (bytes, path, error);
}
