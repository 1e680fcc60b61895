/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall.h"

#include "ui/rs-agent-tile.h"
#include "ui/rs-cell-field.h"
#include "ui/rs-ripple.h"
#include "ui/rs-text-line.h"

#include <glib/gi18n.h>

/**
 * RsWall:
 *
 * Everybody at once: lays out one tile per agent so that all fit in the richest form that can be read. Tiles are
 * pooled; there are never more of them than are shown. Colour cells are one widget instead. Who does not fit is counted, in words, at the bottom.
 */
struct _RsWall
{
  GtkWidget parent_instance;

  GListModel *roster;
  GPtrArray *tiles;   /* of RsAgentTile; those from n_shown on are hidden, and all while there are cells */
  RsCellField *field; /* of colour cells */
  RsFit fit;
  RsLook look;
  RsTextLine note;
  gint64 now_ns;
  RsRipple ripple;  /* of the seconds */
  guint remembered; /* index of the tile that had the focus last */
};

G_DEFINE_FINAL_TYPE (RsWall, rs_wall, GTK_TYPE_WIDGET)

static guint
get_n_agents (RsWall *self)
{
  return self->roster != NULL ? g_list_model_get_n_items (self->roster) : 0;
}

static int
get_gap (RsWall *self)
{
  double share = get_n_agents (self) > 120 ? 0.2 : 0.4;

  return MAX (1, (int) (self->look.unit_px * share + 0.5));
}

static RsAgentTile *
get_tile (RsWall *self, guint index)
{
  GtkWidget *tile;

  if (index < self->tiles->len)
    return self->tiles->pdata[index];
  tile = rs_agent_tile_new ();
  gtk_widget_insert_before (tile, GTK_WIDGET (self), GTK_WIDGET (self->field));
  g_ptr_array_add (self->tiles, tile);
  return RS_AGENT_TILE (tile);
}

static void
fill_tile (RsWall *self, guint index)
{
  RsAgentTile *tile = get_tile (self, index);
  g_autoptr (RsAgent) agent = g_list_model_get_item (self->roster, index);

  rs_agent_tile_set_agent (tile, agent);
  rs_agent_tile_set_look (tile, &self->look, self->fit.form, self->fit.text_px);
  rs_agent_tile_tick (tile, self->now_ns);
  gtk_widget_set_child_visible (GTK_WIDGET (tile), TRUE);
}

static void
rest_tile (RsWall *self, guint index)
{
  RsAgentTile *tile = self->tiles->pdata[index];

  rs_agent_tile_set_agent (tile, NULL);
  gtk_widget_set_child_visible (GTK_WIDGET (tile), FALSE);
}

static void
set_note (RsWall *self)
{
  RsTextStyle style = { self->look.smallest_px, PANGO_WEIGHT_BOLD };
  guint n_not_shown = rs_wall_get_n_not_shown (self);
  g_autofree char *text = NULL;

  if (n_not_shown > 0)
    text = g_strdup_printf (ngettext ("+%u not shown", "+%u not shown", n_not_shown), n_not_shown);
  rs_text_line_set (&self->note, GTK_WIDGET (self), style, text, -1);
}

static gboolean
has_cells (RsWall *self)
{
  return self->fit.form == RS_TILE_FORM_CELL;
}

/* Hands out the tiles. */
static void
arrange (RsWall *self, int width, int height)
{
  guint n_tiles;

  rs_wall_try (self, width, height, &self->fit);
  n_tiles = has_cells (self) ? 0 : self->fit.n_shown;
  for (guint i = 0; i < n_tiles; i++)
    fill_tile (self, i);
  for (guint i = n_tiles; i < self->tiles->len; i++)
    rest_tile (self, i);
  gtk_widget_set_child_visible (GTK_WIDGET (self->field), has_cells (self));
  rs_cell_field_set_look (self->field, &self->look, self->fit.text_px);
  set_note (self);
}

/* Where a column or row begins, so that the last one ends at the edge although pixels cannot be shared out. */
static int
get_start (int length, int gap, guint count, int tile_length, guint index)
{
  int even = (length + gap) / (int) count - gap;

  if (tile_length < even)
    return (int) index * (tile_length + gap);
  return (int) ((gint64) (length + gap) * index / count);
}

