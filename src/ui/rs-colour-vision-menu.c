/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-colour-vision-menu.h"

#include <glib/gi18n.h>

/**
 * rs_colour_vision_menu_new:
 *
 * Returns: (transfer full): a menu of those with whose eyes a board can be looked at
 */
GMenuModel *
rs_colour_vision_menu_new (void)
{
  GMenu *menu = g_menu_new ();

  g_menu_append (menu, _ ("_Usual"), "win.colour-vision::usual");
  g_menu_append (menu, _ ("_Protanopia (No Red)"), "win.colour-vision::protanopia");
  g_menu_append (menu, _ ("_Deuteranopia (No Green)"), "win.colour-vision::deuteranopia");
  g_menu_append (menu, _ ("_Tritanopia (No Blue)"), "win.colour-vision::tritanopia");
  return G_MENU_MODEL (menu);
}

static void
on_activated (GSimpleAction *action, GVariant *value, gpointer user_data)
{
  RsColourVision vision = rs_colour_vision_find (g_variant_get_string (value, NULL));

  g_simple_action_set_state (action, g_variant_new_string (rs_colour_vision_get_nick (vision)));
  rs_board_set_colour_vision (user_data, vision);
}

/**
 * rs_colour_vision_menu_install:
 * @window: is given what the menu chooses from
 * @board: is shown as those eyes see it. Not remembered: nobody should find a board in odd colours
 */
void
rs_colour_vision_menu_install (GActionMap *window, RsBoard *board)
{
  g_autoptr (GSimpleAction) action =
      g_simple_action_new_stateful ("colour-vision", G_VARIANT_TYPE_STRING, g_variant_new_string ("usual"));

  g_signal_connect_object (action, "activate", G_CALLBACK (on_activated), board, 0);
  g_action_map_add_action (window, G_ACTION (action));
}
