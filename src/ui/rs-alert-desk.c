/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-desk.h"

#include "model/rs-alert-engine.h"
#include "ui/rs-alert-log-window.h"
#include "ui/rs-alert-notifier.h"
#include "ui/rs-alert-settings.h"
#include "ui/rs-alert-strip.h"
#include "ui/rs-limits.h"
#include "ui/rs-ticker.h"

/**
 * RsAlertDesk:
 *
 * Brings the alerts of one window together: feeds the engine from the session, and shows what it says in the strip, by
 * the desktop, and in the log.
 */
struct _RsAlertDesk
{
  GObject parent_instance;

  RsWindow *window;
  RsClock *clock;
  GSettings *settings; /* (nullable) */
  GSimpleActionGroup *actions;
  RsAlertStrip *strip;
  RsAlertNotifier *notifier; /* (nullable): where nobody sits, there is none */
  RsSession *session;        /* (nullable) */
  RsAlertEngine *engine;     /* (nullable) */
  RsTicker *ticker;          /* (nullable) */
  guint service_watch;       /* of the desktop's notifications; 0 where there is no notifier */
  gboolean has_service;
};

G_DEFINE_FINAL_TYPE (RsAlertDesk, rs_alert_desk, G_TYPE_OBJECT)

static RsAlertList *
get_list (RsAlertDesk *self)
{
  return self->engine != NULL ? rs_alert_engine_get_list (self->engine) : NULL;
}

static gboolean
is_set (RsAlertDesk *self, const char *key, gboolean otherwise)
{
  return self->settings != NULL ? g_settings_get_boolean (self->settings, key) : otherwise;
}

static void
notify (RsAlertDesk *self)
{
  gboolean has_sent;

  if (self->notifier == NULL || !self->has_service)
    return;
  has_sent = rs_alert_notifier_show (self->notifier, is_set (self, "notifications", TRUE) ? get_list (self) : NULL);
  if (has_sent && is_set (self, "sound", FALSE))
    gdk_display_beep (gtk_widget_get_display (GTK_WIDGET (self->window)));
}

/* Where nothing shows notifications GLib complains of every one, so none is sent. */
static void
on_service_appeared (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  RsAlertDesk *self = user_data;

  self->has_service = TRUE;
  notify (self);
}

static void
on_service_vanished (GDBusConnection *connection, const char *name, gpointer user_data)
{
  ((RsAlertDesk *) user_data)->has_service = FALSE;
}

/* In a sandbox the service is behind a portal, and cannot be seen. */
static void
watch_service (RsAlertDesk *self)
{
  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    self->has_service = TRUE;
  else
    self->service_watch =
        g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.Notifications", G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                          on_service_appeared, on_service_vanished, self, NULL);
}

static void
on_changed (RsAlertDesk *self)
{
  GAction *acknowledge = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "acknowledge");
  gboolean is_open;

  rs_alert_strip_show (self->strip, get_list (self));
  is_open = rs_alert_strip_get_sentence (self->strip) != NULL;
  g_simple_action_set_enabled (G_SIMPLE_ACTION (acknowledge), is_open);
  rs_window_set_urgent (self->window, is_open);
  notify (self);
}

static void
take_look (RsAlertDesk *self)
{
  rs_alert_strip_set_look (self->strip, rs_board_get_look (rs_window_get_board (self->window)));
}

static void
tell_contacts (RsAlertDesk *self, const RsChangeSet *changes)
{
  g_auto (GStrv) queues = NULL;

  if (self->notifier == NULL || !self->has_service || self->settings == NULL || !rs_session_is_living (self->session))
    return;
  queues = g_settings_get_strv (self->settings, "notify-queues");
  rs_alert_notifier_tell_contacts (self->notifier, changes, (const char *const *) queues);
}

static void
on_applied (RsAlertDesk *self, gpointer changes)
{
  take_look (self);
  rs_alert_engine_take_changes (self->engine, changes, rs_session_get_server_now (self->session));
  tell_contacts (self, changes);
}

static gint64
get_server_now (gpointer user_data)
{
  return rs_session_get_server_now (((RsAlertDesk *) user_data)->session);
}

static void
on_tick (gpointer user_data)
{
  RsAlertDesk *self = user_data;

  take_look (self);
  rs_alert_engine_tick (self->engine, get_server_now (self));
}

/* In the ticker's place goes the machine's clock: a server's time that is held would never come to the next second. */
static gint64
get_time_to_keep_step_with (gpointer user_data)
{
  return rs_clock_get_real (((RsAlertDesk *) user_data)->clock) * 1000;
}

/* Night is where the agents are: a board may hang on another continent. */
static void
take_settings (RsAlertDesk *self)
{
  g_autoptr (GTimeZone) zone = NULL;
  RsQuietHours quiet;

  if (self->engine == NULL)
    return;
  zone = rs_profile_dup_time_zone (rs_session_get_profile (self->session));
  rs_alert_settings_read_quiet_hours (self->settings, &quiet);
  rs_alert_engine_set_rules (self->engine, rs_limits_get_rules ());
  rs_alert_engine_set_quiet_hours (self->engine, &quiet, zone);
  if (self->settings != NULL)
    rs_alert_engine_set_guard (self->engine, 60 * g_settings_get_uint (self->settings, "guard-minutes"));
}

