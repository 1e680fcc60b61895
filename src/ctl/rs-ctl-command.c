/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-command.h"

#include <glib/gi18n.h>

/* In the order in which --help tells them. */
static const RsCtlCommand *const commands[] = {
  &rs_ctl_check,  &rs_ctl_dump,   &rs_ctl_watch,    &rs_ctl_sign_in, &rs_ctl_sign_out,
  &rs_ctl_record, &rs_ctl_replay, &rs_ctl_profiles, &rs_ctl_import,  &rs_ctl_export,
};

/**
 * rs_ctl_command_find:
 * @name: a word
 *
 * Returns: (transfer none) (nullable): the command of that name
 */
const RsCtlCommand *
rs_ctl_command_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i]->name, name))
      return commands[i];
  return NULL;
}

/**
 * rs_ctl_command_list_names:
 *
 * Returns: (transfer full): the names of all commands, with commas between them
 */
char *
rs_ctl_command_list_names (void)
{
  const char *names[G_N_ELEMENTS (commands) + 1] = { NULL };

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    names[i] = commands[i]->name;
  return g_strjoinv (", ", (char **) names);
}

/**
 * rs_ctl_command_describe_all:
 *
 * Returns: (transfer full): a line for each command: how it is called and what it does
 */
char *
rs_ctl_command_describe_all (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *call = g_strdup_printf ("%s %s", commands[i]->name, commands[i]->words);

      g_string_append_printf (text, "  %-22s %s\n", g_strchomp (call), _ (commands[i]->summary));
    }
  return g_string_free (text, FALSE);
}
