/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-window-controls.h"

#include "ui/rs-colour-vision-menu.h"

#include <glib/gi18n.h>

static GMenuModel *
make_menu (GMenuModel *boards)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) board = g_menu_new ();
  g_autoptr (GMenu) people = g_menu_new ();
  g_autoptr (GMenu) view = g_menu_new ();
  g_autoptr (GMenu) appearance = g_menu_new ();
  g_autoptr (GMenuModel) vision = rs_colour_vision_menu_new ();
  g_autoptr (GMenu) save = g_menu_new ();
  g_autoptr (GMenu) about = g_menu_new ();

  g_menu_append (people, _ ("F_ind…"), "win.find");
  g_menu_append (people, _ ("Fil_ters…"), "win.filters");
  g_menu_append (people, _ ("Show _Everybody"), "board.show-everybody");
  g_menu_append (view, _ ("Wall or _List"), "win.list");
  g_menu_append (view, _ ("_Fullscreen"), "win.fullscreen");
  g_menu_append (appearance, _ ("_Follow the Desktop"), "win.color-scheme::system");
  g_menu_append (appearance, _ ("_Light"), "win.color-scheme::light");
  g_menu_append (appearance, _ ("_Dark"), "win.color-scheme::dark");
  g_menu_append_submenu (view, _ ("App_earance"), G_MENU_MODEL (appearance));
  g_menu_append_submenu (view, _ ("Colour _Vision"), vision);
  g_menu_append (board, _ ("Another _Board…"), "app.new-board");
  g_menu_append (save, _ ("Save a _Picture…"), "win.export-picture");
  g_menu_append (save, _ ("Save a _Table…"), "win.export-table");
  g_menu_append (about, _ ("_Preferences"), "win.preferences");
  g_menu_append (about, _ ("_Diagnostics"), "win.diagnostics");
  g_menu_append (about, _ ("_Keyboard Shortcuts"), "win.show-help-overlay");
  g_menu_append (about, _ ("_About Ringside"), "app.about");
  if (boards != NULL)
    g_menu_append_section (menu, _ ("Boards"), boards);
  g_menu_append_section (menu, NULL, G_MENU_MODEL (board));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (people));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (view));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (save));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (about));
  return G_MENU_MODEL (menu);
}

/**
 * rs_window_controls_new:
 * @boards: (nullable): a menu of the boards that there are
 *
 * Returns: (transfer floating): the menu button and the window's own buttons
 */
GtkWidget *
rs_window_controls_new (GMenuModel *boards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu (boards);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "open-menu-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_menu_button_set_primary (GTK_MENU_BUTTON (button), TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Main Menu"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (button)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Main Menu"), -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), button);
  gtk_box_append (GTK_BOX (box), gtk_window_controls_new (GTK_PACK_END));
  return box;
}
