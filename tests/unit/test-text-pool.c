/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text-pool.h"

static char *
share_new (const char *text)
{
  char *own = g_ref_string_new (text);
  char *shared = rs_text_pool_share (own);

  g_ref_string_release (own);
  return shared;
}

static void
test_same_text_is_one_string (void)
{
  char *first = share_new ("Wrap Up");
  char *second = share_new ("Wrap Up");
  char *other = share_new ("Break");

  g_assert_true (first == second);
  g_assert_cmpstr (other, ==, "Break");
  g_ref_string_release (first);
  g_ref_string_release (second);
  g_ref_string_release (other);
}

static void
test_long_texts_are_not_remembered (void)
{
  g_autofree char *text = g_strnfill (65, 'x');
  char *first = share_new (text);
  char *second = share_new (text);

  g_assert_true (first != second);
  g_assert_cmpstr (first, ==, second);
  g_ref_string_release (first);
  g_ref_string_release (second);
}

static void
test_more_texts_than_room_stay_right (void)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ref_string_release);

  for (guint i = 0; i < 20000; i++)
    {
      g_autofree char *text = g_strdup_printf ("agent %u", i);

      g_ptr_array_add (kept, share_new (text));
    }
  for (guint i = 0; i < kept->len; i++)
    {
      g_autofree char *text = g_strdup_printf ("agent %u", i);

      g_assert_cmpstr (kept->pdata[i], ==, text);
    }
}

static gpointer
share_in_thread (gpointer user_data)
{
  return share_new (user_data);
}

static void
test_threads_share_nothing (void)
{
  char *own = share_new ("Available");
  char *other = g_thread_join (g_thread_new ("pool", share_in_thread, (gpointer) "Available"));

  g_assert_true (own != other);
  g_assert_cmpstr (own, ==, other);
  g_ref_string_release (own);
  g_ref_string_release (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-pool/same-text-is-one-string", test_same_text_is_one_string);
  g_test_add_func ("/text-pool/long-texts-are-not-remembered", test_long_texts_are_not_remembered);
  g_test_add_func ("/text-pool/more-texts-than-room-stay-right", test_more_texts_than_room_stay_right);
  g_test_add_func ("/text-pool/threads-share-nothing", test_threads_share_nothing);
  return g_test_run ();
}
