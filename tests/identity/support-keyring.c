/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-keyring.h"
#include "test-bus.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>

#define PASSWORD "for tests"

static void
run_alone (gconstpointer user_data)
{
  TestKeyringCase run = (TestKeyringCase) user_data;

  if (g_test_subprocess ())
    {
      run ();
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
  g_test_trap_assert_passed ();
}

void
test_keyring_add (const char *path, TestKeyringCase run)
{
  g_test_add_data_func (path, (gconstpointer) run, run_alone);
}

/* Its process starts without a watch for leaks. */
static void
run_unwatched (gconstpointer user_data)
{
  const char *options = g_getenv ("ASAN_OPTIONS");
  g_autofree char *before = g_strdup (options != NULL ? options : "");
  g_autofree char *unwatched = g_strconcat (before, ":detect_leaks=0", NULL);

  g_setenv ("ASAN_OPTIONS", unwatched, TRUE);
  run_alone (user_data);
  g_setenv ("ASAN_OPTIONS", before, TRUE);
}

/* For what libsecret 0.20 loses memory in: the texts of its file, and answers about keyrings and questions. Stacks do not
 * name it there, so it cannot be suppressed by name. */
void
test_keyring_add_unwatched (const char *path, TestKeyringCase run)
{
  g_test_add_data_func (path, (gconstpointer) run, run_unwatched);
}

static const char *address;
static GSubprocess *gnome;

/* A bus on which nothing is started by itself, and a home that nobody lives in. */
void
test_keyring_start_bus (void)
{
  static const char *const folders[] = { "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" };
  g_autoptr (GError) error = NULL;
  g_autofree char *home = g_dir_make_tmp ("ringside-keyring-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (home, folders[i], NULL);

      g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
      g_setenv (folders[i], path, TRUE);
    }
  g_setenv ("HOME", home, TRUE);
  g_unsetenv ("GNOME_KEYRING_CONTROL");
  address = test_bus_start ();
}

static void
note_owner (GDBusConnection *connection, const char *name, const char *owner, gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
}

static void
note_absence (GDBusConnection *connection, const char *name, gpointer user_data)
{
  *(gboolean *) user_data = FALSE;
}

static void
wait_for_service (gboolean wanted)
{
  gboolean is_there = !wanted;
  guint watch = g_bus_watch_name (G_BUS_TYPE_SESSION, "org.freedesktop.secrets", G_BUS_NAME_WATCHER_FLAGS_NONE,
                                  note_owner, note_absence, &is_there, NULL);

  while (is_there != wanted)
    g_main_context_iteration (NULL, TRUE);
  g_bus_unwatch_name (watch);
}

/* Given the password, it makes the keyring “login” and opens it. */
void
test_keyring_start_gnome (gboolean with_keyring)
{
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (
      G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE | G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  g_autoptr (GError) error = NULL;
  GOutputStream *password;

  gnome = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground", "--components=secrets",
                                       with_keyring ? "--unlock" : NULL, NULL);
  g_assert_no_error (error);
  password = g_subprocess_get_stdin_pipe (gnome);
  g_output_stream_write_all (password, PASSWORD, with_keyring ? strlen (PASSWORD) : 0, NULL, NULL, &error);
  g_output_stream_close (password, NULL, &error);
  g_assert_no_error (error);
  wait_for_service (TRUE);
}

void
test_keyring_stop_gnome (void)
{
  g_subprocess_send_signal (gnome, SIGTERM);
  g_subprocess_wait (gnome, NULL, NULL);
  g_clear_object (&gnome);
  wait_for_service (FALSE);
}

/* Somebody is there, takes every call, and answers none. */
static GDBusMessage *
swallow (GDBusConnection *connection, GDBusMessage *message, gboolean incoming, gpointer user_data)
{
  if (!incoming || g_dbus_message_get_message_type (message) != G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    return message;
  g_object_unref (message);
  return NULL;
}

const char *
test_keyring_get_address (void)
{
  return address;
}

static GDBusConnection *
connect_to_bus (void)
{
  g_autoptr (GError) error = NULL;
  GDBusConnection *connection = g_dbus_connection_new_for_address_sync (
      address, G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL,
      NULL, &error);

  g_assert_no_error (error);
  return connection;
}

static void
own (GDBusConnection *connection, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GVariant) reply = NULL;

  reply = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName", g_variant_new ("(su)", name, 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);

  g_assert_no_error (error);
}

void
test_keyring_own_silently (const char *name)
{
  GDBusConnection *connection = connect_to_bus ();

  g_dbus_connection_add_filter (connection, swallow, NULL, NULL);
  own (connection, name);
}

#define STREAM_URL "wss://pbx.example/s"

static RsProfile *
parse_profile (const char *name, const char *token_url, const char *stream_url, const char *auth)
{
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=%s\n[Source]\nKind=stream\n"
                                           "StreamUrl=%s\n[Auth]\nTokenUrl=%s\n%s"
                                           "[Roster]\nUsers=a1\n",
                                           name, stream_url, token_url, auth);
  g_autoptr (GError) error = NULL;
  RsProfile *profile = rs_profile_parse (text, -1, "floor.ringside", &error);

  g_assert_no_error (error);
  return profile;
}

