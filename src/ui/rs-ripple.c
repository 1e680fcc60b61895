/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-ripple.h"

/* A twentieth of a second at 60 Hz: nobody sees that digits do not change together, and no frame is long. */
#define N_FRAMES 3

/* Fewer than that are not worth a frame of their own. */
#define LEAST_SLICE 60

static void
run (RsRipple *self, guint count)
{
  guint end = MIN (self->next + count, self->end);

  while (self->next < end)
    self->func (self->widget, self->next++);
}

static gboolean
on_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RsRipple *self = user_data;

  run (self, self->slice);
  if (self->next < self->end)
    return G_SOURCE_CONTINUE;
  self->callback = 0;
  return G_SOURCE_REMOVE;
}

/**
 * rs_ripple_start:
 * @self: a ripple
 * @widget: whose frames count
 * @count: of how many
 * @func: called once for each index under @count, in order
 *
 * Begins with the next frame. Does everything at once where that is little, or where @widget is not on a screen. What is
 * left of the time before is not done any more: the new round comes by there as well.
 */
void
rs_ripple_start (RsRipple *self, GtkWidget *widget, guint count, RsRippleFunc func)
{
  rs_ripple_stop (self);
  *self = (RsRipple){ .widget = widget, .func = func, .end = count };
  self->slice = MAX ((count + N_FRAMES - 1) / N_FRAMES, LEAST_SLICE);
  if (count > self->slice && gtk_widget_get_mapped (widget))
    self->callback = gtk_widget_add_tick_callback (widget, on_frame, self, NULL);
  else
    run (self, count);
}

/**
 * rs_ripple_stop:
 * @self: a ripple
 *
 * Does no more.
 */
void
rs_ripple_stop (RsRipple *self)
{
  if (self->callback != 0)
    gtk_widget_remove_tick_callback (self->widget, self->callback);
  self->callback = 0;
}
