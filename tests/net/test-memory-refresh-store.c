/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-memory-refresh-store.h"

static void
on_loaded (GObject *object, GAsyncResult *result, gpointer user_data)
{
  char **out = user_data;
  g_autoptr (GError) error = NULL;

  g_free (*out);
  *out = rs_refresh_store_load_finish (RS_REFRESH_STORE (object), result, &error);
  g_assert_no_error (error);
}

static void
on_stored (GObject *object, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  *done = rs_refresh_store_store_finish (RS_REFRESH_STORE (object), result, &error);
  g_assert_no_error (error);
}

static void
assert_holds (RsRefreshStore *store, const char *expected)
{
  g_autofree char *text = g_strdup ("not asked yet");

  rs_refresh_store_load_async (store, NULL, on_loaded, &text);
  while (g_strcmp0 (text, "not asked yet") == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (text, ==, expected);
}

static void
put (RsRefreshStore *store, const char *text)
{
  gboolean done = FALSE;

  rs_refresh_store_store_async (store, text, NULL, on_stored, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_it_holds_the_newest (void)
{
  g_autoptr (RsRefreshStore) store = rs_memory_refresh_store_new (NULL);

  assert_holds (store, NULL);
  put (store, "first");
  assert_holds (store, "first");
  put (store, "second");
  assert_holds (store, "second");
  put (store, NULL);
  assert_holds (store, NULL);
}

static void
test_it_may_begin_with_one (void)
{
  g_autoptr (RsRefreshStore) store = rs_memory_refresh_store_new ("first");

  assert_holds (store, "first");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/memory-refresh-store/it-holds-the-newest", test_it_holds_the_newest);
  g_test_add_func ("/net/memory-refresh-store/it-may-begin-with-one", test_it_may_begin_with_one);
  return g_test_run ();
}
