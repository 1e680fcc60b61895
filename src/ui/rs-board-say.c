/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-private.h"

/* What a board says in place of a picture. */

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
  rs_message_page_set_skeleton (self->parts.page, FALSE);
  rs_message_page_say (self->parts.page, rs_source_state_needs_person (state) ? RS_SIGNAL_ALARM : RS_SIGNAL_CALM, title,
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
  rs_message_page_set_action (self->parts.page, label, action_name);
}
