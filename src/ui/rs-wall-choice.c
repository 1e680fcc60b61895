/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-choice.h"

#include "ui/rs-agent-tile.h"

/* One gesture for all tiles: whoever is pressed gets the focus too, so that the arrows go on from there. */
static void
on_click (GtkWidget *wall, int n_press, double x, double y)
{
  GtkWidget *tile = gtk_widget_pick (wall, x, y, GTK_PICK_DEFAULT);

  if (tile == NULL || !RS_IS_AGENT_TILE (tile) || gtk_widget_get_parent (tile) != wall)
    return; /* cells are one widget, which hears of its clicks itself */
  gtk_widget_grab_focus (tile);
  gtk_widget_activate (tile);
}

static void
on_activated (GtkWidget *wall, RsAgentTile *tile)
{
  RsAgent *agent = rs_agent_tile_get_agent (tile);

  if (agent != NULL)
    g_signal_emit_by_name (wall, "agent-activated", agent);
}

/**
 * rs_wall_choice_install:
 * @wall_type: the class of walls
 *
 * Gives walls the signal "agent-activated (RsAgent *agent)": somebody wants to know more of the agent.
 */
void
rs_wall_choice_install (GType wall_type)
{
  g_signal_new ("agent-activated", wall_type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, RS_TYPE_AGENT);
}

/**
 * rs_wall_choice_watch:
 * @wall: a wall
 *
 * Lets a click on a tile activate it.
 */
void
rs_wall_choice_watch (GtkWidget *wall)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (on_click), wall);
  gtk_widget_add_controller (wall, GTK_EVENT_CONTROLLER (click));
}

/**
 * rs_wall_choice_add:
 * @wall: a wall
 * @tile: a tile on it; when it is activated, the wall tells of whom it is
 */
void
rs_wall_choice_add (GtkWidget *wall, GtkWidget *tile)
{
  g_signal_connect_object (tile, "activate", G_CALLBACK (on_activated), wall, G_CONNECT_SWAPPED);
}
