/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-card-face.h"

#include "base/rs-iso-time.h"
#include "base/rs-safe-text.h"
#include "ui/rs-duration.h"
#include "ui/rs-limits.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/**
 * rs_card_face_read:
 * @self: (out caller-allocates): what to say
 * @queue: of which queue
 * @now_ns: the time at the server
 */
void
rs_card_face_read (RsCardFace *self, RsQueue *queue, gint64 now_ns)
{
  *self = (RsCardFace){
    .name = rs_queue_get_name (queue),
    .waiting = rs_queue_get_waiting (queue),
    .wait_seconds = rs_queue_get_longest_wait (queue, now_ns),
    .limit_seconds = rs_limits_get_wait_seconds (queue),
    .service_level = rs_queue_get_service_level (queue),
    .goal = rs_queue_get_service_level_goal (queue),
    .available = rs_queue_get_agents_available (queue),
    .abandoned = rs_queue_get_abandoned (queue),
    .contacts = rs_queue_get_waiting_contacts (queue),
  };
  if (self->waiting > 0 && self->wait_seconds >= 0)
    self->signal = rs_limits_judge_queue (queue, RS_ALERT_LONGEST_WAIT, now_ns);
  self->level_signal = rs_limits_judge_queue (queue, RS_ALERT_SERVICE_LEVEL, now_ns);
}

/**
 * rs_card_face_format_wait:
 * @self: what a card says
 *
 * Returns: (transfer full): "longest 2:41"; empty if nobody waits or it is not known
 */
char *
rs_card_face_format_wait (const RsCardFace *self)
{
  g_autofree char *wait = NULL;

  if (self->waiting <= 0 || self->wait_seconds < 0)
    return g_strdup ("");
  wait = rs_duration_format ((gint64) self->wait_seconds);
  /* Translators: how long the one who has waited longest has waited */
  return g_strdup_printf (_ ("longest %s"), wait);
}

/**
 * rs_card_face_format_level:
 * @self: what a card says
 *
 * Returns: (transfer full): the service level, "71 %", a dash if it is not known
 */
char *
rs_card_face_format_level (const RsCardFace *self)
{
  if (self->service_level < 0)
    return g_strdup ("–");
  /* Translators: a number of percent */
  return g_strdup_printf (_ ("%.0f%%"), self->service_level);
}

static void
add_wait (GPtrArray *parts, const RsCardFace *self)
{
  g_autofree char *wait = NULL;

  if (self->waiting <= 0 || self->wait_seconds < 0)
    return;
  wait = rs_duration_describe ((gint64) self->wait_seconds);
  g_ptr_array_add (parts, g_strdup_printf (_ ("longest wait %s"), wait));
}

static char *
describe_contact (RsInteraction *contact, gint64 now_ns)
{
  const char *channel = rs_state_words_for_channel (rs_interaction_get_channel (contact));
  gint64 since_ns = rs_entity_get_since (RS_ENTITY (contact));
  g_autofree char *age = NULL;

  if (since_ns == 0)
    return g_strdup (channel);
  age = rs_duration_describe (MAX (now_ns - since_ns, 0) / RS_NSEC_PER_SEC);
  /* Translators: a contact that waits in a queue: its channel, and for how long: "call for 1 minute 9 seconds" */
  return g_strdup_printf (_ ("%s for %s"), channel, age);
}

static void
add_contacts (GPtrArray *parts, const RsCardFace *self, gint64 now_ns)
{
  for (guint i = 0; i < MIN (self->contacts->len, RS_CARD_FACE_N_CONTACTS); i++)
    g_ptr_array_add (parts, describe_contact (self->contacts->pdata[i], now_ns));
}

static void
add_level (GPtrArray *parts, const RsCardFace *self)
{
  if (self->service_level < 0)
    return;
  if (self->goal < 0)
    g_ptr_array_add (parts, g_strdup_printf (_ ("service level %.0f percent"), self->service_level));
  else
    g_ptr_array_add (parts,
                     g_strdup_printf (_ ("service level %.0f percent, goal %.0f"), self->service_level, self->goal));
}

static void
add_counts (GPtrArray *parts, const RsCardFace *self)
{
  if (self->available >= 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d agent available", "%d agents available", (gulong) self->available),
                                      self->available));
  if (self->abandoned >= 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%d abandoned", "%d abandoned", (gulong) self->abandoned), self->abandoned));
}

/**
 * rs_card_face_describe:
 * @self: what a card says
 * @now_ns: the time at the server
 *
 * Returns: (transfer full): all of it for a screen reader
 */
char *
rs_card_face_describe (const RsCardFace *self, gint64 now_ns)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = NULL;

  g_ptr_array_add (parts, g_strdup (self->name));
  if (self->waiting >= 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%d waiting", "%d waiting", (gulong) self->waiting), self->waiting));
  add_wait (parts, self);
  if (self->signal == RS_SIGNAL_ALARM)
    g_ptr_array_add (parts, g_strdup (_ ("over limit")));
  add_contacts (parts, self, now_ns);
  add_level (parts, self);
  add_counts (parts, self);
  g_ptr_array_add (parts, NULL);
  said = g_strjoinv (", ", (char **) parts->pdata);
  return rs_safe_text (said);
}
