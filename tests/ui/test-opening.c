/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "ui/rs-opening.h"

#include <string.h>

/* A board that is opened anew because its profile has changed. */

static RsProfile *
make_profile (const char *name, const char *stream, const char *token)
{
  g_autofree char *text =
      g_strdup_printf ("[Ringside]\nVersion=1\nName=%s\n[Source]\nKind=stream\nStreamUrl=wss://%s/s\n"
                       "[Auth]\nGrant=client-credentials\nTokenUrl=https://%s/t\nClientId=wall\n"
                       "[Roster]\nUsers=a1\n",
                       name, stream, token);

  return rs_profile_parse (text, -1, "floor.ringside", NULL);
}

typedef struct
{
  RsClock *clock;
  RsProfile *profile;
  RsOpening *former;
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  g_autoptr (RsSecret) secret = rs_secret_new ("hunter2");

  test->clock = rs_clock_new_virtual (0);
  test->profile = make_profile ("Floor", "s.example", "a.example");
  test->former = rs_opening_new_signed_in (test->profile, secret, NULL, test->clock);
  rs_opening_set_wanted (test->former, "/etc/kiosk/floor.ringside");
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_opening_free (test->former);
  g_object_unref (test->profile);
  g_assert_finalize_object (test->clock);
}

static void
test_a_secret_that_is_nowhere_else_is_handed_on (Test *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) moved = make_profile ("Floor", "other.example", "a.example");
  g_autoptr (GError) error = NULL;
  g_autoptr (RsOpening) next = rs_opening_new_successor (test->former, moved, &error);

  g_assert_no_error (error);
  g_assert_nonnull (rs_opening_get_session (next));
  g_assert_true (rs_session_get_profile (rs_opening_get_session (next)) == moved);
  g_assert_cmpint (rs_opening_get_origin (next), ==, RS_SECRET_ORIGIN_MEMORY);
}

static void
test_another_server_is_not_shown_the_secret (Test *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) moved = make_profile ("Floor", "s.example", "elsewhere.example");
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_opening_new_successor (test->former, moved, &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_SECRET);
  g_assert_null (strstr (error->message, "hunter2"));
}

static void
test_what_is_in_the_keyring_is_looked_for_anew (Test *test, gconstpointer user_data)
{
  g_autoptr (RsOpening) kept = rs_opening_new_signed_in (test->profile, NULL, NULL, test->clock);
  g_autoptr (RsProfile) moved = make_profile ("Floor", "s.example", "elsewhere.example");
  g_autoptr (RsOpening) next = rs_opening_new_successor (kept, moved, NULL);

  g_assert_nonnull (next);
  g_assert_null (rs_opening_get_session (next));
}

static void
test_a_file_stays_the_file_and_a_name_follows (Test *test, gconstpointer user_data)
{
  g_autoptr (RsProfile) renamed = make_profile ("Hall", "other.example", "a.example");
  g_autoptr (RsOpening) next = rs_opening_new_successor (test->former, renamed, NULL);
  g_autoptr (RsOpening) by_name = NULL;

  g_assert_cmpstr (rs_opening_get_wanted (next), ==, "/etc/kiosk/floor.ringside");
  rs_opening_set_wanted (test->former, "Floor");
  by_name = rs_opening_new_successor (test->former, renamed, NULL);
  g_assert_cmpstr (rs_opening_get_wanted (by_name), ==, "Hall");
}

#define ADD(name, func) g_test_add ("/opening/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("a-secret-that-is-nowhere-else-is-handed-on", test_a_secret_that_is_nowhere_else_is_handed_on);
  ADD ("another-server-is-not-shown-the-secret", test_another_server_is_not_shown_the_secret);
  ADD ("what-is-in-the-keyring-is-looked-for-anew", test_what_is_in_the_keyring_is_looked_for_anew);
  ADD ("a-file-stays-the-file-and-a-name-follows", test_a_file_stays_the_file_and_a_name_follows);
  return g_test_run ();
}