static void
take_rules (RsAlertDesk *self)
{
  g_autoptr (RsAlertRules) rules = rs_alert_settings_read_rules (self->settings);

  rs_limits_set_rules (rules);
}

/* Bars and frames are drawn anew by the rules that hold now. */
static void
on_settings_changed (RsAlertDesk *self)
{
  RsBoard *board = rs_window_get_board (self->window);

  take_rules (self);
  take_settings (self);
  notify (self);
  if (self->session == NULL)
    return;
  rs_board_set_model (board, NULL);
  rs_board_set_model (board, rs_session_get_model (self->session));
}

static void
on_acknowledge (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsAlertDesk *self = user_data;
  RsAlert *first = self->engine != NULL ? rs_alert_list_get_first (get_list (self)) : NULL;

  if (first != NULL)
    rs_alert_engine_acknowledge (self->engine, first);
}

static void
on_log (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsAlertDesk *self = user_data;

  if (self->engine != NULL)
    gtk_window_present (GTK_WINDOW (rs_alert_log_window_new (GTK_WINDOW (self->window), self->engine)));
}

static void
send (const char *id, GNotification *notification, gpointer user_data)
{
  GApplication *application = g_application_get_default ();

  if (application == NULL)
    return;
  if (notification != NULL)
    g_application_send_notification (application, id, notification);
  else
    g_application_withdraw_notification (application, id);
}

static void
rs_alert_desk_dispose (GObject *object)
{
  RsAlertDesk *self = RS_ALERT_DESK (object);

  rs_alert_desk_leave (self);
  if (self->service_watch != 0)
    g_bus_unwatch_name (self->service_watch);
  self->service_watch = 0;
  if (self->actions != NULL) /* its actions know this desk */
    gtk_widget_insert_action_group (GTK_WIDGET (self->window), "alerts", NULL);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->notifier, rs_alert_notifier_free);
  g_clear_object (&self->strip);
  g_clear_object (&self->actions);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_alert_desk_parent_class)->dispose (object);
}

static void
rs_alert_desk_class_init (RsAlertDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_alert_desk_dispose;
}

static void
rs_alert_desk_init (RsAlertDesk *self)
{
  static const GActionEntry entries[] = {
    { .name = "acknowledge", .activate = on_acknowledge },
    { .name = "log", .activate = on_log },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rs_alert_desk_new:
 * @window: where the board is; it must outlive the desk
 * @clock: tells time
 * @has_buttons: whether somebody can press them
 * @notifies: whether the desktop is told as well
 *
 * Returns: (transfer full): a desk without a board
 */
RsAlertDesk *
rs_alert_desk_new (RsWindow *window, RsClock *clock, gboolean has_buttons, gboolean notifies)
{
  RsAlertDesk *self = g_object_new (RS_TYPE_ALERT_DESK, NULL);

  self->window = window;
  self->clock = g_object_ref (clock);
  self->settings = rs_alert_settings_new ();
  self->strip = RS_ALERT_STRIP (g_object_ref_sink (rs_alert_strip_new (has_buttons)));
  if (notifies)
    {
      self->notifier = rs_alert_notifier_new (send, self);
      watch_service (self);
    }
  rs_window_add_foot (window, GTK_WIDGET (self->strip));
  gtk_widget_insert_action_group (GTK_WIDGET (window), "alerts", G_ACTION_GROUP (self->actions));
  take_rules (self);
  if (self->settings != NULL)
    g_signal_connect_swapped (self->settings, "changed", G_CALLBACK (on_settings_changed), self);
  on_changed (self);
  return self;
}

/**
 * rs_alert_desk_take:
 * @self: a desk
 * @session: what the window shows from now on; not started yet
 */
void
rs_alert_desk_take (RsAlertDesk *self, RsSession *session)
{
  rs_alert_desk_leave (self);
  self->session = g_object_ref (session);
  self->engine = rs_alert_engine_new (rs_session_get_model (session), rs_limits_get_rules ());
  take_settings (self);
  g_signal_connect_swapped (self->engine, "changed", G_CALLBACK (on_changed), self);
  g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  self->ticker = rs_ticker_new (self->clock, get_time_to_keep_step_with, on_tick, self);
}

/**
 * rs_alert_desk_leave:
 * @self: a desk
 *
 * There is no board any more; what was told of it is withdrawn.
 */
void
rs_alert_desk_leave (RsAlertDesk *self)
{
  if (self->session == NULL)
    return;
  g_clear_pointer (&self->ticker, rs_ticker_free);
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_signal_handlers_disconnect_by_data (self->engine, self);
  g_clear_object (&self->engine);
  g_clear_object (&self->session);
  on_changed (self);
}
