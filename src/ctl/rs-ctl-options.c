/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-options.h"

#include "base/rs-error.h"
#include "rs-config.h"

#include <glib/gi18n.h>
#include <string.h>

#define DEFAULT_QUIET_SECONDS 2.0
#define DEFAULT_TIMEOUT_SECONDS 60.0
#define MAX_SECONDS (366.0 * 86400)

static const char *const commands[] = { "dump", "watch", NULL };

/* What GOption fills, before any of it is judged. */
typedef struct
{
  double quiet_for;
  double timeout;
  double watch_for;
  int secret_fd;
  gboolean version;
  char **rest;
} Raw;

static void
clear_raw (Raw *raw)
{
  g_strfreev (raw->rest);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, clear_raw)

/* What was given to an option that does not exist may be a secret: its name is told, not its value. */
static void
hide_value (GError *error)
{
  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    error->message[strcspn (error->message, "=")] = '\0';
}

static gboolean
parse_words (Raw *raw, int argc, char **argv, GError **error)
{
  const GOptionEntry entries[] = {
    { "quiet-for", 0, 0, G_OPTION_ARG_DOUBLE, &raw->quiet_for, N_ ("dump: settled when nothing came for S seconds (2)"),
      N_ ("S") },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &raw->timeout, N_ ("dump: give up after S seconds (60)"), N_ ("S") },
    { "for", 0, 0, G_OPTION_ARG_DOUBLE, &raw->watch_for, N_ ("watch: end after S seconds"), N_ ("S") },
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &raw->secret_fd, N_ ("Read the client secret from file descriptor N"),
      N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &raw->version, N_ ("Print the version"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->rest, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("COMMAND PROFILE"));
  g_auto (GStrv) copy = g_new0 (char *, (gsize) argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  g_option_context_set_summary (context, _ ("Shows on the command line what a wall-board shows on the wall.\n\n"
                                            "  dump PROFILE   the settled picture as one JSON document\n"
                                            "  watch PROFILE  every change as a line of JSON"));
  g_option_context_set_description (context, _ ("PROFILE is the name of a profile or, with a / or ending in .ringside, "
                                                "a file."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  if (g_option_context_parse_strv (context, &copy, error))
    return TRUE;
  if (error != NULL)
    hide_value (*error);
  return FALSE;
}

static gboolean fail (GError **error, const char *format, ...) G_GNUC_PRINTF (2, 3);

static gboolean
fail (GError **error, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  if (error != NULL)
    *error = g_error_new_valist (RS_ERROR, RS_ERROR_USAGE, format, arguments);
  va_end (arguments);
  return FALSE;
}

static gboolean
read_seconds (const char *name, double seconds, gint64 *out_us, GError **error)
{
  if (!(seconds >= 0 && seconds <= MAX_SECONDS))
    return fail (error, _ ("--%s: a number of seconds, 0 or more, is needed."), name);
  *out_us = (gint64) (seconds * G_USEC_PER_SEC);
  return TRUE;
}

static gboolean
check_words (const Raw *raw, GError **error)
{
  if (raw->rest == NULL || raw->rest[0] == NULL)
    return fail (error, _ ("Which command? There are: dump, watch. See ringsidectl --help."));
  if (!g_strv_contains (commands, raw->rest[0]))
    return fail (error, _ ("“%s” is not a command. There are: dump, watch. See ringsidectl --help."), raw->rest[0]);
  if (raw->rest[1] == NULL)
    return fail (error, _ ("Which profile? Say ringsidectl %s PROFILE."), raw->rest[0]);
  if (raw->rest[2] != NULL)
    return fail (error, _ ("“%s” is one word too many. Say ringsidectl %s PROFILE."), raw->rest[2], raw->rest[0]);
  return TRUE;
}

static RsSecret *
read_secret (int fd, GError **error)
{
  g_autoptr (GError) reason = NULL;
  RsSecret *secret;

  if (fd >= 0)
    return rs_secret_read_fd (fd, error);
  secret = rs_secret_read_credentials_directory (&reason);
  if (secret == NULL && reason == NULL)
    g_set_error_literal (
        error, RS_ERROR, RS_ERROR_SECRET,
        _ ("No secret was given, so nobody can sign in. Give the client secret with --secret-fd N, or as "
           "the systemd credential “ringside-secret”."));
  else if (reason != NULL)
    g_propagate_error (error, g_steal_pointer (&reason));
  return secret;
}

static void
warn_of_profile (RsProfile *profile)
{
  for (const char *const *warning = rs_profile_get_warnings (profile); *warning != NULL; warning++)
    g_printerr ("%s\n", *warning);
}

/**
 * rs_ctl_options_parse:
 * @self: (out caller-allocates): what is asked for
 * @argc: number of words
 * @argv: the words, as main() got them
 * @out_done: (out): whether all that was asked for is done, as with --version
 * @error: return location
 *
 * Reads the command line, the profile and the secret.
 *
 * Returns: whether all of that is good; else %G_OPTION_ERROR, %RS_ERROR_USAGE, %RS_ERROR_PROFILE or %RS_ERROR_SECRET
 */
gboolean
rs_ctl_options_parse (RsCtlOptions *self, int argc, char **argv, gboolean *out_done, GError **error)
{
  g_auto (Raw) raw = { .quiet_for = DEFAULT_QUIET_SECONDS, .timeout = DEFAULT_TIMEOUT_SECONDS, .secret_fd = -1 };

  *self = (RsCtlOptions){ 0 };
  *out_done = FALSE;
  if (!parse_words (&raw, argc, argv, error))
    return FALSE;
  if (raw.version)
    {
      g_print ("ringsidectl %s\n", RS_VERSION);
      *out_done = TRUE;
      return TRUE;
    }
  if (!check_words (&raw, error) || !read_seconds ("quiet-for", raw.quiet_for, &self->quiet_for_us, error) ||
      !read_seconds ("timeout", raw.timeout, &self->timeout_us, error) ||
      !read_seconds ("for", raw.watch_for, &self->for_us, error))
    return FALSE;

  self->command = g_strdup (raw.rest[0]);
  self->profile = rs_profile_load (raw.rest[1], error);
  if (self->profile == NULL)
    return FALSE;
  warn_of_profile (self->profile);
  self->secret = read_secret (raw.secret_fd, error);
  return self->secret != NULL;
}

/**
 * rs_ctl_options_clear:
 * @self: options
 */
void
rs_ctl_options_clear (RsCtlOptions *self)
{
  g_clear_pointer (&self->command, g_free);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->secret, rs_secret_unref);
}
