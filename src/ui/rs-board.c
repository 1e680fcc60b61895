/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-words.h"
#include "ui/rs-board-layout.h"
#include "ui/rs-board-message.h"
#include "ui/rs-board-private.h"

G_DEFINE_FINAL_TYPE (RsBoard, rs_board, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_AGENT_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define FREEZE_AFTER_US (2 * G_USEC_PER_SEC) /* a blip is not a scare */
#define LATE_AFTER_US (1 * G_USEC_PER_SEC)

static gboolean
is_living (RsBoard *self)
{
  return rs_source_state_is_living (self->status->state);
}

static guint
count_items (GListModel *list)
{
  return list != NULL ? g_list_model_get_n_items (list) : 0;
}

static gboolean
has_agents (RsBoard *self)
{
  return self->model != NULL && count_items (rs_board_model_get_roster (self->model)) > 0;
}

static gboolean
has_queues (RsBoard *self)
{
  return self->model != NULL && count_items (rs_board_model_get_queues (self->model)) > 0;
}

static gboolean
has_picture (RsBoard *self)
{
  return has_agents (self) || has_queues (self);
}

static void
rs_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsBoard *self = RS_BOARD (widget);

  /* Text grows with the board, and is never smaller than what can be read from where one sits. */
  self->look.unit_px = MIN (height * 0.0187, width * 0.0117);
  self->look.text_px = MAX (self->look.unit_px, self->look.smallest_px);
  rs_board_hand_down_look (self);
  rs_board_parts_allocate (&self->parts, &self->look, width, height);
}

static void
rs_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 800;
}

/* The window has the page of the usual palette only. */
static void
rs_board_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsBoard *self = RS_BOARD (widget);
  graphene_rect_t area =
      GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));

  rs_colour_vision_push (self->vision, snapshot);
  if (self->look.palette != NULL)
    gtk_snapshot_append_color (snapshot, &rs_palette_get_theme (self->look.palette, self->look.dark)->page, &area);
  GTK_WIDGET_CLASS (rs_board_parent_class)->snapshot (widget, snapshot);
  rs_colour_vision_pop (self->vision, snapshot);
}

/**
 * rs_board_choose_body:
 * @self: a board
 *
 * Decides what stands under the strip.
 */
void
rs_board_choose_body (RsBoard *self)
{
  gboolean picture = has_picture (self);
  gboolean nobody = has_agents (self) && rs_board_people_get_n_shown (&self->parts.people) == 0;
  gboolean agents = has_agents (self) && !nobody;
  gboolean page = nobody || (!has_agents (self) && (is_living (self) || !picture));

  rs_board_layout_show (GTK_WIDGET (self->parts.queues), has_queues (self));
  rs_board_parts_show_agents (&self->parts, &self->look, agents && !self->has_list, agents && self->has_list);
  rs_board_layout_show (GTK_WIDGET (self->parts.page), page);
  rs_board_layout_show (GTK_WIDGET (self->parts.band), self->look.frozen);
  rs_board_offer_way_back (self, nobody);
  if (!page || self->has_own_words)
    return;
  if (nobody)
    rs_board_message_say_that_nobody_matches (self->parts.page);
  else if (is_living (self) && self->status->first_data)
    rs_board_message_say_that_nobody_is_here (self->parts.page);
  else
    rs_board_message_say_what_is_awaited (self->parts.page, self->status, rs_clock_get_monotonic (self->clock),
                                          self->is_late);
}

