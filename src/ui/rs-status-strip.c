/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-status-strip.h"

#include "ui/rs-state-words.h"
#include "ui/rs-tally.h"
#include "ui/rs-text-line.h"

#include <glib/gi18n.h>

/**
 * RsStatusStrip:
 *
 * The top of the board: its name, how far it can be trusted, how many agents are in which state, and the time
 * with its zone. In a window it is the title bar.
 */
struct _RsStatusStrip
{
  GtkWidget parent_instance;

  RsBoardModel *model;
  RsSourceStatus *status;
  GtkWidget *controls; /* (nullable) */
  char *board_name;
  char *clock_text;
  char *zone_text;
  char *pill_text;
  gint64 monotonic_us;
  RsLook look;
  RsTally tally;
  RsTextLine name_line;
  RsTextLine pill_line;
  RsTextLine clock_line;
  RsTextLine zone_line;
};

G_DEFINE_FINAL_TYPE (RsStatusStrip, rs_status_strip, GTK_TYPE_WIDGET)

typedef struct
{
  RsStatusStrip *self;
  GtkSnapshot *snapshot;
  RsTheme theme;
  gboolean mirrored;
  double px;
  double width;
  double height;
} Painting;

static double
mirror (const Painting *p, double start, double width)
{
  return p->mirrored ? p->width - start - width : start;
}

static void
put_line (const Painting *p, const RsTextLine *line, double start, double y, const GdkRGBA *colour)
{
  rs_text_line_snapshot (line, p->snapshot, mirror (p, start, line->width), y, colour);
}

static GdkRGBA
get_pill_colour (RsStatusStrip *self)
{
  RsSourceState state = self->status->state;
  RsLook awake = self->look;

  awake.frozen = FALSE; /* the one place that keeps its colour: it tells why the others lost theirs */
  if (rs_source_state_needs_person (state))
    return rs_look_get_signal (&awake, RS_SIGNAL_ALARM);
  if (state == RS_SOURCE_STATE_LIVE || state == RS_SOURCE_STATE_POLLING)
    return rs_look_get_signal (&awake, RS_SIGNAL_GOOD);
  if (state == RS_SOURCE_STATE_CONNECTING || state == RS_SOURCE_STATE_STOPPED)
    return rs_look_get_theme (&awake).dim;
  return rs_look_get_signal (&awake, RS_SIGNAL_WARNING);
}

static double
paint_pill (Painting *p, double start)
{
  RsTextLine *line = &p->self->pill_line;
  GdkRGBA colour = get_pill_colour (p->self);
  GdkRGBA ground = rs_colour_mix (&p->theme.page, &colour, p->self->look.dark ? 0.26 : 0.18);
  GdkRGBA ink = rs_colour_mix (&p->theme.text, &colour, 0.25);
  double height = MIN (p->px * 1.75, p->height);
  double dot = p->px * 0.5;
  double width = line->width + dot + p->px * 1.75;
  double top = (p->height - height) / 2;
  graphene_rect_t area =
      GRAPHENE_RECT_INIT ((float) mirror (p, start, width), (float) top, (float) width, (float) height);
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &area, (float) height / 2);
  gtk_snapshot_push_rounded_clip (p->snapshot, &outline);
  gtk_snapshot_append_color (p->snapshot, &ground, &area);
  gtk_snapshot_pop (p->snapshot);
  area = GRAPHENE_RECT_INIT ((float) mirror (p, start + p->px * 0.7, dot), (float) (p->height - dot) / 2, (float) dot,
                             (float) dot);
  gsk_rounded_rect_init_from_rect (&outline, &area, (float) dot / 2);
  gtk_snapshot_push_rounded_clip (p->snapshot, &outline);
  gtk_snapshot_append_color (p->snapshot, &colour, &area);
  gtk_snapshot_pop (p->snapshot);
  put_line (p, line, start + p->px * 1.05 + dot, (p->height - line->height) / 2.0, &ink);
  return start + width;
}

