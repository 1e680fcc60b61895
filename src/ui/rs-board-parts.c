/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-parts.h"

#include "ui/rs-board-layout.h"

/**
 * rs_board_parts_init:
 * @self: (out caller-allocates): the parts of a board
 * @board: their parent
 */
void
rs_board_parts_init (RsBoardParts *self, GtkWidget *board)
{
  self->handle = gtk_window_handle_new ();
  self->strip = RS_STATUS_STRIP (rs_status_strip_new ());
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (self->handle), GTK_WIDGET (self->strip));
  self->queues = RS_QUEUE_ROW (rs_queue_row_new ());
  rs_queue_choice_init (&self->choice);
  rs_queue_row_set_queues (self->queues, G_LIST_MODEL (self->choice.list));
  self->wall = RS_WALL (rs_wall_new ());
  self->table = NULL;
  self->people.wall = self->wall;
  self->page = RS_MESSAGE_PAGE (rs_message_page_new ());
  self->band = RS_FROZEN_BAND (rs_frozen_band_new ());
  gtk_widget_set_parent (self->handle, board);
  gtk_widget_set_parent (GTK_WIDGET (self->queues), board);
  gtk_widget_set_parent (GTK_WIDGET (self->wall), board);
  gtk_widget_set_parent (GTK_WIDGET (self->page), board);
  gtk_widget_set_parent (GTK_WIDGET (self->band), board);
}

/**
 * rs_board_parts_set_look:
 * @self: the parts of a board
 * @look: how all of them are drawn
 */
void
rs_board_parts_set_look (const RsBoardParts *self, const RsLook *look)
{
  rs_status_strip_set_look (self->strip, look);
  rs_queue_row_set_look (self->queues, look);
  rs_wall_set_look (self->wall, look);
  if (self->table != NULL)
    rs_roster_table_set_look (self->table, look);
  rs_frozen_band_set_look (self->band, look);
  rs_message_page_set_look (self->page, look);
}

/* A row asks for the same as a tile. */
static void
on_row_activated (RsWall *wall, RsAgent *agent)
{
  g_signal_emit_by_name (wall, "agent-activated", agent);
}

static void
make_table (RsBoardParts *self, const RsLook *look)
{
  self->table = RS_ROSTER_TABLE (rs_roster_table_new ());
  g_signal_connect_object (self->table, "activated", G_CALLBACK (on_row_activated), self->wall, G_CONNECT_SWAPPED);
  rs_roster_table_set_look (self->table, look);
  gtk_widget_insert_after (GTK_WIDGET (self->table), gtk_widget_get_parent (GTK_WIDGET (self->wall)),
                           GTK_WIDGET (self->wall));
}

/**
 * rs_board_parts_show_agents:
 * @self: the parts of a board
 * @look: of the board
 * @wall: whether they are shown as a wall
 * @table: whether they are shown as a list, which costs nothing while it is not shown
 */
void
rs_board_parts_show_agents (RsBoardParts *self, const RsLook *look, gboolean wall, gboolean table)
{
  rs_board_layout_show (GTK_WIDGET (self->wall), wall);
  if (self->table == NULL && !table)
    return;
  if (self->table == NULL)
    make_table (self, look);
  rs_board_layout_show (GTK_WIDGET (self->table), table);
  rs_roster_table_set_roster (self->table, table ? rs_wall_get_roster (self->wall) : NULL);
}

/**
 * rs_board_parts_tick:
 * @self: the parts of a board
 * @now_ns: the time at the server
 *
 * Lets all timers go on.
 */
void
rs_board_parts_tick (const RsBoardParts *self, gint64 now_ns)
{
  rs_queue_row_tick (self->queues, now_ns);
  rs_board_people_tick (&self->people, now_ns);
  if (self->table != NULL)
    rs_roster_table_tick (self->table, now_ns);
}

/**
 * rs_board_parts_set_model:
 * @self: the parts of a board
 * @model: (nullable): what they show
 */
void
rs_board_parts_set_model (RsBoardParts *self, RsBoardModel *model)
{
  rs_status_strip_set_model (self->strip, model);
  rs_queue_choice_set_queues (&self->choice, model != NULL ? rs_board_model_get_queues (model) : NULL);
  rs_board_people_set_model (&self->people, model);
}

#define MOST_HEIGHT_OF_QUEUES 0.36

static int
get_gap (const RsLook *look)
{
  return (int) (look->unit_px * (look->text_px > look->unit_px * 1.5 ? 0.35 : 0.6));
}

static int
choose_cards (const RsBoardParts *self, const RsLook *look, RsCardForm richest, const GtkAllocation *picture)
{
  int height =
      rs_queue_row_choose (self->queues, richest, picture->width, (int) (picture->height * MOST_HEIGHT_OF_QUEUES));

  return height > 0 ? height + get_gap (look) : 0;
}

/* How much the wall says with that fit; less is more. */
static guint
get_poverty (const RsFit *fit)
{
  if (fit->is_paged)
    return 3;
  if (fit->form == RS_TILE_FORM_CELL)
    return 2;
  return fit->form > RS_TILE_FORM_NAME_LINE ? 1 : 0;
}

/* Cards say less before agents lose their names, then their timers, then their place on the page. */
static int
share_out_height (const RsBoardParts *self, const RsLook *look, const GtkAllocation *picture)
{
  RsCardForm best = RS_CARD_FORM_FULL;
  guint least = G_MAXUINT;

  for (guint form = RS_CARD_FORM_FULL; form < RS_N_CARD_FORMS && least > 0; form++)
    {
      int wall_top = choose_cards (self, look, form, picture);
      RsFit fit;

      rs_wall_try (self->wall, picture->width, picture->height - wall_top, &fit);
      if (get_poverty (&fit) >= least)
        continue;
      best = form;
      least = get_poverty (&fit);
    }
  return choose_cards (self, look, least < 3 ? best : RS_CARD_FORM_LINE, picture);
}

static void
allocate_table (const RsBoardParts *self, const RsBoardLayout *layout, const GtkAllocation *area)
{
  if (self->table == NULL || !gtk_widget_get_child_visible (GTK_WIDGET (self->table)))
    return;
  gtk_widget_measure (GTK_WIDGET (self->table), GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  rs_board_layout_allocate (layout, GTK_WIDGET (self->table), area);
}

static void
place_picture (const RsBoardParts *self, const RsLook *look, const RsBoardLayout *layout)
{
  int width = layout->picture.width;
  int wall_top = share_out_height (self, look, &layout->picture);
  GtkAllocation cards = { 0, 0, width, MAX (wall_top - get_gap (look), 0) };
  GtkAllocation wall = { 0, wall_top, width, MAX (layout->picture.height - wall_top, 0) };

  rs_board_layout_allocate (layout, GTK_WIDGET (self->queues), &cards);
  rs_board_layout_allocate (layout, GTK_WIDGET (self->wall), &wall);
  allocate_table (self, layout, &wall);
  rs_board_layout_allocate (layout, GTK_WIDGET (self->page), &wall);
}

/**
 * rs_board_parts_allocate:
 * @self: the parts of a board
 * @look: of the board
 * @width: of the board
 * @height: of the board
 *
 * Gives every part its place.
 */
void
rs_board_parts_allocate (const RsBoardParts *self, const RsLook *look, int width, int height)
{
  RsBoardLayout layout;

  rs_board_layout_compute (&layout, look, width, height);
  gtk_widget_measure (self->handle, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->handle, &layout.strip, -1);
  if (look->frozen)
    gtk_widget_size_allocate (GTK_WIDGET (self->band), &layout.band, -1);
  place_picture (self, look, &layout);
}