static void
set_frozen (RsBoard *self, gboolean frozen)
{
  if (self->look.frozen == frozen)
    return;
  self->look.frozen = frozen;
  rs_board_hand_down_look (self);
  rs_board_choose_body (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_board_freeze:
 * @self: a board that has a picture
 *
 * Takes its colour at once, and says why.
 */
void
rs_board_freeze (RsBoard *self)
{
  rs_frozen_band_set_status (self->parts.band, self->status, rs_clock_get_monotonic (self->clock));
  set_frozen (self, TRUE);
}

static void
on_freeze_timer (gpointer user_data)
{
  rs_board_freeze (user_data);
}

static void
on_late_timer (gpointer user_data)
{
  RsBoard *self = user_data;

  self->is_late = TRUE;
  rs_board_choose_body (self);
}

static void
watch_life (RsBoard *self)
{
  if (is_living (self) || !has_picture (self)) /* only a picture can freeze */
    {
      rs_clear_timer (&self->freeze_timer);
      set_frozen (self, FALSE);
      return;
    }
  if (self->freeze_timer == NULL && !self->look.frozen)
    self->freeze_timer = rs_clock_add_timer (self->clock, NULL, FREEZE_AFTER_US, on_freeze_timer, self);
}

static void
on_applied (RsBoard *self)
{
  rs_queue_choice_look (&self->parts.choice);
  rs_board_people_count (&self->parts.people);
  watch_life (self);
  rs_board_choose_body (self);
  rs_board_tell_matches (self);
}

static void
rs_board_dispose (GObject *object)
{
  RsBoard *self = RS_BOARD (object);
  GtkWidget *child;

  rs_clear_timer (&self->freeze_timer);
  rs_clear_timer (&self->late_timer);
  rs_board_set_view (self, NULL);
  g_clear_signal_handler (&self->applied, self->model);
  g_clear_object (&self->model);
  rs_board_people_clear (&self->parts.people);
  rs_queue_choice_clear (&self->parts.choice);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_board_parent_class)->dispose (object);
}

static void
rs_board_finalize (GObject *object)
{
  RsBoard *self = RS_BOARD (object);

  rs_source_status_free (self->status);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_board_parent_class)->finalize (object);
}

static void
show_everybody (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rs_board_show_everybody (RS_BOARD (widget));
}

static void
on_agent_activated (RsBoard *self, RsAgent *agent)
{
  g_signal_emit (self, signals[SIGNAL_AGENT_ACTIVATED], 0, agent);
}

