/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-kiosk-frame.h"

#include "ui/rs-orbit.h"

/**
 * RsKioskFrame:
 *
 * What stands around everything in a window that nobody attends: room in which the board wanders, so that nothing of it
 * is ever cut off, and a veil that takes light away at night.
 */
struct _RsKioskFrame
{
  GtkWidget parent_instance;

  GtkWidget *child;
  gboolean wanders;
  int x;
  int y;
  double darkness; /* from 0 to 1 */
};

G_DEFINE_FINAL_TYPE (RsKioskFrame, rs_kiosk_frame, GTK_TYPE_WIDGET)

/* The wandering takes a pixel less than its span: the board stands on the first of them already. */
static int
get_room (RsKioskFrame *self)
{
  return self->wanders ? RS_ORBIT_SPAN - 1 : 0;
}

static void
rs_kiosk_frame_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  RsKioskFrame *self = RS_KIOSK_FRAME (widget);
  int room = get_room (self);

  gtk_widget_measure (self->child, orientation, for_size >= 0 ? MAX (for_size - room, 0) : -1, minimum, natural, NULL,
                      NULL);
  *minimum += room;
  *natural += room;
}

/* The board keeps its size, so a step costs no layout. */
static void
rs_kiosk_frame_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsKioskFrame *self = RS_KIOSK_FRAME (widget);
  int room = get_room (self);
  GskTransform *shift =
      self->wanders ? gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT ((float) self->x, (float) self->y)) : NULL;

  gtk_widget_allocate (self->child, width - room, height - room, -1, shift);
}

static void
rs_kiosk_frame_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsKioskFrame *self = RS_KIOSK_FRAME (widget);
  GdkRGBA veil = { 0, 0, 0, (float) self->darkness };

  gtk_widget_snapshot_child (widget, self->child, snapshot);
  if (self->darkness > 0)
    gtk_snapshot_append_color (
        snapshot, &veil,
        &GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget)));
}

static void
rs_kiosk_frame_dispose (GObject *object)
{
  g_clear_pointer (&RS_KIOSK_FRAME (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (rs_kiosk_frame_parent_class)->dispose (object);
}

static void
rs_kiosk_frame_class_init (RsKioskFrameClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_kiosk_frame_dispose;
  widget_class->measure = rs_kiosk_frame_measure;
  widget_class->size_allocate = rs_kiosk_frame_size_allocate;
  widget_class->snapshot = rs_kiosk_frame_snapshot;
  gtk_widget_class_set_css_name (widget_class, "kioskframe");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_kiosk_frame_init (RsKioskFrame *self)
{
}

/**
 * rs_kiosk_frame_new:
 * @child: (transfer floating): what is in it
 *
 * Returns: (transfer floating): a frame that lets all light through and does not wander
 */
GtkWidget *
rs_kiosk_frame_new (GtkWidget *child)
{
  RsKioskFrame *self = g_object_new (RS_TYPE_KIOSK_FRAME, NULL);

  self->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (self));
  return GTK_WIDGET (self);
}

/**
 * rs_kiosk_frame_put_around:
 * @window: a window with content
 *
 * Returns: (transfer none): a frame around all that is in it
 */
RsKioskFrame *
rs_kiosk_frame_put_around (AdwApplicationWindow *window)
{
  g_autoptr (GtkWidget) content = g_object_ref (adw_application_window_get_content (window));
  GtkWidget *frame;

  adw_application_window_set_content (window, NULL);
  frame = rs_kiosk_frame_new (content);
  adw_application_window_set_content (window, frame);
  return RS_KIOSK_FRAME (frame);
}

/**
 * rs_kiosk_frame_set_wanders:
 * @self: a frame
 * @wanders: whether room is kept to wander in
 */
void
rs_kiosk_frame_set_wanders (RsKioskFrame *self, gboolean wanders)
{
  if (self->wanders == wanders)
    return;
  self->wanders = wanders;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * rs_kiosk_frame_set_shift:
 * @self: a frame
 * @x: pixels to the right, less than %RS_ORBIT_SPAN
 * @y: pixels down, less than %RS_ORBIT_SPAN
 *
 * Where the board stands in a frame in which it wanders.
 */
void
rs_kiosk_frame_set_shift (RsKioskFrame *self, int x, int y)
{
  if (self->x == x && self->y == y)
    return;
  self->x = x;
  self->y = y;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_kiosk_frame_set_darkness:
 * @self: a frame
 * @darkness: how much light it takes away, from 0 to 1
 */
void
rs_kiosk_frame_set_darkness (RsKioskFrame *self, double darkness)
{
  if (G_APPROX_VALUE (self->darkness, darkness, 1e-6))
    return;
  self->darkness = darkness;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_kiosk_frame_get_darkness:
 * @self: a frame
 *
 * Returns: how much light it takes away, from 0 to 1
 */
double
rs_kiosk_frame_get_darkness (RsKioskFrame *self)
{
  return self->darkness;
}
