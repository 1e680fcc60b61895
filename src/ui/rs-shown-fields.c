/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-shown-fields.h"

#define BIT(field) (1u << (field))

/**
 * rs_shown_fields_get:
 * @kind: a kind
 *
 * The board does not show how many contacts a queue has handled; what changes only there need not wake it.
 *
 * Returns: a mask of the fields of which a tile, a card, details or what a screen reader says is made, 1 << field
 */
guint32
rs_shown_fields_get (RsKind kind)
{
  static const guint32 shown[RS_N_KINDS] = {
    [RS_KIND_AGENT] = BIT (RS_AGENT_STATUS) | BIT (RS_AGENT_STATUS_CHANGED_AT) | BIT (RS_AGENT_QUEUE_NAME) |
                      BIT (RS_AGENT_WRAP_UP_CODE) | BIT (RS_AGENT_DISPLAY_NAME) | BIT (RS_AGENT_TEAM_NAME),
    [RS_KIND_QUEUE] = BIT (RS_QUEUE_NAME) | BIT (RS_QUEUE_WAITING) | BIT (RS_QUEUE_LONGEST_WAIT_SECONDS) |
                      BIT (RS_QUEUE_OLDEST_WAITING_SINCE) | BIT (RS_QUEUE_SERVICE_LEVEL) |
                      BIT (RS_QUEUE_SERVICE_LEVEL_GOAL) | BIT (RS_QUEUE_ABANDONED) | BIT (RS_QUEUE_AGENTS_AVAILABLE),
    [RS_KIND_INTERACTION] = BIT (RS_INTERACTION_STATE) | BIT (RS_INTERACTION_STATE_CHANGED_AT) |
                            BIT (RS_INTERACTION_CHANNEL) | BIT (RS_INTERACTION_DIRECTION) |
                            BIT (RS_INTERACTION_QUEUE_NAME) | BIT (RS_INTERACTION_USER_ID),
  };

  return shown[kind];
}
