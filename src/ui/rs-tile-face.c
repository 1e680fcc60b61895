/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-tile-face.h"

#include "base/rs-iso-time.h"
#include "base/rs-safe-text.h"
#include "ui/rs-duration.h"
#include "ui/rs-limits.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

static const char *
choose_word (RsAgentState state, const char *status)
{
  gboolean says_more = state == RS_AGENT_STATE_UNKNOWN || rs_agent_state_status_is_reason (status);

  return says_more && status != NULL ? status : rs_state_words_for_agent (state);
}

static const char *
choose_detail (RsAgent *agent, RsAgentState state)
{
  if (state == RS_AGENT_STATE_AVAILABLE || state == RS_AGENT_STATE_UNAVAILABLE || state == RS_AGENT_STATE_LOGGED_OUT)
    return NULL;
  if (state == RS_AGENT_STATE_AFTER_CALL_WORK && rs_agent_get_wrap_up_code (agent) != NULL)
    return rs_agent_get_wrap_up_code (agent);
  return rs_agent_get_queue_name (agent);
}

static void
read_contact (RsTileFace *self, RsInteraction *contact)
{
  self->has_contact = contact != NULL;
  if (contact == NULL)
    return;

  self->channel = rs_glyph_for_channel (rs_interaction_get_channel (contact));
  self->channel_word = rs_state_words_for_channel (rs_interaction_get_channel (contact));
  self->outbound = rs_interaction_is_outbound (contact);
  if (self->state != RS_AGENT_STATE_RINGING)
    return;
  if (self->detail == NULL)
    self->detail = rs_interaction_get_queue_name (contact);
  if (rs_entity_get_since (RS_ENTITY (contact)) != 0)
    self->since_ns = rs_entity_get_since (RS_ENTITY (contact));
}

/**
 * rs_tile_face_read:
 * @self: (out caller-allocates): what to say
 * @agent: of whom
 * @names: how people are named
 */
void
rs_tile_face_read (RsTileFace *self, RsAgent *agent, RsNames names)
{
  RsAgentState state = rs_agent_get_state (agent);
  const char *status = rs_agent_get_status (agent);

  *self = (RsTileFace){
    .name = rs_agent_get_shown_name (agent, names),
    .word = choose_word (state, status),
    .detail = choose_detail (agent, state),
    .state = state,
    .glyph = rs_glyph_for_state (state),
    .since_ns = rs_entity_get_since (RS_ENTITY (agent)),
    .limit_seconds = rs_limits_get_agent_seconds (agent),
    .refused = rs_limits_is_refused (agent),
    .granted = rs_entity_get_granted (RS_ENTITY (agent)),
    .confirmed = rs_entity_get_confirmed (RS_ENTITY (agent)),
  };
  read_contact (self, rs_agent_get_contact (agent));
  if (self->granted)
    return;
  self->word = _ ("no access");
  self->detail = NULL;
  self->glyph = RS_GLYPH_QUESTION;
}

/**
 * rs_tile_face_get_seconds:
 * @self: what a tile says
 * @now_ns: the time at the server
 *
 * Returns: how long the state has lasted; less than 0 if that is not known
 */
double
rs_tile_face_get_seconds (const RsTileFace *self, gint64 now_ns)
{
  if (self->since_ns == 0 || !self->granted)
    return -1;
  return (double) MAX (now_ns - self->since_ns, 0) / (double) RS_NSEC_PER_SEC;
}

/**
 * rs_tile_face_get_progress:
 * @self: what a tile says
 * @now_ns: the time at the server
 *
 * Returns: how much of the limit is used up, 0 to 1; less than 0 without a limit
 */
double
rs_tile_face_get_progress (const RsTileFace *self, gint64 now_ns)
{
  double seconds = rs_tile_face_get_seconds (self, now_ns);

  if (seconds < 0 || self->limit_seconds <= 0)
    return -1;
  return MIN (seconds / self->limit_seconds, 1.0);
}

/**
 * rs_tile_face_is_alarm:
 * @self: what a tile says
 * @now_ns: the time at the server
 *
 * Returns: whether the limit is over, or a contact was refused
 */
gboolean
rs_tile_face_is_alarm (const RsTileFace *self, gint64 now_ns)
{
  return self->granted && (self->refused || rs_tile_face_get_progress (self, now_ns) >= 1.0);
}

/**
 * rs_tile_face_format_timer:
 * @self: what a tile says
 * @now_ns: the time at the server
 *
 * Returns: (transfer full): the timer, a dash if the moment is not known
 */
char *
rs_tile_face_format_timer (const RsTileFace *self, gint64 now_ns)
{
  double seconds = rs_tile_face_get_seconds (self, now_ns);

  if (!self->granted)
    return g_strdup ("");
  return seconds < 0 ? g_strdup ("–") : rs_duration_format ((gint64) seconds);
}

static void
take_duration (GPtrArray *parts, double seconds)
{
  if (seconds >= 0)
    g_ptr_array_add (parts, rs_duration_describe ((gint64) seconds));
}

/* Who rings, and from which side: what somebody who hears the board wants to know before the call is taken. */
static void
take_contact (GPtrArray *parts, const RsTileFace *self)
{
  if (!self->has_contact || self->state != RS_AGENT_STATE_RINGING)
    return;
  g_ptr_array_add (parts, g_strdup (self->channel_word));
  /* Translators: the direction of a contact */
  g_ptr_array_add (parts, g_strdup (self->outbound ? _ ("outbound") : _ ("inbound")));
}

static const char *
name_alarm (const RsTileFace *self)
{
  if (!self->refused)
    return _ ("over limit");
  return rs_alert_subject_is_status (RS_ALERT_CONSULT_ABANDONED, self->word) ? _ ("consult abandoned")
                                                                             : _ ("refused a contact");
}

/**
 * rs_tile_face_describe:
 * @self: what a tile says
 * @now_ns: the time at the server
 *
 * Returns: (transfer full): all of it for a screen reader: "Ana Silva, on contact, Billing, 4 minutes 12 seconds"
 */
char *
rs_tile_face_describe (const RsTileFace *self, gint64 now_ns)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = NULL;

  g_ptr_array_add (parts, g_strdup (self->name));
  g_ptr_array_add (parts,
                   self->state == RS_AGENT_STATE_UNKNOWN ? g_strdup (self->word) : g_utf8_strdown (self->word, -1));
  take_contact (parts, self);
  if (self->detail != NULL)
    g_ptr_array_add (parts, g_strdup (self->detail));
  take_duration (parts, rs_tile_face_get_seconds (self, now_ns));
  if (rs_tile_face_is_alarm (self, now_ns))
    g_ptr_array_add (parts, g_strdup (name_alarm (self)));
  if (!self->confirmed)
    g_ptr_array_add (parts, g_strdup (_ ("not confirmed since the connection was lost")));
  g_ptr_array_add (parts, NULL);
  said = g_strjoinv (", ", (char **) parts->pdata);
  return rs_safe_text (said);
}
