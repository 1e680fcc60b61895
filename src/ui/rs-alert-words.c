/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-words.h"

#include "ui/rs-duration.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/* What alerts and their rules are called. */

static RsNames names; /* in all that is said of agents */

static const char *
choose_word (RsAgentState state, const char *status)
{
  return status != NULL && rs_agent_state_status_is_reason (status) ? status : rs_state_words_for_agent (state);
}

/**
 * rs_alert_words_for_limit:
 * @subject: what a rule looks at
 * @limit: seconds, a count, or points below the goal
 *
 * Returns: (transfer full): it, short: "2:00", "10"
 */
char *
rs_alert_words_for_limit (RsAlertSubject subject, double limit)
{
  if (subject == RS_ALERT_AGENT_STATE || subject == RS_ALERT_LONGEST_WAIT)
    return rs_duration_format ((gint64) limit);
  return g_strdup_printf ("%g", limit);
}

static char *
describe_queue (const RsAlertFacts *facts)
{
  g_autofree char *limit = rs_alert_words_for_limit (facts->subject, facts->limit);
  int value = (int) facts->value;

  switch (facts->subject)
    {
    case RS_ALERT_LONGEST_WAIT:
      /* Translators: the name of a queue; for how long a contact waits there at least */
      return g_strdup_printf (_ ("%s: longest wait over %s"), facts->name, limit);
    case RS_ALERT_WAITING:
      return g_strdup_printf (ngettext ("%s: %d waiting", "%s: %d waiting", (gulong) value), facts->name, value);
    case RS_ALERT_AVAILABLE:
      return g_strdup_printf (ngettext ("%s: %d agent available", "%s: %d agents available", (gulong) value),
                              facts->name, value);
    case RS_ALERT_ABANDONED:
      return g_strdup_printf (ngettext ("%s: %d abandoned today", "%s: %d abandoned today", (gulong) value),
                              facts->name, value);
    case RS_ALERT_SERVICE_LEVEL:
    case RS_ALERT_REFUSED:
    case RS_ALERT_CONSULT_ABANDONED:
    case RS_ALERT_AGENT_STATE:
    default:
      /* Translators: the name of a queue; a number of percentage points */
      return g_strdup_printf (_ ("%s: service level more than %s points below its goal"), facts->name, limit);
    }
}

/**
 * rs_alert_words_set_names:
 * @new_names: how people are named in all that is said of alerts from now on
 */
void
rs_alert_words_set_names (RsNames new_names)
{
  names = new_names;
}

/**
 * rs_alert_words_for_who:
 * @facts: what an alert says
 *
 * Returns: (transfer full): the queue, or what may be shown of the agent's name
 */
char *
rs_alert_words_for_who (const RsAlertFacts *facts)
{
  if (rs_alert_subject_is_of_queue (facts->subject))
    return g_strdup (facts->name);
  return rs_shown_name_make (names, facts->entity_id, facts->name);
}

/**
 * rs_alert_words_describe:
 * @alert: an alert
 *
 * Says what does not change from second to second: nothing on a wall is to tremble, and nobody wants it read aloud again.
 *
 * Returns: (transfer full): who, and what; plain text
 */
char *
rs_alert_words_describe (RsAlert *alert)
{
  const RsAlertFacts *facts = rs_alert_get_facts (alert);
  g_autofree char *who = rs_alert_words_for_who (facts);
  g_autofree char *limit = NULL;

  if (facts->subject == RS_ALERT_REFUSED)
    return g_strdup_printf (_ ("%s refused a contact"), who);
  if (facts->subject == RS_ALERT_CONSULT_ABANDONED)
    return g_strdup_printf (_ ("%s: consult abandoned"), who);
  if (rs_alert_subject_is_of_queue (facts->subject))
    return describe_queue (facts);
  limit = rs_alert_words_for_limit (facts->subject, facts->limit);
  /* Translators: the name of an agent; what she does; for how long at least */
  return g_strdup_printf (_ ("%s: %s for over %s"), who, choose_word (facts->state, facts->status), limit);
}

/**
 * rs_alert_words_for_subject:
 * @subject: what a rule looks at
 *
 * Returns: (transfer none): what that is called
 */
const char *
rs_alert_words_for_subject (RsAlertSubject subject)
{
  switch (subject)
    {
    case RS_ALERT_REFUSED:
      return _ ("Contact refused");
    case RS_ALERT_CONSULT_ABANDONED:
      return _ ("Consult abandoned");
    case RS_ALERT_LONGEST_WAIT:
      return _ ("Longest wait");
    case RS_ALERT_WAITING:
      return _ ("Contacts waiting");
    case RS_ALERT_AVAILABLE:
      return _ ("Agents available");
    case RS_ALERT_SERVICE_LEVEL:
      return _ ("Service level below its goal");
    case RS_ALERT_ABANDONED:
      return _ ("Contacts abandoned today");
    case RS_ALERT_AGENT_STATE:
    default:
      return _ ("Time in a state");
    }
}

static const char *
name_rule (const RsAlertRule *rule)
{
  if (rule->subject != RS_ALERT_AGENT_STATE)
    return rs_alert_words_for_subject (rule->subject);
  return rule->reason != NULL ? rule->reason : rs_state_words_for_agent (rule->state);
}

/**
 * rs_alert_words_for_rule:
 * @rule: a rule
 *
 * Returns: (transfer full): what it looks at: "Longest wait, chat, Billing"
 */
char *
rs_alert_words_for_rule (const RsAlertRule *rule)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  g_ptr_array_add (parts, (gpointer) name_rule (rule));
  if (rule->channel != RS_ALERT_ANY_CHANNEL)
    g_ptr_array_add (parts, (gpointer) rs_state_words_for_channel ((RsChannel) rule->channel));
  if (rule->queue != NULL)
    g_ptr_array_add (parts, rule->queue);
  if (rule->team != NULL)
    g_ptr_array_add (parts, rule->team);
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (", ", (char **) parts->pdata);
}
