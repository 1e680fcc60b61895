/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsShortcut:
 * @action: (nullable): what the keys do; %NULL where a widget listens to them itself
 * @accels: the keys
 * @group: (nullable): under which heading they are listed; %NULL for that of the one before
 * @title: what they do, in words, not translated yet
 *
 * A shortcut of the board's window.
 */
typedef struct
{
  const char *action;
  const char *accels[3];
  const char *group;
  const char *title;
} RsShortcut;

const RsShortcut *rs_shortcuts_list (guint *n_shortcuts);
void rs_shortcuts_add (GtkApplication *application);
GtkWidget *rs_shortcuts_make_window (void);

G_END_DECLS
