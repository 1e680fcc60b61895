/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-private.h"

#include <glib/gi18n.h>

/* Who of all agents is on a board: what is searched for, and the way back to everybody. */

/**
 * rs_board_can_show_everybody:
 * @self: a board
 *
 * Returns: whether there is something to clear, and somebody to do it
 */
gboolean
rs_board_can_show_everybody (RsBoard *self)
{
  return !self->parts.people.is_unattended && rs_board_people_can_show_all (&self->parts.people);
}

/**
 * rs_board_offer_way_back:
 * @self: a board
 * @is_offered: whether a button under the message shows everybody again, if somebody is there to press it
 */
void
rs_board_offer_way_back (RsBoard *self, gboolean is_offered)
{
  gboolean has_way_back = is_offered && rs_board_can_show_everybody (self);

  if (self->has_way_back == has_way_back)
    return;
  self->has_way_back = has_way_back;
  rs_message_page_set_action (self->parts.page, has_way_back ? _ ("Show Everybody") : NULL, "board.show-everybody");
}

/**
 * rs_board_tell_matches:
 * @self: a board
 *
 * Tells whoever listens that other agents may match now.
 */
void
rs_board_tell_matches (RsBoard *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "board.show-everybody", rs_board_can_show_everybody (self));
  g_signal_emit_by_name (self, "counted");
}

static void
look_again (RsBoard *self)
{
  rs_board_choose_body (self);
  rs_board_tell_matches (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_board_set_unattended:
 * @self: a board
 * @is_unattended: whether nobody sits before it, to scroll, to search or to press a button
 */
void
rs_board_set_unattended (RsBoard *self, gboolean is_unattended)
{
  rs_board_people_set_unattended (&self->parts.people, is_unattended);
  look_again (self);
}

/**
 * rs_board_is_unattended:
 * @self: a board
 *
 * Returns: whether nobody sits before it
 */
gboolean
rs_board_is_unattended (RsBoard *self)
{
  return self->parts.people.is_unattended;
}

/**
 * rs_board_set_search:
 * @self: a board
 * @text: (nullable): words that the name or the team of who is shown must have
 */
void
rs_board_set_search (RsBoard *self, const char *text)
{
  rs_board_people_set_search (&self->parts.people, text);
  look_again (self);
}

/**
 * rs_board_get_search:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the words that are searched for
 */
const char *
rs_board_get_search (RsBoard *self)
{
  return self->parts.people.search;
}

/**
 * rs_board_get_n_matches:
 * @self: a board
 * @n_agents: (out): how many agents there are
 *
 * Returns: how many of them search and filters leave
 */
guint
rs_board_get_n_matches (RsBoard *self, guint *n_agents)
{
  guint n_matches = rs_board_people_get_n_shown (&self->parts.people);

  *n_agents = n_matches + rs_board_people_get_n_hidden (&self->parts.people);
  return n_matches;
}

/**
 * rs_board_show_everybody:
 * @self: a board
 *
 * Ends the search and clears the filters, except those that the administrator has settled.
 */
void
rs_board_show_everybody (RsBoard *self)
{
  rs_board_people_show_all (&self->parts.people);
  look_again (self);
}

/**
 * rs_board_get_model:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): what it shows
 */
RsBoardModel *
rs_board_get_model (RsBoard *self)
{
  return self->model;
}

/**
 * rs_board_get_view:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the settings of the view that it shows
 */
GSettings *
rs_board_get_view (RsBoard *self)
{
  return self->view;
}

/**
 * rs_board_get_agents:
 * @self: a board
 *
 * Returns: (transfer none) (nullable): the agents that it shows, on whatever page, in their order
 */
GListModel *
rs_board_get_agents (RsBoard *self)
{
  return (GListModel *) self->parts.people.roster;
}

/**
 * rs_board_get_queues:
 * @self: a board
 *
 * Returns: (transfer none): the queues that it shows
 */
GListModel *
rs_board_get_queues (RsBoard *self)
{
  return G_LIST_MODEL (self->parts.choice.list);
}
