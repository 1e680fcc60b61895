/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-alert-rule.h"

#include "base/rs-error.h"

#include <math.h>
#include <string.h>

static const struct
{
  const char *nick;
  const char *status; /* for what happens at once: the server's word, folded */
} subjects[RS_N_ALERT_SUBJECTS] = {
  [RS_ALERT_REFUSED] = { "refused", "refused" },
  [RS_ALERT_CONSULT_ABANDONED] = { "consult-abandoned", "heldpartyabandoned" },
  [RS_ALERT_LONGEST_WAIT] = { "longest-wait", NULL },
  [RS_ALERT_WAITING] = { "waiting", NULL },
  [RS_ALERT_AVAILABLE] = { "available", NULL },
  [RS_ALERT_SERVICE_LEVEL] = { "service-level", NULL },
  [RS_ALERT_ABANDONED] = { "abandoned", NULL },
  [RS_ALERT_AGENT_STATE] = { "agent-state", NULL },
};

static const char *const channel_nicks[] = {
  [RS_CHANNEL_VOICE] = "voice",       [RS_CHANNEL_CHAT] = "chat",   [RS_CHANNEL_EMAIL] = "email",
  [RS_CHANNEL_CALLBACK] = "callback", [RS_CHANNEL_OTHER] = "other",
};

/**
 * rs_alert_subject_get_nick:
 * @subject: what a rule looks at
 *
 * Returns: (transfer none): its stable name in the settings
 */
const char *
rs_alert_subject_get_nick (RsAlertSubject subject)
{
  return subjects[subject].nick;
}

/**
 * rs_alert_subject_is_event:
 * @subject: what a rule looks at
 *
 * Returns: whether it happens at a moment, and has no limits
 */
gboolean
rs_alert_subject_is_event (RsAlertSubject subject)
{
  return subjects[subject].status != NULL;
}

/**
 * rs_alert_subject_is_of_queue:
 * @subject: what a rule looks at
 *
 * Returns: whether it is a figure of a queue; else it is about an agent
 */
gboolean
rs_alert_subject_is_of_queue (RsAlertSubject subject)
{
  return subject != RS_ALERT_AGENT_STATE && !rs_alert_subject_is_event (subject);
}

/* Words are compared as everywhere (protocol §4): without regard to case, spaces, hyphens and underscores. */
static gboolean
is_word (const char *text, const char *folded)
{
  for (; *text != '\0'; text++)
    {
      if (*text == ' ' || *text == '-' || *text == '_')
        continue;
      if (g_ascii_tolower (*text) != *folded)
        return FALSE;
      folded++;
    }
  return *folded == '\0';
}

/**
 * rs_alert_subject_is_status:
 * @subject: what a rule looks at
 * @status: (nullable): the server's word for what an agent does
 *
 * Returns: whether the word tells of just that
 */
gboolean
rs_alert_subject_is_status (RsAlertSubject subject, const char *status)
{
  return status != NULL && rs_alert_subject_is_event (subject) && is_word (status, subjects[subject].status);
}

/**
 * rs_alert_rule_new:
 * @id: tells it from others
 * @subject: what it looks at
 *
 * Returns: (transfer full): a rule that is on, without limits
 */
RsAlertRule *
rs_alert_rule_new (const char *id, RsAlertSubject subject)
{
  RsAlertRule *self = g_new0 (RsAlertRule, 1);

  self->id = g_strdup (id);
  self->subject = subject;
  self->is_on = TRUE;
  self->channel = RS_ALERT_ANY_CHANNEL;
  self->quiet = RS_QUIET_HOURS_NONE;
  return self;
}

/**
 * rs_alert_rule_copy:
 * @self: a rule
 *
 * Returns: (transfer full): another like it
 */
RsAlertRule *
rs_alert_rule_copy (const RsAlertRule *self)
{
  RsAlertRule *copy = g_memdup2 (self, sizeof *self);

  copy->id = g_strdup (self->id);
  copy->reason = g_strdup (self->reason);
  copy->team = g_strdup (self->team);
  copy->queue = g_strdup (self->queue);
  return copy;
}

/**
 * rs_alert_rule_free:
 * @self: (transfer full): a rule
 */
void
rs_alert_rule_free (RsAlertRule *self)
{
  g_free (self->id);
  g_free (self->reason);
  g_free (self->team);
  g_free (self->queue);
  g_free (self);
}