static void
rs_board_class_init (RsBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_board_finalize;
  widget_class->measure = rs_board_measure;
  widget_class->snapshot = rs_board_snapshot;
  widget_class->size_allocate = rs_board_size_allocate;
  g_signal_new ("counted", RS_TYPE_BOARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "board.show-everybody", NULL, show_everybody);
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * RsBoard::agent-activated:
   * @self: the board
   * @agent: of whom somebody wants to know more
   */
  signals[SIGNAL_AGENT_ACTIVATED] = g_signal_new ("agent-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                                  NULL, NULL, NULL, G_TYPE_NONE, 1, RS_TYPE_AGENT);
}

static void
rs_board_init (RsBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->status = rs_source_status_new ();
  self->look = (RsLook){ .unit_px = 16, .text_px = 16, .smallest_px = 12 };
  rs_board_parts_init (&self->parts, widget);
  g_signal_connect_object (self->parts.wall, "agent-activated", G_CALLBACK (on_agent_activated), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_action_set_enabled (widget, "board.show-everybody", FALSE);
}

/**
 * rs_board_new:
 * @clock: what waits until the board freezes
 *
 * Returns: (transfer floating): a board that waits for its first data
 */
GtkWidget *
rs_board_new (RsClock *clock)
{
  RsBoard *self = g_object_new (RS_TYPE_BOARD, NULL);

  self->clock = g_object_ref (clock);
  self->late_timer = rs_clock_add_timer (clock, NULL, LATE_AFTER_US, on_late_timer, self);
  rs_board_choose_body (self);
  return GTK_WIDGET (self);
}

/**
 * rs_board_set_controls:
 * @self: a board
 * @controls: menu and window buttons
 */
void
rs_board_set_controls (RsBoard *self, GtkWidget *controls)
{
  rs_status_strip_set_controls (self->parts.strip, controls);
}

/**
 * rs_board_set_board_name:
 * @self: a board
 * @name: (nullable): plain text
 */
void
rs_board_set_board_name (RsBoard *self, const char *name)
{
  rs_status_strip_set_board_name (self->parts.strip, name);
}

/**
 * rs_board_set_model:
 * @self: a board
 * @model: (nullable): what to show from now on
 */
void
rs_board_set_model (RsBoard *self, RsBoardModel *model)
{
  self->is_picture = FALSE;
  rs_frozen_band_set_own_title (self->parts.band, NULL);
  g_clear_signal_handler (&self->applied, self->model);
  g_set_object (&self->model, model);
  rs_board_parts_set_model (&self->parts, model);
  if (model != NULL)
    self->applied = g_signal_connect_swapped (model, "applied", G_CALLBACK (on_applied), self);
  on_applied (self);
}

static void
take_queues (RsBoard *self)
{
  rs_queue_choice_take_view (&self->parts.choice, self->view);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
take_names (RsBoard *self)
{
  g_autofree char *word = g_settings_get_string (self->view, "names");

  self->look.names = rs_names_parse (word);
  rs_alert_words_set_names (self->look.names);
  rs_board_people_set_names (&self->parts.people, self->look.names);
  rs_board_hand_down_look (self);
}

/**
 * rs_board_set_view:
 * @self: a board
 * @view: (nullable): the settings of the view that it shows, of schema View
 */
void
rs_board_set_view (RsBoard *self, GSettings *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  rs_board_people_set_view (&self->parts.people, view);
  take_queues (self);
  if (view == NULL)
    return;
  g_signal_connect_swapped (view, "changed::filter-queues", G_CALLBACK (take_queues), self);
  g_signal_connect_swapped (view, "changed::names", G_CALLBACK (take_names), self);
  g_signal_connect_swapped (view, "changed", G_CALLBACK (on_applied), self);
  take_names (self);
  on_applied (self);
}

/**
 * rs_board_set_status:
 * @self: a board
 * @status: how far what is shown can be trusted
 */
void
rs_board_set_status (RsBoard *self, const RsSourceStatus *status)
{
  rs_source_status_free (self->status);
  self->status = rs_source_status_copy (status);
  self->has_own_words = FALSE;
  rs_status_strip_set_status (self->parts.strip, status);
  if (self->look.living != is_living (self))
    {
      self->look.living = is_living (self);
      rs_board_hand_down_look (self);
    }
  if (self->look.frozen)
    rs_frozen_band_set_status (self->parts.band, status, rs_clock_get_monotonic (self->clock));
  watch_life (self);
  rs_board_choose_body (self);
}

/**
 * rs_board_tick:
 * @self: a board
 * @server_now_ns: the time at the server
 *
 * Lets a second pass. When the picture is not living, only the clock and the countdown to the next attempt go on.
 */
void
rs_board_tick (RsBoard *self, gint64 server_now_ns)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (rs_clock_get_real (self->clock) / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  gint64 monotonic_us = rs_clock_get_monotonic (self->clock);

  rs_status_strip_tick (self->parts.strip, local, monotonic_us);
  if (is_living (self))
    {
      self->now_ns = server_now_ns;
      rs_board_parts_tick (&self->parts, server_now_ns);
      return;
    }
  if (self->look.frozen)
    rs_frozen_band_set_status (self->parts.band, self->status, monotonic_us);
  else
    rs_board_choose_body (self);
}

/**
 * rs_board_toggle_list:
 * @self: a board
 *
 * Shows the agents as a list, or as a wall again.
 */
void
rs_board_toggle_list (RsBoard *self)
{
  self->has_list = !self->has_list;
  rs_board_choose_body (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  if (!has_agents (self))
    return;
  if (self->has_list)
    {
      rs_roster_table_tick (self->parts.table, self->now_ns);
      gtk_widget_grab_focus (GTK_WIDGET (self->parts.table));
    }
  else
    gtk_widget_child_focus (GTK_WIDGET (self->parts.wall), GTK_DIR_TAB_FORWARD);
}

/**
 * rs_board_count_shown:
 * @self: a board
 *
 * Returns: how many agents have a tile or a cell at this moment
 */
guint
rs_board_count_shown (RsBoard *self)
{
  return has_agents (self) ? rs_wall_get_fit (self->parts.wall)->n_shown : 0;
}

/**
 * rs_board_is_frozen:
 * @self: a board
 *
 * Returns: whether it has lost its colour
 */
gboolean
rs_board_is_frozen (RsBoard *self)
{
  return self->look.frozen;
}

/**
 * rs_board_get_message:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the title of the message in place of the wall, if one is there
 */
const char *
rs_board_get_message (RsBoard *self)
{
  return gtk_widget_get_child_visible (GTK_WIDGET (self->parts.page)) ? rs_message_page_get_title (self->parts.page)
                                                                      : NULL;
}

/**
 * rs_board_has_all_tiles:
 * @self: a board
 *
 * Returns: whether there are agents, not of a time that is past, and every one that fits has been given a place
 */
gboolean
rs_board_has_all_tiles (RsBoard *self)
{
  return has_agents (self) && !self->is_picture && rs_wall_get_n_shown (self->parts.wall) > 0;
}
