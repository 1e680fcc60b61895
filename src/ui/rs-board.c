/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board.h"

#include "ui/rs-board-layout.h"
#include "ui/rs-board-message.h"
#include "ui/rs-frozen-band.h"
#include "ui/rs-queue-row.h"
#include "ui/rs-status-strip.h"
#include "ui/rs-wall.h"

/**
 * RsBoard:
 *
 * Everything inside the window: strip, queue cards, wall; and what stands in their place when there is nothing to
 * show, or before them when it is not true any more. It knows no session: it is given a model, a status and ticks.
 *
 * When the picture is not living, ticks go no further than the clock, at once; after two seconds the picture loses
 * its colour and steps back to make room for a band that says so.
 */
struct _RsBoard
{
  GtkWidget parent_instance;

  RsClock *clock;
  RsBoardModel *model;
  gulong applied; /* handler of its signal */
  RsSourceStatus *status;
  GtkWidget *handle; /* holds the strip, by which the window is moved */
  RsStatusStrip *strip;
  RsQueueRow *queues;
  RsWall *wall;
  RsFrozenBand *band;
  RsMessagePage *page;
  RsLook look;
  gint64 now_ns;
  gboolean has_own_words; /* the page says what rs_board_say() was given */
  gboolean is_late;       /* on its way for longer than one waits without a word */
  RsTimer *freeze_timer;
  RsTimer *late_timer;
};

G_DEFINE_FINAL_TYPE (RsBoard, rs_board, GTK_TYPE_WIDGET)

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
hand_down_look (RsBoard *self)
{
  rs_status_strip_set_look (self->strip, &self->look);
  rs_queue_row_set_look (self->queues, &self->look);
  rs_wall_set_look (self->wall, &self->look);
  rs_frozen_band_set_look (self->band, &self->look);
  rs_message_page_set_look (self->page, &self->look);
}

/* Text grows with the board, and is never smaller than what can be read from where one sits. */
static void
choose_sizes (RsBoard *self, int width, int height)
{
  self->look.unit_px = MIN (height * 0.0187, width * 0.0117);
  self->look.text_px = MAX (self->look.unit_px, self->look.smallest_px);
  hand_down_look (self);
}

#define MOST_HEIGHT_OF_QUEUES 0.36

static int
get_gap (RsBoard *self)
{
  return (int) (self->look.unit_px * 0.6);
}

static int
choose_cards (RsBoard *self, RsCardForm richest, const GtkAllocation *picture)
{
  int height =
      rs_queue_row_choose (self->queues, richest, picture->width, (int) (picture->height * MOST_HEIGHT_OF_QUEUES));

  return height > 0 ? height + get_gap (self) : 0;
}

/* Cards say less before agents lose their names. Returns where the wall begins. */
static int
share_out_height (RsBoard *self, const GtkAllocation *picture)
{
  for (guint form = RS_CARD_FORM_FULL; form < RS_N_CARD_FORMS; form++)
    {
      int wall_top = choose_cards (self, form, picture);
      RsFit fit;

      rs_wall_try (self->wall, picture->width, picture->height - wall_top, &fit);
      if (fit.form <= RS_TILE_FORM_NAME_LINE)
        return wall_top;
    }
  return choose_cards (self, RS_CARD_FORM_FULL, picture);
}

static void
place_picture (RsBoard *self, const RsBoardLayout *layout)
{
  int width = layout->picture.width;
  int wall_top = share_out_height (self, &layout->picture);
  GtkAllocation cards = { 0, 0, width, MAX (wall_top - get_gap (self), 0) };
  GtkAllocation wall = { 0, wall_top, width, MAX (layout->picture.height - wall_top, 0) };

  rs_board_layout_allocate (layout, GTK_WIDGET (self->queues), &cards);
  rs_board_layout_allocate (layout, GTK_WIDGET (self->wall), &wall);
  rs_board_layout_allocate (layout, GTK_WIDGET (self->page), &wall);
}

static void
rs_board_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsBoard *self = RS_BOARD (widget);
  RsBoardLayout layout;

  choose_sizes (self, width, height);
  rs_board_layout_compute (&layout, &self->look, width, height);
  gtk_widget_measure (self->handle, GTK_ORIENTATION_VERTICAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->handle, &layout.strip, -1);
  if (self->look.frozen)
    gtk_widget_size_allocate (GTK_WIDGET (self->band), &layout.band, -1);
  place_picture (self, &layout);
}

static void
rs_board_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                  int *minimum_baseline, int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 360 : 240;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 1280 : 800;
}

/* Decides what stands under the strip. */
static void
choose_body (RsBoard *self)
{
  gboolean picture = has_picture (self);
  gboolean page = !has_agents (self) && (is_living (self) || !picture);

  rs_board_layout_show (GTK_WIDGET (self->queues), has_queues (self));
  rs_board_layout_show (GTK_WIDGET (self->wall), has_agents (self));
  rs_board_layout_show (GTK_WIDGET (self->page), page);
  rs_board_layout_show (GTK_WIDGET (self->band), self->look.frozen);
  if (!page || self->has_own_words)
    return;
  if (is_living (self) && self->status->first_data)
    rs_board_message_say_that_nobody_is_here (self->page);
  else
    rs_board_message_say_what_is_awaited (self->page, self->status, rs_clock_get_monotonic (self->clock),
                                          self->is_late);
}

