/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-gap-watch.h"

/* Protocol §6, "Gap watch": what numbers count, what is a gap, and when the watch is off. */

#define WINDOW_US (2 * G_USEC_PER_SEC)
#define STEP_US (10 * 1000)
#define N_AGENTS 300

/* A stream of a server that counts in one of three ways. */
typedef enum
{
  COUNT_CONNECTION,
  COUNT_ENTITY,
  COUNT_TENANT, /* as a connection, but others use up numbers too */
} Count;

typedef struct
{
  RsGapWatch *watch;
  gint64 now_us;
  guint n_agents;
  gint64 common;
  gint64 own[N_AGENTS];
  guint64 n_gaps;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->watch = rs_gap_watch_new (WINDOW_US);
  fixture->now_us = 1000 * G_USEC_PER_SEC;
  fixture->n_agents = N_AGENTS;
  for (guint i = 0; i < N_AGENTS; i++)
    fixture->own[i] = g_test_rand_int_range (0, 5000);
  rs_gap_watch_begin (fixture->watch);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  rs_gap_watch_free (fixture->watch);
}

static void
note (Fixture *fixture, guint agent, gint64 number)
{
  g_autofree char *id = g_strdup_printf ("agent %u", agent);

  rs_gap_watch_note_update (fixture->watch, RS_KIND_AGENT, id, number, fixture->now_us);
}

static guint64
pass (Fixture *fixture, gint64 us)
{
  guint64 n_gaps;

  fixture->now_us += us;
  n_gaps = rs_gap_watch_check (fixture->watch, fixture->now_us);
  fixture->n_gaps += n_gaps;
  return n_gaps;
}

static gint64
take_number (Fixture *fixture, Count count, guint agent)
{
  if (count == COUNT_ENTITY)
    return ++fixture->own[agent];
  return fixture->common += count == COUNT_TENANT ? g_test_rand_int_range (1, 4) : 1;
}

/* @n_messages about agents at random; of a hundred, @lost are lost and @late come up to a second late. */
static void
stream (Fixture *fixture, Count count, guint n_messages, int lost, int late)
{
  struct
  {
    guint agent;
    gint64 number;
  } held[64] = { 0 };
  guint n_held = 0;

  for (guint i = 0; i < n_messages; i++)
    {
      guint agent = (guint) g_test_rand_int_range (0, (int) fixture->n_agents);
      gint64 number = take_number (fixture, count, agent);
      int fate = g_test_rand_int_range (0, 100);

      if (fate >= lost && fate < lost + late && n_held < G_N_ELEMENTS (held))
        {
          held[n_held].agent = agent;
          held[n_held++].number = number;
        }
      else if (fate >= lost)
        note (fixture, agent, number);
      for (; n_held > 0 && i % 100 == 99; n_held--)
        note (fixture, held[n_held - 1].agent, held[n_held - 1].number);
      pass (fixture, STEP_US);
    }
  pass (fixture, WINDOW_US);
}

static void
test_a_connection_s_numbers_are_learnt (Fixture *fixture, gconstpointer user_data)
{
  stream (fixture, COUNT_CONNECTION, 1000, 0, 0);
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_CONNECTION);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
}

static void
test_numbers_of_each_entity_are_learnt (Fixture *fixture, gconstpointer user_data)
{
  stream (fixture, COUNT_ENTITY, 2000, 0, 0);
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_ENTITY);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
}

/* One agent whose numbers are far above the others' and who is nearly all of the traffic. */
static void
test_numbers_of_each_entity_are_learnt_beside_a_busy_one (Fixture *fixture, gconstpointer user_data)
{
  fixture->own[0] = 100000;
  for (guint i = 0; i < 3000; i++)
    {
      guint agent = i % 10 == 0 ? 1 + i / 10 % 20 : 0;

      note (fixture, agent, ++fixture->own[agent]);
      pass (fixture, STEP_US);
    }
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_ENTITY);
  fixture->own[5]++;
  note (fixture, 5, ++fixture->own[5]);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 1);
}

static void
test_two_entities_with_the_same_number_are_no_connection (Fixture *fixture, gconstpointer user_data)
{
  for (gint64 number = 1; number <= 9; number++)
    note (fixture, 0, number);
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_CONNECTION);
  note (fixture, 1, 5);
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_ENTITY);
  note (fixture, 0, 11);
  note (fixture, 1, 7);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 1 + 1);
}

