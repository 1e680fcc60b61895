/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-cell-field.h"

#include "ui/rs-board-layout.h"
#include "ui/rs-cell-sheet.h"

/**
 * RsCellField:
 *
 * Thousands of colour cells as one widget, which paints again only what has changed. Whoever lays out the wall places the
 * cells.
 *
 * One cell is a real tile, over its picture: that on which the focus is. So it says to a screen reader, and does when it
 * is activated, what any tile says and does. There are two such tiles, which take turns: that the focus is on another
 * widget is what tells a screen reader to speak.
 */
struct _RsCellField
{
  GtkWidget parent_instance;

  RsCellSheet *sheet;
  RsLook look;
  double text_px;
  gint64 now_ns;
  RsAgentTile *cursors[2];
  guint turn; /* which of them is where the focus is or was */
  guint at;   /* and on which cell that is */
};

G_DEFINE_FINAL_TYPE (RsCellField, rs_cell_field, GTK_TYPE_WIDGET)

static void
put_cursor (RsCellField *self)
{
  RsAgentTile *cursor = self->cursors[self->turn];

  rs_agent_tile_set_look (cursor, &self->look, RS_TILE_FORM_CELL, self->text_px);
  rs_agent_tile_tick (cursor, self->now_ns);
  rs_agent_tile_set_agent (cursor, rs_cell_sheet_get_agent (self->sheet, self->at));
  rs_board_layout_show (GTK_WIDGET (cursor), TRUE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
rest_cursor (RsCellField *self, guint turn)
{
  rs_board_layout_show (GTK_WIDGET (self->cursors[turn]), FALSE);
  rs_agent_tile_set_agent (self->cursors[turn], NULL);
}

static gboolean
move_cursor (RsCellField *self, guint index)
{
  guint former = self->turn;
  gboolean moved;

  self->at = index;
  self->turn = 1 - former;
  put_cursor (self);
  moved = gtk_widget_grab_focus (GTK_WIDGET (self->cursors[self->turn]));
  rest_cursor (self, former);
  return moved;
}

/* After the cells were placed anew the focus is on the same agent, or where it was if she has left. */
static void
keep_cursor (RsCellField *self)
{
  RsAgent *agent = rs_agent_tile_get_agent (self->cursors[self->turn]);
  guint count = rs_cell_sheet_get_count (self->sheet);
  int index;

  if (agent == NULL)
    return;
  if (count == 0)
    {
      rest_cursor (self, self->turn);
      return;
    }
  index = rs_cell_sheet_find (self->sheet, agent);
  self->at = index >= 0 ? (guint) index : MIN (self->at, count - 1);
  put_cursor (self);
}

static int
find_target (RsCellField *self, GtkDirectionType direction)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return (int) self->at - forward;
    case GTK_DIR_RIGHT:
      return (int) self->at + forward;
    case GTK_DIR_UP:
      return rs_cell_sheet_find_in_next_row (self->sheet, self->at, -1);
    case GTK_DIR_DOWN:
      return rs_cell_sheet_find_in_next_row (self->sheet, self->at, 1);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return -1;
    }
}

/* The field is one stop of the Tab key; arrows go from cell to cell. */
static gboolean
rs_cell_field_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RsCellField *self = RS_CELL_FIELD (widget);
  guint count = rs_cell_sheet_get_count (self->sheet);
  int target;

  if (count == 0)
    return FALSE;
  if (rs_cell_field_get_focused (self) == NULL)
    return move_cursor (self, MIN (self->at, count - 1));
  target = find_target (self, direction);
  return target >= 0 && target < (int) count && move_cursor (self, (guint) target);
}

static void
on_released (RsCellField *self, int n_press, double x, double y)
{
  int index = rs_cell_sheet_find_at (self->sheet, x, y);

  if (index >= 0 && move_cursor (self, (guint) index))
    gtk_widget_activate (GTK_WIDGET (self->cursors[self->turn]));
}

static void
rs_cell_field_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsCellField *self = RS_CELL_FIELD (widget);
  GtkWidget *cursor = GTK_WIDGET (self->cursors[self->turn]);

  if (gtk_widget_get_child_visible (cursor))
    gtk_widget_size_allocate (cursor, rs_cell_sheet_get_area (self->sheet, self->at), -1);
}

static void
rs_cell_field_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  rs_cell_sheet_snapshot (RS_CELL_FIELD (widget)->sheet, snapshot);
  GTK_WIDGET_CLASS (rs_cell_field_parent_class)->snapshot (widget, snapshot);
}

static void
rs_cell_field_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_cell_field_parent_class)->css_changed (widget, change);
  rs_cell_sheet_forget_pictures (RS_CELL_FIELD (widget)->sheet);
}