static GtkAllocation
get_place (RsWall *self, guint index, int width, int height)
{
  const RsFit *fit = &self->fit;
  gboolean is_cut = fit->n_shown < get_n_agents (self);
  int gap = get_gap (self);
  int room = is_cut ? (int) fit->rows * (fit->tile_height + gap) - gap : height;
  guint column = index % fit->columns;
  guint row = index / fit->columns;
  int x = get_start (width, gap, fit->columns, fit->tile_width, column);
  int y = get_start (room, gap, fit->rows, fit->tile_height, row);
  int w = MIN (get_start (width, gap, fit->columns, fit->tile_width, column + 1) - gap, width) - x;
  int h = MIN (get_start (room, gap, fit->rows, fit->tile_height, row + 1) - gap, room) - y;

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    x = width - x - w;
  return (GtkAllocation){ x, y, w, h };
}

static void
place (RsWall *self, guint index, int width, int height)
{
  GtkAllocation area = get_place (self, index, width, height);
  g_autoptr (RsAgent) agent = g_list_model_get_item (self->roster, index);

  if (has_cells (self))
    rs_cell_field_place (self->field, index, agent, &area);
  else
    gtk_widget_size_allocate (self->tiles->pdata[index], &area, -1);
}

static void
rs_wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsWall *self = RS_WALL (widget);

  arrange (self, width, height);
  for (guint i = 0; i < self->fit.n_shown; i++)
    place (self, i, width, height);
  rs_cell_field_set_count (self->field, has_cells (self) ? self->fit.n_shown : 0);
  if (has_cells (self))
    gtk_widget_size_allocate (GTK_WIDGET (self->field), &(GtkAllocation){ 0, 0, width, height }, -1);
}

static void
rs_wall_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 480;
}

static void
rs_wall_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsWall *self = RS_WALL (widget);
  GdkRGBA text = rs_look_get_theme (&self->look).text;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double x = mirrored ? 0 : gtk_widget_get_width (widget) - self->note.width;

  GTK_WIDGET_CLASS (rs_wall_parent_class)->snapshot (widget, snapshot);
  rs_text_line_snapshot (&self->note, snapshot, x, gtk_widget_get_height (widget) - self->note.height, &text);
}

static int
find_focused (RsWall *self)
{
  for (guint i = 0; i < self->fit.n_shown && i < self->tiles->len; i++)
    if (gtk_widget_has_focus (self->tiles->pdata[i]))
      return (int) i;
  return -1;
}

static int
get_step (RsWall *self, GtkDirectionType direction)
{
  int forward = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL ? -1 : 1;

  switch (direction)
    {
    case GTK_DIR_LEFT:
      return -forward;
    case GTK_DIR_RIGHT:
      return forward;
    case GTK_DIR_UP:
      return -(int) self->fit.columns;
    case GTK_DIR_DOWN:
      return (int) self->fit.columns;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return 0;
    }
}

/* The wall is one stop of the Tab key; arrows go from tile to tile. */
static gboolean
rs_wall_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RsWall *self = RS_WALL (widget);
  int focused, target;

  if (self->fit.n_shown == 0)
    return FALSE;
  if (has_cells (self))
    return gtk_widget_child_focus (GTK_WIDGET (self->field), direction);
  focused = find_focused (self);
  if (focused < 0)
    return gtk_widget_grab_focus (self->tiles->pdata[MIN (self->remembered, self->fit.n_shown - 1)]);

  target = focused + get_step (self, direction);
  if (target == focused || target < 0 || target >= (int) self->fit.n_shown)
    return FALSE;
  self->remembered = (guint) target;
  return gtk_widget_grab_focus (self->tiles->pdata[target]);
}

static void
rs_wall_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_wall_parent_class)->css_changed (widget, change);
  rs_text_line_clear (&RS_WALL (widget)->note);
  gtk_widget_queue_allocate (widget);
}

