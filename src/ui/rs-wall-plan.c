/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-plan.h"

static void
add_rows (RsWallPlan *self, guint section, guint first, guint count)
{
  for (guint done = 0; done < count; done += self->measure.columns)
    {
      RsWallLine line = { first + done, MIN (self->measure.columns, count - done), section };

      g_array_append_val (self->lines, line);
    }
}

/**
 * rs_wall_plan_build:
 * @self: a plan; all 0, or one that was built before
 * @measure: sizes
 * @n_people: how many there are
 * @sections: (nullable) (array length=n_sections): how many of them each section has; together all of them
 * @n_sections: 0 for a wall that is not divided
 */
void
rs_wall_plan_build (RsWallPlan *self, const RsWallMeasure *measure, guint n_people, const guint *sections,
                    guint n_sections)
{
  guint first = 0;

  if (self->lines == NULL)
    self->lines = g_array_new (FALSE, FALSE, sizeof (RsWallLine));
  g_array_set_size (self->lines, 0);
  self->measure = *measure;
  self->measure.columns = MAX (measure->columns, 1);
  self->is_divided = n_sections > 0;
  if (n_sections == 0)
    add_rows (self, 0, 0, n_people);
  for (guint i = 0; i < n_sections; i++)
    {
      RsWallLine heading = { first, 0, i };

      g_array_append_val (self->lines, heading);
      add_rows (self, i, first, sections[i]);
      first += sections[i];
    }
}

/**
 * rs_wall_plan_clear:
 * @self: a plan
 */
void
rs_wall_plan_clear (RsWallPlan *self)
{
  g_clear_pointer (&self->lines, g_array_unref);
}

static const RsWallLine *
get_line (const RsWallPlan *self, guint index)
{
  return &g_array_index (self->lines, RsWallLine, index);
}

static int
get_line_height (const RsWallPlan *self, guint index)
{
  return get_line (self, index)->count > 0 ? self->measure.row_height : self->measure.heading_height;
}

/* A heading with nobody below it says nothing. */
static void
drop_last_heading (const RsWallPlan *self, RsWallPage *page)
{
  if (page->n_lines == 0 || get_line (self, page->first_line + page->n_lines - 1)->count > 0)
    return;
  page->n_lines--;
  page->height -= self->measure.heading_height + (page->height > self->measure.heading_height ? self->measure.gap : 0);
}

/**
 * rs_wall_plan_fill:
 * @self: a plan
 * @first_line: where to begin; less than their number
 * @height: of the room, pixels
 *
 * Returns: the page that begins there; without lines if there is no room for anybody
 */
RsWallPage
rs_wall_plan_fill (const RsWallPlan *self, guint first_line, int height)
{
  RsWallPage page = { .first_line = first_line, .first = get_line (self, first_line)->first };

  page.repeats_heading = self->is_divided && get_line (self, first_line)->count > 0;
  if (page.repeats_heading)
    page.height = self->measure.heading_height;
  for (guint i = first_line; i < self->lines->len; i++)
    {
      int with_line = page.height + (page.height > 0 ? self->measure.gap : 0) + get_line_height (self, i);

      if (with_line > height)
        break;
      page.height = with_line;
      page.count += get_line (self, i)->count;
      page.n_lines++;
    }
  drop_last_heading (self, &page);
  return page;
}

/**
 * rs_wall_plan_cut:
 * @self: a plan
 * @height: of the room, pixels
 *
 * Returns: (transfer full) (element-type RsWallPage): pages on which everybody is shown once; none if there is no room
 *   for anybody
 */
GArray *
rs_wall_plan_cut (const RsWallPlan *self, int height)
{
  GArray *pages = g_array_new (FALSE, FALSE, sizeof (RsWallPage));
  guint line = 0;

  while (line < self->lines->len)
    {
      RsWallPage page = rs_wall_plan_fill (self, line, height);

      if (page.n_lines == 0)
        break;
      g_array_append_val (pages, page);
      line += page.n_lines;
    }
  return pages;
}

/**
 * rs_wall_plan_find_last_top:
 * @self: a plan
 * @height: of the room, pixels
 *
 * Returns: the first line on a page that ends with the last line
 */
guint
rs_wall_plan_find_last_top (const RsWallPlan *self, int height)
{
  guint top = self->lines->len;

  while (top > 0)
    {
      RsWallPage page = rs_wall_plan_fill (self, top - 1, height);

      if (top - 1 + page.n_lines < self->lines->len)
        break;
      top--;
    }
  return MIN (top, self->lines->len > 0 ? self->lines->len - 1 : 0);
}

/**
 * rs_wall_plan_find_line:
 * @self: a plan
 * @person: index
 *
 * Returns: the line in which that person stands
 */
guint
rs_wall_plan_find_line (const RsWallPlan *self, guint person)
{
  guint low = 0, high = self->lines->len;

  while (low + 1 < high)
    {
      guint middle = (low + high) / 2;

      if (get_line (self, middle)->first <= person)
        low = middle;
      else
        high = middle;
    }
  return low;
}
