/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-options.h"
#include "ctl/rs-ctl-print.h"
#include "identity/rs-profile-store.h"
#include "wire/rs-profile-report.h"

#include <glib/gi18n.h>

/*
 * `ringsidectl profiles`: which profiles there are, where they are kept, and whether they are good.
 */

static RsProfileLine
make_line (RsProfileEntry *entry)
{
  RsProfile *profile = rs_profile_entry_get_profile (entry);
  const char *error = rs_profile_entry_get_error (entry);

  return (RsProfileLine){
    .name = rs_profile_entry_get_name (entry),
    .origin = rs_profile_origin_get_nick (rs_profile_entry_get_origin (entry)),
    .kind = profile != NULL ? rs_profile_kind_get_nick (rs_profile_get_source (profile)->kind) : NULL,
    .path = rs_profile_entry_get_path (entry),
    .state = error == NULL     ? "good"
             : profile != NULL ? "kept"
                               : "refused",
    .error = error,
    .warnings = rs_profile_entry_get_warnings (entry),
  };
}

static GArray *
list_lines (RsProfileStore *store)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (store));
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (RsProfileLine));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsProfileEntry) entry = g_list_model_get_item (G_LIST_MODEL (store), i); /* the store holds it too */
      RsProfileLine line = make_line (entry);

      g_array_append_val (lines, line);
    }
  return lines;
}

static glong
measure_names (const RsProfileLine *lines, guint n)
{
  glong width = 0;

  for (guint i = 0; i < n; i++)
    width = MAX (width, g_utf8_strlen (lines[i].name, -1));
  return width;
}

static char *
make_table (const RsProfileLine *lines, guint n)
{
  GString *table = g_string_new (NULL);
  glong width = measure_names (lines, n);

  for (guint i = 0; i < n; i++)
    {
      int padding = (int) (width - g_utf8_strlen (lines[i].name, -1));

      g_string_append_printf (table, "%s%*s  %-11s  %-6s  %s\n", lines[i].name, padding, "", lines[i].origin,
                              lines[i].kind != NULL ? lines[i].kind : "?", lines[i].state);
      if (lines[i].error != NULL)
        g_string_append_printf (table, "    %s\n", lines[i].error);
      for (const char *const *warning = lines[i].warnings; *warning != NULL; warning++)
        g_string_append_printf (table, "    %s\n", *warning);
    }
  return g_string_free (table, FALSE);
}

static char *
make_names (const RsProfileLine *lines, guint n)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    g_string_append_printf (names, "%s\n", lines[i].name);
  return g_string_free (names, FALSE);
}

static char *
make_document (const RsProfileLine *lines, guint n)
{
  g_autofree char *document = rs_profile_report (lines, n);

  return g_strconcat (document, "\n", NULL);
}

static RsExit
run (const RsCtlOptions *options)
{
  char *(*make) (const RsProfileLine *lines, guint n) = options->names  ? make_names
                                                        : options->json ? make_document
                                                                        : make_table;
  g_autoptr (RsProfileStore) store = rs_profile_store_new ();
  g_autoptr (GArray) lines = list_lines (store);
  g_autofree char *text = make ((const RsProfileLine *) (gconstpointer) lines->data, lines->len);

  if (*text == '\0' && !options->names)
    g_printerr (_ ("No profile was set up yet. The window does it, or ringsidectl import FILE.\n"));
  return rs_ctl_print (text);
}

const RsCtlCommand rs_ctl_profiles = {
  .name = "profiles",
  .words = "",
  .summary = N_ ("Lists the profiles that there are"),
  .options = {
    { "json", N_ ("Print one JSON document") },
    { "names", N_ ("Print the names alone") },
  },
  .run = run,
};
