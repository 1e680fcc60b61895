/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-private.h"

#include <glib/gi18n.h>

static gboolean
is_same_day (GDateTime *a, GDateTime *b)
{
  return g_date_time_get_year (a) == g_date_time_get_year (b) &&
         g_date_time_get_day_of_year (a) == g_date_time_get_day_of_year (b);
}

static GDateTime *
get_local (gint64 real_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (real_us / G_USEC_PER_SEC);

  return utc != NULL ? g_date_time_to_local (utc) : NULL;
}

static char *
make_title (gint64 taken_us, gint64 now_us)
{
  g_autoptr (GDateTime) taken = get_local (taken_us);
  g_autoptr (GDateTime) now = get_local (now_us);
  gboolean is_today = taken != NULL && now != NULL && is_same_day (taken, now);
  g_autofree char *time = taken != NULL ? g_date_time_format (taken, is_today ? "%H:%M:%S" : "%x, %H:%M:%S") : NULL;

  /* Translators: the board shows what was true at that time of day, before the program was started */
  return g_strdup_printf (_ ("Last known picture of %s"), time != NULL ? time : "–");
}

/**
 * rs_board_show_picture:
 * @self: a board that is not living
 * @model: what it showed once
 * @taken_us: when, by this machine's clock
 * @server_ns: when, by the server's clock: by it the timers stand
 *
 * Shows what is not true any more, without colour and with its time, until rs_board_set_model().
 */
void
rs_board_show_picture (RsBoard *self, RsBoardModel *model, gint64 taken_us, gint64 server_ns)
{
  g_autofree char *title = make_title (taken_us, rs_clock_get_real (self->clock));

  rs_board_set_model (self, model);
  self->is_picture = TRUE;
  self->now_ns = server_ns;
  rs_board_parts_tick (&self->parts, server_ns);
  rs_frozen_band_set_own_title (self->parts.band, title);
  rs_board_freeze (self);
}
