/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-agent.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * RsAgent:
 *
 * One agent as the main thread knows her.
 */
struct _RsAgent
{
  RsEntity parent_instance;

  char *nameless;          /* what she is called as long as nobody tells her name */
  char *shown[RS_N_NAMES]; /* made when first asked for; NULL for the full name */
  RsInteraction *contact;
  RsAgentState state;
};

G_DEFINE_FINAL_TYPE (RsAgent, rs_agent, RS_TYPE_ENTITY)

static void
forget_shown_names (RsAgent *self)
{
  for (guint i = 0; i < RS_N_NAMES; i++)
    g_clear_pointer (&self->shown[i], g_free);
}

static void
rs_agent_finalize (GObject *object)
{
  RsAgent *self = RS_AGENT (object);

  g_clear_pointer (&self->nameless, g_free);
  forget_shown_names (self);
  g_clear_object (&self->contact);
  G_OBJECT_CLASS (rs_agent_parent_class)->finalize (object);
}

static void
rs_agent_taken (RsEntity *entity, guint32 mask)
{
  if ((mask & (1u << RS_AGENT_DISPLAY_NAME)) != 0)
    forget_shown_names (RS_AGENT (entity));
  if ((mask & (1u << RS_AGENT_STATUS)) != 0)
    RS_AGENT (entity)->state = rs_agent_state_from_status (rs_agent_get_status (RS_AGENT (entity)));
}

static void
rs_agent_class_init (RsAgentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_agent_finalize;
  RS_ENTITY_CLASS (klass)->kind = RS_KIND_AGENT;
  RS_ENTITY_CLASS (klass)->taken = rs_agent_taken;
}

static void
rs_agent_init (RsAgent *self)
{
  self->state = RS_AGENT_STATE_UNKNOWN;
}

static const char *
get_text (RsAgent *self, RsAgentField field)
{
  return rs_value_get_text (rs_entity_get_value (RS_ENTITY (self), field));
}

static const char *
get_nameless (RsAgent *self)
{
  const char *id = rs_entity_get_id (RS_ENTITY (self));
  const char *end;

  if (id == NULL)
    return "";
  if (self->nameless == NULL)
    {
      end = id + strlen (id);
      for (guint i = 0; i < 2 && end > id; i++)
        end = g_utf8_prev_char (end);
      /* Translators: an agent whose name is not known, with the last two characters of the id. */
      self->nameless = g_strdup_printf (_ ("Agent …%s"), end);
    }
  return self->nameless;
}

/**
 * rs_agent_get_name:
 * @self: an agent
 *
 * Returns: (transfer none): the display name; without one, "Agent …c8" with the id's end, never the whole id.
 *   It is text, never markup. To show it to anybody, use rs_agent_get_shown_name()
 */
const char *
rs_agent_get_name (RsAgent *self)
{
  const char *name = get_text (self, RS_AGENT_DISPLAY_NAME);

  return name != NULL && *name != '\0' ? name : get_nameless (self);
}

/**
 * rs_agent_get_shown_name:
 * @self: an agent
 * @names: how people are named
 *
 * Returns: (transfer none): what may be shown of her name, valid until that changes
 */
const char *
rs_agent_get_shown_name (RsAgent *self, RsNames names)
{
  if (names == RS_NAMES_FULL)
    return rs_agent_get_name (self);
  if (self->shown[names] == NULL)
    self->shown[names] = rs_shown_name_make (names, rs_entity_get_id (RS_ENTITY (self)), rs_agent_get_name (self));
  return self->shown[names];
}

/**
 * rs_agent_keep_shown_name:
 * @self: an agent whose display name is what was shown of her name once
 * @names: how people were named then
 *
 * From now on she is named so wherever that, or more, may be shown, and by less where it must not be.
 */
void
rs_agent_keep_shown_name (RsAgent *self, RsNames names)
{
  forget_shown_names (self);
  for (guint i = RS_NAMES_FULL + 1; i < RS_N_NAMES; i++)
    self->shown[i] = rs_shown_name_reduce (i, names, rs_agent_get_name (self));
}

/**
 * rs_agent_get_team_name:
 * @self: an agent
 *
 * Returns: (transfer none) (nullable): the team
 */
const char *
rs_agent_get_team_name (RsAgent *self)
{
  return get_text (self, RS_AGENT_TEAM_NAME);
}

/**
 * rs_agent_get_status:
 * @self: an agent
 *
 * Returns: (transfer none) (nullable): the server's own word
 */
const char *
rs_agent_get_status (RsAgent *self)
{
  return get_text (self, RS_AGENT_STATUS);
}

/**
 * rs_agent_get_state:
 * @self: an agent
 *
 * Returns: the state that the server's word stands for
 */
RsAgentState
rs_agent_get_state (RsAgent *self)
{
  return self->state;
}

/**
 * rs_agent_get_queue_name:
 * @self: an agent
 *
 * Returns: (transfer none) (nullable): the queue of the present contact
 */
const char *
rs_agent_get_queue_name (RsAgent *self)
{
  return get_text (self, RS_AGENT_QUEUE_NAME);
}

/**
 * rs_agent_get_wrap_up_code:
 * @self: an agent
 *
 * Returns: (transfer none) (nullable): how the last contact was closed
 */
const char *
rs_agent_get_wrap_up_code (RsAgent *self)
{
  return get_text (self, RS_AGENT_WRAP_UP_CODE);
}

/**
 * rs_agent_get_contact:
 * @self: an agent
 *
 * Returns: (transfer none) (nullable): the contact that she has or is offered; a ringing one goes first
 */
RsInteraction *
rs_agent_get_contact (RsAgent *self)
{
  return self->contact;
}

/**
 * rs_agent_set_contact:
 * @self: an agent
 * @contact: (nullable): her contact
 *
 * For the board model, which alone knows both.
 *
 * Returns: whether that is another one than before
 */
gboolean
rs_agent_set_contact (RsAgent *self, RsInteraction *contact)
{
  return g_set_object (&self->contact, contact);
}

static int
compare_names (const char *a, const char *b)
{
  if (a == NULL || b == NULL)
    return (a == NULL) - (b == NULL); /* without one goes last */
  return g_utf8_collate (a, b);
}

/**
 * rs_agent_compare:
 * @a: an agent
 * @b: another
 *
 * The board's stable order: team, then name, then id. People learn places; trouble must not move them.
 *
 * Returns: less than, equal to or greater than 0
 */
int
rs_agent_compare (RsAgent *a, RsAgent *b)
{
  int order = compare_names (rs_agent_get_team_name (a), rs_agent_get_team_name (b));

  if (order == 0)
    order = compare_names (rs_agent_get_name (a), rs_agent_get_name (b));
  if (order == 0)
    order = g_strcmp0 (rs_entity_get_id (RS_ENTITY (a)), rs_entity_get_id (RS_ENTITY (b)));
  return order;
}
