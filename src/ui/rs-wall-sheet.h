/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-fit.h"
#include "ui/rs-wall-heading.h"
#include "ui/rs-wall-plan.h"

G_BEGIN_DECLS

/**
 * RsWallJob:
 * @agents: (nullable): everybody, in order
 * @look: of the board
 * @width: of the wall
 * @height: of the wall
 * @now_ns: the time at the server
 * @is_divided: whether each team has a heading
 * @scrolls: whether a wall on which not everybody fits is scrolled by hand, instead of having pages
 *
 * Whom to put where.
 */
typedef struct
{
  GListModel *agents;
  RsLook look;
  int width;
  int height;
  gint64 now_ns;
  gboolean is_divided;
  gboolean scrolls;
} RsWallJob;

/**
 * RsWallSlot:
 * @index: of an agent; of a section for a heading
 * @area: where that goes, from the leading edge
 *
 * A place on the wall.
 */
typedef struct
{
  guint index;
  GdkRectangle area;
} RsWallSlot;

/**
 * RsWallSheet:
 * @fit: how everybody fits
 * @headings: (element-type RsWallHeading): of all sections
 * @plan: everybody in lines
 * @pages: (element-type RsWallPage): on which everybody is shown once; none where one scrolls
 * @page: index of the page that is shown
 * @top_line: where one scrolls, the first line that is shown
 * @shown: what is on the page
 * @pins: (element-type RsWallPin): who is on every page, if there are several
 * @n_pinned: for how many of them there is room
 * @pin_rows: how many rows they take
 * @strip_height: of the rows of the pinned and the line below, pixels
 * @slots: (element-type RsWallSlot): places of agents, those of the pinned first
 * @heads: (element-type RsWallSlot): places of headings
 * @n_missing: how many agents are not on the page
 *
 * What is where on a wall. All 0 at first.
 */
typedef struct
{
  RsFit fit;
  GPtrArray *headings;
  RsWallPlan plan;
  GArray *pages;
  guint page;
  guint top_line;
  RsWallPage shown;
  GArray *pins;
  guint n_pinned;
  guint pin_rows;
  int strip_height;
  GArray *slots;
  GArray *heads;
  guint n_missing;
} RsWallSheet;

void rs_wall_job_fit (const RsWallJob *self, RsFit *fit);
int rs_wall_job_get_gap (const RsWallJob *self);

void rs_wall_sheet_arrange (RsWallSheet *self, const RsWallJob *job);
gboolean rs_wall_sheet_turn (RsWallSheet *self, int n_pages);
gboolean rs_wall_sheet_scroll (RsWallSheet *self, int n_lines);
guint rs_wall_sheet_get_n_pages (const RsWallSheet *self);
gboolean rs_wall_sheet_recount (RsWallSheet *self, const RsWallJob *job);
void rs_wall_sheet_clear (RsWallSheet *self);

G_END_DECLS
