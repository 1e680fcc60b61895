/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsTextStyle:
 * @px: size of the font
 * @weight: of the letters
 */
typedef struct
{
  double px;
  PangoWeight weight;
} RsTextStyle;

/**
 * RsTextLine:
 * @layout: (nullable): the shaped text
 * @text: (nullable): what was asked for
 * @style: how
 * @max_width: room that it had
 * @width: what it takes
 * @height: what its font takes, whatever the text
 * @baseline: from its upper edge
 * @left: where the layout begins, from the left edge
 * @rise: how much lower than the layout the line begins, if letters of another font are higher
 * @overflows: whether there is more above or below than belongs in a line
 *
 * One line of text that is shaped only when something about it has changed. Digits are tabular. Zero-filled
 * memory is an empty line.
 */
typedef struct
{
  PangoLayout *layout;
  char *text;
  RsTextStyle style;
  int max_width;
  int width;
  int height;
  int baseline;
  int left;
  int rise;
  gboolean overflows;
} RsTextLine;

void rs_text_line_set (RsTextLine *self, GtkWidget *widget, RsTextStyle style, const char *text, int max_width);
gboolean rs_text_line_is_cut (const RsTextLine *self);
void rs_text_line_clear (RsTextLine *self);
void rs_text_line_snapshot_narrow (const RsTextLine *self, GtkSnapshot *snapshot, double x, double y, double share,
                                   const GdkRGBA *colour);
void rs_text_line_snapshot (const RsTextLine *self, GtkSnapshot *snapshot, double x, double y, const GdkRGBA *colour);

G_END_DECLS