static void
test_a_lost_message_is_a_gap_two_seconds_later (Fixture *fixture, gconstpointer user_data)
{
  Count count = GPOINTER_TO_UINT (user_data);

  fixture->n_agents = 20; /* so that each is known soon */
  stream (fixture, count, 1000, 0, 0);
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  g_assert_false (rs_gap_watch_has_open_gap (fixture->watch));
  take_number (fixture, count, 7);
  note (fixture, 7, take_number (fixture, count, 7));

  g_assert_true (rs_gap_watch_has_open_gap (fixture->watch));
  g_assert_cmpint (rs_gap_watch_get_deadline (fixture->watch), ==, fixture->now_us + WINDOW_US);
  g_assert_cmpuint (pass (fixture, WINDOW_US - 1), ==, 0);
  g_assert_cmpuint (pass (fixture, 1), ==, 1);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 0);
  g_assert_true (rs_gap_watch_has_open_gap (fixture->watch));
  rs_gap_watch_close (fixture->watch);
  g_assert_false (rs_gap_watch_has_open_gap (fixture->watch));
}

static void
test_the_very_first_numbers_are_watched_too (Fixture *fixture, gconstpointer user_data)
{
  note (fixture, 0, 1);
  note (fixture, 0, 2);
  note (fixture, 0, 4);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 1);
}

static void
test_late_and_repeated_numbers_are_no_gap (Fixture *fixture, gconstpointer user_data)
{
  fixture->n_agents = 20;
  stream (fixture, GPOINTER_TO_UINT (user_data), 1000, 0, 0);
  stream (fixture, GPOINTER_TO_UINT (user_data), 10000, 0, 15);
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
}

static void
test_frequent_loss_is_still_watched (Fixture *fixture, gconstpointer user_data)
{
  fixture->n_agents = 20;
  stream (fixture, GPOINTER_TO_UINT (user_data), 1000, 0, 0);
  stream (fixture, GPOINTER_TO_UINT (user_data), 10000, 5, 5);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==,
                   user_data == NULL ? RS_GAP_SCOPE_CONNECTION : RS_GAP_SCOPE_ENTITY);
  g_assert_cmpuint (fixture->n_gaps, >, 300);
  g_assert_cmpuint (fixture->n_gaps, <, 700);
}

static void
test_sparse_numbering_switches_the_watch_off (Fixture *fixture, gconstpointer user_data)
{
  stream (fixture, COUNT_TENANT, 2000, 0, 0);
  g_assert_false (rs_gap_watch_is_watching (fixture->watch));
  g_assert_cmpint (rs_gap_watch_get_deadline (fixture->watch), ==, 0);
  fixture->n_gaps = 0;
  stream (fixture, COUNT_TENANT, 2000, 0, 0);
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  rs_gap_watch_close (fixture->watch);
  g_assert_false (rs_gap_watch_has_open_gap (fixture->watch));
}

/* A tenant's numbers of which few are used up by others are watched as a connection's. */
static void
test_sparse_numbering_that_becomes_dense_is_watched_again (Fixture *fixture, gconstpointer user_data)
{
  stream (fixture, COUNT_TENANT, 2000, 0, 0);
  rs_gap_watch_close (fixture->watch);
  stream (fixture, COUNT_CONNECTION, 161, 0, 0);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
}

/* A heavy loss makes the last numbers sparse, but who used to be dense is believed. */
static void
test_a_heavy_loss_is_a_gap (Fixture *fixture, gconstpointer user_data)
{
  guint n_lost = GPOINTER_TO_UINT (user_data);

  stream (fixture, COUNT_CONNECTION, 1000, 0, 0);
  fixture->common += n_lost;
  note (fixture, 7, ++fixture->common);
  pass (fixture, WINDOW_US);
  g_assert_cmpuint (fixture->n_gaps, ==, n_lost);
  g_assert_false (rs_gap_watch_is_watching (fixture->watch));
  g_assert_true (rs_gap_watch_has_open_gap (fixture->watch));
  rs_gap_watch_close (fixture->watch);
  stream (fixture, COUNT_CONNECTION, 200, 0, 0);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
  g_assert_cmpuint (fixture->n_gaps, ==, n_lost);
}

static void
test_any_message_may_fill_a_gap_where_a_connection_counts (Fixture *fixture, gconstpointer user_data)
{
  for (guint i = 0; i < 500; i++)
    {
      stream (fixture, COUNT_CONNECTION, 3, 0, 0);
      rs_gap_watch_note_other (fixture->watch, ++fixture->common, fixture->now_us);
    }
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  g_assert_cmpint (rs_gap_watch_get_scope (fixture->watch), ==, RS_GAP_SCOPE_CONNECTION);
}

