/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-settings.h"

#include "rs-config.h"

/* What is kept of alerts. Whoever has written it, it is checked when it is read. */

/**
 * rs_alert_settings_new:
 *
 * Returns: (transfer full) (nullable): the settings of alerts; %NULL where the schema is not installed, and then the
 *   usual ones hold
 */
GSettings *
rs_alert_settings_new (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr (GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, RS_APPLICATION_ID ".Alerts", TRUE);
  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

/**
 * rs_alert_settings_read_rules:
 * @settings: (nullable): of alerts
 *
 * Returns: (transfer full): the rules that are kept; the usual ones, with a warning, if one of them is wrong
 */
RsAlertRules *
rs_alert_settings_read_rules (GSettings *settings)
{
  g_autoptr (GVariant) list = settings != NULL ? g_settings_get_value (settings, "rules") : NULL;
  g_autoptr (GError) error = NULL;
  RsAlertRules *rules;

  if (list == NULL)
    return rs_alert_rules_new_default ();
  rules = rs_alert_rules_parse (list, &error);
  if (rules != NULL)
    return rules;
  g_warning ("The usual rules of alerts hold: %s", error->message);
  return rs_alert_rules_new_default ();
}

static int
read_minute (GSettings *settings, const char *key)
{
  g_autofree char *text = g_settings_get_string (settings, key);
  int minute;

  if (rs_quiet_hours_parse (text, &minute))
    return minute;
  g_warning ("There are no quiet hours of alerts: \"%s\" is no time of the day", key);
  return -1;
}

/**
 * rs_alert_settings_read_quiet_hours:
 * @settings: (nullable): of alerts
 * @quiet: (out caller-allocates): when no alert begins
 */
void
rs_alert_settings_read_quiet_hours (GSettings *settings, RsQuietHours *quiet)
{
  *quiet = RS_QUIET_HOURS_NONE;
  if (settings == NULL)
    return;
  quiet->from = read_minute (settings, "quiet-from");
  quiet->to = read_minute (settings, "quiet-to");
}
