/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-sheet.h"

#include "ui/rs-wall-foot.h"
#include "ui/rs-wall-pins.h"

static guint
get_n_agents (const RsWallJob *job)
{
  return job->agents != NULL ? g_list_model_get_n_items (job->agents) : 0;
}

/**
 * rs_wall_job_get_gap:
 * @self: whom to put where
 *
 * Returns: pixels between two tiles
 */
int
rs_wall_job_get_gap (const RsWallJob *self)
{
  double share = get_n_agents (self) > 120 ? 0.2 : 0.4;

  return MAX (1, (int) (self->look.unit_px * share + 0.5));
}

static GPtrArray *
collect_headings (const RsWallJob *job)
{
  if (!job->is_divided || job->agents == NULL)
    return g_ptr_array_new ();
  return rs_wall_heading_collect (job->agents);
}

static GArray *
get_section_sizes (GPtrArray *headings)
{
  GArray *sizes = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < headings->len; i++)
    g_array_append_val (sizes, ((RsWallHeading *) headings->pdata[i])->count);
  return sizes;
}

static void
fit_sections (const RsWallJob *job, const GArray *sizes, RsFit *fit)
{
  RsFitRequest request = {
    .width = job->width,
    .height = job->height,
    .gap = rs_wall_job_get_gap (job),
    .n_tiles = get_n_agents (job),
    .smallest_px = job->look.smallest_px,
    .preferred_px = job->look.preferred_px,
    .largest_px = MAX (job->look.unit_px * 2.1, job->look.smallest_px * 1.6),
    .sections = (const guint *) sizes->data,
    .n_sections = sizes->len,
    .heading_height = rs_wall_heading_get_height (&job->look),
    .foot_height = rs_wall_foot_get_height (&job->look),
  };

  rs_fit_compute (&request, fit);
}

/**
 * rs_wall_job_fit:
 * @self: whom to put where
 * @fit: (out caller-allocates): how everybody would fit
 */
void
rs_wall_job_fit (const RsWallJob *self, RsFit *fit)
{
  g_autoptr (GPtrArray) headings = collect_headings (self);
  g_autoptr (GArray) sizes = get_section_sizes (headings);

  fit_sections (self, sizes, fit);
}

static void
begin (RsWallSheet *self, const RsWallJob *job)
{
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);
  if (self->slots == NULL)
    self->slots = g_array_new (FALSE, FALSE, sizeof (RsWallSlot));
  if (self->heads == NULL)
    self->heads = g_array_new (FALSE, FALSE, sizeof (RsWallSlot));
  g_array_set_size (self->slots, 0);
  g_array_set_size (self->heads, 0);
  self->headings = collect_headings (job);
  self->pins = g_array_new (FALSE, FALSE, sizeof (RsWallPin));
  self->n_pinned = 0;
  self->strip_height = 0;
}

static void
build_plan (RsWallSheet *self, const RsWallJob *job)
{
  g_autoptr (GArray) sizes = get_section_sizes (self->headings);
  RsWallMeasure measure = { .gap = rs_wall_job_get_gap (job),
                            .heading_height = rs_wall_heading_get_height (&job->look) };

  fit_sections (job, sizes, &self->fit);
  measure.columns = self->fit.columns;
  measure.row_height = self->fit.tile_height;
  rs_wall_plan_build (&self->plan, &measure, get_n_agents (job), (const guint *) sizes->data, sizes->len);
}

/* Rows for the pinned come as soon as they are needed, and go when the pages begin anew: pages shift as seldom as can be. */
static void
reserve_strip (RsWallSheet *self, const RsWallJob *job, int height)
{
  int row = self->plan.measure.row_height + self->plan.measure.gap;
  guint most = (guint) MAX ((height + self->plan.measure.gap) / row / 3, 0);
  guint needed;

  g_array_unref (self->pins);
  self->pins = rs_wall_pins_collect (job->agents, job->now_ns);
  needed = MIN ((self->pins->len + self->fit.columns - 1) / self->fit.columns, most);
  if (needed > self->pin_rows || self->page == 0)
    self->pin_rows = needed;
  self->pin_rows = MIN (self->pin_rows, most);
  self->n_pinned = MIN (self->pins->len, self->pin_rows * self->fit.columns);
  if (self->pin_rows > 0)
    self->strip_height = (int) self->pin_rows * row + 2 * self->plan.measure.gap;
}

