/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-window.h"

#include "ui/rs-colour-vision-menu.h"
#include "ui/rs-desk-actions.h"
#include "ui/rs-desk.h"
#include "ui/rs-kiosk.h"
#include "ui/rs-monitor.h"
#include "ui/rs-notice-bar.h"
#include "ui/rs-palette-choice.h"
#include "ui/rs-preferences.h"
#include "ui/rs-ticker.h"
#include "ui/rs-window-controls.h"
#include "ui/rs-window-scheme.h"
#include "ui/rs-window-size.h"

#include <glib/gi18n.h>

/**
 * RsWindow:
 *
 * The frame around a board: it brings session and board together, counts the seconds, and knows the screen.
 */
struct _RsWindow
{
  AdwApplicationWindow parent_instance;

  GSettings *settings; /* (nullable) */
  GSettings *view;     /* (nullable): of the saved view that is shown */
  RsClock *clock;
  RsSession *session; /* (nullable) */
  RsBoard *board;
  RsNoticeBar *notice;
  GtkWidget *controls;
  RsTicker *ticker;
  RsKiosk *kiosk;       /* (nullable): when nobody sits before it */
  RsWindow *leader;     /* (nullable): whose board is shown here as well; not owned */
  GPtrArray *followers; /* of RsWindow, not owned: what is said here, they say too */
  RsDesk *desk;
  gboolean was_living;
  gboolean keeps_size; /* given on the command line, so not remembered */
};

G_DEFINE_FINAL_TYPE (RsWindow, rs_window, ADW_TYPE_APPLICATION_WINDOW)

static void
leave_company (RsWindow *self)
{
  if (self->leader != NULL)
    g_ptr_array_remove (self->leader->followers, self);
  self->leader = NULL;
  for (guint i = 0; i < self->followers->len; i++)
    RS_WINDOW (self->followers->pdata[i])->leader = NULL;
  g_ptr_array_set_size (self->followers, 0);
}

static gint64
get_server_now (gpointer user_data)
{
  RsWindow *self = user_data;

  return self->session != NULL ? rs_session_get_server_now (self->session) : rs_clock_get_real (self->clock) * 1000;
}

static void
on_tick (gpointer user_data)
{
  RsWindow *self = user_data;

  rs_board_tick (self->board, get_server_now (self));
  rs_desk_tick (self->desk);
}

/* The clock of a board that stands still goes on, so the ticker keeps step with the machine then. */
static gint64
get_time_to_keep_step_with (gpointer user_data)
{
  RsWindow *self = user_data;

  if (self->session != NULL && rs_session_is_living (self->session))
    return rs_session_get_server_now (self->session);
  return rs_clock_get_real (self->clock) * 1000;
}

static void
restart_ticker (RsWindow *self)
{
  g_clear_pointer (&self->ticker, rs_ticker_free);
  self->ticker = rs_ticker_new (self->clock, get_time_to_keep_step_with, on_tick, self);
  on_tick (self);
}

static void
on_applied (RsWindow *self)
{
  gboolean living = rs_session_is_living (self->session);

  rs_board_set_status (self->board, rs_session_get_status (self->session));
  if (living == self->was_living)
    return;
  self->was_living = living;
  restart_ticker (self);
}

static void
take_appearance (RsWindow *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  rs_board_set_palette (self->board, rs_palette_choice_read (self->view));
  rs_board_set_appearance (self->board, dark, dark || gtk_window_is_fullscreen (GTK_WINDOW (self)));
}

static void
on_fullscreened (RsWindow *self)
{
  gtk_widget_set_visible (self->controls, self->kiosk == NULL && !gtk_window_is_fullscreen (GTK_WINDOW (self)));
  take_appearance (self);
}

static void
take_monitor (RsWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *monitor = NULL;
  double smallest_px;

  if (surface != NULL)
    monitor = gdk_display_get_monitor_at_surface (gtk_widget_get_display (GTK_WIDGET (self)), surface);
  smallest_px = rs_preferences_get_smallest_px (self->settings, self->view, monitor);
  rs_board_set_letters (self->board, smallest_px, rs_preferences_get_preferred_px (self->view, smallest_px));
}

static void
toggle_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (RS_WINDOW (widget)->kiosk == NULL)
    rs_window_size_toggle_fullscreen (GTK_WINDOW (widget));
}

static void
toggle_list (GtkWidget *widget, const char *name, GVariant *parameter)
{
  rs_board_toggle_list (RS_WINDOW (widget)->board);
}

static void
leave_fullscreen (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!rs_desk_close_details (RS_WINDOW (widget)->desk) && RS_WINDOW (widget)->kiosk == NULL)
    gtk_window_unfullscreen (GTK_WINDOW (widget));
}

static void
on_realized (RsWindow *self)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));

  g_signal_connect_object (surface, "enter-monitor", G_CALLBACK (take_monitor), self, G_CONNECT_SWAPPED);
  take_monitor (self);
}

