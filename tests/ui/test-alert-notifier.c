/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "alert-fixture.h"
#include "ui/rs-alert-notifier.h"
#include "ui/rs-alert-words.h"

/* What was handed to the desktop: "+id" for what was sent, "-id" for what was withdrawn. */
static GString *log_text;

static void
note (const char *id, GNotification *notification, gpointer user_data)
{
  g_string_append_printf (log_text, "%c%s;", notification != NULL ? '+' : '-', id);
}

static void
assert_log (const char *expected)
{
  g_assert_cmpstr (log_text->str, ==, expected);
  g_string_truncate (log_text, 0);
}

static void
refuse (AlertFixture *f, guint first, guint last)
{
  for (guint i = first; i <= last; i++)
    {
      g_autofree char *line = g_strdup_printf ("agent a%u #1 @0 | displayName=Ana; status=Refused", i);

      alert_fixture_tell (f, line, NULL);
    }
}

static void
test_each_alert_is_sent_once_and_withdrawn_when_it_is_over (AlertFixture *f, gconstpointer user_data)
{
  RsAlertNotifier *notifier = rs_alert_notifier_new (note, NULL);
  RsAlertList *alerts = rs_alert_engine_get_list (f->engine);

  refuse (f, 1, 2);
  g_assert_true (rs_alert_notifier_show (notifier, alerts));
  assert_log ("+alert refused a1;+alert refused a2;");
  g_assert_false (rs_alert_notifier_show (notifier, alerts));
  assert_log ("");

  rs_alert_engine_acknowledge (f->engine, alert_fixture_get_first (f));
  rs_alert_notifier_show (notifier, alerts);
  assert_log ("-alert refused a1;");
  alert_fixture_wait (f, 600);
  rs_alert_notifier_show (notifier, alerts);
  assert_log ("+alert refused a1;");
  alert_fixture_tell (f, "agent a2 #2 @600 | status=Available", NULL);
  rs_alert_engine_acknowledge (f->engine, NULL);
  rs_alert_notifier_show (notifier, alerts);
  rs_alert_notifier_free (notifier);
  g_string_truncate (log_text, 0);
}

static void
test_a_storm_is_one_notification (AlertFixture *f, gconstpointer user_data)
{
  RsAlertNotifier *notifier = rs_alert_notifier_new (note, NULL);
  RsAlertList *alerts = rs_alert_engine_get_list (f->engine);

  refuse (f, 1, 300);
  rs_alert_notifier_show (notifier, alerts);
  assert_log ("+alerts;");
  refuse (f, 301, 310);
  rs_alert_notifier_show (notifier, alerts);
  assert_log ("");
  rs_alert_notifier_free (notifier);
  assert_log ("-alerts;");
}

static void
test_contacts_are_told_of_chosen_queues_only (AlertFixture *f, gconstpointer user_data)
{
  static const char *const queues[] = { "Billing", NULL };
  RsAlertNotifier *notifier = rs_alert_notifier_new (note, NULL);
  g_autoptr (RsChangeSet) first = NULL, second = NULL;

  test_picture_tell (&f->picture, 1, "interaction i1 #1 | state=queued; queueName=Billing");
  test_picture_tell (&f->picture, 1, "interaction i2 #1 | state=queued; queueName=Sales");
  first = test_picture_take (&f->picture);
  rs_alert_notifier_tell_contacts (notifier, first, queues);
  assert_log ("+contact Billing;");

  test_picture_tell (&f->picture, 1, "interaction i1 #2 | state=ringing");
  second = test_picture_take (&f->picture);
  rs_alert_notifier_tell_contacts (notifier, second, queues);
  assert_log ("");
  rs_alert_notifier_free (notifier);
}

static void
assert_words (AlertFixture *f, const char *expected)
{
  g_autofree char *words = rs_alert_words_describe (alert_fixture_get_first (f));

  g_assert_cmpstr (words, ==, expected);
  rs_alert_engine_acknowledge (f->engine, alert_fixture_get_first (f));
}

static void
test_alerts_say_who_and_what (AlertFixture *f, gconstpointer user_data)
{
  alert_fixture_tell (f, "agent a1 #1 @0 | displayName=<b>Ana</b>; status=Refused",
                      "agent a2 #1 @0 | displayName=Bea; status=Wrap Up",
                      "agent a3 #1 @0 | displayName=Cid; status=Break",
                      "queue q1 #1 | queueName=Billing; waiting=1; oldestWaitingSince=0", NULL);
  alert_fixture_wait (f, 900);
  rs_alert_engine_acknowledge (f->engine, NULL);
  alert_fixture_wait (f, 600);

  assert_words (f, "<b>Ana</b> refused a contact");
  assert_words (f, "Billing: longest wait over 3:00");
  assert_words (f, "Bea: After-call for over 2:00");
  assert_words (f, "Cid: Break for over 15:00");
  g_assert_null (alert_fixture_get_first (f));
}

#define ADD(name, func)                                                                                                \
  g_test_add ("/alert-notifier/" name, AlertFixture, NULL, alert_fixture_set_up, func, alert_fixture_tear_down)

int
main (int argc, char **argv)
{
  int result;

  g_test_init (&argc, &argv, NULL);
  log_text = g_string_new (NULL);
  ADD ("each-alert-is-sent-once-and-withdrawn-when-it-is-over",
       test_each_alert_is_sent_once_and_withdrawn_when_it_is_over);
  ADD ("a-storm-is-one-notification", test_a_storm_is_one_notification);
  ADD ("contacts-are-told-of-chosen-queues-only", test_contacts_are_told_of_chosen_queues_only);
  ADD ("alerts-say-who-and-what", test_alerts_say_who_and_what);
  result = g_test_run ();
  g_string_free (log_text, TRUE);
  return result;
}
