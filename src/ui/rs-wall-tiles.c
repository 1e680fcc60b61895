/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-tiles.h"

#include "ui/rs-board-layout.h"
#include "ui/rs-cell-field.h"
#include "ui/rs-wall-choice.h"
#include "ui/rs-wall-walk.h"

/**
 * RsWallTiles:
 *
 * The tiles of a wall: one widget for each place on the page. They are pooled; there are never more of them than have
 * been shown at once, and those that are not needed now are hidden. Colour cells are one widget instead.
 */
struct _RsWallTiles
{
  GtkWidget *wall;
  GPtrArray *tiles;   /* of RsAgentTile; those from n_shown on are hidden */
  RsCellField *field; /* of colour cells */
  guint n_shown;
  gboolean has_cells;
};

/**
 * rs_wall_tiles_new:
 * @wall: whose children they are
 *
 * Returns: (transfer full): no tiles yet
 */
RsWallTiles *
rs_wall_tiles_new (GtkWidget *wall)
{
  RsWallTiles *self = g_new0 (RsWallTiles, 1);

  self->wall = wall;
  self->tiles = g_ptr_array_new ();
  self->field = RS_CELL_FIELD (rs_cell_field_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->field), wall);
  for (GtkWidget *cursor = gtk_widget_get_first_child (GTK_WIDGET (self->field)); cursor != NULL;
       cursor = gtk_widget_get_next_sibling (cursor))
    rs_wall_choice_add (wall, cursor);
  return self;
}

/**
 * rs_wall_tiles_free:
 * @self: (transfer full): tiles, which leave the wall
 */
void
rs_wall_tiles_free (RsWallTiles *self)
{
  for (guint i = 0; i < self->tiles->len; i++)
    gtk_widget_unparent (self->tiles->pdata[i]);
  g_ptr_array_unref (self->tiles);
  gtk_widget_unparent (GTK_WIDGET (self->field));
  g_free (self);
}

static RsAgentTile *
ensure_tile (RsWallTiles *self, guint index)
{
  GtkWidget *tile;

  if (index < self->tiles->len)
    return self->tiles->pdata[index];
  tile = rs_agent_tile_new ();
  rs_wall_choice_add (self->wall, tile);
  gtk_widget_insert_before (tile, self->wall, GTK_WIDGET (self->field));
  g_ptr_array_add (self->tiles, tile);
  return RS_AGENT_TILE (tile);
}

static GdkRectangle
mirror (RsWallTiles *self, GdkRectangle area)
{
  if (gtk_widget_get_direction (self->wall) == GTK_TEXT_DIR_RTL)
    area.x = gtk_widget_get_width (self->wall) - area.x - area.width;
  return area;
}

static void
show_cells (RsWallTiles *self, GListModel *agents, const RsWallSheet *sheet, const RsLook *look)
{
  GdkRectangle all = { 0, 0, gtk_widget_get_width (self->wall), gtk_widget_get_height (self->wall) };

  rs_cell_field_set_look (self->field, look, sheet->fit.text_px);
  for (guint i = 0; i < sheet->slots->len; i++)
    {
      const RsWallSlot *slot = &g_array_index (sheet->slots, RsWallSlot, i);
      g_autoptr (RsAgent) agent = g_list_model_get_item (agents, slot->index);
      GdkRectangle area = mirror (self, slot->area);

      rs_cell_field_place (self->field, i, agent, &area);
    }
  rs_cell_field_set_count (self->field, sheet->slots->len);
  gtk_widget_size_allocate (GTK_WIDGET (self->field), &all, -1);
}

static void
rest_from (RsWallTiles *self, guint first)
{
  for (guint i = first; i < self->tiles->len; i++)
    {
      rs_agent_tile_set_agent (self->tiles->pdata[i], NULL);
      rs_board_layout_show (self->tiles->pdata[i], FALSE);
    }
}

