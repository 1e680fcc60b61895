/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-journal.h"

static void
set_status (RsStateCell *cell, const char *status)
{
  rs_value_clear (&cell->values[RS_AGENT_STATUS]);
  cell->values[RS_AGENT_STATUS] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (status) };
}

static void
step (RsStateJournal *journal, RsStateCell *cell, const char *status)
{
  RsValue before = { 0 };

  rs_value_copy (&cell->values[RS_AGENT_STATUS], &before);
  set_status (cell, status);
  rs_state_journal_note_transition (journal, cell, &before, 7);
  rs_value_clear (&before);
}

/* What changed ten times is written once, with the newest value, and the steps beside it. */
static void
test_the_newest_value_and_every_step (void)
{
  RsStateJournal *journal = rs_state_journal_new ();
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  const RsChange *change;

  g_assert_true (rs_state_journal_is_empty (journal));
  step (journal, cell, "Available");
  step (journal, cell, "Ringing");
  step (journal, cell, "Available");
  g_assert_false (rs_state_journal_is_empty (journal));
  rs_state_journal_take (journal, changes);

  g_assert_cmpuint (rs_change_set_get_n_changes (changes), ==, 1);
  change = rs_change_set_get_change (changes, 0);
  g_assert_cmpstr (rs_value_get_text (&change->values[RS_AGENT_STATUS]), ==, "Available");
  g_assert_cmpuint (change->n_transitions, ==, 3);
  g_assert_cmpstr (change->transitions[0].from, ==, NULL);
  g_assert_cmpstr (change->transitions[1].from, ==, "Available");
  g_assert_cmpstr (change->transitions[1].to, ==, "Ringing");
  g_assert_cmpint (change->transitions[2].at_ns, ==, 7);

  rs_state_journal_free (journal);
  rs_state_cell_free (cell);
}

/* What crosses to another thread shares nothing with what stays. */
static void
test_changes_share_nothing (void)
{
  RsStateJournal *journal = rs_state_journal_new ();
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  const RsChange *change;

  step (journal, cell, "Available");
  rs_state_journal_take (journal, changes);
  change = rs_change_set_get_change (changes, 0);
  g_assert_true (change->values[RS_AGENT_STATUS].text != cell->values[RS_AGENT_STATUS].text);
  g_assert_true (change->transitions[0].to != cell->values[RS_AGENT_STATUS].text);
  g_assert_true (change->id != cell->id);

  rs_state_journal_free (journal);
  rs_state_cell_free (cell);
}

static void
test_taking_begins_anew (void)
{
  RsStateJournal *journal = rs_state_journal_new ();
  RsStateCell *cell = rs_state_cell_new (RS_KIND_AGENT, "a1");
  g_autoptr (RsChangeSet) first = rs_change_set_new ();
  g_autoptr (RsChangeSet) second = rs_change_set_new ();

  step (journal, cell, "Available");
  rs_state_journal_take (journal, first);
  g_assert_true (rs_state_journal_is_empty (journal));
  rs_state_journal_touch (journal, cell, RS_CHANGED_CONFIRMED);
  rs_state_journal_take (journal, second);
  g_assert_cmphex (rs_change_set_get_change (second, 0)->mask, ==, RS_CHANGED_CONFIRMED);
  g_assert_cmpuint (rs_change_set_get_change (second, 0)->n_transitions, ==, 0);

  rs_state_journal_free (journal);
  rs_state_cell_free (cell);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state-journal/the-newest-value-and-every-step", test_the_newest_value_and_every_step);
  g_test_add_func ("/model/state-journal/changes-share-nothing", test_changes_share_nothing);
  g_test_add_func ("/model/state-journal/taking-begins-anew", test_taking_begins_anew);
  return g_test_run ();
}
