/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "open-board-fixture.h"
#include "support-keyring.h"
#include "ui/rs-alert-settings.h"
#include "ui/rs-alert-strip.h"

#include <string.h>

/* Alerts in the running program. */

#define EVERYONE "Users=*\nEveryone=true\nQueues=*\nInteractions=true\n"
#define FAR_AWAY "Pacific/Kiritimati" /* its clocks are fourteen hours before those of UTC */

/* Whoever talks, talks too long. */
static void
use_strict_rule (GSettings *settings)
{
  g_autoptr (RsAlertRules) rules = rs_alert_rules_new ();
  RsAlertRule *rule = rs_alert_rule_new ("talk", RS_ALERT_AGENT_STATE);

  rule->state = RS_AGENT_STATE_ON_CONTACT;
  rule->breach = rule->clear = 1;
  rs_alert_rules_add (rules, rule);
  g_settings_set_value (settings, "rules", rs_alert_rules_to_variant (rules));
}

/* It is quiet for an hour yet, and was for one, if the clock there shows the same as this computer's. */
static void
be_quiet_now (GSettings *settings)
{
  gint64 minute = g_get_real_time () / G_USEC_PER_SEC / 60 % (24 * 60);
  g_autofree char *from = rs_quiet_hours_format ((int) ((minute + 23 * 60) % (24 * 60)));
  g_autofree char *to = rs_quiet_hours_format ((int) ((minute + 60) % (24 * 60)));

  g_settings_set_string (settings, "quiet-from", from);
  g_settings_set_string (settings, "quiet-to", to);
}

static void
begin (OpenBoard *board, const char *zone)
{
  g_autofree char *text = NULL;
  g_autofree char *roster = g_strdup_printf ("%s[Board]\nTimeZone=%s\n", EVERYONE, zone);

  open_board_begin (board, NULL, TRUE);
  text = open_board_make_profile (board->host, "Floor", roster);
  open_board_write (board, "floor.ringside", text);
  open_board_store (board, "Floor", NULL);
}

static gboolean
is_alert_shown (OpenBoard *board)
{
  RsWindow *window = open_board_get_window (board);
  GtkWidget *strip = window != NULL ? open_board_find (GTK_WIDGET (window), RS_TYPE_ALERT_STRIP) : NULL;

  return strip != NULL && rs_alert_strip_get_sentence (RS_ALERT_STRIP (strip)) != NULL;
}

static void
test_night_is_where_the_profile_says_not_where_the_screen_hangs (void)
{
  g_autoptr (GSettings) settings = NULL;
  OpenBoard board;

  begin (&board, FAR_AWAY);
  settings = rs_alert_settings_new ();
  use_strict_rule (settings);
  be_quiet_now (settings);
  open_board_start (&board, "Floor");
  open_board_wait (&board, is_alert_shown, "an alert at noon, though it is night here");
  open_board_end (&board);
}

#define ADD(name, run) test_keyring_add ("/alert-desk/" name, run)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("night-is-where-the-profile-says-not-where-the-screen-hangs",
       test_night_is_where_the_profile_says_not_where_the_screen_hangs);
  return g_test_run ();
}
