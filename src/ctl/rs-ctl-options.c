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
#define MAX_SPEED 1e6

#define COMMANDS "dump, watch, record, replay"

/* What each command needs to be told. */
static const struct
{
  const char *name;
  const char *usage;
  guint n_words;
  gboolean signs_in;
} commands[] = {
  { "dump", "dump PROFILE", 1, TRUE },
  { "watch", "watch PROFILE", 1, TRUE },
  { "record", "record PROFILE FILE", 2, TRUE },
  { "replay", "replay FILE", 1, FALSE },
};

/* What GOption fills, before any of it is judged. */
typedef struct
{
  double quiet_for;
  double timeout;
  double end_after;
  char *speed;
  gboolean dump;
  gboolean force;
  gboolean anonymous;
  int secret_fd;
  gboolean version;
  char **rest;
} Raw;

static void
clear_raw (Raw *raw)
{
  g_strfreev (raw->rest);
  g_free (raw->speed);
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
    { "for", 0, 0, G_OPTION_ARG_DOUBLE, &raw->end_after, N_ ("watch, record, replay: end after S seconds"), N_ ("S") },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &raw->anonymous, N_ ("record: replace names of agents and queues as well"),
      NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &raw->force, N_ ("record: overwrite a file that is there already"), NULL },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &raw->speed, N_ ("replay: X times as fast as life (1), or max"), N_ ("X") },
    { "dump", 0, 0, G_OPTION_ARG_NONE, &raw->dump, N_ ("replay: print only the last picture, as dump does"), NULL },
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
  g_option_context_set_summary (context,
                                _ ("Shows on the command line what a wall-board shows on the wall.\n\n"
                                   "  dump PROFILE         the settled picture as one JSON document\n"
                                   "  watch PROFILE        every change as a line of JSON\n"
                                   "  record PROFILE FILE  writes down the stream, without secrets and without\n"
                                   "                       what could tell who a customer is\n"
                                   "  replay FILE          plays a recording, as lines of JSON"));
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
find_command (const char *name, guint *out_index)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      {
        *out_index = i;
        return TRUE;
      }
  return FALSE;
}

static gboolean
check_words (const Raw *raw, guint *out_command, GError **error)
{
  guint n_words = raw->rest != NULL ? g_strv_length (raw->rest) : 0;
  const char *usage;

  if (n_words == 0)
    return fail (error, _ ("Which command? There are: %s. See ringsidectl --help."), COMMANDS);
  if (!find_command (raw->rest[0], out_command))
    return fail (error, _ ("“%s” is not a command. There are: %s. See ringsidectl --help."), raw->rest[0], COMMANDS);

  usage = commands[*out_command].usage;
  if (n_words == 1 && commands[*out_command].signs_in)
    return fail (error, _ ("Which profile? Say ringsidectl %s."), usage);
  if (n_words <= commands[*out_command].n_words)
    return fail (error, _ ("Which file? Say ringsidectl %s."), usage);
  if (n_words > commands[*out_command].n_words + 1)
    return fail (error, _ ("“%s” is one word too many. Say ringsidectl %s."),
                 raw->rest[commands[*out_command].n_words + 1], usage);
  return TRUE;
}

static gboolean
read_speed (const char *text, double *out, GError **error)
{
  char *end;

  *out = 1;
  if (text == NULL)
    return TRUE;
  *out = 0;
  if (g_str_equal (text, "max"))
    return TRUE;
  *out = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !(*out >= 0 && *out <= MAX_SPEED))
    return fail (error, _ ("--speed: a number from 0 to %.0f is needed, or max."), MAX_SPEED);
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

static gboolean
read_profile (RsCtlOptions *self, const Raw *raw, GError **error)
{
  self->file = g_strdup (raw->rest[2]);
  self->profile = rs_profile_load (raw->rest[1], error);
  if (self->profile == NULL)
    return FALSE;
  warn_of_profile (self->profile);
  if (rs_profile_get_source (self->profile)->kind == RS_PROFILE_KIND_REPLAY) /* nobody signs in */
    return TRUE;
  self->secret = read_secret (raw->secret_fd, error);
  return self->secret != NULL;
}

static gboolean
take_recording (RsCtlOptions *self, const Raw *raw)
{
  self->profile = rs_profile_new_for_recording (raw->rest[1]);
  return TRUE;
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
  guint command = 0;

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
  if (!check_words (&raw, &command, error) || !read_seconds ("quiet-for", raw.quiet_for, &self->quiet_for_us, error) ||
      !read_seconds ("timeout", raw.timeout, &self->timeout_us, error) ||
      !read_seconds ("for", raw.end_after, &self->for_us, error) || !read_speed (raw.speed, &self->speed, error))
    return FALSE;

  self->command = g_strdup (raw.rest[0]);
  self->overwrite = raw.force;
  self->anonymous = raw.anonymous;
  self->dump = raw.dump;
  return commands[command].signs_in ? read_profile (self, &raw, error) : take_recording (self, &raw);
}

/**
 * rs_ctl_options_clear:
 * @self: options
 */
void
rs_ctl_options_clear (RsCtlOptions *self)
{
  g_clear_pointer (&self->command, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->secret, rs_secret_unref);
}
