/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-foot.h"

#include <glib/gi18n.h>

/* More of them cannot be counted at a glance: then the number alone says it. */
#define MOST_DOTS 12

/**
 * rs_wall_foot_get_height:
 * @look: of the board
 *
 * Returns: the room that the line takes
 */
int
rs_wall_foot_get_height (const RsLook *look)
{
  return (int) (look->smallest_px * 1.5 + 0.5);
}

/**
 * rs_wall_foot_set:
 * @self: a foot
 * @widget: the wall
 * @look: of the board
 * @n_not_shown: how many agents are not on the page
 * @n_hidden: how many agents filters leave out
 * @page: which page it is, from 0
 * @n_pages: how many there are; less than 2 to say nothing of pages
 */
void
rs_wall_foot_set (RsWallFoot *self, GtkWidget *widget, const RsLook *look, guint n_not_shown, guint n_hidden,
                  guint page, guint n_pages)
{
  RsTextStyle style = { look->smallest_px, PANGO_WEIGHT_BOLD };
  g_autofree char *missing = NULL;
  g_autofree char *hidden = NULL;
  g_autofree char *number = NULL;
  g_autofree char *both = NULL;

  if (n_not_shown > 0)
    missing = g_strdup_printf (ngettext ("+%u not shown", "+%u not shown", n_not_shown), n_not_shown);
  if (n_hidden > 0)
    hidden = g_strdup_printf (ngettext ("%u hidden by filters", "%u hidden by filters", n_hidden), n_hidden);
  if (hidden != NULL && missing != NULL)
    both = g_strdup_printf ("%s · %s", missing, hidden);
  if (n_pages > 1)
    number = g_strdup_printf ("%u / %u", page + 1, n_pages);
  rs_text_line_set (&self->missing, widget, style, both != NULL ? both : missing != NULL ? missing : hidden, -1);
  rs_text_line_set (&self->number, widget, style, number, -1);
  self->page = page;
  self->n_pages = n_pages;
}

/**
 * rs_wall_foot_describe:
 * @self: a foot
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
rs_wall_foot_describe (const RsWallFoot *self)
{
  g_autofree char *page = NULL;
  const char *missing = self->missing.text != NULL ? self->missing.text : "";

  if (self->n_pages < 2)
    return g_strdup (missing);
  page = g_strdup_printf (_ ("page %u of %u"), self->page + 1, self->n_pages);
  return *missing != '\0' ? g_strdup_printf ("%s, %s", page, missing) : g_steal_pointer (&page);
}

static void
put_dots (const RsWallFoot *self, GtkSnapshot *snapshot, double start, double middle, double direction,
          const RsLook *look)
{
  RsTheme theme = rs_look_get_theme (look);
  double size = look->smallest_px * 0.42;

  for (guint i = 0; i < self->n_pages; i++)
    {
      double x = start + direction * size * 1.7 * i - (direction < 0 ? size : 0);
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) x, (float) (middle - size / 2), (float) size, (float) size);
      GskRoundedRect dot;

      gsk_rounded_rect_init_from_rect (&dot, &area, (float) size / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &dot);
      gtk_snapshot_append_color (snapshot, i == self->page ? &theme.text : &theme.track, &area);
      gtk_snapshot_pop (snapshot);
    }
}

/**
 * rs_wall_foot_snapshot:
 * @self: a foot
 * @widget: the wall
 * @snapshot: where to draw
 * @look: of the board
 */
void
rs_wall_foot_snapshot (const RsWallFoot *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look)
{
  GdkRGBA text = rs_look_get_theme (look).text;
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  double width = gtk_widget_get_width (widget);
  double middle = gtk_widget_get_height (widget) - rs_wall_foot_get_height (look) / 2.0;
  double gap = look->smallest_px * 0.6;
  double number_x = mirrored ? width - self->number.width : 0;

  rs_text_line_snapshot (&self->missing, snapshot, mirrored ? 0 : width - self->missing.width,
                         middle - self->missing.height / 2.0, &text);
  if (self->n_pages < 2)
    return;
  rs_text_line_snapshot (&self->number, snapshot, number_x, middle - self->number.height / 2.0, &text);
  if (self->n_pages <= MOST_DOTS)
    put_dots (self, snapshot, mirrored ? number_x - gap : self->number.width + gap, middle, mirrored ? -1 : 1, look);
}

/**
 * rs_wall_foot_clear:
 * @self: a foot
 */
void
rs_wall_foot_clear (RsWallFoot *self)
{
  rs_text_line_clear (&self->missing);
  rs_text_line_clear (&self->number);
}
