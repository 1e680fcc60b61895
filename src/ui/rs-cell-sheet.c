/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-cell-sheet.h"

#include "ui/rs-cell-painter.h"
#include "ui/rs-raster.h"

/**
 * RsCellSheet:
 *
 * Where thousands of colour cells stand, and the pictures of them. They are painted in blocks, each a few neighbours in a
 * row; only blocks in which a cell looks different now are painted anew.
 */
struct _RsCellSheet
{
  GtkWidget *widget;   /* not owned: it owns this */
  GArray *cells;       /* of Cell */
  GArray *blocks;      /* of Block, over the cells, in order */
  GHashTable *indices; /* RsAgent → index of its cell */
  RsCellPainter painter;
  RsLook look;
  double text_px;
  gint64 now_ns;
  guint n_painted;
  gboolean is_new; /* the cells stand elsewhere than the blocks know */
};

typedef struct
{
  RsAgent *agent;
  gulong changed_handler;
  GtkAllocation area;
  guint32 looks; /* of rs-cell-painter.h, when it was looked at last */
  guint block;
} Cell;

typedef struct
{
  guint first;
  guint count;
  GskRenderNode *node; /* (nullable): to be painted */
} Block;

/* What costs most is the pixels, then the number of nodes, which the renderer walks through with every frame. */
#define MOST_CELLS_OF_BLOCK 8

static Cell *
get_cell (RsCellSheet *self, guint index)
{
  return &g_array_index (self->cells, Cell, index);
}

static Block *
get_block (RsCellSheet *self, guint index)
{
  return &g_array_index (self->blocks, Block, index);
}

static RsTileJob
get_job (RsCellSheet *self, const Cell *cell)
{
  return (RsTileJob){
    .look = self->look,
    .form = RS_TILE_FORM_CELL,
    .text_px = self->text_px,
    .width = cell->area.width,
    .height = cell->area.height,
    .now_ns = self->now_ns,
  };
}

static void
spoil_block (RsCellSheet *self, guint index)
{
  g_clear_pointer (&get_block (self, index)->node, gsk_render_node_unref);
  gtk_widget_queue_draw (self->widget);
}

/* Has the cell painted again if it looks different now. */
static void
look_at_cell (RsCellSheet *self, Cell *cell, gboolean is_renamed)
{
  RsTileJob job = get_job (self, cell);
  RsTileFace face;
  guint32 looks;

  rs_tile_face_read (&face, cell->agent, job.look.names);
  looks = rs_cell_painter_get_looks (&face, &job);
  if (looks == cell->looks && !(is_renamed && rs_cell_painter_has_initials (&job)))
    return;
  cell->looks = looks;
  if (!self->is_new)
    spoil_block (self, cell->block);
}

static void
on_agent_changed (RsCellSheet *self, guint mask, RsAgent *agent)
{
  Cell *cell = get_cell (self, (guint) rs_cell_sheet_find (self, agent));

  look_at_cell (self, cell, (mask & 1u << RS_AGENT_DISPLAY_NAME) != 0);
}

static void
empty_cell (RsCellSheet *self, guint index)
{
  Cell *cell = get_cell (self, index);

  if (cell->agent == NULL)
    return;
  if (rs_cell_sheet_find (self, cell->agent) == (int) index)
    g_hash_table_remove (self->indices, cell->agent);
  g_clear_signal_handler (&cell->changed_handler, cell->agent);
  g_clear_object (&cell->agent);
}

static void
fill_cell (RsCellSheet *self, guint index, RsAgent *agent)
{
  Cell *cell = get_cell (self, index);

  if (cell->agent != agent)
    {
      empty_cell (self, index);
      cell->agent = g_object_ref (agent);
      cell->changed_handler = g_signal_connect_swapped (agent, "changed", G_CALLBACK (on_agent_changed), self);
    }
  g_hash_table_insert (self->indices, agent, GUINT_TO_POINTER (index));
}

static gboolean
continues (RsCellSheet *self, const Block *block, const Cell *cell)
{
  RsTileJob job = get_job (self, cell);

  return block->count < MOST_CELLS_OF_BLOCK && cell->area.y == get_cell (self, block->first)->area.y &&
         !rs_cell_painter_has_initials (&job);
}

static void
clear_blocks (RsCellSheet *self)
{
  for (guint i = 0; i < self->blocks->len; i++)
    spoil_block (self, i);
  g_array_set_size (self->blocks, 0);
}