static void
rs_cell_field_direction_changed (GtkWidget *widget, GtkTextDirection old_direction)
{
  GTK_WIDGET_CLASS (rs_cell_field_parent_class)->direction_changed (widget, old_direction);
  rs_cell_sheet_forget_pictures (RS_CELL_FIELD (widget)->sheet);
}

static void
rs_cell_field_dispose (GObject *object)
{
  RsCellField *self = RS_CELL_FIELD (object);

  rs_cell_sheet_set_count (self->sheet, 0);
  for (guint i = 0; i < G_N_ELEMENTS (self->cursors); i++)
    g_clear_pointer ((GtkWidget **) &self->cursors[i], gtk_widget_unparent);
  G_OBJECT_CLASS (rs_cell_field_parent_class)->dispose (object);
}

static void
rs_cell_field_finalize (GObject *object)
{
  rs_cell_sheet_free (RS_CELL_FIELD (object)->sheet);
  G_OBJECT_CLASS (rs_cell_field_parent_class)->finalize (object);
}

static void
rs_cell_field_class_init (RsCellFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_cell_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_cell_field_finalize;
  widget_class->size_allocate = rs_cell_field_size_allocate;
  widget_class->snapshot = rs_cell_field_snapshot;
  widget_class->focus = rs_cell_field_focus;
  widget_class->css_changed = rs_cell_field_css_changed;
  widget_class->direction_changed = rs_cell_field_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "cellfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_cell_field_init (RsCellField *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->sheet = rs_cell_sheet_new (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (self->cursors); i++)
    {
      self->cursors[i] = RS_AGENT_TILE (rs_agent_tile_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->cursors[i]), GTK_WIDGET (self));
      rs_board_layout_show (GTK_WIDGET (self->cursors[i]), FALSE);
    }
  g_signal_connect_swapped (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * rs_cell_field_new:
 *
 * Returns: (transfer floating): a field without cells
 */
GtkWidget *
rs_cell_field_new (void)
{
  return g_object_new (RS_TYPE_CELL_FIELD, NULL);
}

/**
 * rs_cell_field_set_look:
 * @self: a field
 * @look: of the board
 * @text_px: by which frames and corners are measured
 */
void
rs_cell_field_set_look (RsCellField *self, const RsLook *look, double text_px)
{
  if (!rs_cell_sheet_set_look (self->sheet, look, text_px))
    return;
  self->look = *look;
  self->text_px = text_px;
  keep_cursor (self);
}

/**
 * rs_cell_field_place:
 * @self: a field
 * @index: of the cell; at most the number of those placed before
 * @agent: whom it shows
 * @area: where it stands
 *
 * Cells that stand beside each other follow each other. rs_cell_field_set_count() ends the placing.
 */
void
rs_cell_field_place (RsCellField *self, guint index, RsAgent *agent, const GtkAllocation *area)
{
  rs_cell_sheet_place (self->sheet, index, agent, area);
}

/**
 * rs_cell_field_set_count:
 * @self: a field
 * @count: how many cells there are; at most as many as were placed
 *
 * Ends the placing.
 */
void
rs_cell_field_set_count (RsCellField *self, guint count)
{
  if (rs_cell_sheet_set_count (self->sheet, count))
    keep_cursor (self);
}

/**
 * rs_cell_field_tick:
 * @self: a field
 * @now_ns: the time at the server
 *
 * Lets the limits of all cells come nearer.
 */
void
rs_cell_field_tick (RsCellField *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  rs_cell_sheet_tick (self->sheet, now_ns);
  rs_agent_tile_tick (self->cursors[self->turn], now_ns);
}

/**
 * rs_cell_field_get_count:
 * @self: a field
 *
 * Returns: how many cells there are
 */
guint
rs_cell_field_get_count (RsCellField *self)
{
  return rs_cell_sheet_get_count (self->sheet);
}

/**
 * rs_cell_field_get_n_painted:
 * @self: a field
 *
 * Returns: how many cells were painted so far; one that was painted twice counts twice
 */
guint
rs_cell_field_get_n_painted (RsCellField *self)
{
  return rs_cell_sheet_get_n_painted (self->sheet);
}

/**
 * rs_cell_field_get_focused:
 * @self: a field
 *
 * Returns: (transfer none) (nullable): the tile over the cell that has the focus
 */
RsAgentTile *
rs_cell_field_get_focused (RsCellField *self)
{
  RsAgentTile *cursor = self->cursors[self->turn];

  return gtk_widget_has_focus (GTK_WIDGET (cursor)) ? cursor : NULL;
}
