/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-walk.h"

#include <stdlib.h>

static const RsWallSlot *
get_slot (const RsWallSheet *sheet, guint index)
{
  return &g_array_index (sheet->slots, RsWallSlot, index);
}

/* The nearest in the next row up or down. */
static int
find_in_next_row (const RsWallSheet *sheet, guint from, int direction)
{
  const GdkRectangle *here = &get_slot (sheet, from)->area;
  int found = -1, found_dy = G_MAXINT, found_dx = G_MAXINT;

  for (guint i = 0; i < sheet->slots->len; i++)
    {
      const GdkRectangle *area = &get_slot (sheet, i)->area;
      int dy = (area->y - here->y) * direction;
      int dx = abs (area->x - here->x);

      if (dy <= 0 || dy > found_dy || (dy == found_dy && dx >= found_dx))
        continue;
      found = (int) i;
      found_dy = dy;
      found_dx = dx;
    }
  return found;
}

/**
 * rs_wall_walk_step:
 * @sheet: what is where
 * @from: index of a slot
 * @direction: of an arrow key
 * @mirrored: whether the wall reads from right to left
 *
 * Returns: index of the slot to which the focus goes; -1 beyond the first or last, and for other keys than arrows
 */
int
rs_wall_walk_step (const RsWallSheet *sheet, guint from, GtkDirectionType direction, gboolean mirrored)
{
  int target;

  if (from >= sheet->slots->len)
    return -1;
  switch (direction)
    {
    case GTK_DIR_LEFT:
    case GTK_DIR_RIGHT:
      target = (int) from + ((direction == GTK_DIR_RIGHT) != mirrored ? 1 : -1);
      return target < (int) sheet->slots->len ? target : -1;
    case GTK_DIR_UP:
      return find_in_next_row (sheet, from, -1);
    case GTK_DIR_DOWN:
      return find_in_next_row (sheet, from, 1);
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return -1;
    }
}