static void
choose_lines (RsWallSheet *self, const RsWallJob *job, int height)
{
  self->shown = (RsWallPage){ 0 };
  if (job->scrolls)
    {
      self->top_line = MIN (self->top_line, rs_wall_plan_find_last_top (&self->plan, height));
      self->shown = rs_wall_plan_fill (&self->plan, self->top_line, height);
      self->pages = g_array_new (FALSE, FALSE, sizeof (RsWallPage));
      return;
    }
  self->pages = rs_wall_plan_cut (&self->plan, height);
  self->page = MIN (self->page, MAX (self->pages->len, 1) - 1);
  if (self->pages->len > 0)
    self->shown = g_array_index (self->pages, RsWallPage, self->page);
}

/* Where a column begins, so that the last one ends at the edge although pixels cannot be shared out. */
static int
get_start (const RsWallSheet *self, const RsWallJob *job, guint column)
{
  int gap = self->plan.measure.gap;
  int even = (job->width + gap) / (int) self->fit.columns - gap;

  if (self->fit.tile_width < even)
    return (int) column * (self->fit.tile_width + gap);
  return (int) ((gint64) (job->width + gap) * column / self->fit.columns);
}

static void
put_agent (RsWallSheet *self, const RsWallJob *job, guint index, guint column, int y, int height)
{
  int x = get_start (self, job, column);
  int end = MIN (get_start (self, job, column + 1) - self->plan.measure.gap, job->width);
  RsWallSlot slot = { index, { x, y, end - x, height } };

  g_array_append_val (self->slots, slot);
}

static void
put_pins (RsWallSheet *self, const RsWallJob *job)
{
  guint columns = self->fit.columns;
  int row = self->plan.measure.row_height + self->plan.measure.gap;

  for (guint i = 0; i < self->n_pinned; i++)
    put_agent (self, job, g_array_index (self->pins, RsWallPin, i).index, i % columns, (int) (i / columns) * row,
               self->plan.measure.row_height);
}

static int
put_heading (RsWallSheet *self, const RsWallJob *job, guint section, int y)
{
  int height = self->plan.measure.heading_height;
  RsWallSlot head = { section, { 0, y, job->width, height } };

  g_array_append_val (self->heads, head);
  return y + height + self->plan.measure.gap;
}

static guint
count_rows (const RsWallSheet *self)
{
  guint rows = 0;

  for (guint i = 0; i < self->shown.n_lines; i++)
    rows += g_array_index (self->plan.lines, RsWallLine, self->shown.first_line + i).count > 0;
  return rows;
}

/* What is left because pixels cannot be shared out, so that the last row ends at the edge. */
static int
get_slack (const RsWallSheet *self, const RsWallJob *job, guint n_rows)
{
  int slack = self->fit.is_paged ? 0 : job->height - self->shown.height;

  return slack > 0 && slack < (int) n_rows ? slack : 0;
}

static void
put_lines (RsWallSheet *self, const RsWallJob *job)
{
  guint n_rows = count_rows (self), row = 0;
  int slack = get_slack (self, job, n_rows);
  int y = self->strip_height;

  if (self->shown.repeats_heading)
    y = put_heading (self, job, g_array_index (self->plan.lines, RsWallLine, self->shown.first_line).section, y);
  for (guint i = 0; i < self->shown.n_lines; i++)
    {
      const RsWallLine *line = &g_array_index (self->plan.lines, RsWallLine, self->shown.first_line + i);
      int extra = n_rows > 0 ? slack * (int) (row + 1) / (int) n_rows - slack * (int) row / (int) n_rows : 0;
      int height = self->plan.measure.row_height + extra;

      if (line->count == 0)
        {
          y = put_heading (self, job, line->section, y);
          continue;
        }
      for (guint column = 0; column < line->count; column++)
        put_agent (self, job, line->first + column, column, y, height);
      y += height + self->plan.measure.gap;
      row++;
    }
}