static gboolean
rs_window_close_request (GtkWindow *window)
{
  RsWindow *self = RS_WINDOW (window);

  if (self->kiosk != NULL)
    return TRUE; /* it ends with the program */
  if (self->settings != NULL && !self->keeps_size)
    rs_window_size_remember (window, self->settings);
  return GTK_WINDOW_CLASS (rs_window_parent_class)->close_request (window);
}

static void
let_session_go (RsWindow *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, on_applied, self);
  g_clear_object (&self->session);
}

static void
rs_window_dispose (GObject *object)
{
  RsWindow *self = RS_WINDOW (object);

  g_clear_pointer (&self->ticker, rs_ticker_free);
  g_clear_pointer (&self->kiosk, rs_kiosk_free);
  leave_company (self);
  g_clear_pointer (&self->desk, rs_desk_free);
  rs_window_set_view (self, NULL);
  let_session_go (self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_signal_handlers_disconnect_by_func (adw_style_manager_get_default (), take_appearance, self);
  G_OBJECT_CLASS (rs_window_parent_class)->dispose (object);
}

static void
rs_window_finalize (GObject *object)
{
  RsWindow *self = RS_WINDOW (object);

  g_ptr_array_unref (self->followers);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_window_parent_class)->finalize (object);
}

static void
rs_window_class_init (RsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = rs_window_close_request;
  gtk_widget_class_install_action (widget_class, "win.fullscreen", NULL, toggle_fullscreen);
  gtk_widget_class_install_action (widget_class, "win.list", NULL, toggle_list);
  gtk_widget_class_install_action (widget_class, "win.leave-fullscreen", NULL, leave_fullscreen);
}

static void
rs_window_init (RsWindow *self)
{
  self->followers = g_ptr_array_new ();
  gtk_window_set_title (GTK_WINDOW (self), _ ("Ringside"));
  g_signal_connect (self, "realize", G_CALLBACK (on_realized), NULL);
  g_signal_connect (self, "notify::fullscreened", G_CALLBACK (on_fullscreened), NULL);
}

/* What is changed in the preferences is seen at once. */
static void
follow_settings (RsWindow *self)
{
  if (self->settings == NULL)
    return;
  g_signal_connect_swapped (self->settings, "changed::viewing-distance", G_CALLBACK (take_monitor), self);
  g_signal_connect_swapped (self->settings, "changed::screen-diagonal", G_CALLBACK (take_monitor), self);
}

static GtkWidget *
make_content (RsWindow *self, GMenuModel *boards)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->board = RS_BOARD (rs_board_new (self->clock));
  self->controls = rs_window_controls_new (boards);
  self->notice = RS_NOTICE_BAR (rs_notice_bar_new ());
  rs_board_set_controls (self->board, self->controls);
  rs_colour_vision_menu_install (G_ACTION_MAP (self), self->board);
  gtk_widget_set_vexpand (GTK_WIDGET (self->board), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->board));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (rs_desk_actions_install (GTK_APPLICATION_WINDOW (self), self->board)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->notice));
  self->desk = rs_desk_new (self, box, self->clock);
  return rs_desk_get_widget (self->desk);
}

/**
 * rs_window_new:
 * @application: to which it belongs
 * @settings: (nullable): what the user prefers
 * @boards: (nullable): a menu of the boards that there are
 * @clock: tells time
 *
 * Returns: (transfer none): a window with an empty board
 */
RsWindow *
rs_window_new (GtkApplication *application, GSettings *settings, GMenuModel *boards, RsClock *clock)
{
  RsWindow *self = g_object_new (RS_TYPE_WINDOW, "application", application, NULL);

  self->settings = settings != NULL ? g_object_ref (settings) : NULL;
  self->clock = g_object_ref (clock);
  adw_application_window_set_content (ADW_APPLICATION_WINDOW (self), make_content (self, boards));
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::dark", G_CALLBACK (take_appearance), self);
  g_signal_connect_swapped (adw_style_manager_get_default (), "notify::high-contrast", G_CALLBACK (take_appearance),
                            self);
  rs_window_size_recall (GTK_WINDOW (self), settings);
  follow_settings (self);
  rs_window_scheme_add (GTK_WINDOW (self), settings);
  take_appearance (self);
  restart_ticker (self);
  return self;
}

/**
 * rs_window_set_board_name:
 * @self: a window
 * @name: what its board is called; plain text
 */
void
rs_window_set_board_name (RsWindow *self, const char *name)
{
  gtk_window_set_title (GTK_WINDOW (self), name);
  rs_board_set_board_name (self->board, name);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_set_board_name (self->followers->pdata[i], name);
}

/**
 * rs_window_say:
 * @self: a window
 * @notice: (nullable): for a person: what is wrong beside the board; %NULL when all is well again
 */
void
rs_window_say (RsWindow *self, const char *notice)
{
  rs_notice_bar_say (self->notice, notice);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_say (self->followers->pdata[i], notice);
}

/**
 * rs_window_tell:
 * @self: a window
 * @state: what the board's strip says
 * @title: a few words
 * @sentence: what happened, what it means, what to do
 *
 * Says it in place of the board, as rs_board_say() does.
 */