static void
show_tiles (RsWallTiles *self, GListModel *agents, const RsWallSheet *sheet, const RsLook *look, gint64 now_ns)
{
  for (guint i = 0; i < sheet->slots->len; i++)
    {
      const RsWallSlot *slot = &g_array_index (sheet->slots, RsWallSlot, i);
      RsAgentTile *tile = ensure_tile (self, i);
      g_autoptr (RsAgent) agent = g_list_model_get_item (agents, slot->index);
      GdkRectangle area = mirror (self, slot->area);

      rs_agent_tile_set_agent (tile, agent);
      rs_agent_tile_set_look (tile, look, sheet->fit.form, sheet->fit.text_px);
      rs_agent_tile_tick (tile, now_ns);
      rs_board_layout_show (GTK_WIDGET (tile), TRUE);
      gtk_widget_size_allocate (GTK_WIDGET (tile), &area, -1);
    }
  rs_cell_field_set_count (self->field, 0);
}

/**
 * rs_wall_tiles_show:
 * @self: tiles
 * @agents: (nullable): of whom the sheet tells places
 * @sheet: what is where
 * @look: of the board
 * @now_ns: the time at the server
 *
 * Called while the wall is being allocated.
 */
void
rs_wall_tiles_show (RsWallTiles *self, GListModel *agents, const RsWallSheet *sheet, const RsLook *look, gint64 now_ns)
{
  self->n_shown = sheet->slots->len;
  self->has_cells = sheet->fit.form == RS_TILE_FORM_CELL;
  rs_board_layout_show (GTK_WIDGET (self->field), self->has_cells);
  if (self->has_cells)
    show_cells (self, agents, sheet, look);
  else
    show_tiles (self, agents, sheet, look, now_ns);
  rest_from (self, self->has_cells ? 0 : self->n_shown);
}

/**
 * rs_wall_tiles_count_ticks:
 * @self: tiles
 * @now_ns: the time at the server
 *
 * Cells, which have no timer, take the time at once.
 *
 * Returns: how many places rs_wall_tiles_tick() must be called for
 */
guint
rs_wall_tiles_count_ticks (RsWallTiles *self, gint64 now_ns)
{
  rs_cell_field_tick (self->field, now_ns);
  return self->has_cells ? 0 : self->n_shown;
}

/**
 * rs_wall_tiles_tick:
 * @self: tiles
 * @index: of a place; no harm if it is not there any more
 * @now_ns: the time at the server
 */
void
rs_wall_tiles_tick (RsWallTiles *self, guint index, gint64 now_ns)
{
  if (index < self->n_shown && !self->has_cells)
    rs_agent_tile_tick (self->tiles->pdata[index], now_ns);
}

/**
 * rs_wall_tiles_focus:
 * @self: tiles
 * @index: of a place
 *
 * Returns: whether the focus is there now
 */
gboolean
rs_wall_tiles_focus (RsWallTiles *self, guint index)
{
  if (self->has_cells)
    return gtk_widget_child_focus (GTK_WIDGET (self->field), GTK_DIR_TAB_FORWARD);
  return index < self->n_shown && gtk_widget_grab_focus (self->tiles->pdata[index]);
}

static int
find_focused (RsWallTiles *self)
{
  for (guint i = 0; i < self->n_shown; i++)
    if (gtk_widget_has_focus (self->tiles->pdata[i]))
      return (int) i;
  return -1;
}

/**
 * rs_wall_tiles_walk:
 * @self: tiles
 * @sheet: what is where
 * @direction: of a key
 * @index: (inout): of the place that had the focus last; of the one that has it now
 *
 * Lets the focus come in, or go on.
 *
 * Returns: whether it is on a tile now; else it leaves them
 */
gboolean
rs_wall_tiles_walk (RsWallTiles *self, const RsWallSheet *sheet, GtkDirectionType direction, guint *index)
{
  int focused, target;

  if (self->n_shown == 0)
    return FALSE;
  if (self->has_cells)
    return gtk_widget_child_focus (GTK_WIDGET (self->field), direction);
  focused = find_focused (self);
  target = (int) MIN (*index, self->n_shown - 1);
  if (focused >= 0)
    target = rs_wall_walk_step (sheet, (guint) focused, direction,
                                gtk_widget_get_direction (self->wall) == GTK_TEXT_DIR_RTL);
  if (target < 0)
    return FALSE;
  *index = (guint) target;
  return rs_wall_tiles_focus (self, *index);
}
