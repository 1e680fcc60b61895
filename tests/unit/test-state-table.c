/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-table.h"

static void
count_cell (RsStateCell *cell, gpointer user_data)
{
  *(guint *) user_data += 1;
}

static gboolean
is_agent (RsStateCell *cell, gpointer user_data)
{
  return cell->kind == RS_KIND_AGENT;
}

/* The same id may name an agent and a queue: they are not the same. */
static void
test_kinds_do_not_mix (void)
{
  RsStateTable table;
  RsStateCell *agent;
  guint count = 0;

  rs_state_table_init (&table);
  agent = rs_state_table_add (&table, RS_KIND_AGENT, "x");
  g_assert_true (rs_state_table_lookup (&table, RS_KIND_AGENT, "x") == agent);
  g_assert_null (rs_state_table_lookup (&table, RS_KIND_QUEUE, "x"));
  g_assert_true (rs_state_table_add (&table, RS_KIND_QUEUE, "x") != agent);
  rs_state_table_foreach (&table, count_cell, &count);
  g_assert_cmpuint (count, ==, 2);

  rs_state_table_remove (&table, agent);
  g_assert_null (rs_state_table_lookup (&table, RS_KIND_AGENT, "x"));
  g_assert_cmpuint (rs_state_table_count (&table, RS_KIND_QUEUE), ==, 1);
  rs_state_table_clear (&table);
}

/* Protocol §10: whatever a server sends, memory is bounded. */
static void
test_a_full_table_takes_no_more (void)
{
  RsStateTable table;

  rs_state_table_init (&table);
  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *id = g_strdup_printf ("a%u", i);

      g_assert_nonnull (rs_state_table_add (&table, RS_KIND_AGENT, id));
    }
  g_assert_null (rs_state_table_add (&table, RS_KIND_AGENT, "one too many"));
  g_assert_nonnull (rs_state_table_add (&table, RS_KIND_QUEUE, "another kind"));

  rs_state_table_remove_if (&table, is_agent, NULL);
  g_assert_cmpuint (rs_state_table_count (&table, RS_KIND_AGENT), ==, 0);
  g_assert_cmpuint (rs_state_table_count (&table, RS_KIND_QUEUE), ==, 1);
  g_assert_nonnull (rs_state_table_add (&table, RS_KIND_AGENT, "room again"));
  rs_state_table_clear (&table);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state-table/kinds-do-not-mix", test_kinds_do_not_mix);
  g_test_add_func ("/model/state-table/a-full-table-takes-no-more", test_a_full_table_takes_no_more);
  return g_test_run ();
}
