/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-options.h"

#include "base/rs-error.h"

#include <glib/gi18n.h>
#include <stdio.h>

static gboolean
fail (GError **error, const char *message)
{
  g_set_error_literal (error, RS_ERROR, RS_ERROR_USAGE, message);
  return FALSE;
}

static gboolean
take_size (RsOptions *self, const char *size, GError **error)
{
  char rest;

  if (size == NULL)
    return TRUE;
  if (sscanf (size, "%dx%d%c", &self->width, &self->height, &rest) == 2 && self->width >= 200 && self->height >= 150 &&
      self->width <= 16384 && self->height <= 16384)
    return TRUE;
  return fail (error, _ ("--size is width and height in pixels, for example --size 1920x1080."));
}

static gboolean
take_profile (RsOptions *self, char **words, GError **error)
{
  if (words == NULL || words[0] == NULL)
    return TRUE;
  if (words[1] != NULL)
    return fail (error, _ ("Only one profile can be opened in one window. Start the program once for each."));
  if (self->demo)
    return fail (error, _ ("Give either a profile or --demo, not both."));
  self->profile = g_strdup (words[0]);
  return TRUE;
}

static gboolean
check_scheme (RsOptions *self, GError **error)
{
  static const char *const schemes[] = { "system", "light", "dark", NULL };

  if (self->color_scheme == NULL || g_strv_contains (schemes, self->color_scheme))
    return TRUE;
  return fail (error, _ ("--color-scheme is one of: system, light, dark."));
}

/* A monitor that is named twice is filled once. */
static void
drop_repeated_monitors (RsOptions *self)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_auto (GStrv) named = g_steal_pointer (&self->monitors);

  for (guint i = 0; named != NULL && named[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (kept, named[i], g_str_equal, NULL))
      g_ptr_array_add (kept, named[i]);
  if (kept->len == 0)
    return;
  g_ptr_array_add (kept, NULL);
  self->monitors = g_strdupv ((GStrv) kept->pdata);
}

static gboolean
check_numbers (RsOptions *self, GError **error)
{
  if (self->agents < 1 || self->agents > 20000)
    return fail (error, _ ("--agents is a number from 1 to 20000."));
  if (self->queues < 1 || self->queues > 200)
    return fail (error, _ ("--queues is a number from 1 to 200."));
  if (!(self->rate >= 0 && self->rate <= 20000))
    return fail (error, _ ("--rate is messages per second, from 0 (a natural pace) to 20000."));
  if (self->shot_after < 0)
    return fail (error, _ ("--shot-after is a number of seconds, 0 or more."));
  return TRUE;
}

static gboolean
parse (RsOptions *self, GStrv *argv, GError **error)
{
  g_autofree char *size = NULL;
  g_auto (GStrv) words = NULL;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &self->demo, N_ ("Open the demo centre that is built in"), NULL },
    { "agents", 0, 0, G_OPTION_ARG_INT, &self->agents, N_ ("How many agents the demo centre has (36)"), N_ ("N") },
    { "queues", 0, 0, G_OPTION_ARG_INT, &self->queues, N_ ("How many queues the demo centre has (6)"), N_ ("N") },
    { "rate", 0, 0, G_OPTION_ARG_DOUBLE, &self->rate, N_ ("Messages per second of the demo centre"), N_ ("R") },
    { "seed", 0, 0, G_OPTION_ARG_INT, &self->seed, N_ ("Same number, same demo centre (1)"), N_ ("S") },
    { "kiosk", 0, 0, G_OPTION_ARG_NONE, &self->kiosk, N_ ("Nobody sits before the screen"), NULL },
    { "monitor", 0, 0, G_OPTION_ARG_STRING_ARRAY, &self->monitors, N_ ("Fill this monitor; may be given for several"),
      N_ ("CONNECTOR") },
    { "color-scheme", 0, 0, G_OPTION_ARG_STRING, &self->color_scheme, N_ ("Light or dark"), "light|dark|system" },
    { "size", 0, 0, G_OPTION_ARG_STRING, &size, N_ ("Size of the window"), N_ ("WxH") },
    { "shot", 0, 0, G_OPTION_ARG_FILENAME, &self->shot_file, N_ ("Save a picture and end"), N_ ("FILE.png") },
    { "shot-after", 0, 0, G_OPTION_ARG_DOUBLE, &self->shot_after, N_ ("When to take it, in seconds (2)"), N_ ("S") },
    { "quit-after", 0, 0, G_OPTION_ARG_DOUBLE, &self->quit_after, N_ ("End after so many seconds"), N_ ("S") },
    { "measure", 0, 0, G_OPTION_ARG_FILENAME, &self->measure_file, N_ ("Write measurements at the end"),
      N_ ("FILE.json") },
    { "animate", 0, 0, G_OPTION_ARG_NONE, &self->animate, N_ ("Want every frame of the screen while measuring"), NULL },
    { "secret-fd", 0, 0, G_OPTION_ARG_INT, &self->secret_fd,
      N_ ("Read the secret or private key from file descriptor N"), N_ ("N") },
    { "version", 0, 0, G_OPTION_ARG_NONE, &self->version, N_ ("Say which version this is"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_STRING_ARRAY, &words, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (_ ("[PROFILE]"));

  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, _ ("A live wallboard for contact centres."));
  g_option_context_add_main_entries (context, entries, GETTEXT_PACKAGE);
  return g_option_context_parse_strv (context, argv, error) && take_profile (self, words, error) &&
         take_size (self, size, error) && check_scheme (self, error) && check_numbers (self, error);
}

/**
 * rs_options_parse:
 * @argc: number of words
 * @argv: (array length=argc): the command line, with the program's name
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what it asks for; %NULL with %RS_ERROR_USAGE or an error of GOption
 */
RsOptions *
rs_options_parse (int argc, char **argv, GError **error)
{
  g_autoptr (RsOptions) self = g_new0 (RsOptions, 1);
  g_auto (GStrv) copy = g_new0 (char *, argc + 1);

  for (int i = 0; i < argc; i++)
    copy[i] = g_strdup (argv[i]);
  self->agents = 36;
  self->queues = 6;
  self->seed = 1;
  self->shot_after = 2;
  self->quit_after = -1;
  self->secret_fd = -1;
  if (!parse (self, &copy, error))
    return NULL;
  drop_repeated_monitors (self);
  return g_steal_pointer (&self);
}

/**
 * rs_options_free:
 * @self: (transfer full): options
 */
void
rs_options_free (RsOptions *self)
{
  g_free (self->profile);
  g_strfreev (self->monitors);
  g_free (self->shot_file);
  g_free (self->color_scheme);
  g_free (self->measure_file);
  g_free (self);
}

/**
 * rs_options_is_unattended:
 * @self: options
 *
 * Returns: whether the program ends by itself, so that its exit code must say how it went
 */
gboolean
rs_options_is_unattended (const RsOptions *self)
{
  return self->shot_file != NULL || self->quit_after >= 0;
}
