/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-message.h"

#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/**
 * rs_board_message_say_that_nobody_is_here:
 * @page: where to say it
 */
void
rs_board_message_say_that_nobody_is_here (RsMessagePage *page)
{
  rs_message_page_set_skeleton (page, FALSE);
  rs_message_page_say (page, RS_SIGNAL_CALM, _ ("No agents to show"),
                       _ ("The board is connected, but its profile names nobody who is known there. "
                          "Check the agents and teams in the profile."));
}

/**
 * rs_board_message_say_that_nobody_matches:
 * @page: where to say it
 */
void
rs_board_message_say_that_nobody_matches (RsMessagePage *page)
{
  rs_message_page_set_skeleton (page, FALSE);
  rs_message_page_say (page, RS_SIGNAL_CALM, _ ("Nobody matches"),
                       _ ("The agents are there, but the search and the filters leave out all of them."));
}

/**
 * rs_board_message_say_what_is_awaited:
 * @page: where to say it
 * @status: what the source says of itself
 * @monotonic_us: now
 * @is_late: whether it takes longer than one waits without a word
 *
 * For a board that has no picture yet.
 */
void
rs_board_message_say_what_is_awaited (RsMessagePage *page, const RsSourceStatus *status, gint64 monotonic_us,
                                      gboolean is_late)
{
  g_autofree char *word = rs_state_words_for_source (status, monotonic_us);
  g_autofree char *sentence = rs_state_words_explain_source (status, monotonic_us);
  gboolean needs_person = rs_source_state_needs_person (status->state);
  gboolean is_stopped = status->state == RS_SOURCE_STATE_STOPPED;
  gboolean has_news = needs_person || status->sentence != NULL;
  RsSignal signal = needs_person ? RS_SIGNAL_ALARM : RS_SIGNAL_WARNING;

  rs_message_page_set_skeleton (page, !needs_person && !is_stopped);
  if (!has_news && !is_late && !is_stopped)
    rs_message_page_say (page, RS_SIGNAL_CALM, NULL, NULL);
  else if (has_news && !needs_person)
    rs_message_page_say (page, signal, _ ("No connection yet"), sentence);
  else
    rs_message_page_say (page, signal, word, sentence);
}
