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
  gboolean json;
  gboolean names;
  char *name;
  gboolean replace;
  int secret_fd;
  gboolean help;
  char **rest;
} Raw;

static void
clear_raw (Raw *raw)
{
  g_strfreev (raw->rest);
  g_free (raw->speed);
  g_free (raw->name);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Raw, clear_raw)

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

/* What was given to an option that does not exist may be a secret: its name is told, not its value. */
static void
hide_value (GError *error)
{
  if (g_error_matches (error, G_OPTION_ERROR, G_OPTION_ERROR_UNKNOWN_OPTION))
    error->message[strcspn (error->message, "=")] = '\0';
}

static void
add_option (GOptionContext *context, const RsCtlOption *option, Raw *raw)
{
  const GOptionEntry all[] = {
    /* Translators: what stands for the value of an option in --help: seconds, a name, a factor, a number */
    { "quiet-for", 0, 0, G_OPTION_ARG_DOUBLE, &raw->quiet_for, NULL, N_ ("S") },
    { "timeout", 0, 0, G_OPTION_ARG_DOUBLE, &raw->timeout, NULL, N_ ("S") },
    { "for", 0, 0, G_OPTION_ARG_DOUBLE, &raw->end_after, NULL, N_ ("S") },
    { "anonymous", 0, 0, G_OPTION_ARG_NONE, &raw->anonymous, NULL, NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &raw->force, NULL, NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &raw->json, NULL, NULL },
    { "names", 0, 0, G_OPTION_ARG_NONE, &raw->names, NULL, NULL },
    { "name", 0, 0, G_OPTION_ARG_STRING, &raw->name, NULL, N_ ("NAME") },
    { "replace", 0, 0, G_OPTION_ARG_NONE, &raw->replace, NULL, NULL },
    { "speed", 0, 0, G_OPTION_ARG_STRING, &raw->speed, NULL, N_ ("X") },
    { "dump", 0, 0, G_OPTION_ARG_NONE, &raw->dump, NULL, NULL },
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &raw->secret_fd, NULL, N_ ("N") },
    { "help", 'h', 0, G_OPTION_ARG_NONE, &raw->help, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &raw->rest, NULL, NULL },
  };
  GOptionEntry wanted[2] = { 0 };
  guint i = 0;

  while (!g_str_equal (all[i].long_name, option->name)) /* the commands name only what is in the list */
    i++;
  wanted[0] = all[i];
  wanted[0].description = option->description;
  g_option_context_add_main_entries (context, wanted, GETTEXT_PACKAGE);
}

static GOptionContext *
make_context (const RsCtlCommand *command, Raw *raw)
{
  static const RsCtlOption always[] = { { "help", N_ ("Show these lines") }, { G_OPTION_REMAINING, NULL } };
  GOptionContext *context = g_option_context_new (command->words);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _ (command->summary));
  for (guint i = 0; i < G_N_ELEMENTS (always); i++)
    add_option (context, &always[i], raw);
  for (const RsCtlOption *option = command->options; option->name != NULL; option++)
    add_option (context, option, raw);
  return context;
}

/* GOption puts the program's name in front of the options; here the command belongs there too. */
static void
print_command_help (GOptionContext *context, const RsCtlCommand *command)
{
  g_autofree char *call = g_strdup_printf ("%s %s", g_get_prgname (), command->name);
  g_autofree char *name = g_strdup (g_get_prgname ());
  g_autofree char *help = NULL;

  g_set_prgname (call);
  help = g_option_context_get_help (context, TRUE, NULL);
  g_set_prgname (name);
  g_print ("%s", help);
}

