/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-service.h"

#include "base/rs-notify-socket.h"
#include "ui/rs-state-words.h"
#include "ui/rs-watchdog-feeder.h"

#include <unistd.h>

/**
 * RsService:
 *
 * The program as the service manager sees it: ready with its first frame, at work as long as it draws and its feed
 * answers, and in a few words how its source is. Started by hand, it tells nobody.
 */
struct _RsService
{
  GObject parent_instance;

  RsClock *clock;
  RsNotifySocket *socket;   /* (nullable): nobody listens */
  RsWatchdogFeeder *feeder; /* (nullable): nobody watches */
  RsSession *session;       /* (nullable) */
  RsSourceState told;       /* what was said of the source last */
  guint n_mapped;
  gboolean is_ready;
};

G_DEFINE_FINAL_TYPE (RsService, rs_service, G_TYPE_OBJECT)

static void
on_applied (RsService *self)
{
  const RsSourceStatus *status = rs_session_get_status (self->session);
  g_autofree char *sentence = NULL;

  if (status->state == self->told)
    return;
  self->told = status->state;
  sentence = rs_state_words_explain_source (status, rs_clock_get_monotonic (self->clock));
  rs_notify_socket_send_status (self->socket, sentence);
}

static void
let_session_go (RsService *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, on_applied, self);
  g_clear_object (&self->session);
}

static void
rs_service_dispose (GObject *object)
{
  RsService *self = RS_SERVICE (object);

  let_session_go (self);
  g_clear_pointer (&self->feeder, rs_watchdog_feeder_free);
  if (self->socket != NULL)
    rs_notify_socket_send (self->socket, "STOPPING=1");
  g_clear_pointer (&self->socket, rs_notify_socket_free);
  g_clear_object (&self->clock);
  G_OBJECT_CLASS (rs_service_parent_class)->dispose (object);
}

static void
rs_service_class_init (RsServiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_service_dispose;
}

static void
rs_service_init (RsService *self)
{
  self->told = RS_SOURCE_STATE_STOPPED;
}

static void
begin_to_feed (RsService *self)
{
  gint64 period_us =
      rs_notify_socket_parse_watchdog (g_getenv ("WATCHDOG_USEC"), g_getenv ("WATCHDOG_PID"), (gint64) getpid ());

  if (period_us > 0)
    self->feeder = rs_watchdog_feeder_new (self->socket, period_us, self->clock);
}

/**
 * rs_service_new:
 * @clock: tells time
 *
 * Reads from the environment whether somebody listens.
 *
 * Returns: (transfer full): the program as its manager sees it
 */
RsService *
rs_service_new (RsClock *clock)
{
  RsService *self = g_object_new (RS_TYPE_SERVICE, NULL);

  self->clock = g_object_ref (clock);
  self->socket = rs_notify_socket_new_from_environment ();
  if (self->socket != NULL)
    begin_to_feed (self);
  return self;
}

/**
 * rs_service_set_session:
 * @self: the service
 * @session: (nullable): whose feed thread must answer, and whose state is told
 */
void
rs_service_set_session (RsService *self, RsSession *session)
{
  let_session_go (self);
  if (self->feeder != NULL)
    rs_watchdog_feeder_set_session (self->feeder, session);
  if (session == NULL || self->socket == NULL)
    return;
  self->session = g_object_ref (session);
  self->told = RS_SOURCE_STATE_STOPPED;
  g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
}

static void
on_paint (RsService *self)
{
  if (!self->is_ready)
    rs_notify_socket_send (self->socket, "READY=1");
  self->is_ready = TRUE;
  if (self->feeder != NULL)
    rs_watchdog_feeder_note_frame (self->feeder);
}

static void
expect_frames (RsService *self)
{
  if (self->feeder != NULL)
    rs_watchdog_feeder_expect_frames (self->feeder, self->n_mapped > 0);
}

static void
on_map (RsService *self)
{
  self->n_mapped++;
  expect_frames (self);
}

static void
on_unmap (RsService *self)
{
  self->n_mapped--;
  expect_frames (self);
}

static void
on_realize (RsService *self, GtkWidget *window)
{
  g_signal_connect_object (gtk_widget_get_frame_clock (window), "paint", G_CALLBACK (on_paint), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

/**
 * rs_service_add_window:
 * @self: the service
 * @window: a window that is not shown yet
 *
 * While one of its windows is seen, the program must draw.
 */
void
rs_service_add_window (RsService *self, GtkWidget *window)
{
  if (self->socket == NULL)
    return;
  g_signal_connect_object (window, "realize", G_CALLBACK (on_realize), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "map", G_CALLBACK (on_map), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (window, "unmap", G_CALLBACK (on_unmap), self, G_CONNECT_SWAPPED);
}
