/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cell.h"
#include "test-line.h"

static RsVersion
get_version (RsStateCell *cell, const char *line, guint32 epoch, guint64 arrival)
{
  g_auto (RsDelta) delta = { 0 };

  test_line_parse (line, &delta);
  return rs_state_cell_get_version (cell, &delta, epoch, arrival);
}

static RsCellOutcome
merge (RsStateCell *cell, const char *line, guint32 epoch)
{
  g_auto (RsDelta) delta = { 0 };
  RsVersion version;

  test_line_parse (line, &delta);
  version = rs_state_cell_get_version (cell, &delta, epoch, 1);
  return rs_state_cell_merge (cell, &delta, &version);
}

static void
assert_version (RsVersion got, guint32 epoch, gint64 sequence, double seconds, guint64 arrival)
{
  g_assert_cmpuint (got.epoch, ==, epoch);
  g_assert_cmpint (got.sequence, ==, sequence);
  g_assert_cmpint (got.time_ns, ==, seconds < 0 ? 0 : test_seconds (seconds));
  g_assert_cmpuint (got.arrival, ==, arrival);
}

/* Protocol §6: what a message does not tell is the highest seen for that entity in this epoch, 0 if none. */
static void
test_a_version_takes_what_is_missing_from_the_highest (void)
{
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");

  assert_version (get_version (cell, "agent a1", 1, 7), 1, 0, -1, 7);
  assert_version (get_version (cell, "agent a1 #5 @10", 1, 8), 1, 5, 10, 0);
  assert_version (get_version (cell, "agent a1 #4 @12", 1, 9), 1, 4, 12, 0);
  assert_version (get_version (cell, "agent a1 #3", 1, 10), 1, 3, 12, 0);
  assert_version (get_version (cell, "agent a1 @2", 1, 11), 1, 5, 2, 11);
  assert_version (get_version (cell, "agent a1", 1, 12), 1, 5, 12, 12);
  assert_version (get_version (cell, "agent a1", 2, 13), 2, 0, -1, 13);
  assert_version (get_version (cell, "agent a1 #1 @1", 2, 14), 2, 1, 1, 0);
  rs_state_cell_free (cell);
}

static void
test_an_older_epoch_raises_nothing (void)
{
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");

  get_version (cell, "agent a1 #1 @1", 2, 1);
  assert_version (get_version (cell, "agent a1 #900 @900", 1, 2), 1, 900, 900, 0);
  assert_version (get_version (cell, "agent a1", 2, 3), 2, 1, 1, 3);
  rs_state_cell_free (cell);
}

static void
test_the_outcome_tells_the_fields_apart (void)
{
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");
  RsCellOutcome outcome = merge (cell, "agent a1 #5 @1 | status=Break; queueName=Chat; teamName=Blue", 1);

  g_assert_cmphex (outcome.set, ==, outcome.changed);
  merge (cell, "agent a1 #6 @1 | status=Break; queueName=Mail", 1);
  outcome = merge (cell, "agent a1 #6 @1 | status=Break; queueName=Sales; teamName=Blue; wrapUpCode=null", 1);

  g_assert_cmphex (outcome.duplicates, ==, 1u << RS_AGENT_STATUS);
  g_assert_cmphex (outcome.conflicts, ==, 1u << RS_AGENT_QUEUE_NAME);
  g_assert_cmphex (outcome.set, ==, (1u << RS_AGENT_TEAM_NAME) | (1u << RS_AGENT_WRAP_UP_CODE));
  g_assert_cmphex (outcome.changed, ==, 1u << RS_AGENT_WRAP_UP_CODE);
  g_assert_cmpstr (rs_value_get_text (&cell->values[RS_AGENT_QUEUE_NAME]), ==, "Mail");
  rs_state_cell_free (cell);
}

static void
test_joining_takes_the_newer_of_each_field (void)
{
  RsStateCell *cell = rs_state_cell_new (RS_KIND_QUEUE, "q1");
  RsStateCell *other = rs_state_cell_new (RS_KIND_QUEUE, "q1");

  merge (cell, "queue q1 #5 | waiting=5; handled=50", 1);
  merge (other, "queue q1 #4 | waiting=4; abandoned=1", 1);
  merge (other, "queue q1 #6 | handled=60", 1);

  g_assert_cmphex (rs_state_cell_join (cell, other).changed, ==, (1u << RS_QUEUE_HANDLED) | (1u << RS_QUEUE_ABANDONED));
  g_assert_cmpfloat (cell->values[RS_QUEUE_WAITING].number, ==, 5);
  g_assert_cmpfloat (cell->values[RS_QUEUE_HANDLED].number, ==, 60);
  assert_version (get_version (cell, "queue q1", 1, 9), 1, 6, -1, 9); /* the highest of both is the highest */
  rs_state_cell_free (other);
  rs_state_cell_free (cell);
}

static void
test_only_an_interaction_ends (void)
{
  RsStateCell *agent = rs_state_cell_new (RS_KIND_AGENT, "a1");
  RsStateCell *interaction = rs_state_cell_new (RS_KIND_INTERACTION, "i1");

  merge (agent, "agent a1 #1 | status=ended", 1);
  merge (interaction, "interaction i1 #1 | state=active", 1);
  g_assert_false (rs_state_cell_has_ended (agent));
  g_assert_false (rs_state_cell_has_ended (interaction));
  merge (interaction, "interaction i1 #2 | state=ENDED", 1);
  g_assert_true (rs_state_cell_has_ended (interaction));
  rs_state_cell_free (agent);
  rs_state_cell_free (interaction);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state-cell/a-version-takes-what-is-missing-from-the-highest",
                   test_a_version_takes_what_is_missing_from_the_highest);
  g_test_add_func ("/model/state-cell/an-older-epoch-raises-nothing", test_an_older_epoch_raises_nothing);
  g_test_add_func ("/model/state-cell/the-outcome-tells-the-fields-apart", test_the_outcome_tells_the_fields_apart);
  g_test_add_func ("/model/state-cell/joining-takes-the-newer-of-each-field",
                   test_joining_takes_the_newer_of_each_field);
  g_test_add_func ("/model/state-cell/only-an-interaction-ends", test_only_an_interaction_ends);
  return g_test_run ();
}