static void
print_help (void)
{
  g_autofree char *commands = rs_ctl_command_describe_all ();

  g_print (_ ("Usage:\n"
              "  ringsidectl COMMAND [OPTION…] [WORD…]\n\n"
              "Shows on the command line what a wall-board shows on the wall.\n\n"
              "Commands:\n"
              "%s\n"
              "PROFILE is the name of a profile or, with a / or ending in .ringside, a file.\n"
              "ringsidectl COMMAND --help tells the options of a command, ringsidectl --version the version.\n"),
           commands);
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

/* Holds the words behind the command's name against those that it takes, as "PROFILE [FILE]". */
static gboolean
check_words (const RsCtlCommand *command, char **given, GError **error)
{
  g_auto (GStrv) wanted = g_strsplit (command->words, " ", -1);
  guint n_given = g_strv_length (given);
  guint n_wanted = g_strv_length (wanted);

  for (guint i = n_given; i < n_wanted; i++)
    if (g_str_equal (wanted[i], "PROFILE") || g_str_equal (wanted[i], "NAME"))
      return fail (error, _ ("Which profile? Say ringsidectl %s %s."), command->name, command->words);
    else if (*wanted[i] != '[')
      return fail (error, _ ("Which file? Say ringsidectl %s %s."), command->name, command->words);
  if (n_given > n_wanted)
    return fail (error, _ ("“%s” is one word too many. Say ringsidectl %s %s."), given[n_wanted], command->name,
                 command->words);
  return TRUE;
}

static gboolean
take_all (RsCtlOptions *self, Raw *raw, GError **error)
{
  self->words = raw->rest != NULL ? g_steal_pointer (&raw->rest) : g_new0 (char *, 1);
  self->overwrite = raw->force;
  self->anonymous = raw->anonymous;
  self->json = raw->json;
  self->names = raw->names;
  self->name = g_steal_pointer (&raw->name);
  self->replace = raw->replace;
  self->dump = raw->dump;
  self->secret_fd = raw->secret_fd;
  return check_words (self->command, self->words, error) &&
         read_seconds ("quiet-for", raw->quiet_for, &self->quiet_for_us, error) &&
         read_seconds ("timeout", raw->timeout, &self->timeout_us, error) &&
         read_seconds ("for", raw->end_after, &self->for_us, error) && read_speed (raw->speed, &self->speed, error);
}

static gboolean
parse_command (RsCtlOptions *self, char **words, gboolean *out_done, GError **error)
{
  g_auto (Raw) raw = { .quiet_for = DEFAULT_QUIET_SECONDS, .timeout = DEFAULT_TIMEOUT_SECONDS, .secret_fd = -1 };
  g_autoptr (GOptionContext) context = make_context (self->command, &raw);
  g_auto (GStrv) copy = g_strdupv (words); /* the command's name is where GOption looks for the program's */

  if (!g_option_context_parse_strv (context, &copy, error))
    {
      if (error != NULL)
        hide_value (*error);
      return FALSE;
    }
  *out_done = raw.help;
  if (raw.help)
    print_command_help (context, self->command);
  return raw.help || take_all (self, &raw, error);
}

static gboolean
answer_first_option (const char *word)
{
  if (g_str_equal (word, "--version"))
    g_print ("ringsidectl %s\n", RS_VERSION);
  else if (g_str_equal (word, "--help") || g_str_equal (word, "-h") || g_str_equal (word, "help"))
    print_help ();
  else
    return FALSE;
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
 * Reads the command line: the command's name, then its words and options in any order.
 *
 * Returns: whether all of that is good; else %G_OPTION_ERROR or %RS_ERROR_USAGE
 */
gboolean
rs_ctl_options_parse (RsCtlOptions *self, int argc, char **argv, gboolean *out_done, GError **error)
{
  g_autofree char *names = rs_ctl_command_list_names ();

  *self = (RsCtlOptions){ .secret_fd = -1 };
  *out_done = argc > 1 && answer_first_option (argv[1]);
  if (*out_done)
    return TRUE;
  if (argc < 2)
    return fail (error, _ ("Which command? There are: %s. See ringsidectl --help."), names);
  if (*argv[1] == '-')
    return fail (error, _ ("First say the command, then its options. There are: %s. See ringsidectl --help."), names);

  self->command = rs_ctl_command_find (argv[1]);
  if (self->command == NULL)
    return fail (error, _ ("“%s” is not a command. There are: %s. See ringsidectl --help."), argv[1], names);
  return parse_command (self, argv + 1, out_done, error);
}

/**
 * rs_ctl_options_clear:
 * @self: options
 */
void
rs_ctl_options_clear (RsCtlOptions *self)
{
  g_clear_pointer (&self->words, g_strfreev);
  g_clear_pointer (&self->name, g_free);
  g_clear_object (&self->profile);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_error (&self->secret_failure);
  g_clear_object (&self->refresh_store);
  g_clear_pointer (&self->demo_host, rs_demo_host_free);
}