/* Few agents are bad, of everything else much is. */
static gboolean
is_over (RsAlertSubject subject, double value, double limit)
{
  if (subject == RS_ALERT_AVAILABLE)
    return value < limit;
  return subject == RS_ALERT_SERVICE_LEVEL ? value > limit : value >= limit;
}

static gboolean
has_warning (const RsAlertRule *self)
{
  return self->warn > 0 || self->subject == RS_ALERT_SERVICE_LEVEL;
}

/**
 * rs_alert_rule_judge:
 * @self: a rule with limits
 * @value: seconds, a count, or points below the goal
 *
 * Returns: how far that is over its limits; nothing is, if the rule is off
 */
RsSeverity
rs_alert_rule_judge (const RsAlertRule *self, double value)
{
  if (!self->is_on)
    return RS_SEVERITY_NONE;
  if (is_over (self->subject, value, self->breach))
    return RS_SEVERITY_BREACH;
  return has_warning (self) && is_over (self->subject, value, self->warn) ? RS_SEVERITY_WARNING : RS_SEVERITY_NONE;
}

/**
 * rs_alert_rule_is_clear:
 * @self: a rule with limits
 * @value: seconds, a count, or points below the goal
 *
 * Returns: whether an alert need not go on
 */
gboolean
rs_alert_rule_is_clear (const RsAlertRule *self, double value)
{
  return !self->is_on || !is_over (self->subject, value, self->clear);
}

static GVariant *
take_text (const char *text)
{
  return g_variant_new_string (text != NULL ? text : "");
}

static void
write_quiet (GVariantDict *entries, const RsQuietHours *quiet)
{
  g_autofree char *from = rs_quiet_hours_format (quiet->from);
  g_autofree char *to = rs_quiet_hours_format (quiet->to);

  g_variant_dict_insert (entries, "quiet-from", "s", from);
  g_variant_dict_insert (entries, "quiet-to", "s", to);
}

/**
 * rs_alert_rule_to_variant:
 * @self: a rule
 *
 * Returns: (transfer floating): it, as `a{sv}`
 */
GVariant *
rs_alert_rule_to_variant (const RsAlertRule *self)
{
  g_auto (GVariantDict) entries = G_VARIANT_DICT_INIT (NULL);

  g_variant_dict_insert (&entries, "id", "s", self->id);
  g_variant_dict_insert (&entries, "on", "b", self->is_on);
  g_variant_dict_insert (&entries, "subject", "s", subjects[self->subject].nick);
  if (self->subject == RS_ALERT_AGENT_STATE)
    g_variant_dict_insert (&entries, "state", "s", rs_agent_state_get_nick (self->state));
  g_variant_dict_insert_value (&entries, "reason", take_text (self->reason));
  g_variant_dict_insert_value (&entries, "team", take_text (self->team));
  g_variant_dict_insert_value (&entries, "queue", take_text (self->queue));
  if (self->channel != RS_ALERT_ANY_CHANNEL)
    g_variant_dict_insert (&entries, "channel", "s", channel_nicks[self->channel]);
  g_variant_dict_insert (&entries, "warn", "d", self->warn);
  g_variant_dict_insert (&entries, "breach", "d", self->breach);
  g_variant_dict_insert (&entries, "clear", "d", self->clear);
  g_variant_dict_insert (&entries, "on-delay", "u", self->on_delay);
  g_variant_dict_insert (&entries, "clear-delay", "u", self->clear_delay);
  write_quiet (&entries, &self->quiet);
  return g_variant_dict_end (&entries);
}

static int
find_subject (const char *nick)
{
  for (guint i = 0; i < RS_N_ALERT_SUBJECTS; i++)
    if (g_strcmp0 (nick, subjects[i].nick) == 0)
      return (int) i;
  return -1;
}

static int
find_state (const char *nick)
{
  for (guint i = 0; i < RS_N_AGENT_STATES; i++)
    if (g_strcmp0 (nick, rs_agent_state_get_nick (i)) == 0)
      return (int) i;
  return -1;
}

static int
find_channel (const char *nick)
{
  for (guint i = 0; i < G_N_ELEMENTS (channel_nicks); i++)
    if (g_strcmp0 (nick, channel_nicks[i]) == 0)
      return (int) i;
  return -1;
}

