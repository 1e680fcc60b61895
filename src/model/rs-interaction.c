/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-interaction.h"

/**
 * RsInteraction:
 *
 * One contact: a call, a chat, an e-mail.
 */
struct _RsInteraction
{
  RsEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RsInteraction, rs_interaction, RS_TYPE_ENTITY)

static const struct
{
  const char *word;
  RsChannel channel;
} channels[] = {
  { "voice", RS_CHANNEL_VOICE },       { "call", RS_CHANNEL_VOICE },   { "phone", RS_CHANNEL_VOICE },
  { "chat", RS_CHANNEL_CHAT },         { "digital", RS_CHANNEL_CHAT }, { "messaging", RS_CHANNEL_CHAT },
  { "email", RS_CHANNEL_EMAIL },       { "e-mail", RS_CHANNEL_EMAIL }, { "mail", RS_CHANNEL_EMAIL },
  { "callback", RS_CHANNEL_CALLBACK },
};

static void
rs_interaction_class_init (RsInteractionClass *klass)
{
  RS_ENTITY_CLASS (klass)->kind = RS_KIND_INTERACTION;
}

static void
rs_interaction_init (RsInteraction *self)
{
}

static const char *
get_text (RsInteraction *self, RsInteractionField field)
{
  return rs_value_get_text (rs_entity_get_value (RS_ENTITY (self), field));
}

/**
 * rs_interaction_get_channel:
 * @self: an interaction
 *
 * Returns: how it comes in
 */
RsChannel
rs_interaction_get_channel (RsInteraction *self)
{
  const char *name = get_text (self, RS_INTERACTION_CHANNEL);

  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (channels); i++)
    if (g_ascii_strcasecmp (name, channels[i].word) == 0)
      return channels[i].channel;
  return RS_CHANNEL_OTHER;
}

/**
 * rs_interaction_get_channel_name:
 * @self: an interaction
 *
 * Returns: (transfer none) (nullable): the server's word for the channel
 */
const char *
rs_interaction_get_channel_name (RsInteraction *self)
{
  return get_text (self, RS_INTERACTION_CHANNEL);
}

/**
 * rs_interaction_is_outbound:
 * @self: an interaction
 *
 * Returns: whether we called them
 */
gboolean
rs_interaction_is_outbound (RsInteraction *self)
{
  const char *direction = get_text (self, RS_INTERACTION_DIRECTION);

  return direction != NULL && g_ascii_strcasecmp (direction, "outbound") == 0;
}

/**
 * rs_interaction_get_queue_name:
 * @self: an interaction
 *
 * Returns: (transfer none) (nullable): the queue that it came through
 */
const char *
rs_interaction_get_queue_name (RsInteraction *self)
{
  return get_text (self, RS_INTERACTION_QUEUE_NAME);
}

/**
 * rs_interaction_get_user_id:
 * @self: an interaction
 *
 * Returns: (transfer none) (nullable): the agent who has it or to whom it is offered
 */
const char *
rs_interaction_get_user_id (RsInteraction *self)
{
  return get_text (self, RS_INTERACTION_USER_ID);
}

/**
 * rs_interaction_get_state:
 * @self: an interaction
 *
 * Returns: (transfer none) (nullable): queued, ringing, active or held
 */
const char *
rs_interaction_get_state (RsInteraction *self)
{
  return get_text (self, RS_INTERACTION_STATE);
}
