/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-log-tail.h"
#include "base/rs-log.h"
#include "ui/rs-diagnostics.h"

#include <string.h>

/* What diagnostics tell, and what they must never tell. */

#define START_US (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)
#define SECRET "s3cr3t-Of-The-Client"
#define TOKEN "mF_9.B5f-4.1JqM"
#define CUSTOMER "ana.silva@example.com"
#define NUMBER "+351 912 345 678"

typedef struct
{
  RsClock *clock;
  RsSourceStatus *status;
  RsDiagnostics *diagnostics;
} Test;

static void
set_up (Test *test, gconstpointer data)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();

  test->clock = rs_clock_new_virtual (START_US);
  test->status = rs_source_status_new ();
  test->diagnostics = rs_diagnostics_new (test->clock, zone);
}

static void
tear_down (Test *test, gconstpointer data)
{
  rs_diagnostics_free (test->diagnostics);
  rs_source_status_free (test->status);
  g_object_unref (test->clock);
  rs_log_tail_clear ();
}

static void
enter (Test *test, RsSourceState state, const char *sentence)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();

  test->status->state = state;
  g_free (test->status->sentence);
  test->status->sentence = g_strdup (sentence);
  rs_diagnostics_take (test->diagnostics, changes, test->status, rs_clock_get_real (test->clock) * 1000);
}

static const RsFactGroup *
find_group (RsFactSheet *sheet, const char *title)
{
  for (guint i = 0; i < rs_fact_sheet_get_n_groups (sheet); i++)
    if (g_str_equal (rs_fact_sheet_get_group (sheet, i)->title, title))
      return rs_fact_sheet_get_group (sheet, i);
  g_error ("there is no group “%s”", title);
}

static char *
report (Test *test)
{
  g_autoptr (RsFactSheet) sheet = rs_diagnostics_read (test->diagnostics, test->status);

  return rs_fact_sheet_write (sheet);
}

static void
assert_has (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("there is no “%s” in:\n%s", words, text);
}

static void
assert_has_not (const char *text, const char *words)
{
  if (strstr (text, words) != NULL)
    g_error ("“%s” is in:\n%s", words, text);
}

static void
test_the_steps_of_the_source_are_a_timeline (Test *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  enter (test, RS_SOURCE_STATE_CONNECTING, NULL);
  rs_clock_advance (test->clock, 2 * G_USEC_PER_SEC);
  enter (test, RS_SOURCE_STATE_LIVE, NULL);
  rs_clock_advance (test->clock, 60 * G_USEC_PER_SEC);
  enter (test, RS_SOURCE_STATE_RECONNECTING, "The server closed the connection.");
  text = report (test);
  assert_has (text, "  2023-11-14 22:13:20: Connecting\n");
  assert_has (text, "  2023-11-14 22:13:22: Live\n");
  assert_has (text, "  2023-11-14 22:14:22: Reconnecting · The server closed the connection.\n");
}

static void
test_a_restless_source_does_not_grow_it (Test *test, gconstpointer data)
{
  g_autoptr (RsFactSheet) sheet = NULL;

  for (guint i = 0; i < 5 * RS_DIAGNOSTICS_MAX_STEPS; i++)
    enter (test, i % 2 == 0 ? RS_SOURCE_STATE_LIVE : RS_SOURCE_STATE_RECONNECTING, NULL);
  sheet = rs_diagnostics_read (test->diagnostics, test->status);
  g_assert_cmpuint (find_group (sheet, "Timeline")->facts->len, ==, RS_DIAGNOSTICS_MAX_STEPS);
}

static void
test_counters_have_the_names_of_every_output (Test *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  test->status->counters[RS_COUNTER_RECEIVED] = 1234;
  test->status->counters[RS_COUNTER_STALE] = 5;
  test->status->malformed[RS_MALFORMED_NOT_JSON] = 7;
  text = report (test);
  assert_has (text, "  received: 1234\n");
  assert_has (text, "  stale: 5\n");
  assert_has (text, ": 7\n");
}

static void
test_latency_counts_from_the_message_to_the_board (Test *test, gconstpointer data)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  g_autofree char *text = NULL;
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, "ana");
  gint64 now_ns = rs_clock_get_real (test->clock) * 1000;

  change->mask = RS_CHANGED_SINCE;
  change->since_ns = now_ns - 30 * 1000 * 1000;
  test->status->state = RS_SOURCE_STATE_LIVE;
  rs_diagnostics_take (test->diagnostics, changes, test->status, now_ns);
  text = report (test);
  assert_has (text, "  20 to 50 ms: 1\n");
  assert_has (text, "  50 to 100 ms: 0\n");
  assert_has (text, "  p50: 30.0 ms\n");
}

static void
test_no_secret_and_no_customer_is_in_the_report (Test *test, gconstpointer data)
{
  g_autofree char *text = NULL;

  enter (test, RS_SOURCE_STATE_SIGN_IN_NEEDED, "POST answered 401 to client_secret=" SECRET "&grant_type=x");
  enter (test, RS_SOURCE_STATE_RECONNECTING, "Authorization: Bearer " TOKEN " was refused for " CUSTOMER ", " NUMBER);
  test->status->notice = g_strdup ("{\"access_token\":\"" TOKEN "\"} of " CUSTOMER);
  text = report (test);
  assert_has_not (text, SECRET);
  assert_has_not (text, TOKEN);
  assert_has_not (text, CUSTOMER);
  assert_has_not (text, "912");
  assert_has (text, "[redacted]");
  assert_has (text, "POST answered 401");
}

static void
test_the_log_keeps_its_last_lines_without_secrets (Test *test, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < 2 * RS_LOG_TAIL_LINES; i++)
    {
      g_autofree char *line = g_strdup_printf ("line %u of " CUSTOMER " with Authorization: Bearer " TOKEN, i);

      rs_log_tail_add (line);
    }
  lines = rs_log_tail_dup ();
  g_assert_cmpuint (g_strv_length (lines), ==, RS_LOG_TAIL_LINES);
  assert_has (lines[RS_LOG_TAIL_LINES - 1], "line 399 of [redacted]");
  assert_has_not (lines[0], TOKEN);
  assert_has_not (lines[0], CUSTOMER);
}

#define ADD(name, run) g_test_add ("/diagnostics/" name, Test, NULL, set_up, run, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("the-steps-of-the-source-are-a-timeline", test_the_steps_of_the_source_are_a_timeline);
  ADD ("a-restless-source-does-not-grow-it", test_a_restless_source_does_not_grow_it);
  ADD ("counters-have-the-names-of-every-output", test_counters_have_the_names_of_every_output);
  ADD ("latency-counts-from-the-message-to-the-board", test_latency_counts_from_the_message_to_the_board);
  ADD ("no-secret-and-no-customer-is-in-the-report", test_no_secret_and_no_customer_is_in_the_report);
  ADD ("the-log-keeps-its-last-lines-without-secrets", test_the_log_keeps_its_last_lines_without_secrets);
  return g_test_run ();
}