static int
get_controls_width (RsStatusStrip *self)
{
  int natural = 0;

  if (self->controls != NULL && gtk_widget_get_visible (self->controls))
    gtk_widget_measure (self->controls, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  return natural > 0 ? natural + (int) (self->look.text_px * 0.5) : 0;
}

/* The clock ends before the window's buttons. Returns where it begins. */
static double
paint_clock (Painting *p)
{
  RsStatusStrip *self = p->self;
  double end = p->width - get_controls_width (self);
  double top = (p->height - self->clock_line.height) / 2.0;

  end -= self->zone_line.width;
  put_line (p, &self->zone_line, end, top + self->clock_line.baseline - self->zone_line.baseline, &p->theme.dim);
  end -= self->clock_line.width + p->px * 0.35;
  put_line (p, &self->clock_line, end, top, &p->theme.text);
  return end;
}

static void
shape (Painting *p)
{
  RsStatusStrip *self = p->self;
  GtkWidget *widget = GTK_WIDGET (self);
  RsTextStyle title = { MAX (self->look.unit_px * 1.5, p->px), PANGO_WEIGHT_BOLD };

  rs_text_line_set (&self->name_line, widget, title, self->board_name, (int) (p->width * 0.3));
  rs_text_line_set (&self->pill_line, widget, (RsTextStyle){ p->px * 0.95, PANGO_WEIGHT_MEDIUM }, self->pill_text,
                    (int) (p->width * 0.4));
  rs_text_line_set (&self->clock_line, widget, title, self->clock_text, -1);
  rs_text_line_set (&self->zone_line, widget, (RsTextStyle){ p->px * 0.85, PANGO_WEIGHT_NORMAL }, self->zone_text, -1);
}

static void
rs_status_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsStatusStrip *self = RS_STATUS_STRIP (widget);
  Painting p = {
    .self = self,
    .snapshot = snapshot,
    .theme = rs_look_get_theme (&self->look),
    .mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL,
    .px = self->look.text_px,
    .width = gtk_widget_get_width (widget),
    .height = gtk_widget_get_height (widget),
  };
  double start, end;
  graphene_rect_t area;

  shape (&p);
  put_line (&p, &self->name_line, 0, (p.height - self->name_line.height) / 2.0, &p.theme.text);
  start = paint_pill (&p, self->name_line.width + p.px * 1.1) + p.px * 1.3;
  end = paint_clock (&p) - p.px;
  area = GRAPHENE_RECT_INIT ((float) mirror (&p, start, end - start), 0, (float) (end - start), (float) p.height);
  if (self->model != NULL && end > start && rs_tally_get_total (&self->tally) > 0)
    rs_tally_snapshot (&self->tally, widget, snapshot, &self->look, &area);
  GTK_WIDGET_CLASS (rs_status_strip_parent_class)->snapshot (widget, snapshot);
}

static void
rs_status_strip_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                         int *minimum_baseline, int *natural_baseline)
{
  RsStatusStrip *self = RS_STATUS_STRIP (widget);

  *minimum = *natural = 0;
  if (self->controls != NULL && gtk_widget_get_visible (self->controls))
    gtk_widget_measure (self->controls, orientation, -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_VERTICAL)
    *minimum = *natural = MAX (*natural, rs_status_strip_get_height (&self->look));
}

static void
rs_status_strip_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsStatusStrip *self = RS_STATUS_STRIP (widget);
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int natural = 0;

  if (self->controls == NULL || !gtk_widget_get_visible (self->controls))
    return;
  gtk_widget_measure (self->controls, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &natural, NULL, NULL);
  gtk_widget_size_allocate (self->controls,
                            &(GtkAllocation){ mirrored ? 0 : MAX (width - natural, 0), 0, natural, height }, -1);
}

static void
clear_lines (RsStatusStrip *self)
{
  rs_tally_clear (&self->tally);
  rs_text_line_clear (&self->name_line);
  rs_text_line_clear (&self->pill_line);
  rs_text_line_clear (&self->clock_line);
  rs_text_line_clear (&self->zone_line);
}

static void
rs_status_strip_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_status_strip_parent_class)->css_changed (widget, change);
  clear_lines (RS_STATUS_STRIP (widget));
}

static void
rs_status_strip_dispose (GObject *object)
{
  RsStatusStrip *self = RS_STATUS_STRIP (object);

  rs_status_strip_set_model (self, NULL);
  g_clear_pointer (&self->controls, gtk_widget_unparent);
  clear_lines (self);
  G_OBJECT_CLASS (rs_status_strip_parent_class)->dispose (object);
}

static void
rs_status_strip_finalize (GObject *object)
{
  RsStatusStrip *self = RS_STATUS_STRIP (object);

  rs_source_status_free (self->status);
  g_free (self->board_name);
  g_free (self->clock_text);
  g_free (self->zone_text);
  g_free (self->pill_text);
  G_OBJECT_CLASS (rs_status_strip_parent_class)->finalize (object);
}