static void
test_the_first_number_after_each_subscribed_is_a_start (Fixture *fixture, gconstpointer user_data)
{
  Count count = GPOINTER_TO_UINT (user_data);

  fixture->n_agents = 20;
  for (guint round = 0; round < 20; round++)
    {
      stream (fixture, count, 500, 0, 0);
      fixture->common += 5000;
      for (guint i = 0; i < N_AGENTS; i++)
        fixture->own[i] += 7;
      rs_gap_watch_begin (fixture->watch);
      g_assert_false (rs_gap_watch_has_open_gap (fixture->watch));
    }
  g_assert_cmpuint (fixture->n_gaps, ==, 0);
  g_assert_true (rs_gap_watch_is_watching (fixture->watch));
}

static void
test_a_resync_closes_also_the_gaps_whose_window_runs (Fixture *fixture, gconstpointer user_data)
{
  stream (fixture, COUNT_CONNECTION, 100, 0, 0);
  fixture->common++;
  note (fixture, 7, ++fixture->common);
  rs_gap_watch_close (fixture->watch);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 0);
  fixture->common++;
  note (fixture, 7, ++fixture->common);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 1);
}

static void
test_hostile_numbers_do_no_harm (Fixture *fixture, gconstpointer user_data)
{
  static const gint64 extremes[] = { G_MININT64, -1, 0, G_GINT64_CONSTANT (1) << 60, G_MAXINT64 };

  for (guint i = 0; i < 50000; i++)
    {
      gint64 number = i % 3 == 0 ? extremes[g_test_rand_int_range (0, G_N_ELEMENTS (extremes))]
                                 : g_test_rand_int_range (0, i % 3 == 1 ? 10000 : G_MAXINT32);

      note (fixture, i, number);
      rs_gap_watch_note_other (fixture->watch, number ^ 1, fixture->now_us);
      if (i % 100 == 0)
        pass (fixture, STEP_US);
    }
  rs_gap_watch_close (fixture->watch);
  stream (fixture, COUNT_CONNECTION, 500, 0, 0);
  g_assert_cmpuint (pass (fixture, WINDOW_US), ==, 0);
}

#define ADD_WITH(path, data, func)                                                                                     \
  g_test_add ("/gap-watch/" path, Fixture, GUINT_TO_POINTER (data), set_up, func, tear_down)
#define ADD(path, func) ADD_WITH (path, 0, func)
#define ADD_FOR_BOTH(path, func)                                                                                       \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    ADD_WITH (path "/connection", COUNT_CONNECTION, func);                                                             \
    ADD_WITH (path "/entity", COUNT_ENTITY, func);                                                                     \
  }                                                                                                                    \
  G_STMT_END

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-connection-s-numbers-are-learnt", test_a_connection_s_numbers_are_learnt);
  ADD ("numbers-of-each-entity-are-learnt", test_numbers_of_each_entity_are_learnt);
  ADD ("numbers-of-each-entity-are-learnt-beside-a-busy-one", test_numbers_of_each_entity_are_learnt_beside_a_busy_one);
  ADD ("two-entities-with-the-same-number-are-no-connection", test_two_entities_with_the_same_number_are_no_connection);
  ADD_FOR_BOTH ("a-lost-message-is-a-gap-two-seconds-later", test_a_lost_message_is_a_gap_two_seconds_later);
  ADD ("the-very-first-numbers-are-watched-too", test_the_very_first_numbers_are_watched_too);
  ADD_FOR_BOTH ("late-and-repeated-numbers-are-no-gap", test_late_and_repeated_numbers_are_no_gap);
  ADD_FOR_BOTH ("frequent-loss-is-still-watched", test_frequent_loss_is_still_watched);
  ADD ("sparse-numbering-switches-the-watch-off", test_sparse_numbering_switches_the_watch_off);
  ADD ("sparse-numbering-that-becomes-dense-is-watched-again",
       test_sparse_numbering_that_becomes_dense_is_watched_again);
  ADD_WITH ("a-heavy-loss-is-a-gap/60", 60, test_a_heavy_loss_is_a_gap);
  ADD_WITH ("a-heavy-loss-is-a-gap/12000", 12000, test_a_heavy_loss_is_a_gap);
  ADD ("any-message-may-fill-a-gap-where-a-connection-counts",
       test_any_message_may_fill_a_gap_where_a_connection_counts);
  ADD_FOR_BOTH ("the-first-number-after-each-subscribed-is-a-start",
                test_the_first_number_after_each_subscribed_is_a_start);
  ADD ("a-resync-closes-also-the-gaps-whose-window-runs", test_a_resync_closes_also_the_gaps_whose_window_runs);
  ADD ("hostile-numbers-do-no-harm", test_hostile_numbers_do_no_harm);
  return g_test_run ();
}
