/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-difference.h"

#define TEXT(name, stream, client, users, more)                                                                        \
  "[Ringside]\nVersion=1\nName=" name "\n[Source]\nKind=stream\nStreamUrl=wss://" stream "/s\n"                        \
  "[Auth]\nGrant=client-credentials\nTokenUrl=https://a.example/t\nClientId=" client "\n[Roster]\nUsers=" users        \
  "\n" more

static RsProfileDifference
compare_with (const char *text)
{
  g_autoptr (RsProfile) one =
      rs_profile_parse (TEXT ("Floor", "s.example", "wall", "a1;a2", ""), -1, "floor.ringside", NULL);
  g_autoptr (RsProfile) other = rs_profile_parse (text, -1, "other.ringside", NULL);

  g_assert_nonnull (other);
  g_assert_cmpint (rs_profile_compare (one, other), ==, rs_profile_compare (other, one));
  return rs_profile_compare (one, other);
}

static void
test_what_reads_otherwise_and_says_the_same_is_the_same (void)
{
  g_assert_cmpint (
      compare_with ("# a remark\n" TEXT ("Floor", "s.example", "wall", " a1 ; a2;", "Interactions=true\n")), ==,
      RS_PROFILE_SAME);
}

static void
test_another_name_is_only_that (void)
{
  g_assert_cmpint (compare_with (TEXT ("Hall", "s.example", "wall", "a1;a2", "")), ==, RS_PROFILE_DIFFERS_IN_NAME);
}

static void
test_another_roster_needs_no_new_connection (void)
{
  g_assert_cmpint (compare_with (TEXT ("Hall", "s.example", "wall", "a1", "")), ==, RS_PROFILE_DIFFERS_IN_ROSTER);
  g_assert_cmpint (compare_with (TEXT ("Floor", "s.example", "wall", "a1;a2", "Queues=*\n")), ==,
                   RS_PROFILE_DIFFERS_IN_ROSTER);
}

static void
test_another_address_or_client_needs_one (void)
{
  g_assert_cmpint (compare_with (TEXT ("Hall", "t.example", "wall", "a1", "")), ==, RS_PROFILE_DIFFERS_IN_SOURCE);
  g_assert_cmpint (compare_with (TEXT ("Floor", "s.example", "desk", "a1;a2", "")), ==, RS_PROFILE_DIFFERS_IN_SOURCE);
  g_assert_cmpint (compare_with (TEXT ("Floor", "s.example", "wall", "a1;a2", "[Stream]\nCoalesceMs=50\n")), ==,
                   RS_PROFILE_DIFFERS_IN_SOURCE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/profile-difference/what-reads-otherwise-and-says-the-same-is-the-same",
                   test_what_reads_otherwise_and_says_the_same_is_the_same);
  g_test_add_func ("/profile-difference/another-name-is-only-that", test_another_name_is_only_that);
  g_test_add_func ("/profile-difference/another-roster-needs-no-new-connection",
                   test_another_roster_needs_no_new_connection);
  g_test_add_func ("/profile-difference/another-address-or-client-needs-one", test_another_address_or_client_needs_one);
  return g_test_run ();
}
