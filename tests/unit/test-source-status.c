/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-source-status.h"

static const struct
{
  RsSourceState state;
  const char *nick;
  gboolean is_living;
  gboolean needs_person;
} states[] = {
  { RS_SOURCE_STATE_CONNECTING, "connecting", FALSE, FALSE },
  { RS_SOURCE_STATE_LIVE, "live", TRUE, FALSE },
  { RS_SOURCE_STATE_PARTIAL, "partial", TRUE, FALSE },
  { RS_SOURCE_STATE_POLLING, "polling", TRUE, FALSE },
  { RS_SOURCE_STATE_RECONNECTING, "reconnecting", FALSE, FALSE },
  { RS_SOURCE_STATE_STALE, "stale", FALSE, FALSE },
  { RS_SOURCE_STATE_SIGN_IN_NEEDED, "sign-in-needed", FALSE, TRUE },
  { RS_SOURCE_STATE_NO_PERMISSION, "no-permission", FALSE, TRUE },
  { RS_SOURCE_STATE_NO_STREAM, "no-stream", FALSE, TRUE },
  { RS_SOURCE_STATE_STOPPED, "stopped", FALSE, FALSE },
};

static void
test_states_are_the_documented_ones (void)
{
  g_assert_cmpuint (G_N_ELEMENTS (states), ==, RS_N_SOURCE_STATES);
  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      g_assert_cmpstr (rs_source_state_get_nick (states[i].state), ==, states[i].nick);
      g_assert_cmpint (rs_source_state_is_living (states[i].state), ==, states[i].is_living);
      g_assert_cmpint (rs_source_state_needs_person (states[i].state), ==, states[i].needs_person);
    }
}

static void
test_counters_have_the_documented_names (void)
{
  static const char *const documented[] = { "received",     "applied",    "stale",    "duplicate", "malformed",
                                            "unknown",      "conflict",   "mixed",    "gaps",      "resyncs",
                                            "clockIgnored", "reconnects", "rotations" };
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < RS_N_COUNTERS; i++)
    g_hash_table_add (nicks, (gpointer) rs_counter_get_nick (i));
  g_assert_cmpuint (g_hash_table_size (nicks), ==, RS_N_COUNTERS);
  for (guint i = 0; i < G_N_ELEMENTS (documented); i++)
    g_assert_true (g_hash_table_contains (nicks, documented[i]));
}

static void
test_a_copy_stands_alone (void)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autoptr (RsSourceStatus) copy = NULL;

  g_assert_cmpint (status->state, ==, RS_SOURCE_STATE_CONNECTING);
  status->sentence = g_strdup ("The server closed the connection.");
  status->counters[RS_COUNTER_GAPS] = 7;
  copy = rs_source_status_copy (status);
  g_clear_pointer (&status->sentence, g_free);

  g_assert_cmpstr (copy->sentence, ==, "The server closed the connection.");
  g_assert_cmpuint (copy->counters[RS_COUNTER_GAPS], ==, 7);
}

static void
test_every_reason_has_a_name_of_its_own (void)
{
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < RS_N_MALFORMED; i++)
    g_hash_table_add (nicks, (gpointer) rs_malformed_get_nick (i));
  g_assert_cmpuint (g_hash_table_size (nicks), ==, RS_N_MALFORMED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/source-status/states-are-the-documented-ones", test_states_are_the_documented_ones);
  g_test_add_func ("/model/source-status/counters-have-the-documented-names", test_counters_have_the_documented_names);
  g_test_add_func ("/model/source-status/a-copy-stands-alone", test_a_copy_stands_alone);
  g_test_add_func ("/model/source-status/every-reason-has-a-name-of-its-own", test_every_reason_has_a_name_of_its_own);
  return g_test_run ();
}
