/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-picture-keeper.h"

#include "model/rs-picture.h"
#include "ui/rs-picture-file.h"
#include "ui/rs-preferences.h"

#define KEEP_EVERY_US (30 * G_USEC_PER_SEC)

/**
 * RsPictureKeeper:
 *
 * Keeps what a living board shows, and shows it, frozen and dated, at the next start, until there is something that
 * is true.
 *
 * ```
 * file ──▶ board, frozen ──(the session lives, or needs somebody)──▶ the session's model ──(every 30 s, end)──▶ file
 * ```
 *
 * The session never sees it; so neither do alerts, nor anything else that asks the session.
 */
struct _RsPictureKeeper
{
  RsSession *session;
  RsBoard *board;
  RsClock *clock;
  GSettings *settings; /* (nullable) */
  char *path;
  RsNames kept; /* how fully people are named in the file */
  gboolean is_showing;
  RsTimer *timer;
};

static char *
make_path (RsProfile *profile)
{
  const RsProfileSource *source = rs_profile_get_source (profile);
  g_autofree char *key = g_strjoin ("\n", rs_profile_get_name (profile), source->stream_url, NULL);

  return rs_picture_file_make_path (key);
}

static gboolean
is_allowed (RsPictureKeeper *self)
{
  return self->settings == NULL || g_settings_get_boolean (self->settings, "keep-last-picture");
}

static GBytes *
take (RsPictureKeeper *self, RsNames names)
{
  const RsPictureMoment moment = {
    .taken_us = rs_clock_get_real (self->clock),
    .server_ns = rs_session_get_server_now (self->session),
    .names = names,
  };

  self->kept = names;
  return rs_picture_make (rs_session_get_model (self->session), &moment);
}

/* What was kept before somebody chose stricter names goes, if nothing can take its place. */
static void
keep (RsPictureKeeper *self, void (*write) (const char *path, GBytes *bytes))
{
  RsNames names = rs_board_get_look (self->board)->names;
  g_autoptr (GBytes) bytes = NULL;

  if (!is_allowed (self))
    return;
  if (rs_session_is_living (self->session) && rs_session_get_status (self->session)->first_data)
    {
      bytes = take (self, names);
      write (self->path, bytes);
    }
  else if (names > self->kept)
    rs_picture_file_forget (self->path);
}

static void
on_timer (gpointer user_data)
{
  RsPictureKeeper *self = user_data;

  keep (self, rs_picture_file_write_later);
  rs_clear_timer (&self->timer);
  self->timer = rs_clock_add_timer (self->clock, NULL, KEEP_EVERY_US, on_timer, self);
}

/* Somebody who is needed has to see what for, so the picture makes room for the message as well. */
static void
on_applied (RsPictureKeeper *self)
{
  RsSourceState state = rs_session_get_status (self->session)->state;

  if (!self->is_showing || !(rs_source_state_is_living (state) || rs_source_state_needs_person (state)))
    return;
  self->is_showing = FALSE;
  rs_board_set_model (self->board, rs_session_get_model (self->session));
}

static void
on_setting_changed (RsPictureKeeper *self)
{
  if (!is_allowed (self))
    rs_picture_file_forget_all ();
}

/* A picture of a time that has not come yet is none. */
static void
show (RsPictureKeeper *self)
{
  g_autoptr (GBytes) bytes = rs_picture_file_read (self->path);
  g_autoptr (RsBoardModel) model = NULL;
  RsPictureMoment moment;

  if (bytes != NULL)
    model = rs_picture_read (bytes, &moment);
  if (model == NULL || moment.taken_us > rs_clock_get_real (self->clock))
    return;
  self->kept = moment.names;
  self->is_showing = TRUE;
  rs_board_set_status (self->board, rs_session_get_status (self->session));
  rs_board_show_picture (self->board, model, moment.taken_us, moment.server_ns);
}

/**
 * rs_picture_keeper_new:
 * @session: a platform's, just started
 * @board: shows it
 * @clock: tells time
 *
 * Shows the last picture of the session's profile on the board, if there is one, and begins to keep the next.
 *
 * Returns: (transfer full) (nullable): a keeper; %NULL for what is no platform's stream
 */
RsPictureKeeper *
rs_picture_keeper_new (RsSession *session, RsBoard *board, RsClock *clock)
{
  RsProfile *profile = rs_session_get_profile (session);
  RsPictureKeeper *self;

  if (rs_profile_get_source (profile)->kind != RS_PROFILE_KIND_STREAM)
    return NULL;
  self = g_new0 (RsPictureKeeper, 1);
  self->session = g_object_ref (session);
  self->board = g_object_ref (board);
  self->clock = g_object_ref (clock);
  self->settings = rs_preferences_new ();
  self->path = make_path (profile);
  self->kept = RS_NAMES_ANONYMOUS;
  if (self->settings != NULL)
    g_signal_connect_swapped (self->settings, "changed::keep-last-picture", G_CALLBACK (on_setting_changed), self);
  /* Of the model, not of the session: the board has the true model before it is told that it is living. */
  g_signal_connect_swapped (rs_session_get_model (session), "applied", G_CALLBACK (on_applied), self);
  on_setting_changed (self);
  if (is_allowed (self) && !rs_session_get_status (session)->first_data)
    show (self);
  self->timer = rs_clock_add_timer (clock, NULL, KEEP_EVERY_US, on_timer, self);
  return self;
}

/**
 * rs_picture_keeper_free:
 * @self: (transfer full): a keeper
 *
 * Keeps the picture for the last time.
 */
void
rs_picture_keeper_free (RsPictureKeeper *self)
{
  keep (self, rs_picture_file_write);
  rs_clear_timer (&self->timer);
  g_signal_handlers_disconnect_by_data (rs_session_get_model (self->session), self);
  if (self->settings != NULL)
    g_signal_handlers_disconnect_by_data (self->settings, self);
  g_clear_object (&self->settings);
  g_object_unref (self->session);
  g_object_unref (self->board);
  g_object_unref (self->clock);
  g_free (self->path);
  g_free (self);
}

/**
 * rs_picture_keeper_forget:
 * @profile: of a board from which somebody signed out
 *
 * Removes what was kept of it.
 */
void
rs_picture_keeper_forget (RsProfile *profile)
{
  g_autofree char *path = make_path (profile);

  rs_picture_file_forget (path);
}
