/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-state-chip.h"

#include "ui/rs-glyph.h"

/**
 * RsStateChip:
 *
 * A state as its colour and glyph, beside words that say it too.
 */
struct _RsStateChip
{
  GtkWidget parent_instance;

  int size;
  RsAgentState state;
  RsLook look;
};

G_DEFINE_FINAL_TYPE (RsStateChip, rs_state_chip, GTK_TYPE_WIDGET)

static void
rs_state_chip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                       int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = RS_STATE_CHIP (widget)->size;
}

static void
rs_state_chip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsStateChip *self = RS_STATE_CHIP (widget);
  float size = (float) self->size;
  float x = (float) (gtk_widget_get_width (widget) - self->size) / 2;
  float y = (float) (gtk_widget_get_height (widget) - self->size) / 2;
  GdkRGBA fill = rs_look_get_fill (&self->look, self->state);
  GdkRGBA ink = rs_colour_pick_ink (&fill);
  GskRoundedRect ground;

  gsk_rounded_rect_init_from_rect (&ground, &GRAPHENE_RECT_INIT (x, y, size, size), size / 5);
  gtk_snapshot_push_rounded_clip (snapshot, &ground);
  gtk_snapshot_append_color (snapshot, &fill, &ground.bounds);
  gtk_snapshot_pop (snapshot);
  rs_glyph_snapshot (rs_glyph_for_state (self->state), widget, snapshot, (double) x + self->size * 0.2,
                     (double) y + self->size * 0.2, self->size * 0.6, &ink);
}

static void
rs_state_chip_class_init (RsStateChipClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = rs_state_chip_measure;
  widget_class->snapshot = rs_state_chip_snapshot;
  gtk_widget_class_set_css_name (widget_class, "statechip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rs_state_chip_init (RsStateChip *self)
{
  self->state = RS_AGENT_STATE_UNKNOWN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
}

/**
 * rs_state_chip_new:
 * @size: of its side, in pixels
 *
 * Returns: (transfer floating): a chip for an unknown state
 */
GtkWidget *
rs_state_chip_new (int size)
{
  RsStateChip *self = g_object_new (RS_TYPE_STATE_CHIP, NULL);

  self->size = size;
  return GTK_WIDGET (self);
}

/**
 * rs_state_chip_set:
 * @self: a chip
 * @state: what it stands for
 * @look: of the board
 */
void
rs_state_chip_set (RsStateChip *self, RsAgentState state, const RsLook *look)
{
  if (self->state == state && rs_look_equal (&self->look, look))
    return;
  self->state = state;
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