void
rs_window_tell (RsWindow *self, RsSourceState state, const char *title, const char *sentence)
{
  rs_board_say (self->board, state, title, sentence);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_tell (self->followers->pdata[i], state, title, sentence);
}

/**
 * rs_window_get_notice:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): what it says beside the board
 */
const char *
rs_window_get_notice (RsWindow *self)
{
  return rs_notice_bar_get_sentence (self->notice);
}

static void
show_nothing (RsWindow *self)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  rs_board_set_model (self->board, NULL);
  rs_board_set_status (self->board, status);
  self->was_living = FALSE;
  restart_ticker (self);
}

static void
take_session (RsWindow *self, RsSession *session)
{
  let_session_go (self);
  rs_desk_set_session (self->desk, NULL);
  show_nothing (self);
  rs_board_offer (self->board, NULL, NULL);
  if (session == NULL)
    return;
  self->session = g_object_ref (session);
  rs_desk_set_session (self->desk, session);
  rs_window_set_board_name (self, rs_profile_get_name (rs_session_get_profile (session)));
  rs_board_set_model (self->board, rs_session_get_model (session));
  g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  on_applied (self);
}

/**
 * rs_window_set_session:
 * @self: a window
 * @session: (nullable): what to show from now on; started or about to be. %NULL to wait for one
 */
void
rs_window_set_session (RsWindow *self, RsSession *session)
{
  take_session (self, session);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_set_session (self->followers->pdata[i], session);
}

/**
 * rs_window_follow:
 * @self: a window that is empty yet
 * @leader: another one, empty as well
 *
 * Shows from now on whatever @leader shows, on another monitor.
 */
void
rs_window_follow (RsWindow *self, RsWindow *leader)
{
  self->leader = leader;
  g_ptr_array_add (leader->followers, self);
}

/**
 * rs_window_set_size:
 * @self: a window
 * @width: pixels
 * @height: pixels
 *
 * Takes a size from the command line; it is not remembered.
 */
void
rs_window_set_size (RsWindow *self, int width, int height)
{
  self->keeps_size = TRUE;
  gtk_window_unmaximize (GTK_WINDOW (self));
  gtk_window_unfullscreen (GTK_WINDOW (self));
  gtk_window_set_default_size (GTK_WINDOW (self), width, height);
}

/**
 * rs_window_become_kiosk:
 * @self: a window
 *
 * Fills the screen, has no buttons, and hides the pointer when it rests.
 */
void
rs_window_become_kiosk (RsWindow *self)
{
  if (!self->keeps_size)
    rs_monitor_cover_first (GTK_WINDOW (self));
  rs_desk_rest (self->desk);
  self->kiosk = rs_kiosk_new (GTK_WINDOW (self), rs_kiosk_frame_put_around (ADW_APPLICATION_WINDOW (self)),
                              self->settings, self->clock);
  rs_board_set_unattended (self->board, TRUE);
  gtk_widget_set_visible (self->controls, FALSE);
  gtk_window_fullscreen (GTK_WINDOW (self));
}

/**
 * rs_window_set_urgent:
 * @self: a window
 * @is_urgent: whether the board shows what must be read now
 *
 * A kiosk that is dimmed shows it in full light.
 */
void
rs_window_set_urgent (RsWindow *self, gboolean is_urgent)
{
  if (self->kiosk != NULL)
    rs_kiosk_set_urgent (self->kiosk, is_urgent);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_set_urgent (self->followers->pdata[i], is_urgent);
}

/**
 * rs_window_set_view:
 * @self: a window
 * @view: (nullable): the settings of the view that it shows, of schema View
 */
void
rs_window_set_view (RsWindow *self, GSettings *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_data (self->view, self);
  g_set_object (&self->view, view);
  rs_board_set_view (self->board, view);
  take_monitor (self);
  for (guint i = 0; i < self->followers->len; i++)
    rs_window_set_view (self->followers->pdata[i], view);
  take_appearance (self);
  if (view == NULL)
    return;
  g_signal_connect_swapped (view, "changed::arc-minutes", G_CALLBACK (take_monitor), self);
  g_signal_connect_swapped (view, "changed::palette", G_CALLBACK (take_appearance), self);
  g_signal_connect_swapped (view, "changed::colors", G_CALLBACK (take_appearance), self);
}

/**
 * rs_window_add_foot:
 * @self: a window
 * @foot: (transfer floating): stands below the board, under what was added before it
 */
void
rs_window_add_foot (RsWindow *self, GtkWidget *foot)
{
  GtkWidget *box = gtk_widget_get_parent (GTK_WIDGET (self->notice));

  gtk_box_insert_child_after (GTK_BOX (box), foot, gtk_widget_get_prev_sibling (GTK_WIDGET (self->notice)));
}

/**
 * rs_window_get_board:
 * @self: a window
 *
 * Returns: (transfer none): the board in it
 */
RsBoard *
rs_window_get_board (RsWindow *self)
{
  return self->board;
}
