/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-day-bar.h"

#include "ui/rs-glyph.h"

/**
 * RsDayBar:
 *
 * An agent's day as a bar: from the five minutes in which the first thing is known until now. What is not known is hatched.
 * What it shows stands in words beside it, so it is a picture only for eyes.
 */
struct _RsDayBar
{
  GtkWidget parent_instance;

  GArray *spans; /* of RsDaySpan */
  gint64 from_ns;
  gint64 to_ns;
  RsLook look;
};

G_DEFINE_FINAL_TYPE (RsDayBar, rs_day_bar, GTK_TYPE_WIDGET)

#define HEIGHT 28
#define HATCH_STEP 7
#define ROUND_NS (G_GINT64_CONSTANT (300) * 1000 * 1000 * 1000)

static void
rs_day_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                    int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 320 : HEIGHT;
}

static double
get_x (RsDayBar *self, gint64 at_ns)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double share = (double) (CLAMP (at_ns, self->from_ns, self->to_ns) - self->from_ns) /
                 (double) MAX (self->to_ns - self->from_ns, 1);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL)
    share = 1 - share;
  return share * width;
}

static void
draw_span (RsDayBar *self, GtkSnapshot *snapshot, const RsDaySpan *span)
{
  GdkRGBA fill = rs_look_get_fill (&self->look, span->state);
  double a = get_x (self, span->from_ns);
  double b = get_x (self, span->to_ns);

  gtk_snapshot_append_color (snapshot, &fill,
                             &GRAPHENE_RECT_INIT ((float) MIN (a, b), 0, (float) ABS (b - a),
                                                  (float) gtk_widget_get_height (GTK_WIDGET (self))));
}

static void
rs_day_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsDayBar *self = RS_DAY_BAR (widget);
  RsTheme theme = rs_look_get_theme (&self->look);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  GskRoundedRect edge;

  gsk_rounded_rect_init_from_rect (&edge, &area, 5);
  gtk_snapshot_push_rounded_clip (snapshot, &edge);
  gtk_snapshot_append_color (snapshot, &theme.track, &area);
  rs_hatch_snapshot (snapshot, &area, HATCH_STEP, &theme.line);
  for (guint i = 0; i < self->spans->len; i++)
    draw_span (self, snapshot, &g_array_index (self->spans, RsDaySpan, i));
  gtk_snapshot_pop (snapshot);
}

static void
rs_day_bar_finalize (GObject *object)
{
  g_array_unref (RS_DAY_BAR (object)->spans);
  G_OBJECT_CLASS (rs_day_bar_parent_class)->finalize (object);
}

static void
rs_day_bar_class_init (RsDayBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rs_day_bar_finalize;
  widget_class->measure = rs_day_bar_measure;
  widget_class->snapshot = rs_day_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "daybar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
rs_day_bar_init (RsDayBar *self)
{
  self->spans = g_array_new (FALSE, FALSE, sizeof (RsDaySpan));
}

/**
 * rs_day_bar_new:
 *
 * Returns: (transfer floating): the bar of a day of which nothing is known
 */
GtkWidget *
rs_day_bar_new (void)
{
  return g_object_new (RS_TYPE_DAY_BAR, NULL);
}

/**
 * rs_day_bar_set:
 * @self: a bar
 * @day: what is known of the day
 * @now_ns: the time at the server
 * @look: of the board
 */
void
rs_day_bar_set (RsDayBar *self, const RsDay *day, gint64 now_ns, const RsLook *look)
{
  gint64 first_ns = day->spans->len > 0 ? g_array_index (day->spans, RsDaySpan, 0).from_ns : now_ns;

  g_array_unref (self->spans);
  self->spans = g_array_ref (day->spans);
  self->from_ns = first_ns - (first_ns - day->start_ns) % ROUND_NS;
  self->to_ns = MAX (now_ns, self->from_ns + 1);
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_day_bar_get_range:
 * @self: a bar
 * @from_ns: (out): where it begins, by the server's clock
 * @to_ns: (out): where it ends
 */
void
rs_day_bar_get_range (RsDayBar *self, gint64 *from_ns, gint64 *to_ns)
{
  *from_ns = self->from_ns;
  *to_ns = self->to_ns;
}
