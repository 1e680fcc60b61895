/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "check-keyring-faults.h"

#include "session/rs-secret-search.h"
#include "support-keyring.h"

/* Longer than the keyring's own deadline. */
#define PATIENCE_US (6 * G_USEC_PER_SEC)

void
check_keyring_faults_absent (CheckFixture *test)
{
  test_keyring_start_bus ();
}

void
check_keyring_faults_empty (CheckFixture *test)
{
  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
}

static void
lock_keyring (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GDBusConnection) bus = g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, &error);
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (
      bus, "org.freedesktop.secrets", "/org/freedesktop/secrets", "org.freedesktop.Secret.Service", "Lock",
      g_variant_new_parsed ("([objectpath '/org/freedesktop/secrets/collection/login'],)"), NULL,
      G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
check_keyring_faults_locked (CheckFixture *test)
{
  test_keyring_start_bus ();
  test_keyring_start_gnome (TRUE);
  lock_keyring ();
}

void
check_keyring_faults_hung (CheckFixture *test)
{
  test_keyring_start_bus ();
  test_keyring_own_silently ("org.freedesktop.secrets");
  check_fixture_use_virtual_clock (test, 0);
}

/* Looks for the secret as the programs do, and gives the check what came of it. A keyring that hangs is waited for
 * until its time is over; that time passes as soon as there is nothing else to do. */
void
check_keyring_faults_search (CheckFixture *test, gboolean may_ask)
{
  g_autoptr (RsCredentialStore) keyring = rs_credential_store_new (test->clock);
  g_autoptr (RsProfile) profile = check_fixture_make_profile (test);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  rs_credential_store_set_may_ask (keyring, may_ask);
  rs_secret_search_async (profile, -1, keyring, NULL, test_keyring_keep_result, &result);
  test_settle ();
  if (result == NULL && test->is_clock_virtual)
    rs_clock_advance (test->clock, PATIENCE_US);
  test_keyring_wait (&result);
  g_assert_null (rs_secret_search_finish (result, &error));
  g_assert_nonnull (error);
  check_fixture_set (&test->secret, NULL);
  check_fixture_make (test);
  rs_check_set_secret_failure (test->check, error);
}
