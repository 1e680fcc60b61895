/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-board-table.h"

#include <string.h>

/* What a table says of a board. */

static char *
write_table (RsBoardModel *model, RsSourceStatus *status, RsNames names)
{
  g_autoptr (GDateTime) taken_at = g_date_time_new_from_unix_utc (UI_NOW / 1000000000);
  RsBoardTable table = {
    .board_name = "Support floor",
    .status = status,
    .taken_at = taken_at,
    .agents = rs_board_model_get_roster (model),
    .queues = rs_board_model_get_queues (model),
    .names = names,
    .now_ns = UI_NOW,
  };

  return g_string_free (rs_board_table_write (&table), FALSE);
}

static void
assert_has (const char *table, const char *row)
{
  if (strstr (table, row) == NULL)
    g_error ("there is no “%s” in:\n%s", row, table);
}

static RsBoardModel *
make_model (void)
{
  RsBoardModel *model = rs_board_model_new ();
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *ana = ui_add_agent (changes, "a1", "Silva, Ana", "In Call", 252);

  ui_set_text (ana, RS_AGENT_TEAM_NAME, "Claims");
  ui_set_text (ana, RS_AGENT_QUEUE_NAME, "Billing");
  ui_add_agent (changes, "a2", "=HYPERLINK(\"x\")", "Lunch", 60)->confirmed = FALSE;
  ui_add_queue (changes, "q1", "Billing", 3, 41);
  ui_apply (model, changes);
  return model;
}

static void
test_agents_and_queues_are_rows (void)
{
  g_autoptr (RsBoardModel) model = make_model ();
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *table = NULL;

  status->state = RS_SOURCE_STATE_LIVE;
  table = write_table (model, status, RS_NAMES_FULL);
  assert_has (table, "Board,Support floor\r\n");
  assert_has (table, "Taken at,2023-11-14T22:13:20Z\r\n");
  assert_has (table, "Source,Live\r\n");
  assert_has (table, "\"Silva, Ana\",Claims,On contact,In Call,252,Billing,,,Yes\r\n");
  assert_has (table, "Billing,3,41,71,80,4,1\r\n");
}

static void
test_a_name_is_no_formula_and_who_is_not_confirmed_is_marked (void)
{
  g_autoptr (RsBoardModel) model = make_model ();
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *table = write_table (model, status, RS_NAMES_FULL);

  assert_has (table, "\"'=HYPERLINK(\"\"x\"\")\",,Unavailable,Lunch,60,,,,No\r\n");
}

static void
test_a_frozen_board_says_until_when_it_was_true (void)
{
  g_autoptr (RsBoardModel) model = make_model ();
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *table = NULL;

  status->state = RS_SOURCE_STATE_RECONNECTING;
  status->living_until_us = UI_NOW / 1000 - 90 * G_USEC_PER_SEC;
  table = write_table (model, status, RS_NAMES_FULL);
  assert_has (table, "Source,Reconnecting\r\n");
  assert_has (table, "True until,2023-11-14T22:11:50Z\r\n");
}

static void
test_names_are_as_private_as_on_the_board (void)
{
  g_autoptr (RsBoardModel) model = make_model ();
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *table = write_table (model, status, RS_NAMES_ANONYMOUS);

  g_assert_null (strstr (table, "Silva"));
  assert_has (table, ",Claims,On contact,In Call,252,Billing,,,Yes\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/board-table/agents-and-queues-are-rows", test_agents_and_queues_are_rows);
  g_test_add_func ("/board-table/a-name-is-no-formula-and-who-is-not-confirmed-is-marked",
                   test_a_name_is_no_formula_and_who_is_not_confirmed_is_marked);
  g_test_add_func ("/board-table/a-frozen-board-says-until-when-it-was-true",
                   test_a_frozen_board_says_until_when_it_was_true);
  g_test_add_func ("/board-table/names-are-as-private-as-on-the-board", test_names_are_as_private_as_on_the_board);
  return g_test_run ();
}