static char *
read_text (GVariantDict *entries, const char *key)
{
  g_autofree char *text = NULL;

  g_variant_dict_lookup (entries, key, "s", &text);
  return text == NULL || *text == '\0' ? NULL : g_steal_pointer (&text);
}

static gboolean
refuse (GError **error, const char *key)
{
  g_set_error (error, RS_ERROR, RS_ERROR_MALFORMED, "a rule of the alerts has a wrong value of \"%s\"", key);
  return FALSE;
}

static gboolean
read_words (RsAlertRule *self, GVariantDict *entries, GError **error)
{
  g_autofree char *state = read_text (entries, "state");
  g_autofree char *channel = read_text (entries, "channel");

  self->reason = read_text (entries, "reason");
  self->team = read_text (entries, "team");
  self->queue = read_text (entries, "queue");
  if (self->subject == RS_ALERT_AGENT_STATE)
    {
      if (find_state (state) < 0)
        return refuse (error, "state");
      self->state = (RsAgentState) find_state (state);
    }
  if (channel == NULL)
    return TRUE;
  self->channel = find_channel (channel);
  return self->channel >= 0 || refuse (error, "channel");
}

#define MOST 1e7 /* of seconds: a quarter of a year and more */

static gboolean
is_sane (double limit)
{
  return isfinite (limit) && limit >= 0 && limit <= MOST;
}

static gboolean
is_before (RsAlertSubject subject, double limit, double breach)
{
  return subject == RS_ALERT_AVAILABLE ? limit >= breach : limit <= breach;
}

static gboolean
read_limits (RsAlertRule *self, GVariantDict *entries, GError **error)
{
  g_variant_dict_lookup (entries, "warn", "d", &self->warn);
  g_variant_dict_lookup (entries, "breach", "d", &self->breach);
  self->clear = self->breach;
  g_variant_dict_lookup (entries, "clear", "d", &self->clear);
  if (!is_sane (self->warn))
    return refuse (error, "warn");
  if (!is_sane (self->clear) || !is_before (self->subject, self->clear, self->breach))
    return refuse (error, "clear");
  return (is_sane (self->breach) && self->breach > 0) || rs_alert_subject_is_event (self->subject) ||
         refuse (error, "breach");
}

#define LONGEST_DELAY (24 * 3600)

static gboolean
read_times (RsAlertRule *self, GVariantDict *entries, GError **error)
{
  g_autofree char *from = read_text (entries, "quiet-from");
  g_autofree char *to = read_text (entries, "quiet-to");

  g_variant_dict_lookup (entries, "on-delay", "u", &self->on_delay);
  g_variant_dict_lookup (entries, "clear-delay", "u", &self->clear_delay);
  if (self->on_delay > LONGEST_DELAY)
    return refuse (error, "on-delay");
  if (self->clear_delay > LONGEST_DELAY)
    return refuse (error, "clear-delay");
  if (!rs_quiet_hours_parse (from, &self->quiet.from))
    return refuse (error, "quiet-from");
  return rs_quiet_hours_parse (to, &self->quiet.to) || refuse (error, "quiet-to");
}

/**
 * rs_alert_rule_parse:
 * @entries: `a{sv}`
 * @error: return location for an error
 *
 * What is missing has its usual value; what is there must be sound.
 *
 * Returns: (transfer full) (nullable): the rule; %NULL with %RS_ERROR_MALFORMED if a value is wrong
 */
RsAlertRule *
rs_alert_rule_parse (GVariant *entries, GError **error)
{
  g_auto (GVariantDict) dict = G_VARIANT_DICT_INIT (entries);
  g_autofree char *id = read_text (&dict, "id");
  g_autofree char *subject = read_text (&dict, "subject");
  g_autoptr (RsAlertRule) self = NULL;

  if (id == NULL || find_subject (subject) < 0)
    {
      refuse (error, id == NULL ? "id" : "subject");
      return NULL;
    }
  self = rs_alert_rule_new (id, (RsAlertSubject) find_subject (subject));
  g_variant_dict_lookup (&dict, "on", "b", &self->is_on);
  if (!read_words (self, &dict, error) || !read_limits (self, &dict, error) || !read_times (self, &dict, error))
    return NULL;
  return g_steal_pointer (&self);
}
