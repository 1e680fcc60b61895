/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-lines.h"

static void
snapshot_heading (const RsWallSheet *sheet, guint index, GtkWidget *wall, GtkSnapshot *snapshot, const RsLook *look)
{
  const RsWallSlot *head = &g_array_index (sheet->heads, RsWallSlot, index);
  graphene_rect_t area = GRAPHENE_RECT_INIT ((float) head->area.x, (float) head->area.y, (float) head->area.width,
                                             (float) head->area.height);

  rs_wall_heading_snapshot (sheet->headings->pdata[head->index], wall, snapshot, look, &area);
}

/* Under those who are on every page. */
static void
snapshot_rule (const RsWallSheet *sheet, GtkWidget *wall, GtkSnapshot *snapshot, const RsLook *look)
{
  GdkRGBA colour = rs_look_get_theme (look).line;
  float width = (float) gtk_widget_get_width (wall);
  float y = (float) (sheet->strip_height - sheet->plan.measure.gap * 3 / 2);

  gtk_snapshot_append_color (snapshot, &colour, &GRAPHENE_RECT_INIT (0, y, width, (float) MAX (1, look->unit_px / 8)));
}

/**
 * rs_wall_lines_snapshot:
 * @sheet: what is where
 * @wall: the wall
 * @snapshot: where to draw
 * @look: of the board
 *
 * Draws what stands between the tiles: the headings of sections, and the line under those who are on every page.
 */
void
rs_wall_lines_snapshot (const RsWallSheet *sheet, GtkWidget *wall, GtkSnapshot *snapshot, const RsLook *look)
{
  if (sheet->heads == NULL)
    return;
  for (guint i = 0; i < sheet->heads->len; i++)
    snapshot_heading (sheet, i, wall, snapshot, look);
  if (sheet->strip_height > 0)
    snapshot_rule (sheet, wall, snapshot, look);
}
