/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-agent-tile.h"

#include "base/rs-iso-time.h"
#include "ui/rs-raster.h"
#include "ui/rs-tile-ground.h"
#include "ui/rs-tile-painter.h"

/**
 * RsAgentTile:
 *
 * One agent on the wall. It draws itself, and only when something that it shows has changed: a wall of three
 * hundred of them ticks every second.
 */
struct _RsAgentTile
{
  GtkWidget parent_instance;

  RsAgent *agent;
  gulong changed_handler;
  RsTilePainter painter;
  RsLook look;
  RsTileForm form;
  double text_px;
  gint64 now_ns;
  gint64 described_minute;
  char *timer_text;
  int bar_width;
  gboolean is_alarm;
};

G_DEFINE_FINAL_TYPE (RsAgentTile, rs_agent_tile, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RsTileJob
get_job (RsAgentTile *self)
{
  return (RsTileJob){
    .look = self->look,
    .form = self->form,
    .text_px = self->text_px,
    .width = gtk_widget_get_width (GTK_WIDGET (self)),
    .height = gtk_widget_get_height (GTK_WIDGET (self)),
    .now_ns = self->now_ns,
  };
}

static void
describe (RsAgentTile *self)
{
  g_autofree char *description = rs_agent_tile_get_description (self);

  self->described_minute = self->now_ns / (60 * RS_NSEC_PER_SEC);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

/* Takes what depends on the time. Returns whether it looks different now. */
static gboolean
take_time (RsAgentTile *self)
{
  RsTileJob job = get_job (self);
  RsTileFace face;
  g_autofree char *timer_text = NULL;
  gboolean is_alarm, same_alarm, same_timer;
  int bar_width;

  rs_tile_face_read (&face, self->agent, self->look.names);
  timer_text = rs_tile_face_format_timer (&face, self->now_ns);
  bar_width = (int) rs_tile_ground_get_bar_width (&face, &job);
  is_alarm = rs_tile_face_is_alarm (&face, self->now_ns);
  same_alarm = is_alarm == self->is_alarm;
  same_timer = bar_width == self->bar_width && g_strcmp0 (timer_text, self->timer_text) == 0;

  self->is_alarm = is_alarm;
  self->bar_width = bar_width;
  g_free (self->timer_text);
  self->timer_text = g_steal_pointer (&timer_text);
  return !same_alarm || (!same_timer && self->form != RS_TILE_FORM_CELL);
}

/* What take_time() sees, if it shows. */
#define TIME_MASK (RS_CHANGED_SINCE | 1u << RS_AGENT_STATUS_CHANGED_AT)

/* What only a tile that says everything shows. */
#define DETAIL_MASK                                                                                                    \
  (RS_CHANGED_CONTACTS | 1u << RS_AGENT_QUEUE_NAME | 1u << RS_AGENT_WRAP_UP_CODE | 1u << RS_AGENT_TEAM_NAME)

static gboolean
shows (RsAgentTile *self, guint mask)
{
  return (mask & ~(TIME_MASK | DETAIL_MASK)) != 0 ||
         ((mask & DETAIL_MASK) != 0 && self->form <= RS_TILE_FORM_FULL_WIDE);
}

static void
on_agent_changed (RsAgentTile *self, guint mask)
{
  gboolean is_later = take_time (self);

  describe (self);
  if (is_later || shows (self, mask))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
paint_focus (RsAgentTile *self, GtkSnapshot *snapshot)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA text = rs_look_get_theme (&self->look).text;
  GdkRGBA colours[4] = { text, text, text, text };
  float widths[4] = { 3, 3, 3, 3 };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, &GRAPHENE_RECT_INIT (-3, -3, width + 6, height + 6), 8);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
rs_agent_tile_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsAgentTile *self = RS_AGENT_TILE (widget);
  RsTileJob job = get_job (self);
  GtkSnapshot *parts;
  RsTileFace face;

  if (self->agent == NULL || job.width <= 0 || job.height <= 0)
    return;
  rs_tile_face_read (&face, self->agent, self->look.names);
  parts = rs_raster_begin (widget, snapshot);
  rs_tile_painter_paint (&self->painter, widget, parts, &face, &job);
  rs_raster_end (widget, snapshot, parts);
  if (gtk_widget_has_visible_focus (widget))
    paint_focus (self, snapshot);
}

static void
rs_agent_tile_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_agent_tile_parent_class)->css_changed (widget, change);
  rs_tile_painter_clear (&RS_AGENT_TILE (widget)->painter);
}

static void
rs_agent_tile_direction_changed (GtkWidget *widget, GtkTextDirection old_direction)
{
  GTK_WIDGET_CLASS (rs_agent_tile_parent_class)->direction_changed (widget, old_direction);
  rs_tile_painter_clear (&RS_AGENT_TILE (widget)->painter);
}

