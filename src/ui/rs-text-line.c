/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-text-line.h"

#include "base/rs-safe-text.h"

#include <math.h>

static PangoAttrList *
make_attributes (RsTextStyle style)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_size_new_absolute ((int) (style.px * PANGO_SCALE)));
  pango_attr_list_insert (attributes, pango_attr_weight_new (style.weight));
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum"));
  return attributes;
}

static void
begin (RsTextLine *self, GtkWidget *widget)
{
  if (self->layout != NULL)
    return;
  self->layout = gtk_widget_create_pango_layout (widget, NULL);
  pango_layout_set_single_paragraph_mode (self->layout, TRUE);
  pango_layout_set_ellipsize (self->layout, PANGO_ELLIPSIZE_END);
}

/* A line is as high as its own font, whatever others its letters are taken from: nothing moves for a name. */
static void
measure_font (RsTextLine *self)
{
  PangoRectangle extents;

  pango_layout_set_text (self->layout, "0", -1);
  g_clear_pointer (&self->text, g_free);
  pango_layout_get_pixel_extents (self->layout, NULL, &extents);
  self->height = extents.height;
  self->baseline = PANGO_PIXELS (pango_layout_get_baseline (self->layout));
}

static void
take_style (RsTextLine *self, RsTextStyle style)
{
  g_autoptr (PangoAttrList) attributes = NULL;

  if (fabs (self->style.px - style.px) < 0.01 && self->style.weight == style.weight)
    return;
  attributes = make_attributes (style);
  pango_layout_set_attributes (self->layout, attributes);
  self->style = style;
  measure_font (self);
}

static void
measure (RsTextLine *self)
{
  PangoRectangle ink, extents;
  int leeway = self->height / 8;

  pango_layout_get_pixel_extents (self->layout, &ink, &extents);
  self->left = extents.x;
  self->width = extents.width;
  self->rise = self->baseline - PANGO_PIXELS (pango_layout_get_baseline (self->layout));
  self->overflows = ink.y + self->rise < -leeway || ink.y + ink.height + self->rise > self->height + leeway;
}

static void
set_safely (RsTextLine *self, const char *text)
{
  g_autofree char *safe = rs_safe_text (text);

  pango_layout_set_text (self->layout, safe, -1);
}

/**
 * rs_text_line_set:
 * @self: a line
 * @widget: whose font it takes
 * @style: size and weight
 * @text: (nullable): plain text, never markup
 * @max_width: pixels it may take; it is cut with an ellipsis there. -1 for as many as it likes
 *
 * Cheap if nothing has changed.
 */
void
rs_text_line_set (RsTextLine *self, GtkWidget *widget, RsTextStyle style, const char *text, int max_width)
{
  if (text == NULL)
    text = "";
  if (self->layout != NULL && self->max_width == max_width && g_strcmp0 (self->text, text) == 0 &&
      fabs (self->style.px - style.px) < 0.01 && self->style.weight == style.weight)
    return;

  begin (self, widget);
  take_style (self, style);
  if (g_strcmp0 (self->text, text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (text);
      set_safely (self, text);
    }
  self->max_width = max_width;
  pango_layout_set_width (self->layout, max_width < 0 ? -1 : max_width * PANGO_SCALE);
  measure (self);
}

/**
 * rs_text_line_is_cut:
 * @self: a line
 *
 * Returns: whether not all of it had room
 */
gboolean
rs_text_line_is_cut (const RsTextLine *self)
{
  return self->layout != NULL && pango_layout_is_ellipsized (self->layout);
}

/**
 * rs_text_line_clear:
 * @self: a line
 *
 * Lets go of everything, also when the font may have changed.
 */
void
rs_text_line_clear (RsTextLine *self)
{
  g_clear_object (&self->layout);
  g_free (self->text);
  *self = (RsTextLine){ 0 };
}

/* Marks that pile up, and letters of a font that is far too high, are cut off where the line ends. */
static void
append (const RsTextLine *self, GtkSnapshot *snapshot, const GdkRGBA *colour)
{
  graphene_rect_t line = GRAPHENE_RECT_INIT ((float) self->left, 0, (float) self->width, (float) self->height);

  if (self->overflows)
    gtk_snapshot_push_clip (snapshot, &line);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, (float) self->rise));
  gtk_snapshot_append_layout (snapshot, self->layout, colour);
  if (self->overflows)
    gtk_snapshot_pop (snapshot);
}

/**
 * rs_text_line_snapshot:
 * @self: a line
 * @snapshot: where to draw
 * @x: left edge of the text
 * @y: upper edge of the text
 * @colour: of the letters
 */
void
rs_text_line_snapshot (const RsTextLine *self, GtkSnapshot *snapshot, double x, double y, const GdkRGBA *colour)
{
  rs_text_line_snapshot_narrow (self, snapshot, x, y, 1, colour);
}

/**
 * rs_text_line_snapshot_narrow:
 * @self: a line
 * @snapshot: where to draw
 * @x: left edge
 * @y: upper edge
 * @share: of its width to which the line is squeezed, its height staying as it is; 1 for none
 * @colour: of the text
 */
void
rs_text_line_snapshot_narrow (const RsTextLine *self, GtkSnapshot *snapshot, double x, double y, double share,
                              const GdkRGBA *colour)
{
  if (self->layout == NULL || self->text[0] == '\0')
    return;
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) round (x - self->left * share), (float) round (y)));
  if (share < 1)
    gtk_snapshot_scale (snapshot, (float) share, 1);
  append (self, snapshot, colour);
  gtk_snapshot_restore (snapshot);
}
