/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "alert-fixture.h"

static void
count_change (AlertFixture *self)
{
  self->n_changed++;
}

void
alert_fixture_set_up (AlertFixture *self, gconstpointer user_data)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new_default ();
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();

  test_picture_set_up (&self->picture, NULL);
  self->model = rs_board_model_new ();
  self->engine = rs_alert_engine_new (self->model, rules);
  rs_alert_engine_set_quiet_hours (self->engine, &RS_QUIET_HOURS_NONE, utc);
  g_signal_connect_swapped (self->engine, "changed", G_CALLBACK (count_change), self);
  alert_fixture_set_source (self, RS_SOURCE_STATE_LIVE);
}

void
alert_fixture_tear_down (AlertFixture *self, gconstpointer user_data)
{
  g_assert_finalize_object (self->engine);
  g_assert_finalize_object (self->model);
  test_picture_tear_down (&self->picture, NULL);
}

/* From now on there is this rule (transfer full) and no other. */
void
alert_fixture_use (AlertFixture *self, RsAlertRule *rule)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new ();

  rs_alert_rules_add (rules, rule);
  rs_alert_engine_set_rules (self->engine, rules);
}

/* Takes a change set (transfer full), as a session does. */
void
alert_fixture_take (AlertFixture *self, RsChangeSet *changes)
{
  g_autoptr (RsChangeSet) taken = changes;

  rs_board_model_apply (self->model, taken);
  rs_alert_engine_take_changes (self->engine, taken, test_picture_get_server_now (&self->picture));
}

/* Tells lines (NULL at the end) within one change set. */
void
alert_fixture_tell (AlertFixture *self, ...)
{
  const char *line;
  va_list lines;

  va_start (lines, self);
  while ((line = va_arg (lines, const char *)) != NULL)
    test_picture_tell (&self->picture, 1, line);
  va_end (lines);
  alert_fixture_take (self, test_picture_take (&self->picture));
}

void
alert_fixture_set_source (AlertFixture *self, RsSourceState state)
{
  RsChangeSet *changes = rs_change_set_new ();
  RsSourceStatus *status = rs_source_status_new ();

  status->state = state;
  rs_change_set_set_status (changes, status);
  alert_fixture_take (self, changes);
}

/* Lets time pass, with a tick every second. */
void
alert_fixture_wait (AlertFixture *self, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      test_picture_wait (&self->picture, 1);
      rs_alert_engine_tick (self->engine, test_picture_get_server_now (&self->picture));
    }
}

/* The keys of what is told and not acknowledged: "refused a1, wait q1". */
char *
alert_fixture_get_told (AlertFixture *self)
{
  GListModel *alerts = rs_alert_list_get_alerts (rs_alert_engine_get_list (self->engine));
  g_autoptr (GString) told = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (alerts); i++)
    {
      g_autoptr (RsAlert) alert = g_list_model_get_item (alerts, i);

      if (!rs_alert_get_facts (alert)->is_silent)
        g_string_append_printf (told, "%s%s", told->len > 0 ? ", " : "", rs_alert_get_facts (alert)->key);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

RsAlert *
alert_fixture_get_first (AlertFixture *self)
{
  return rs_alert_list_get_first (rs_alert_engine_get_list (self->engine));
}
