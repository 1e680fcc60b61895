/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-entity.h"

G_BEGIN_DECLS

#define RS_TYPE_INTERACTION (rs_interaction_get_type ())
G_DECLARE_FINAL_TYPE (RsInteraction, rs_interaction, RS, INTERACTION, RsEntity)

/**
 * RsChannel:
 *
 * How a contact comes in; "other" for a word that nobody told us, which is then shown as it came.
 */
typedef enum
{
  RS_CHANNEL_VOICE,
  RS_CHANNEL_CHAT,
  RS_CHANNEL_EMAIL,
  RS_CHANNEL_CALLBACK,
  RS_CHANNEL_OTHER,
} RsChannel;

RsChannel rs_interaction_get_channel (RsInteraction *self);
const char *rs_interaction_get_channel_name (RsInteraction *self);
gboolean rs_interaction_is_outbound (RsInteraction *self);
const char *rs_interaction_get_queue_name (RsInteraction *self);
const char *rs_interaction_get_user_id (RsInteraction *self);
const char *rs_interaction_get_state (RsInteraction *self);

G_END_DECLS
