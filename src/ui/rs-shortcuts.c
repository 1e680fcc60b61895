/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-shortcuts.h"

#include <glib/gi18n.h>

/* One table for the keys and for the window that lists them, so that neither knows more than the other. */
static const RsShortcut shortcuts[] = {
  { NULL, { "Return" }, N_ ("Agents"), N_ ("Show details") },
  { NULL, { "Left", "Right" }, NULL, N_ ("Go to the next agent") },
  { "win.leave-fullscreen", { "Escape" }, NULL, N_ ("Close details, or leave fullscreen") },
  { "win.fullscreen", { "F11" }, N_ ("Board"), N_ ("Fullscreen") },
  { "win.find", { "<Control>f" }, NULL, N_ ("Find") },
  { "win.list", { "<Control>l" }, NULL, N_ ("Wall or list") },
  { "alerts.acknowledge", { "<Control><Shift>a" }, NULL, N_ ("Acknowledge the alert") },
  { "alerts.log", { "<Control><Shift>l" }, NULL, N_ ("Alert log") },
  { "app.new-board", { "<Control>n" }, NULL, N_ ("Another board") },
  { "win.export-picture", { "<Control>s" }, NULL, N_ ("Save a picture") },
  { "win.export-table", { "<Control>e" }, NULL, N_ ("Save a table") },
  { "win.diagnostics", { "<Control>d" }, N_ ("Program"), N_ ("Diagnostics") },
  { "win.preferences", { "<Control>comma" }, NULL, N_ ("Preferences") },
  { "win.show-help-overlay", { "<Control>question" }, NULL, N_ ("Keyboard shortcuts") },
  { "window.close", { "<Control>w" }, NULL, N_ ("Close the window") },
  { "app.quit", { "<Control>q" }, NULL, N_ ("Quit") },
};

/**
 * rs_shortcuts_list:
 * @n_shortcuts: (out): how many there are
 *
 * Returns: (transfer none) (array length=n_shortcuts): all shortcuts, in the order in which they are listed
 */
const RsShortcut *
rs_shortcuts_list (guint *n_shortcuts)
{
  *n_shortcuts = G_N_ELEMENTS (shortcuts);
  return shortcuts;
}

/**
 * rs_shortcuts_add:
 * @application: gets its keys
 */
void
rs_shortcuts_add (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    if (shortcuts[i].action != NULL)
      gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
}

static void
append_shortcut (GString *xml, const RsShortcut *shortcut)
{
  g_autofree char *keys = g_strjoinv (" ", (char **) shortcut->accels);
  g_autofree char *item =
      g_markup_printf_escaped ("<child><object class='GtkShortcutsShortcut'><property name='accelerator'>%s</property>"
                               "<property name='title'>%s</property></object></child>",
                               keys, _ (shortcut->title));

  g_string_append (xml, item);
}

static void
append_group (GString *xml, const char *title)
{
  g_autofree char *group = g_markup_printf_escaped (
      "<child><object class='GtkShortcutsGroup'><property name='title'>%s</property>", _ (title));

  g_string_append (xml, group);
}

/**
 * rs_shortcuts_make_window:
 *
 * Before GTK 4.14 only a builder can fill such a window.
 *
 * Returns: (transfer full): a window that lists them
 */
GtkWidget *
rs_shortcuts_make_window (void)
{
  g_autoptr (GString) xml = g_string_new ("<interface><object class='GtkShortcutsWindow' id='window'>"
                                          "<property name='modal'>1</property><child>"
                                          "<object class='GtkShortcutsSection'>");
  g_autoptr (GtkBuilder) builder = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      if (shortcuts[i].group != NULL && i > 0)
        g_string_append (xml, "</object></child>");
      if (shortcuts[i].group != NULL)
        append_group (xml, shortcuts[i].group);
      append_shortcut (xml, &shortcuts[i]);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  builder = gtk_builder_new_from_string (xml->str, (gssize) xml->len);
  return g_object_ref (GTK_WIDGET (gtk_builder_get_object (builder, "window")));
}