/**
 * rs_wall_sheet_arrange:
 * @self: a sheet
 * @job: whom to put where
 *
 * Gives everybody on the page a place.
 */
void
rs_wall_sheet_arrange (RsWallSheet *self, const RsWallJob *job)
{
  int height = job->height;

  begin (self, job);
  build_plan (self, job);
  if (self->plan.lines->len == 0 || self->fit.columns == 0)
    {
      self->shown = (RsWallPage){ 0 };
      self->n_missing = get_n_agents (job);
      return;
    }
  if (self->fit.is_paged)
    {
      height -= rs_wall_foot_get_height (&job->look);
      reserve_strip (self, job, height);
      choose_lines (self, job, height - self->strip_height);
    }
  else
    self->shown = rs_wall_plan_fill (&self->plan, self->page = self->top_line = 0, height);
  put_pins (self, job);
  put_lines (self, job);
  self->n_missing = get_n_agents (job) - self->shown.count -
                    rs_wall_pins_count_outside (self->pins, self->n_pinned, self->shown.first, self->shown.count);
  rs_wall_sheet_recount (self, job);
}

/**
 * rs_wall_sheet_get_n_pages:
 * @self: a sheet
 *
 * Returns: how many pages there are; 0 or 1 if they cannot be turned
 */
guint
rs_wall_sheet_get_n_pages (const RsWallSheet *self)
{
  return self->pages != NULL ? self->pages->len : 0;
}

/**
 * rs_wall_sheet_turn:
 * @self: a sheet
 * @n_pages: how many pages forward; less than 0 for back
 *
 * After the last page comes the first. To be arranged anew then.
 *
 * Returns: whether there is another page
 */
gboolean
rs_wall_sheet_turn (RsWallSheet *self, int n_pages)
{
  int count = (int) rs_wall_sheet_get_n_pages (self);

  if (count < 2)
    return FALSE;
  self->page = (guint) ((((int) self->page + n_pages) % count + count) % count);
  return TRUE;
}

/**
 * rs_wall_sheet_scroll:
 * @self: a sheet that is scrolled
 * @n_lines: how many lines down; less than 0 for up
 *
 * To be arranged anew then.
 *
 * Returns: whether that is possible
 */
gboolean
rs_wall_sheet_scroll (RsWallSheet *self, int n_lines)
{
  guint n_all = self->plan.lines != NULL ? self->plan.lines->len : 0;
  int top = CLAMP ((int) self->top_line + n_lines, 0, MAX ((int) n_all - 1, 0));

  if (!self->fit.is_paged || top == (int) self->top_line)
    return FALSE;
  self->top_line = (guint) top;
  return TRUE;
}

/**
 * rs_wall_sheet_recount:
 * @self: a sheet
 * @job: the same as when it was arranged
 *
 * Counts anew what headings say.
 *
 * Returns: whether a heading that is shown says something else now
 */
gboolean
rs_wall_sheet_recount (RsWallSheet *self, const RsWallJob *job)
{
  gboolean changed = FALSE;
  guint first = 0, next = 0;

  for (guint i = 0; self->heads != NULL && i < self->headings->len && next < self->heads->len; i++)
    {
      RsWallHeading *heading = self->headings->pdata[i];

      if (g_array_index (self->heads, RsWallSlot, next).index == i)
        {
          changed |= rs_wall_heading_count (heading, job->agents, first);
          next++;
        }
      first += heading->count;
    }
  return changed;
}

/**
 * rs_wall_sheet_clear:
 * @self: a sheet
 */
void
rs_wall_sheet_clear (RsWallSheet *self)
{
  g_clear_pointer (&self->headings, g_ptr_array_unref);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->pins, g_array_unref);
  g_clear_pointer (&self->slots, g_array_unref);
  g_clear_pointer (&self->heads, g_array_unref);
  rs_wall_plan_clear (&self->plan);
}
