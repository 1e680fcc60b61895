/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-secret.h"

#include "base/rs-error.h"
#include "base/rs-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* No client secret and no private key is longer; whatever is, is not one. */
#define MAX_LINE_BYTES 4096
#define MAX_PEM_BYTES (16 * 1024)

#define PEM_SIGN "-----BEGIN"
#define PKCS12_SIGN "Bag Attributes" /* how openssl introduces what it took out of a PKCS #12 file */
#define PRIVATE_KEY "PRIVATE KEY-----"

/**
 * RsSecret:
 *
 * A secret in memory: shared by reference, never copied by us, overwritten when the last reference goes.
 */
struct _RsSecret
{
  gatomicrefcount ref_count;
  char *text;
};

/**
 * rs_secret_new:
 * @text: the secret; the caller wipes its own copy
 *
 * Returns: (transfer full): a secret
 */
RsSecret *
rs_secret_new (const char *text)
{
  RsSecret *self = g_new (RsSecret, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->text = g_strdup (text);
  return self;
}

/**
 * rs_secret_ref:
 * @self: a secret
 *
 * Returns: (transfer full): @self
 */
RsSecret *
rs_secret_ref (RsSecret *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * rs_secret_unref:
 * @self: (transfer full): a secret
 */
void
rs_secret_unref (RsSecret *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  rs_text_wipe (self->text);
  g_free (self);
}

/**
 * rs_secret_peek:
 * @self: a secret
 *
 * Returns: (transfer none): its text, to be used at once and not kept
 */
const char *
rs_secret_peek (RsSecret *self)
{
  return self->text;
}

static RsSecret *
fail (GError **error, const char *origin, const char *why)
{
  g_set_error (
      error, RS_ERROR, RS_ERROR_SECRET,
      /* Translators: where the secret was looked for, then what is wrong */
      _ ("The secret could not be read from %s: %s. Give one line with the client secret, or a private key as PEM."),
      origin, why);
  return NULL;
}

static gboolean
begins_with (const char *buffer, gsize length, const char *sign)
{
  return length >= strlen (sign) && memcmp (buffer, sign, strlen (sign)) == 0;
}

/* Decided by the first line alone: who hands over a single line may keep the other end open. */
static gboolean
is_pem (const char *buffer, gsize length)
{
  return begins_with (buffer, length, PEM_SIGN) || begins_with (buffer, length, PKCS12_SIGN);
}

static const char *
find_after (const char *from, const char *end, const char *words)
{
  const char *found = from != NULL ? g_strstr_len (from, end - from, words) : NULL;

  return found != NULL ? found + strlen (words) : NULL;
}

/* A file with a private key may begin with other blocks, such as the parameters of its curve. */
static gboolean
has_whole_key (const char *buffer, gsize length)
{
  const char *end = buffer + length;
  const char *first_line = find_after (buffer, end, PRIVATE_KEY);
  const char *last_line = find_after (first_line, end, PRIVATE_KEY);

  return find_after (last_line, end, "\n") != NULL;
}

/* Whoever types a line, or keeps the other end open, is not kept waiting for the end of the file. */
static gboolean
is_complete (const char *buffer, gsize length)
{
  if (is_pem (buffer, length))
    return has_whole_key (buffer, length);
  return memchr (buffer, '\n', length) != NULL;
}

static RsSecret *
take_text (char *buffer, gsize length, const char *origin, GError **error)
{
  if (length == 0)
    return fail (error, origin, _ ("it is empty"));
  if (!g_utf8_validate_len (buffer, length, NULL)) /* a NUL is not text either */
    return fail (error, origin, _ ("it is not text"));
  buffer[length] = '\0';
  return rs_secret_new (buffer);
}

static RsSecret *
take_secret (char *buffer, gsize length, const char *origin, GError **error)
{
  const char *end = memchr (buffer, '\n', length);
  gsize most = is_pem (buffer, length) ? MAX_PEM_BYTES : MAX_LINE_BYTES;

  if (end != NULL && !is_pem (buffer, length))
    length = (gsize) (end - buffer);
  if (length > most)
    return fail (error, origin, _ ("it is too long to be one"));
  if (length > 0 && buffer[length - 1] == '\r')
    length--;
  return take_text (buffer, length, origin, error);
}

static RsSecret *
read_descriptor (int fd, const char *origin, GError **error)
{
  char buffer[MAX_PEM_BYTES + 2]; /* one more tells that it is too long, and one ends the text */
  gsize length = 0;
  gssize count = 1;
  RsSecret *self;

  while (length <= MAX_PEM_BYTES && count > 0 && !is_complete (buffer, length))
    {
      count = read (fd, buffer + length, MAX_PEM_BYTES + 1 - length);
      if (count < 0 && errno == EINTR)
        count = 1;
      else if (count > 0)
        length += (gsize) count;
    }

  if (count < 0)
    self = fail (error, origin, g_strerror (errno));
  else
    self = take_secret (buffer, length, origin, error);
  explicit_bzero (buffer, sizeof buffer);
  return self;
}

/**
 * rs_secret_read_fd:
 * @fd: an open file descriptor; left open
 * @error: return location
 *
 * Reads one line, or a private key in PEM form. Nothing that other programs can see, such as arguments or the environment, ever holds it.
 *
 * Returns: (transfer full): the secret; %NULL with %RS_ERROR_SECRET
 */
RsSecret *
rs_secret_read_fd (int fd, GError **error)
{
  g_autofree char *origin = g_strdup_printf (_ ("file descriptor %d"), fd);

  return read_descriptor (fd, origin, error);
}

/**
 * rs_secret_read_credentials_directory:
 * @error: return location
 *
 * Reads `ringside-secret` from the directory in which systemd hands credentials to a service.
 *
 * Returns: (transfer full) (nullable): the secret; %NULL without an error if there is no such file, %NULL with
 *   %RS_ERROR_SECRET if there is one that cannot be used
 */
RsSecret *
rs_secret_read_credentials_directory (GError **error)
{
  const char *directory = g_getenv ("CREDENTIALS_DIRECTORY");
  g_autofree char *path = NULL;
  RsSecret *self;
  int fd;

  if (directory == NULL)
    return NULL;
  path = g_build_filename (directory, "ringside-secret", NULL);
  fd = g_open (path, O_RDONLY | O_CLOEXEC, 0);
  if (fd < 0)
    return errno == ENOENT ? NULL : fail (error, path, g_strerror (errno));
  self = read_descriptor (fd, path, error);
  g_close (fd, NULL);
  return self;
}
