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
  rs_wall_set_overflow (self->wall, !self->is_unattended && g_strcmp0 (overflow, "scroll") == 0,
                        self->view != NULL ? (guint) g_settings_get_int (self->view, "page-seconds") : 10);
  if (self->roster == NULL)
    return;
  rs_roster_view_set_longest_first (self->roster, g_strcmp0 (sort, "longest") == 0, divided);
  if (self->view != NULL)
    take_filter (self);
  rs_roster_view_set_names (self->roster, self->names);
  rs_roster_view_set_search (self->roster, self->search);
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
 * rs_board_people_set_unattended:
 * @self: the people
 * @is_unattended: whether nobody sits before the board: then pages turn, as nobody is there to scroll
 */
void
rs_board_people_set_unattended (RsBoardPeople *self, gboolean is_unattended)
{
  self->is_unattended = is_unattended;
  take_settings (self);
}

/**
 * rs_board_people_set_names:
 * @self: the people
 * @names: how they are named
 */
void
rs_board_people_set_names (RsBoardPeople *self, RsNames names)
{
  self->names = names;
  if (self->roster != NULL)
    rs_roster_view_set_names (self->roster, names);
  rs_board_people_count (self);
}

/**
 * rs_board_people_set_search:
 * @self: the people
 * @text: (nullable): words that the name or the team of who is shown must have
 */
void
rs_board_people_set_search (RsBoardPeople *self, const char *text)
{
  g_free (self->search);
  self->search = text != NULL && text[0] != '\0' ? g_strdup (text) : NULL;
  if (self->roster != NULL)
    rs_roster_view_set_search (self->roster, self->search);
  rs_board_people_count (self);
}

/**
 * rs_board_people_get_n_shown:
 * @self: the people
 *
 * Returns: how many are left by search and filters
 */
guint
rs_board_people_get_n_shown (const RsBoardPeople *self)
{
  return self->roster != NULL ? g_list_model_get_n_items (G_LIST_MODEL (self->roster)) : 0;
}

/**
 * rs_board_people_get_n_hidden:
 * @self: the people
 *
 * Returns: how many search and filters leave out
 */
guint
rs_board_people_get_n_hidden (const RsBoardPeople *self)
{
  return self->roster != NULL ? rs_roster_view_get_n_hidden (self->roster) : 0;
}

static const char *const filters[] = { "filter-teams", "filter-states", "filter-queues", "hide-logged-out" };

static gboolean
is_set (GSettings *view, const char *key)
{
  g_autoptr (GVariant) value = g_settings_get_value (view, key);

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_BOOLEAN))
    return g_variant_get_boolean (value);
  return g_variant_n_children (value) > 0;
}

/**
 * rs_board_people_can_show_all:
 * @self: the people
 *
 * Returns: whether there is a search, or a filter that the administrator has not settled
 */
gboolean
rs_board_people_can_show_all (const RsBoardPeople *self)
{
  if (self->search != NULL)
    return TRUE;
  for (guint i = 0; self->view != NULL && i < G_N_ELEMENTS (filters); i++)
    if (is_set (self->view, filters[i]) && g_settings_is_writable (self->view, filters[i]))
      return TRUE;
  return FALSE;
}

/* Not reset: what an administrator has set as the usual value would come back. */
static void
clear_filter (GSettings *view, const char *key)
{
  if (g_str_equal (key, "hide-logged-out"))
    g_settings_set_boolean (view, key, FALSE);
  else
    g_settings_set_strv (view, key, NULL);
}

/**
 * rs_board_people_show_all:
 * @self: the people
 *
 * Ends the search and clears all filters that can be changed.
 */
void
rs_board_people_show_all (RsBoardPeople *self)
{
  rs_board_people_set_search (self, NULL);
  for (guint i = 0; self->view != NULL && i < G_N_ELEMENTS (filters); i++)
    if (is_set (self->view, filters[i]) && g_settings_is_writable (self->view, filters[i]))
      clear_filter (self->view, filters[i]);
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
  if (self->wall == NULL)
    return;
  rs_wall_recount (self->wall);
  rs_wall_set_n_hidden (self->wall, rs_board_people_get_n_hidden (self));
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
  g_clear_pointer (&self->search, g_free);
  self->wall = NULL;
}