static void
set_frozen (RsBoard *self, gboolean frozen)
{
  if (self->look.frozen == frozen)
    return;
  self->look.frozen = frozen;
  hand_down_look (self);
  choose_body (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

static void
on_freeze_timer (gpointer user_data)
{
  RsBoard *self = user_data;

  rs_frozen_band_set_status (self->band, self->status, rs_clock_get_monotonic (self->clock));
  set_frozen (self, TRUE);
}

static void
on_late_timer (gpointer user_data)
{
  RsBoard *self = user_data;

  self->is_late = TRUE;
  choose_body (self);
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
  watch_life (self);
  choose_body (self);
}

static void
rs_board_dispose (GObject *object)
{
  RsBoard *self = RS_BOARD (object);
  GtkWidget *child;

  rs_clear_timer (&self->freeze_timer);
  rs_clear_timer (&self->late_timer);
  g_clear_signal_handler (&self->applied, self->model);
  g_clear_object (&self->model);
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
rs_board_class_init (RsBoardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_board_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_board_finalize;
  widget_class->measure = rs_board_measure;
  widget_class->size_allocate = rs_board_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "board");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_board_init (RsBoard *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->status = rs_source_status_new ();
  self->look = (RsLook){ .unit_px = 16, .text_px = 16, .smallest_px = 12 };
  self->handle = gtk_window_handle_new ();
  self->strip = RS_STATUS_STRIP (rs_status_strip_new ());
  gtk_window_handle_set_child (GTK_WINDOW_HANDLE (self->handle), GTK_WIDGET (self->strip));
  self->queues = RS_QUEUE_ROW (rs_queue_row_new ());
  self->wall = RS_WALL (rs_wall_new ());
  self->page = RS_MESSAGE_PAGE (rs_message_page_new ());
  self->band = RS_FROZEN_BAND (rs_frozen_band_new ());
  gtk_widget_set_parent (self->handle, widget);
  gtk_widget_set_parent (GTK_WIDGET (self->queues), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->wall), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->page), widget);
  gtk_widget_set_parent (GTK_WIDGET (self->band), widget);
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
  choose_body (self);
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
  rs_status_strip_set_controls (self->strip, controls);
}

/**
 * rs_board_set_board_name:
 * @self: a board
 * @name: (nullable): plain text
 */
void
rs_board_set_board_name (RsBoard *self, const char *name)
{
  rs_status_strip_set_board_name (self->strip, name);
}

/**
 * rs_board_set_model:
 * @self: a board
 * @model: (nullable): what to show from now on
 */
void
rs_board_set_model (RsBoard *self, RsBoardModel *model)
{
  g_clear_signal_handler (&self->applied, self->model);
  g_set_object (&self->model, model);
  rs_status_strip_set_model (self->strip, model);
  rs_queue_row_set_queues (self->queues, model != NULL ? rs_board_model_get_queues (model) : NULL);
  rs_wall_set_roster (self->wall, model != NULL ? rs_board_model_get_roster (model) : NULL);
  if (model != NULL)
    self->applied = g_signal_connect_swapped (model, "applied", G_CALLBACK (on_applied), self);
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
  rs_status_strip_set_status (self->strip, status);
  if (self->look.living != is_living (self))
    {
      self->look.living = is_living (self);
      hand_down_look (self);
    }
  if (self->look.frozen)
    rs_frozen_band_set_status (self->band, status, rs_clock_get_monotonic (self->clock));
  watch_life (self);
  choose_body (self);
}

/**
 * rs_board_set_appearance:
 * @self: a board
 * @dark: whether it is dark
 * @filled: whether tiles are filled with their colour: read from afar, they are
 */
void
rs_board_set_appearance (RsBoard *self, gboolean dark, gboolean filled)
{
  self->look.dark = dark;
  self->look.filled = filled;
  hand_down_look (self);
}

/**
 * rs_board_set_smallest_px:
 * @self: a board
 * @smallest_px: no letter that must be read may be smaller
 */
void
rs_board_set_smallest_px (RsBoard *self, double smallest_px)
{
  self->look.smallest_px = smallest_px;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_board_say:
 * @self: a board
 * @state: what the strip says
 * @title: a few words
 * @sentence: what happened, what it means, what to do
 *
 * For what goes wrong before there is a source that could say it.
 */
void
rs_board_say (RsBoard *self, RsSourceState state, const char *title, const char *sentence)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  status->state = state;
  rs_board_set_status (self, status);
  self->has_own_words = TRUE;
  rs_message_page_set_skeleton (self->page, FALSE);
  rs_message_page_say (self->page, rs_source_state_needs_person (state) ? RS_SIGNAL_ALARM : RS_SIGNAL_CALM, title,
                       sentence);
}

/**
 * rs_board_offer:
 * @self: a board
 * @label: (nullable): what a button under the message says; %NULL for none
 * @action_name: (nullable): what it does
 */
void
rs_board_offer (RsBoard *self, const char *label, const char *action_name)
{
  rs_message_page_set_action (self->page, label, action_name);
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

  rs_status_strip_tick (self->strip, local, monotonic_us);
  if (is_living (self))
    {
      self->now_ns = server_now_ns;
      rs_queue_row_tick (self->queues, server_now_ns);
      rs_wall_tick (self->wall, server_now_ns);
      return;
    }
  if (self->look.frozen)
    rs_frozen_band_set_status (self->band, self->status, monotonic_us);
  else
    choose_body (self);
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
  return gtk_widget_get_child_visible (GTK_WIDGET (self->page)) ? rs_message_page_get_title (self->page) : NULL;
}

/**
 * rs_board_has_all_tiles:
 * @self: a board
 *
 * Returns: whether there are agents and every one that fits has been given a place
 */
gboolean
rs_board_has_all_tiles (RsBoard *self)
{
  return has_agents (self) && rs_wall_get_fit (self->wall)->n_shown > 0 &&
         rs_wall_get_fit (self->wall)->n_shown + rs_wall_get_n_not_shown (self->wall) ==
             count_items (rs_board_model_get_roster (self->model));
}
