/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-cell-painter.h"

#include "ui/rs-raster.h"

/**
 * rs_cell_painter_get_looks:
 * @face: what a cell says
 * @job: how it is painted
 *
 * Returns: a number that stands for how the cell looks, its size and its initials apart; never 0
 */
guint32
rs_cell_painter_get_looks (const RsTileFace *face, const RsTileJob *job)
{
  guint32 looks = 1;

  looks = looks << 4 | (guint32) face->state;
  looks = looks << 6 | (guint32) face->glyph;
  looks = looks << 1 | (face->granted != FALSE);
  looks = looks << 1 | (job->look.living && !face->confirmed);
  return looks << 1 | (rs_tile_face_is_alarm (face, job->now_ns) != FALSE);
}

/**
 * rs_cell_painter_has_initials:
 * @job: how a cell is painted
 *
 * Returns: whether it is large enough to say whose it is
 */
gboolean
rs_cell_painter_has_initials (const RsTileJob *job)
{
  return rs_tile_painter_get_cell_px (job) > 0;
}

static GskRenderNode *
make_node (RsCellPainter *self, GtkWidget *widget, const RsTileFace *face, const RsTileJob *job)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  rs_tile_painter_paint (&self->texts, widget, snapshot, face, job);
  node = gtk_snapshot_free_to_node (snapshot);
  return self->scale > 0 ? rs_raster_flatten (node, self->scale) : node;
}

static GskRenderNode *
ensure_node (RsCellPainter *self, GtkWidget *widget, const RsTileFace *face, const RsTileJob *job)
{
  gint64 key = (gint64) rs_cell_painter_get_looks (face, job) << 32 | (gint64) job->width << 16 | job->height;
  GskRenderNode *node;

  if (self->looks == NULL)
    self->looks = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) gsk_render_node_unref);
  node = g_hash_table_lookup (self->looks, &key);
  if (node != NULL)
    return node;
  node = make_node (self, widget, face, job);
  g_hash_table_insert (self->looks, g_memdup2 (&key, sizeof key), node);
  return node;
}

/**
 * rs_cell_painter_paint:
 * @self: a painter, cleared since the look of the board changed last
 * @widget: whose font and direction count
 * @snapshot: where to paint
 * @face: what the cell says
 * @job: how it is painted
 */
void
rs_cell_painter_paint (RsCellPainter *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsTileFace *face,
                       const RsTileJob *job)
{
  int scale = rs_raster_get_scale (widget);

  if (self->scale != scale)
    rs_cell_painter_clear (self);
  self->scale = scale;
  if (rs_cell_painter_has_initials (job))
    rs_tile_painter_paint (&self->texts, widget, snapshot, face, job);
  else
    gtk_snapshot_append_node (snapshot, ensure_node (self, widget, face, job));
}

/**
 * rs_cell_painter_clear:
 * @self: a painter
 *
 * Forgets everything, also when the look of the board or the font may have changed.
 */
void
rs_cell_painter_clear (RsCellPainter *self)
{
  g_clear_pointer (&self->looks, g_hash_table_unref);
  rs_tile_painter_clear (&self->texts);
}