static void
rs_status_strip_class_init (RsStatusStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_status_strip_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_status_strip_finalize;
  widget_class->measure = rs_status_strip_measure;
  widget_class->size_allocate = rs_status_strip_size_allocate;
  widget_class->snapshot = rs_status_strip_snapshot;
  widget_class->css_changed = rs_status_strip_css_changed;
  gtk_widget_class_set_css_name (widget_class, "statusstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rs_status_strip_init (RsStatusStrip *self)
{
  self->status = rs_source_status_new ();
}

/**
 * rs_status_strip_new:
 *
 * Returns: (transfer floating): a strip that says that it connects
 */
GtkWidget *
rs_status_strip_new (void)
{
  return g_object_new (RS_TYPE_STATUS_STRIP, NULL);
}

static void
describe (RsStatusStrip *self)
{
  g_autofree char *description = rs_status_strip_get_description (self);
  g_autofree char *explanation = rs_state_words_explain_source (self->status, self->monotonic_us);

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), explanation);
}

/* Texts that follow from the status and the time. Returns whether one of them has changed. */
static gboolean
take_pill_text (RsStatusStrip *self)
{
  g_autofree char *text = rs_state_words_for_source (self->status, self->monotonic_us);

  if (g_strcmp0 (text, self->pill_text) == 0)
    return FALSE;
  g_free (self->pill_text);
  self->pill_text = g_steal_pointer (&text);
  return TRUE;
}

/**
 * rs_status_strip_set_controls:
 * @self: a strip
 * @controls: menu and window buttons, shown at its end
 */
void
rs_status_strip_set_controls (RsStatusStrip *self, GtkWidget *controls)
{
  g_return_if_fail (self->controls == NULL);
  self->controls = controls;
  gtk_widget_set_parent (controls, GTK_WIDGET (self));
}

/**
 * rs_status_strip_set_board_name:
 * @self: a strip
 * @name: (nullable): plain text
 */
void
rs_status_strip_set_board_name (RsStatusStrip *self, const char *name)
{
  g_free (self->board_name);
  self->board_name = g_strdup (name);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_applied (RsStatusStrip *self)
{
  if (!rs_tally_take (&self->tally, self->model))
    return;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_status_strip_set_model:
 * @self: a strip
 * @model: (nullable): what to count
 */
void
rs_status_strip_set_model (RsStatusStrip *self, RsBoardModel *model)
{
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_func (self->model, on_applied, self);
  g_set_object (&self->model, model);
  if (model == NULL)
    return;
  g_signal_connect_swapped (model, "applied", G_CALLBACK (on_applied), self);
  on_applied (self);
}

/**
 * rs_status_strip_set_status:
 * @self: a strip
 * @status: what the source says of itself
 */
void
rs_status_strip_set_status (RsStatusStrip *self, const RsSourceStatus *status)
{
  gboolean same_colour = self->status->state == status->state;

  rs_source_status_free (self->status);
  self->status = rs_source_status_copy (status);
  if (!take_pill_text (self) && same_colour)
    return;
  describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_status_strip_set_look:
 * @self: a strip
 * @look: of the board
 */
void
rs_status_strip_set_look (RsStatusStrip *self, const RsLook *look)
{
  if (rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_status_strip_tick:
 * @self: a strip
 * @local_time: what the clock shows
 * @monotonic_us: now, for the seconds until the next attempt
 */
void
rs_status_strip_tick (RsStatusStrip *self, GDateTime *local_time, gint64 monotonic_us)
{
  g_free (self->clock_text);
  g_free (self->zone_text);
  self->clock_text = g_date_time_format (local_time, "%H:%M:%S");
  self->zone_text = g_date_time_format (local_time, "%Z");
  self->monotonic_us = monotonic_us;
  if (take_pill_text (self))
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_status_strip_get_pill_text:
 * @self: a strip
 *
 * Returns: (transfer none) (nullable): what it says about the source
 */
const char *
rs_status_strip_get_pill_text (RsStatusStrip *self)
{
  return self->pill_text;
}

/**
 * rs_status_strip_get_description:
 * @self: a strip
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
rs_status_strip_get_description (RsStatusStrip *self)
{
  g_autofree char *tally = rs_tally_describe (&self->tally);

  return g_strdup_printf ("%s, %s, %s", self->board_name != NULL ? self->board_name : _ ("Ringside"),
                          self->pill_text != NULL ? self->pill_text : "", tally);
}

/**
 * rs_status_strip_get_height:
 * @look: of the board
 *
 * Returns: how high the strip is
 */
int
rs_status_strip_get_height (const RsLook *look)
{
  return (int) MAX (look->unit_px * 2.6, look->text_px * 1.4);
}
