/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/* Translators: states of an agent, as labels of tiles: one or two short words. "Ringing": a contact is offered and not
 * yet answered. "On hold": the customer waits on the line. "After-call" is after-call work (ACW, wrap-up). */
static const char *const agent_words[RS_N_AGENT_STATES] = {
  [RS_AGENT_STATE_AVAILABLE] = N_ ("Available"),        [RS_AGENT_STATE_RINGING] = N_ ("Ringing"),
  [RS_AGENT_STATE_ON_CONTACT] = N_ ("On contact"),      [RS_AGENT_STATE_ON_HOLD] = N_ ("On hold"),
  [RS_AGENT_STATE_AFTER_CALL_WORK] = N_ ("After-call"), [RS_AGENT_STATE_UNAVAILABLE] = N_ ("Unavailable"),
  [RS_AGENT_STATE_LOGGED_OUT] = N_ ("Logged out"),      [RS_AGENT_STATE_UNKNOWN] = N_ ("Unknown"),
};

/* Translators: kinds of contacts, in small letters below an agent's state */
static const char *const channel_words[] = {
  [RS_CHANNEL_VOICE] = N_ ("call"),        [RS_CHANNEL_CHAT] = N_ ("chat"),     [RS_CHANNEL_EMAIL] = N_ ("e-mail"),
  [RS_CHANNEL_CALLBACK] = N_ ("callback"), [RS_CHANNEL_OTHER] = N_ ("contact"),
};

static const struct
{
  const char *word;
  const char *sentence;
} source_words[RS_N_SOURCE_STATES] = {
  [RS_SOURCE_STATE_CONNECTING] = { N_ ("Connecting"), N_ ("The board is on its way to the contact centre.") },
  [RS_SOURCE_STATE_LIVE] = { N_ ("Live"), N_ ("What you see is what is happening now.") },
  [RS_SOURCE_STATE_PARTIAL] = { N_ ("Partial"), N_ ("What you see is live, but some agents or queues may not be read "
                                                    "with this account.") },
  [RS_SOURCE_STATE_POLLING] = { N_ ("Polling"), N_ ("The picture is fetched anew again and again.") },
  [RS_SOURCE_STATE_RECONNECTING] = { N_ ("Reconnecting"),
                                     N_ ("The connection was lost. It is tried again by itself.") },
  [RS_SOURCE_STATE_STALE] = { N_ ("Stale"), N_ ("Connected, but nothing has been heard for too long.") },
  [RS_SOURCE_STATE_SIGN_IN_NEEDED] = { N_ ("Sign-in needed"),
                                       N_ ("The contact centre did not accept the secret of this board.") },
  [RS_SOURCE_STATE_NO_PERMISSION] = { N_ ("No permission"),
                                      N_ ("The account of this board lacks a permission that is needed.") },
  [RS_SOURCE_STATE_NO_STREAM] = { N_ ("No stream here"),
                                  N_ ("The address answers, but not with a stream. Check it in the profile.") },
  [RS_SOURCE_STATE_STOPPED] = { N_ ("Stopped"), N_ ("The board does not listen to a contact centre.") },
};

/**
 * rs_state_words_for_agent:
 * @state: what an agent does
 *
 * Returns: (transfer none): the word for it in the user's language
 */
const char *
rs_state_words_for_agent (RsAgentState state)
{
  return _ (agent_words[state]);
}

/**
 * rs_state_words_for_channel:
 * @channel: how a contact came in
 *
 * Returns: (transfer none): the word for such a contact in the user's language
 */
const char *
rs_state_words_for_channel (RsChannel channel)
{
  return _ (channel_words[channel]);
}

static int
get_seconds_to_next_attempt (const RsSourceStatus *status, gint64 monotonic_us)
{
  gint64 left_us = status->next_attempt_us - monotonic_us;

  if (status->next_attempt_us == 0 || left_us <= 0)
    return 0;
  return (int) ((left_us + G_USEC_PER_SEC - 1) / G_USEC_PER_SEC);
}

/**
 * rs_state_words_for_source:
 * @status: what the source says of itself
 * @monotonic_us: now
 *
 * Returns: (transfer full): a few words: "Live", "Reconnecting · attempt 3 · in 4 s"
 */
char *
rs_state_words_for_source (const RsSourceStatus *status, gint64 monotonic_us)
{
  const char *word = _ (source_words[status->state].word);
  int seconds = get_seconds_to_next_attempt (status, monotonic_us);

  if (status->state == RS_SOURCE_STATE_PARTIAL && status->n_not_granted > 0)
    return g_strdup_printf (ngettext ("Partial · %u not granted", "Partial · %u not granted", status->n_not_granted),
                            status->n_not_granted);
  if (status->attempt == 0 || rs_source_state_is_living (status->state) || rs_source_state_needs_person (status->state))
    return g_strdup (word);
  if (seconds == 0)
    /* Translators: the state of the connection and the number of the attempt */
    return g_strdup_printf (_ ("%s · attempt %u"), word, status->attempt);
  /* Translators: the state of the connection, the number of the attempt, seconds until it is made */
  return g_strdup_printf (_ ("%s · attempt %u in %d s"), word, status->attempt, seconds);
}

/**
 * rs_state_words_explain_source:
 * @status: what the source says of itself
 * @monotonic_us: now
 *
 * Returns: (transfer full): what happened, what it means and what to do
 */
char *
rs_state_words_explain_source (const RsSourceStatus *status, gint64 monotonic_us)
{
  const char *sentence = status->sentence != NULL ? status->sentence : _ (source_words[status->state].sentence);
  int seconds = get_seconds_to_next_attempt (status, monotonic_us);
  int minutes = (seconds + 59) / 60;

  if (seconds == 0 || rs_source_state_is_living (status->state))
    return g_strdup (sentence);
  if (seconds > 90)
    return g_strdup_printf (
        ngettext ("%s Next attempt in %d minute.", "%s Next attempt in %d minutes.", (gulong) minutes), sentence,
        minutes);
  return g_strdup_printf (
      ngettext ("%s Next attempt in %d second.", "%s Next attempt in %d seconds.", (gulong) seconds), sentence,
      seconds);
}
