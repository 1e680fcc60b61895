/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-shortcuts.h"

static const struct
{
  const char *action;
  const char *accels[2];
} shortcuts[] = {
  { "app.quit", { "<Control>q" } },
  { "window.close", { "<Control>w" } },
  { "win.find", { "<Control>f" } },
  { "win.list", { "<Control>l" } },
  { "win.fullscreen", { "F11" } },
  { "win.leave-fullscreen", { "Escape" } },
  { "win.preferences", { "<Control>comma" } },
  { "alerts.acknowledge", { "<Control><Shift>a" } },
  { "alerts.log", { "<Control><Shift>l" } },
};

/**
 * rs_shortcuts_add:
 * @application: gets its keys
 */
void
rs_shortcuts_add (GtkApplication *application)
{
  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_application_set_accels_for_action (application, shortcuts[i].action, shortcuts[i].accels);
}
