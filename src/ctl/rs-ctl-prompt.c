/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-prompt.h"

#include "base/rs-error.h"
#include "base/rs-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/*
 * Asks for a secret on the terminal, which shows nothing of it. Whatever ends the question, the terminal is put back as
 * it was: also by a signal, which then does what it always does.
 */

#define MAX_LINE_BYTES 4096

static const int watched[] = { SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGTSTP };

static volatile sig_atomic_t came; /* the signal that came, 0 if none did */

static void
note_signal (int number)
{
  came = number;
}

/* Reading is broken off by the signal, and not begun again. */
static void
watch_signals (struct sigaction *former)
{
  struct sigaction action = { .sa_handler = note_signal };

  came = 0;
  sigemptyset (&action.sa_mask);
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaction (watched[i], &action, &former[i]);
}

static void
restore_signals (const struct sigaction *former)
{
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    sigaction (watched[i], &former[i], NULL);
  if (came != 0)
    raise (came);
}

static gsize
read_line (int terminal, char *buffer)
{
  gsize length = 0;
  gssize count = 1;

  while (came == 0 && count > 0 && length < MAX_LINE_BYTES && memchr (buffer, '\n', length) == NULL)
    {
      count = read (terminal, buffer + length, MAX_LINE_BYTES - length);
      length += (gsize) MAX (count, 0);
    }
  return length;
}

static gboolean
hide_what_is_typed (int terminal, struct termios *former)
{
  struct termios silent;

  if (tcgetattr (terminal, former) != 0)
    return FALSE;
  silent = *former;
  silent.c_lflag &= ~(tcflag_t) ECHO;
  silent.c_lflag |= ECHONL;
  return tcsetattr (terminal, TCSAFLUSH, &silent) == 0;
}

static RsSecret *
take_line (char *buffer, gsize length, GError **error)
{
  char *end = memchr (buffer, '\n', length);

  buffer[end != NULL ? (gsize) (end - buffer) : length] = '\0';
  if (came == 0 && end != NULL && *buffer != '\0' && g_utf8_validate (buffer, -1, NULL))
    return rs_secret_new (buffer);
  g_set_error_literal (error, RS_ERROR, RS_ERROR_SECRET,
                       _ ("No secret was given, so nothing was changed. Type it in one line and press Enter; a private "
                          "key of several lines is handed over with --secret-fd."));
  return NULL;
}

static RsSecret *
ask (int terminal, const char *question, GError **error)
{
  char buffer[MAX_LINE_BYTES + 1];
  struct sigaction former_actions[G_N_ELEMENTS (watched)];
  struct termios former;
  RsSecret *secret = NULL;
  gsize length = 0;

  watch_signals (former_actions);
  if (hide_what_is_typed (terminal, &former))
    {
      dprintf (terminal, "%s ", question);
      length = read_line (terminal, buffer);
      tcsetattr (terminal, TCSAFLUSH, &former);
    }
  secret = take_line (buffer, length, error);
  explicit_bzero (buffer, sizeof buffer);
  restore_signals (former_actions);
  return secret;
}

/**
 * rs_ctl_prompt_for_secret:
 * @question: what to ask for, without the space behind it
 * @error: return location
 *
 * Asks on the terminal of this process, wherever its input and output lead.
 *
 * Returns: (transfer full): what was typed; %NULL with %RS_ERROR_SECRET if there is no terminal or nothing was typed
 */
RsSecret *
rs_ctl_prompt_for_secret (const char *question, GError **error)
{
  int terminal = open ("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY);
  RsSecret *secret;

  if (terminal < 0)
    {
      g_set_error_literal (error, RS_ERROR, RS_ERROR_SECRET,
                           _ ("There is no terminal on which the secret could be typed. Hand it over with "
                              "--secret-fd N."));
      return NULL;
    }
  secret = ask (terminal, question, error);
  close (terminal);
  return secret;
}