RsProfile *
test_keyring_make_profile (const char *name, const char *token_url, const char *client)
{
  g_autofree char *auth = g_strdup_printf ("Grant=client-credentials\nClientId=%s\n", client);

  return parse_profile (name, token_url, STREAM_URL, auth);
}

RsProfile *
test_keyring_make_key_profile (const char *name, const char *token_url, const char *client, const char *key_id)
{
  g_autofree char *with_client = client != NULL ? g_strdup_printf ("ClientId=%s\n", client) : g_strdup ("");
  g_autofree char *auth = g_strdup_printf ("Grant=access-key\nAccessKeyId=%s\n%s", key_id, with_client);

  return parse_profile (name, token_url, STREAM_URL, auth);
}

RsProfile *
test_keyring_make_board_profile (const char *name, const char *token_url, const char *stream_url)
{
  return parse_profile (name, token_url, stream_url, "Grant=client-credentials\nClientId=wall\n");
}

void
test_keyring_keep_result (GObject *object, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

GAsyncResult *
test_keyring_wait (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

gboolean
test_keyring_store (RsCredentialStore *store, RsProfile *profile, const char *text, GError **error)
{
  g_autoptr (RsSecret) secret = rs_secret_new (text);
  g_autoptr (GAsyncResult) result = NULL;

  rs_credential_store_store_async (store, profile, RS_CREDENTIAL_SECRET, secret, NULL, test_keyring_keep_result,
                                   &result);
  return rs_credential_store_store_finish (store, test_keyring_wait (&result), error);
}

char *
test_keyring_lookup (RsCredentialStore *store, RsProfile *profile, GError **error)
{
  g_autoptr (RsSecret) secret = NULL;
  g_autoptr (GAsyncResult) result = NULL;

  rs_credential_store_lookup_async (store, profile, RS_CREDENTIAL_SECRET, NULL, test_keyring_keep_result, &result);
  secret = rs_credential_store_lookup_finish (store, test_keyring_wait (&result), error);
  return secret != NULL ? g_strdup (rs_secret_peek (secret)) : NULL;
}

gboolean
test_keyring_forget (RsCredentialStore *store, RsProfile *profile, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  rs_credential_store_forget_async (store, profile, RS_CREDENTIAL_SECRET, NULL, test_keyring_keep_result, &result);
  return rs_credential_store_forget_finish (store, test_keyring_wait (&result), error);
}

static void
assert_told (GError **error, RsCredentialError code, const char *words)
{
  g_assert_error (*error, RS_CREDENTIAL_ERROR, (int) code);
  g_test_message ("%s", (*error)->message);
  g_assert_nonnull (strstr ((*error)->message, words));
  g_clear_error (error);
}

/* Every errand fails in the same way. */
void
test_keyring_assert_fails (RsCredentialStore *store, RsCredentialError code, const char *words)
{
  g_autoptr (RsProfile) profile = test_keyring_make_profile ("Floor", "https://pbx.example/t", "wall");
  g_autoptr (GError) error = NULL;

  g_assert_false (test_keyring_store (store, profile, "hunter2", &error));
  assert_told (&error, code, words);
  g_assert_null (test_keyring_lookup (store, profile, &error));
  assert_told (&error, code, words);
  g_assert_false (test_keyring_forget (store, profile, &error));
  assert_told (&error, code, words);
}
