/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsWallMeasure:
 * @columns: tiles beside each other
 * @row_height: of a row of tiles, pixels
 * @heading_height: of the line over a section, pixels
 * @gap: between any two lines, pixels
 *
 * How large the lines of a wall are.
 */
typedef struct
{
  guint columns;
  int row_height;
  int heading_height;
  int gap;
} RsWallMeasure;

/**
 * RsWallLine:
 * @first: index of the first person in it
 * @count: how many people; 0 for a heading
 * @section: to which it belongs
 *
 * A row of people, or the heading of a section.
 */
typedef struct
{
  guint first;
  guint count;
  guint section;
} RsWallLine;

/**
 * RsWallPage:
 * @first_line: index
 * @n_lines: how many
 * @first: index of the first person on it
 * @count: how many people
 * @repeats_heading: whether it begins inside a section, whose heading is shown once more
 * @height: what it takes, pixels
 *
 * What is seen at one time.
 */
typedef struct
{
  guint first_line;
  guint n_lines;
  guint first;
  guint count;
  gboolean repeats_heading;
  int height;
} RsWallPage;

/**
 * RsWallPlan:
 * @measure: sizes
 * @is_divided: whether there are sections
 * @lines: (element-type RsWallLine): everybody, in order
 *
 * Everybody in lines, which are cut into pages as high as the room.
 */
typedef struct
{
  RsWallMeasure measure;
  gboolean is_divided;
  GArray *lines;
} RsWallPlan;

void rs_wall_plan_build (RsWallPlan *self, const RsWallMeasure *measure, guint n_people, const guint *sections,
                         guint n_sections);
void rs_wall_plan_clear (RsWallPlan *self);
RsWallPage rs_wall_plan_fill (const RsWallPlan *self, guint first_line, int height);
GArray *rs_wall_plan_cut (const RsWallPlan *self, int height);
guint rs_wall_plan_find_last_top (const RsWallPlan *self, int height);
guint rs_wall_plan_find_line (const RsWallPlan *self, guint person);

G_END_DECLS
