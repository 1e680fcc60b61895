/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-status.h"

typedef struct
{
  const char *word;
  const char *state;
} StatusWords;

static const StatusWords statuses[RS_DEMO_N_STATUSES] = {
  [RS_DEMO_STATUS_OFFLINE] = { "Offline", "logged-out" },
  [RS_DEMO_STATUS_AVAILABLE] = { "Available", "available" },
  [RS_DEMO_STATUS_RINGING] = { "Ringing", "ringing" },
  [RS_DEMO_STATUS_IN_CALL] = { "In Call", "on-contact" },
  [RS_DEMO_STATUS_ON_HOLD] = { "On Hold", "on-hold" },
  [RS_DEMO_STATUS_WRAP_UP] = { "Wrap Up", "after-call-work" },
  [RS_DEMO_STATUS_BREAK] = { "Break", "unavailable" },
  [RS_DEMO_STATUS_LUNCH] = { "Lunch", "unavailable" },
  [RS_DEMO_STATUS_TRAINING] = { "Training", "unavailable" },
  [RS_DEMO_STATUS_MEETING] = { "Meeting", "unavailable" },
};

/**
 * rs_demo_status_get_word:
 * @status: a status
 *
 * Returns: (transfer none): the word that the stream uses for it
 */
const char *
rs_demo_status_get_word (RsDemoStatus status)
{
  return statuses[status].word;
}

/**
 * rs_demo_status_get_state:
 * @word: a word of rs_demo_status_get_word()
 *
 * Returns: (transfer none): the board's state for it, as a dump spells it
 */
const char *
rs_demo_status_get_state (const char *word)
{
  for (guint i = 0; i < RS_DEMO_N_STATUSES; i++)
    if (g_str_equal (statuses[i].word, word))
      return statuses[i].state;
  return "unknown";
}