static void
make_blocks (RsCellSheet *self)
{
  clear_blocks (self);
  for (guint i = 0; i < self->cells->len; i++)
    {
      Cell *cell = get_cell (self, i);

      if (self->blocks->len == 0 || !continues (self, get_block (self, self->blocks->len - 1), cell))
        g_array_append_val (self->blocks, ((Block){ .first = i }));
      cell->block = self->blocks->len - 1;
      get_block (self, cell->block)->count++;
    }
  self->is_new = FALSE;
  gtk_widget_queue_draw (self->widget);
}

static void
paint_cell (RsCellSheet *self, GtkSnapshot *snapshot, Cell *cell)
{
  RsTileJob job = get_job (self, cell);
  RsTileFace face;

  rs_tile_face_read (&face, cell->agent, job.look.names);
  cell->looks = rs_cell_painter_get_looks (&face, &job);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) cell->area.x, (float) cell->area.y));
  rs_cell_painter_paint (&self->painter, self->widget, snapshot, &face, &job);
  gtk_snapshot_restore (snapshot);
  self->n_painted++;
}

static void
paint_block (RsCellSheet *self, Block *block)
{
  int scale = rs_raster_get_scale (self->widget);
  GtkSnapshot *snapshot = gtk_snapshot_new ();

  for (guint i = 0; i < block->count; i++)
    paint_cell (self, snapshot, get_cell (self, block->first + i));
  block->node = gtk_snapshot_free_to_node (snapshot);
  if (scale > 0)
    block->node = rs_raster_flatten (block->node, scale);
}

/**
 * rs_cell_sheet_new:
 * @widget: which draws it, and outlives it
 *
 * Returns: (transfer full): a sheet without cells
 */
RsCellSheet *
rs_cell_sheet_new (GtkWidget *widget)
{
  RsCellSheet *self = g_new0 (RsCellSheet, 1);

  self->widget = widget;
  self->cells = g_array_new (FALSE, TRUE, sizeof (Cell));
  self->blocks = g_array_new (FALSE, TRUE, sizeof (Block));
  self->indices = g_hash_table_new (NULL, NULL);
  return self;
}

/**
 * rs_cell_sheet_free:
 * @self: (transfer full): a sheet
 */
void
rs_cell_sheet_free (RsCellSheet *self)
{
  for (guint i = 0; i < self->cells->len; i++)
    empty_cell (self, i);
  clear_blocks (self);
  rs_cell_painter_clear (&self->painter);
  g_array_unref (self->cells);
  g_array_unref (self->blocks);
  g_hash_table_unref (self->indices);
  g_free (self);
}

/**
 * rs_cell_sheet_set_look:
 * @self: a sheet
 * @look: of the board
 * @text_px: by which frames and corners are measured
 *
 * Returns: whether it is another look
 */
gboolean
rs_cell_sheet_set_look (RsCellSheet *self, const RsLook *look, double text_px)
{
  if (ABS (self->text_px - text_px) < 0.01 && rs_look_equal (&self->look, look))
    return FALSE;
  self->look = *look;
  self->text_px = text_px;
  rs_cell_painter_clear (&self->painter);
  make_blocks (self);
  return TRUE;
}

/**
 * rs_cell_sheet_place:
 * @self: a sheet
 * @index: of the cell; at most the number of those placed before
 * @agent: whom it shows
 * @area: where it stands
 *
 * Cells that stand beside each other follow each other. rs_cell_sheet_set_count() ends the placing.
 */
void
rs_cell_sheet_place (RsCellSheet *self, guint index, RsAgent *agent, const GtkAllocation *area)
{
  Cell *cell;

  g_return_if_fail (index <= self->cells->len);
  if (index == self->cells->len)
    g_array_set_size (self->cells, index + 1);
  cell = get_cell (self, index);
  if (cell->agent == agent && gdk_rectangle_equal (&cell->area, area))
    return;
  fill_cell (self, index, agent);
  cell->area = *area;
  self->is_new = TRUE;
}

/**
 * rs_cell_sheet_set_count:
 * @self: a sheet
 * @count: how many cells there are; at most as many as were placed
 *
 * Ends the placing.
 *
 * Returns: whether any cell is another, or elsewhere
 */
gboolean
rs_cell_sheet_set_count (RsCellSheet *self, guint count)
{
  g_return_val_if_fail (count <= self->cells->len, FALSE);
  if (!self->is_new && count == self->cells->len)
    return FALSE;
  for (guint i = count; i < self->cells->len; i++)
    empty_cell (self, i);
  g_array_set_size (self->cells, count);
  make_blocks (self);
  return TRUE;
}