static void
rs_wall_dispose (GObject *object)
{
  RsWall *self = RS_WALL (object);

  rs_wall_set_roster (self, NULL);
  rs_ripple_stop (&self->ripple);
  for (guint i = 0; i < self->tiles->len; i++)
    gtk_widget_unparent (self->tiles->pdata[i]);
  g_ptr_array_set_size (self->tiles, 0);
  g_clear_pointer ((GtkWidget **) &self->field, gtk_widget_unparent);
  rs_text_line_clear (&self->note);
  G_OBJECT_CLASS (rs_wall_parent_class)->dispose (object);
}

static void
rs_wall_finalize (GObject *object)
{
  g_ptr_array_unref (RS_WALL (object)->tiles);
  G_OBJECT_CLASS (rs_wall_parent_class)->finalize (object);
}

static void
rs_wall_class_init (RsWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_wall_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_wall_finalize;
  widget_class->measure = rs_wall_measure;
  widget_class->size_allocate = rs_wall_size_allocate;
  widget_class->snapshot = rs_wall_snapshot;
  widget_class->focus = rs_wall_focus;
  widget_class->css_changed = rs_wall_css_changed;
  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
}

static void
rs_wall_init (RsWall *self)
{
  self->tiles = g_ptr_array_new ();
  self->field = RS_CELL_FIELD (rs_cell_field_new ());
  gtk_widget_set_parent (GTK_WIDGET (self->field), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agents"), -1);
}

/**
 * rs_wall_new:
 *
 * Returns: (transfer floating): an empty wall
 */
GtkWidget *
rs_wall_new (void)
{
  return g_object_new (RS_TYPE_WALL, NULL);
}

static void
on_items_changed (RsWall *self)
{
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_set_roster:
 * @self: a wall
 * @roster: (nullable): a list of #RsAgent in the order in which they are shown
 */
void
rs_wall_set_roster (RsWall *self, GListModel *roster)
{
  if (self->roster == roster)
    return;
  if (self->roster != NULL)
    g_signal_handlers_disconnect_by_func (self->roster, on_items_changed, self);
  g_set_object (&self->roster, roster);
  if (roster != NULL)
    g_signal_connect_swapped (roster, "items-changed", G_CALLBACK (on_items_changed), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_set_look:
 * @self: a wall
 * @look: of the board
 */
void
rs_wall_set_look (RsWall *self, const RsLook *look)
{
  if (rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
tick_tile (GtkWidget *widget, guint index)
{
  RsWall *self = RS_WALL (widget);

  if (index < self->fit.n_shown && !has_cells (self))
    rs_agent_tile_tick (self->tiles->pdata[index], self->now_ns);
}

/**
 * rs_wall_tick:
 * @self: a wall
 * @now_ns: the time at the server
 *
 * Lets the timers of all that is shown go on, a few of them with each of the next frames.
 */
void
rs_wall_tick (RsWall *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  rs_cell_field_tick (self->field, now_ns);
  rs_ripple_start (&self->ripple, GTK_WIDGET (self), has_cells (self) ? 0 : self->fit.n_shown, tick_tile);
}

/**
 * rs_wall_try:
 * @self: a wall
 * @width: that it might have
 * @height: that it might have
 * @fit: (out caller-allocates): how everybody would fit
 *
 * Changes nothing.
 */
void
rs_wall_try (RsWall *self, int width, int height, RsFit *fit)
{
  RsFitRequest request = {
    .width = width,
    .height = height,
    .gap = get_gap (self),
    .n_tiles = get_n_agents (self),
    .smallest_px = self->look.smallest_px,
    .largest_px = MAX (self->look.unit_px * 2.1, self->look.smallest_px * 1.6),
  };

  rs_fit_compute (&request, fit);
}

/**
 * rs_wall_get_fit:
 * @self: a wall
 *
 * Returns: (transfer none): how everybody fits since the last allocation
 */
const RsFit *
rs_wall_get_fit (RsWall *self)
{
  return &self->fit;
}

/**
 * rs_wall_get_n_not_shown:
 * @self: a wall
 *
 * Returns: how many agents have no tile
 */
guint
rs_wall_get_n_not_shown (RsWall *self)
{
  return get_n_agents (self) - MIN (self->fit.n_shown, get_n_agents (self));
}
