/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-side-sheet.h"

/**
 * RsSideSheet:
 *
 * A board with a sheet at its end side. Where there is room the board steps aside, so that nothing of it is covered;
 * in a narrow window the sheet lies over it. It is there at once: a wall of hundreds of tiles is not laid out anew
 * sixty times a second for a movement.
 */
struct _RsSideSheet
{
  GtkWidget parent_instance;

  GtkWidget *content;
  GtkWidget *sheet;
};

G_DEFINE_FINAL_TYPE (RsSideSheet, rs_side_sheet, GTK_TYPE_WIDGET)

#define SHEET_WIDTH 380
#define SMALLEST_WIDTH_BESIDE 640 /* of the board */

static void
rs_side_sheet_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  gtk_widget_measure (RS_SIDE_SHEET (widget)->content, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
place_sheet (RsSideSheet *self, int x, int width, int height)
{
  int least_width, least_height;

  gtk_widget_measure (self->sheet, GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL, NULL, NULL);
  gtk_widget_measure (self->sheet, GTK_ORIENTATION_VERTICAL, width, &least_height, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->sheet, &(GtkAllocation){ x, 0, MAX (width, least_width), MAX (height, least_height) },
                            -1);
}

static void
rs_side_sheet_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsSideSheet *self = RS_SIDE_SHEET (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int sheet_width = rs_side_sheet_is_open (self) ? MIN (SHEET_WIDTH, width) : 0;
  int room = width - sheet_width >= SMALLEST_WIDTH_BESIDE ? width - sheet_width : width;

  gtk_widget_size_allocate (self->content, &(GtkAllocation){ mirrored ? width - room : 0, 0, room, height }, -1);
  if (sheet_width > 0)
    place_sheet (self, mirrored ? 0 : width - sheet_width, sheet_width, height);
}

static void
rs_side_sheet_dispose (GObject *object)
{
  RsSideSheet *self = RS_SIDE_SHEET (object);

  g_clear_pointer (&self->content, gtk_widget_unparent);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  G_OBJECT_CLASS (rs_side_sheet_parent_class)->dispose (object);
}

static void
rs_side_sheet_class_init (RsSideSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_side_sheet_dispose;
  widget_class->measure = rs_side_sheet_measure;
  widget_class->size_allocate = rs_side_sheet_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "sidesheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_side_sheet_init (RsSideSheet *self)
{
}

/**
 * rs_side_sheet_new:
 * @content: (transfer floating): what is always there
 * @sheet: (transfer floating): what comes and goes; it is away at first
 *
 * Returns: (transfer floating): both
 */
GtkWidget *
rs_side_sheet_new (GtkWidget *content, GtkWidget *sheet)
{
  RsSideSheet *self = g_object_new (RS_TYPE_SIDE_SHEET, NULL);

  self->content = content;
  self->sheet = sheet;
  gtk_widget_set_parent (content, GTK_WIDGET (self));
  gtk_widget_set_parent (sheet, GTK_WIDGET (self));
  gtk_widget_set_visible (sheet, FALSE);
  return GTK_WIDGET (self);
}

/**
 * rs_side_sheet_set_open:
 * @self: content and sheet
 * @open: whether the sheet is there
 */
void
rs_side_sheet_set_open (RsSideSheet *self, gboolean open)
{
  gtk_widget_set_visible (self->sheet, open);
}

/**
 * rs_side_sheet_is_open:
 * @self: content and sheet
 *
 * Returns: whether the sheet is there
 */
gboolean
rs_side_sheet_is_open (RsSideSheet *self)
{
  return gtk_widget_get_visible (self->sheet);
}
