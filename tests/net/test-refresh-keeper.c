/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-refresh-keeper.h"
#include "support-store.h"

/* Protocol §1: a refresh token is stored before anything goes on, and no store can stop the board. */

typedef struct
{
  RsClock *clock;
  TestStore *store;
  RsRefreshKeeper *keeper;
  guint n_done;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  test->clock = rs_clock_new_virtual (0);
  test->store = test_store_new ("first");
  test->keeper = rs_refresh_keeper_new (RS_REFRESH_STORE (test->store), test->clock);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_refresh_keeper_free (test->keeper);
  g_assert_finalize_object (test->store);
  g_assert_finalize_object (test->clock);
}

static void
on_done (gpointer user_data)
{
  Test *test = user_data;

  test->n_done++;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
load (Test *test)
{
  rs_refresh_keeper_load (test->keeper, on_done, test);
  settle ();
}

static void
keep (Test *test, const char *text)
{
  rs_refresh_keeper_keep (test->keeper, text, on_done, test);
  settle ();
}

static void
test_what_was_stored_is_found (Test *test, gconstpointer user_data)
{
  g_assert_false (rs_refresh_keeper_is_loaded (test->keeper));
  g_assert_null (rs_refresh_keeper_peek (test->keeper));
  load (test);
  g_assert_cmpuint (test->n_done, ==, 1);
  g_assert_true (rs_refresh_keeper_is_loaded (test->keeper));
  g_assert_cmpstr (rs_refresh_keeper_peek (test->keeper), ==, "first");
}

static void
test_a_new_one_replaces_the_old_one (Test *test, gconstpointer user_data)
{
  load (test);
  keep (test, "second");
  g_assert_cmpuint (test->n_done, ==, 2);
  g_assert_cmpstr (test->store->text, ==, "second");
  g_assert_cmpstr (rs_refresh_keeper_peek (test->keeper), ==, "second");
}

static void
test_what_is_no_good_is_forgotten_everywhere (Test *test, gconstpointer user_data)
{
  load (test);
  keep (test, NULL);
  g_assert_null (test->store->text);
  g_assert_null (rs_refresh_keeper_peek (test->keeper));
}

static void
test_what_is_dropped_stays_in_the_store (Test *test, gconstpointer user_data)
{
  load (test);
  rs_refresh_keeper_drop (test->keeper);
  g_assert_cmpstr (test->store->text, ==, "first");
  g_assert_null (rs_refresh_keeper_peek (test->keeper));
}

static void
test_a_store_that_cannot_be_read_is_as_if_it_were_empty (Test *test, gconstpointer user_data)
{
  test->store->fails = TRUE;
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*could not be read*it is read-only*");
  load (test);
  g_test_assert_expected_messages ();
  g_assert_cmpuint (test->n_done, ==, 1);
  g_assert_true (rs_refresh_keeper_is_loaded (test->keeper));
  g_assert_null (rs_refresh_keeper_peek (test->keeper));
}

/* As a credentials directory is. */
static void
test_a_read_only_store_keeps_it_in_memory (Test *test, gconstpointer user_data)
{
  load (test);
  test->store->fails = TRUE;
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*kept in memory only*it is read-only*");
  keep (test, "second");
  g_test_assert_expected_messages ();
  g_assert_cmpuint (test->n_done, ==, 2);
  g_assert_cmpstr (test->store->text, ==, "first");
  g_assert_cmpstr (rs_refresh_keeper_peek (test->keeper), ==, "second");
}

static void
test_a_slow_store_is_waited_for (Test *test, gconstpointer user_data)
{
  load (test);
  test->store->hangs = TRUE;
  keep (test, "second");
  rs_clock_advance (test->clock, 14 * G_USEC_PER_SEC);
  settle ();
  g_assert_cmpuint (test->n_done, ==, 1);
  test_store_go_on (test->store);
  settle ();
  g_assert_cmpuint (test->n_done, ==, 2);
}

static void
test_a_store_that_hangs_is_left_after_15_s (Test *test, gconstpointer user_data)
{
  test->store->hangs = TRUE;
  load (test);
  g_assert_cmpuint (test->n_done, ==, 0);
  g_test_expect_message ("ringside-net", G_LOG_LEVEL_WARNING, "*could not be read*");
  rs_clock_advance (test->clock, 15 * G_USEC_PER_SEC);
  settle ();
  g_test_assert_expected_messages ();
  g_assert_cmpuint (test->n_done, ==, 1);
}

#define ADD(name, func) g_test_add ("/net/refresh-keeper/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("what-was-stored-is-found", test_what_was_stored_is_found);
  ADD ("a-new-one-replaces-the-old-one", test_a_new_one_replaces_the_old_one);
  ADD ("what-is-no-good-is-forgotten-everywhere", test_what_is_no_good_is_forgotten_everywhere);
  ADD ("what-is-dropped-stays-in-the-store", test_what_is_dropped_stays_in_the_store);
  ADD ("a-store-that-cannot-be-read-is-as-if-it-were-empty", test_a_store_that_cannot_be_read_is_as_if_it_were_empty);
  ADD ("a-read-only-store-keeps-it-in-memory", test_a_read_only_store_keeps_it_in_memory);
  ADD ("a-slow-store-is-waited-for", test_a_slow_store_is_waited_for);
  ADD ("a-store-that-hangs-is-left-after-15-s", test_a_store_that_hangs_is_left_after_15_s);
  return g_test_run ();
}