static void
rs_agent_tile_state_flags_changed (GtkWidget *widget, GtkStateFlags old_flags)
{
  GtkStateFlags changed = old_flags ^ gtk_widget_get_state_flags (widget);

  if ((changed & (GTK_STATE_FLAG_FOCUSED | GTK_STATE_FLAG_FOCUS_VISIBLE)) == 0 || RS_AGENT_TILE (widget)->agent == NULL)
    return;
  describe (RS_AGENT_TILE (widget));
  gtk_widget_queue_draw (widget);
}

static void
rs_agent_tile_dispose (GObject *object)
{
  RsAgentTile *self = RS_AGENT_TILE (object);

  rs_agent_tile_set_agent (self, NULL);
  rs_tile_painter_clear (&self->painter);
  g_clear_pointer (&self->timer_text, g_free);
  G_OBJECT_CLASS (rs_agent_tile_parent_class)->dispose (object);
}

static void
add_activation (GtkWidgetClass *widget_class)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space, GDK_KEY_KP_Space };

  /**
   * RsAgentTile::activate:
   * @self: the tile
   *
   * Somebody wants to know more of its agent: Enter or the space bar was pressed, or assistive technology asks.
   */
  signals[SIGNAL_ACTIVATE] = g_signal_new ("activate", G_TYPE_FROM_CLASS (widget_class),
                                           G_SIGNAL_RUN_FIRST | G_SIGNAL_ACTION, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_activate_signal (widget_class, signals[SIGNAL_ACTIVATE]);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_signal (widget_class, keys[i], 0, "activate", NULL);
}

static void
rs_agent_tile_class_init (RsAgentTileClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_agent_tile_dispose;
  widget_class->snapshot = rs_agent_tile_snapshot;
  widget_class->css_changed = rs_agent_tile_css_changed;
  widget_class->direction_changed = rs_agent_tile_direction_changed;
  widget_class->state_flags_changed = rs_agent_tile_state_flags_changed;
  add_activation (widget_class);
  gtk_widget_class_set_css_name (widget_class, "agenttile");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
}

static void
rs_agent_tile_init (RsAgentTile *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

/**
 * rs_agent_tile_new:
 *
 * Returns: (transfer floating): a tile of nobody
 */
GtkWidget *
rs_agent_tile_new (void)
{
  return g_object_new (RS_TYPE_AGENT_TILE, NULL);
}

/**
 * rs_agent_tile_get_agent:
 * @self: a tile
 *
 * Returns: (transfer none) (nullable): whom it shows
 */
RsAgent *
rs_agent_tile_get_agent (RsAgentTile *self)
{
  return self->agent;
}

/**
 * rs_agent_tile_set_agent:
 * @self: a tile
 * @agent: (nullable): whom to show
 */
void
rs_agent_tile_set_agent (RsAgentTile *self, RsAgent *agent)
{
  if (self->agent == agent)
    return;
  if (self->agent != NULL)
    g_clear_signal_handler (&self->changed_handler, self->agent);
  g_set_object (&self->agent, agent);
  if (agent == NULL)
    return;

  self->changed_handler = g_signal_connect_swapped (agent, "changed", G_CALLBACK (on_agent_changed), self);
  on_agent_changed (self, RS_CHANGED_ALL);
}

/**
 * rs_agent_tile_set_look:
 * @self: a tile
 * @look: of the board
 * @form: how much to say
 * @text_px: size of the name
 */
void
rs_agent_tile_set_look (RsAgentTile *self, const RsLook *look, RsTileForm form, double text_px)
{
  gboolean named_otherwise;

  if (self->form == form && ABS (self->text_px - text_px) < 0.01 && rs_look_equal (&self->look, look))
    return;
  named_otherwise = self->look.names != look->names;
  self->look = *look;
  self->form = form;
  self->text_px = text_px;
  if (named_otherwise && self->agent != NULL)
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_agent_tile_get_form:
 * @self: a tile
 *
 * Returns: how much it says
 */
RsTileForm
rs_agent_tile_get_form (RsAgentTile *self)
{
  return self->form;
}

/**
 * rs_agent_tile_tick:
 * @self: a tile
 * @now_ns: the time at the server
 *
 * Lets the timer go on. The label for assistive technology follows once a minute, and whenever the focus comes:
 * three hundred new labels a second would drown a screen reader.
 *
 * Returns: whether the tile will be drawn anew
 */
gboolean
rs_agent_tile_tick (RsAgentTile *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  if (self->agent == NULL || !take_time (self))
    return FALSE;
  if (self->described_minute != now_ns / (60 * RS_NSEC_PER_SEC))
    describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return TRUE;
}

/**
 * rs_agent_tile_get_timer_text:
 * @self: a tile with an agent
 *
 * Returns: (transfer full): what its timer says
 */
char *
rs_agent_tile_get_timer_text (RsAgentTile *self)
{
  return g_strdup (self->timer_text);
}

/**
 * rs_agent_tile_get_description:
 * @self: a tile with an agent
 *
 * Returns: (transfer full): what a screen reader says
 */
char *
rs_agent_tile_get_description (RsAgentTile *self)
{
  RsTileFace face;

  rs_tile_face_read (&face, self->agent, self->look.names);
  return rs_tile_face_describe (&face, self->now_ns);
}
