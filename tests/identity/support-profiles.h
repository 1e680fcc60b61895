/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-store.h"

G_BEGIN_DECLS

/**
 * TestProfiles:
 * @root: a folder for all of it
 * @admin: a folder of the administrator
 * @more: another, which comes after it
 * @own: the user's folder
 * @backend: where settings are kept
 * @clock: tells time
 * @store: the profiles in all of these
 * @changed: the names that were told as changed
 *
 * Places for profiles, empty at first.
 */
typedef struct
{
  char *root;
  char *admin;
  char *more;
  char *own;
  GSettingsBackend *backend;
  RsClock *clock;
  RsProfileStore *store;
  GPtrArray *changed;
} TestProfiles;

void test_profiles_open (TestProfiles *test);
void test_profiles_set_up (TestProfiles *test, gconstpointer user_data);
void test_profiles_tear_down (TestProfiles *test, gconstpointer user_data);
char *test_profiles_make_text (const char *name, const char *user);
void test_profiles_write_text (const char *folder, const char *file, const char *text);
void test_profiles_write (const char *folder, const char *file, const char *name, const char *user);
RsProfile *test_profiles_parse (const char *name, const char *user);
void test_profiles_save (TestProfiles *test, const char *name, const char *user);
void test_profiles_assert_names (TestProfiles *test, const char *expected);
void test_profiles_assert_user (TestProfiles *test, const char *name, const char *user);
void test_profiles_assert_refused (gboolean done, GError **error, const char *words);
void test_profiles_wait_for_change (TestProfiles *test, const char *name);

G_END_DECLS