/**
 * rs_cell_sheet_tick:
 * @self: a sheet
 * @now_ns: the time at the server
 *
 * Has those cells painted anew whose limit is over now.
 */
void
rs_cell_sheet_tick (RsCellSheet *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  for (guint i = 0; i < self->cells->len; i++)
    look_at_cell (self, get_cell (self, i), FALSE);
}

/**
 * rs_cell_sheet_forget_pictures:
 * @self: a sheet
 *
 * Has everything painted anew, as when the font has changed.
 */
void
rs_cell_sheet_forget_pictures (RsCellSheet *self)
{
  rs_cell_painter_clear (&self->painter);
  for (guint i = 0; i < self->blocks->len; i++)
    spoil_block (self, i);
}

/**
 * rs_cell_sheet_snapshot:
 * @self: a sheet
 * @snapshot: where to draw
 */
void
rs_cell_sheet_snapshot (RsCellSheet *self, GtkSnapshot *snapshot)
{
  for (guint i = 0; i < self->blocks->len; i++)
    {
      Block *block = get_block (self, i);

      if (block->node == NULL)
        paint_block (self, block);
      gtk_snapshot_append_node (snapshot, block->node);
    }
}

/**
 * rs_cell_sheet_get_count:
 * @self: a sheet
 *
 * Returns: how many cells there are
 */
guint
rs_cell_sheet_get_count (RsCellSheet *self)
{
  return self->cells->len;
}

/**
 * rs_cell_sheet_get_n_painted:
 * @self: a sheet
 *
 * Returns: how many cells were painted so far; one that was painted twice counts twice
 */
guint
rs_cell_sheet_get_n_painted (RsCellSheet *self)
{
  return self->n_painted;
}

/**
 * rs_cell_sheet_get_agent:
 * @self: a sheet
 * @index: of a cell
 *
 * Returns: (transfer none): whom it shows
 */
RsAgent *
rs_cell_sheet_get_agent (RsCellSheet *self, guint index)
{
  return get_cell (self, index)->agent;
}

/**
 * rs_cell_sheet_get_area:
 * @self: a sheet
 * @index: of a cell
 *
 * Returns: (transfer none): where it stands
 */
const GtkAllocation *
rs_cell_sheet_get_area (RsCellSheet *self, guint index)
{
  return &get_cell (self, index)->area;
}

/**
 * rs_cell_sheet_find:
 * @self: a sheet
 * @agent: somebody
 *
 * Returns: the index of the agent's cell; -1 without one
 */
int
rs_cell_sheet_find (RsCellSheet *self, RsAgent *agent)
{
  gpointer index;

  return g_hash_table_lookup_extended (self->indices, agent, NULL, &index) ? GPOINTER_TO_INT (index) : -1;
}

static gboolean
is_inside (const GtkAllocation *area, double x, double y)
{
  return x >= area->x && x < area->x + area->width && y >= area->y && y < area->y + area->height;
}

/**
 * rs_cell_sheet_find_at:
 * @self: a sheet
 * @x: a point
 * @y: of the widget
 *
 * Returns: the index of the cell there; -1 between cells
 */
int
rs_cell_sheet_find_at (RsCellSheet *self, double x, double y)
{
  for (guint i = 0; i < self->cells->len; i++)
    if (is_inside (&get_cell (self, i)->area, x, y))
      return (int) i;
  return -1;
}

static int
get_middle (const GtkAllocation *area)
{
  return area->x + area->width / 2;
}

/**
 * rs_cell_sheet_find_in_next_row:
 * @self: a sheet
 * @from: index of a cell
 * @direction: 1 for down, -1 for up
 *
 * Returns: the index of the nearest cell in the nearest row above or below; -1 if there is no such row
 */
int
rs_cell_sheet_find_in_next_row (RsCellSheet *self, guint from, int direction)
{
  const GtkAllocation *start = &get_cell (self, from)->area;
  int best = -1, best_rows = G_MAXINT, best_columns = G_MAXINT;

  for (guint i = 0; i < self->cells->len; i++)
    {
      const GtkAllocation *area = &get_cell (self, i)->area;
      int rows = (area->y - start->y) * direction;
      int columns = ABS (get_middle (area) - get_middle (start));

      if (rows <= 0 || rows > best_rows || (rows == best_rows && columns >= best_columns))
        continue;
      best = (int) i;
      best_rows = rows;
      best_columns = columns;
    }
  return best;
}
