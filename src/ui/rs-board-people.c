/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-people.h"

static void
take_filter (RsBoardPeople *self)
{
  g_auto (GStrv) teams = g_settings_get_strv (self->view, "filter-teams");
  g_auto (GStrv) states = g_settings_get_strv (self->view, "filter-states");
  g_auto (GStrv) queues = g_settings_get_strv (self->view, "filter-queues");
  RsRosterFilter filter = {
    .teams = (const char *const *) teams,
    .states = (const char *const *) states,
    .queues = (const char *const *) queues,
    .hide_logged_out = g_settings_get_boolean (self->view, "hide-logged-out"),
  };

  rs_roster_view_set_filter (self->roster, &filter);
}

static void
take_settings (RsBoardPeople *self)
{
  gboolean divided = self->view != NULL && g_settings_get_boolean (self->view, "sections");
  g_autofree char *sort = self->view != NULL ? g_settings_get_string (self->view, "sort") : NULL;
  g_autofree char *overflow = self->view != NULL ? g_settings_get_string (self->view, "overflow") : NULL;

  if (self->wall == NULL)
    return;
  rs_wall_set_divided (self->wall, divided);
  rs_wall_set_overflow (self->wall, g_strcmp0 (overflow, "scroll") == 0,
                        self->view != NULL ? (guint) g_settings_get_int (self->view, "page-seconds") : 10);
  if (self->roster == NULL)
    return;
  rs_roster_view_set_longest_first (self->roster, g_strcmp0 (sort, "longest") == 0, divided);
  if (self->view != NULL)
    take_filter (self);
  rs_board_people_count (self);
}

/**
 * rs_board_people_set_model:
 * @self: the people
 * @model: (nullable): of the board
 */
void
rs_board_people_set_model (RsBoardPeople *self, RsBoardModel *model)
{
  g_clear_object (&self->roster);
  if (model != NULL)
    self->roster = rs_roster_view_new (model);
  rs_wall_set_roster (self->wall, (GListModel *) self->roster);
  take_settings (self);
}

/**
 * rs_board_people_set_view:
 * @self: the people
 * @view: (nullable): the settings that say who and how; followed as they change
 */
void
rs_board_people_set_view (RsBoardPeople *self, GSettings *view)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, take_settings, self);
  g_set_object (&self->view, view);
  if (view != NULL)
    g_signal_connect_swapped (view, "changed", G_CALLBACK (take_settings), self);
  take_settings (self);
}

/**
 * rs_board_people_tick:
 * @self: the people
 * @now_ns: the time at the server
 */
void
rs_board_people_tick (const RsBoardPeople *self, gint64 now_ns)
{
  if (self->roster != NULL)
    rs_roster_view_tick (self->roster, now_ns);
  rs_wall_tick (self->wall, now_ns);
}

/**
 * rs_board_people_count:
 * @self: the people
 *
 * Brings what the wall counts up to date, once something has changed.
 */
void
rs_board_people_count (RsBoardPeople *self)
{
  rs_wall_recount (self->wall);
  rs_wall_set_n_hidden (self->wall, self->roster != NULL ? rs_roster_view_get_n_hidden (self->roster) : 0);
}

/**
 * rs_board_people_clear:
 * @self: the people, who leave the board, as the wall will
 */
void
rs_board_people_clear (RsBoardPeople *self)
{
  if (self->view != NULL)
    g_signal_handlers_disconnect_by_func (self->view, take_settings, self);
  g_clear_object (&self->view);
  g_clear_object (&self->roster);
  self->wall = NULL;
}
