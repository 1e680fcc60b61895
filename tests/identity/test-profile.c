/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "identity/rs-profile.h"

#include <string.h>

static const char whole[] = "[Ringside]\n"
                            "Version=1\n"
                            "Name=Support floor\n"
                            "\n"
                            "[Source]\n"
                            "# a comment: Kind=nonsense\n"
                            "Kind=stream\n"
                            "StreamUrl=wss://stream.example.org/v1/streaming/presence\n"
                            "RestUrl=https://api.example.org\n"
                            "NamesFile=names.csv\n"
                            "UsersUrl=https://api.example.org/users\n"
                            "QueuesUrl=https://api.example.org/queues\n"
                            "CaFile=/etc/ssl/floor.pem\n"
                            "\n"
                            "[Auth]\n"
                            "Grant=client-credentials\n"
                            "TokenUrl=https://api.example.org/v2/oauth/token\n"
                            "ClientId=wall-board\n"
                            "Scopes=presence:read;queue:read\n"
                            "\n"
                            "[Roster]\n"
                            "Users=u1;u2;u3\n"
                            "Queues=q1;q2\n"
                            "Interactions=false\n"
                            "\n"
                            "[Stream]\n"
                            "HeartbeatReply=pong\n"
                            "CoalesceMs=50\n"
                            "ReorderWindowMs=3000\n"
                            "\n"
                            "[Board]\n"
                            "TimeZone=Europe/Lisbon\n";

static const char least[] = "[Ringside]\n"
                            "Version=1\n"
                            "[Source]\n"
                            "Kind=stream\n"
                            "StreamUrl=wss://stream.example.org/\n"
                            "[Auth]\n"
                            "Grant=client-credentials\n"
                            "TokenUrl=https://api.example.org/token\n"
                            "ClientId=c\n"
                            "[Roster]\n"
                            "Users=u1\n";

static RsProfile *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  RsProfile *profile = rs_profile_parse (text, -1, "floor.ringside", &error);

  g_assert_no_error (error);
  g_assert_nonnull (profile);
  return profile;
}

/* The whole profile with one line in place of another. */
static char *
replace (const char *line, const char *other)
{
  g_autoptr (GString) text = g_string_new (whole);

  g_assert_cmpuint (g_string_replace (text, line, other, 1), ==, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static RsProfile *
parse_with (const char *line, const char *other)
{
  g_autofree char *text = replace (line, other);

  return parse (text);
}

static void
test_every_key_is_read (void)
{
  g_autoptr (RsProfile) profile = parse (whole);

  g_assert_cmpstr (rs_profile_get_name (profile), ==, "Support floor");
  g_assert_cmpstr (rs_profile_get_source (profile)->stream_url, ==, "wss://stream.example.org/v1/streaming/presence");
  g_assert_cmpstr (rs_profile_get_auth (profile)->token_url, ==, "https://api.example.org/v2/oauth/token");
  g_assert_cmpstr (rs_profile_get_auth (profile)->client_id, ==, "wall-board");
  g_assert_cmpstr (rs_profile_get_auth (profile)->scopes, ==, "presence:read queue:read");
  g_assert_cmpstr (rs_profile_get_source (profile)->ca_file, ==, "/etc/ssl/floor.pem");
  g_assert_cmpstrv (rs_profile_get_users (profile), ((const char *const[]){ "u1", "u2", "u3", NULL }));
  g_assert_cmpstrv (rs_profile_get_queues (profile), ((const char *const[]){ "q1", "q2", NULL }));
  g_assert_false (rs_profile_get_everyone (profile));
  g_assert_false (rs_profile_get_all_queues (profile));
  g_assert_false (rs_profile_get_interactions (profile));
  g_assert_cmpstr (rs_profile_get_heartbeat_reply (profile), ==, "pong");
  g_assert_cmpuint (rs_profile_get_coalesce_ms (profile), ==, 50);
  g_assert_cmpuint (rs_profile_get_reorder_window_ms (profile), ==, 3000);
}

static void
test_names_come_from_a_file_or_addresses (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) plain = parse (least);
  g_autoptr (RsProfile) beside = rs_profile_parse (whole, -1, "/etc/ringside/floor.ringside", &error);
  g_autoptr (RsProfile) elsewhere = parse_with ("NamesFile=names.csv", "NamesFile=/srv/names.csv");

  g_assert_no_error (error);
  g_assert_null (rs_profile_get_source (plain)->names_file);
  g_assert_null (rs_profile_get_source (plain)->users_url);
  g_assert_null (rs_profile_get_source (plain)->queues_url);
  g_assert_cmpstr (rs_profile_get_source (beside)->names_file, ==, "/etc/ringside/names.csv");
  g_assert_cmpstr (rs_profile_get_source (beside)->users_url, ==, "https://api.example.org/users");
  g_assert_cmpstr (rs_profile_get_source (beside)->queues_url, ==, "https://api.example.org/queues");
  g_assert_cmpstr (rs_profile_get_source (elsewhere)->names_file, ==, "/srv/names.csv");
}

static void
test_a_recording_needs_no_sign_in_and_no_roster (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_parse (
      "[Ringside]\nVersion=1\n[Source]\nKind=replay\nReplayFile=a.ringside-recording\n", -1, "/srv/f.ringside", &error);
  g_autoptr (RsProfile) made = rs_profile_new_for_recording ("a/b.ringside-recording");

  g_assert_no_error (error);
  g_assert_cmpint (rs_profile_get_source (profile)->kind, ==, RS_PROFILE_KIND_REPLAY);
  g_assert_cmpstr (rs_profile_get_source (profile)->replay_file, ==, "/srv/a.ringside-recording");
  g_assert_cmpstrv (rs_profile_get_users (profile), ((const char *const[]){ NULL }));
  g_assert_cmpint (rs_profile_get_source (made)->kind, ==, RS_PROFILE_KIND_REPLAY);
  g_assert_cmpstr (rs_profile_get_source (made)->replay_file, ==, "a/b.ringside-recording");
  g_assert_cmpstr (rs_profile_get_name (made), ==, "b.ringside-recording");
  g_assert_cmpuint (rs_profile_get_coalesce_ms (made), ==, rs_profile_get_coalesce_ms (profile));
}

static void
test_documented_keys_do_not_warn (void)
{
  g_autoptr (RsProfile) profile = parse (whole);
  g_autoptr (RsProfile) with_relay = parse_with ("[Auth]\n", "RelayUrl=https://r.example.org\nReplayFile=f\n[Auth]\n");

  g_assert_cmpstrv (rs_profile_get_warnings (profile), ((const char *const[]){ NULL }));
  g_assert_cmpstrv (rs_profile_get_warnings (with_relay), ((const char *const[]){ NULL }));
}

static void
test_what_is_not_said_has_its_default (void)
{
  g_autoptr (RsProfile) profile = parse (least);

  g_assert_cmpstr (rs_profile_get_name (profile), ==, "floor");
  g_assert_null (rs_profile_get_source (profile)->ca_file);
  g_assert_cmpstr (rs_profile_get_auth (profile)->scopes, ==, "presence:read interaction:read queue:read user:read");
  g_assert_true (rs_profile_get_interactions (profile));
  g_assert_null (rs_profile_get_heartbeat_reply (profile));
  g_assert_cmpuint (rs_profile_get_coalesce_ms (profile), ==, 100);
  g_assert_cmpuint (rs_profile_get_reorder_window_ms (profile), ==, 2000);
  g_assert_cmpstrv (rs_profile_get_queues (profile), ((const char *const[]){ NULL }));
}

static void
test_spaces_around_list_items_do_not_count (void)
{
  g_autoptr (RsProfile) users = parse_with ("Users=u1;u2;u3\n", "Users= u1 ; u2;; u3 ;\n");
  g_autoptr (RsProfile) scopes =
      parse_with ("Scopes=presence:read;queue:read\n", "Scopes=presence:read ; queue:read;\n");

  g_assert_cmpstrv (rs_profile_get_users (users), ((const char *const[]){ "u1", "u2", "u3", NULL }));
  g_assert_cmpstr (rs_profile_get_auth (scopes)->scopes, ==, "presence:read queue:read");
}

static void
test_unknown_keys_warn_with_their_line (void)
{
  g_autoptr (RsProfile) profile =
      parse_with ("Kind=stream\n", "Kind=stream\nColour=red\n[Kitchen]\nSink=1\n[Source]\n");
  const char *const *warnings = rs_profile_get_warnings (profile);

  g_assert_cmpuint (g_strv_length ((GStrv) warnings), ==, 2);
  g_assert_true (g_str_has_prefix (warnings[0], "floor.ringside:8: [Source] Colour: "));
  g_assert_true (g_str_has_prefix (warnings[1], "floor.ringside:10: [Kitchen] Sink: "));
}

static void
test_everyone_needs_a_second_word (void)
{
  g_autofree char *text = replace ("Users=u1;u2;u3\n", "Users=*\n");
  g_autofree char *refused = replace ("Users=u1;u2;u3\n", "Users=*\nEveryone=false\n");
  g_autoptr (RsProfile) profile = parse_with ("Users=u1;u2;u3\n", "Users=*\nEveryone=true\n");
  g_autoptr (GError) error = NULL;

  g_assert_true (rs_profile_get_everyone (profile));
  g_assert_cmpstrv (rs_profile_get_users (profile), ((const char *const[]){ NULL }));
  g_assert_null (rs_profile_parse (text, -1, "floor.ringside", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
  g_assert_nonnull (strstr (error->message, "floor.ringside:22: [Roster] Users"));
  g_assert_nonnull (strstr (error->message, "Everyone=true"));
  g_assert_null (rs_profile_parse (refused, -1, "floor.ringside", NULL));
}

static void
test_all_queues_need_no_warning (void)
{
  g_autoptr (RsProfile) profile = parse_with ("Queues=q1;q2\n", "Queues=*\n");

  g_assert_true (rs_profile_get_all_queues (profile));
  g_assert_cmpstrv (rs_profile_get_queues (profile), ((const char *const[]){ NULL }));
}

static void
test_queues_alone_are_a_board (void)
{
  g_autoptr (RsProfile) profile = parse_with ("Users=u1;u2;u3\n", "");

  g_assert_cmpstrv (rs_profile_get_users (profile), ((const char *const[]){ NULL }));
  g_assert_false (rs_profile_get_everyone (profile));
}

/* What a refusal must say: where, and as far as there is one, the value and what is allowed. */
typedef struct
{
  const char *line;
  const char *other;
  const char *words[4];
} Wrong;

static const Wrong wrong_values[] = {
  { "Version=1\n", "Version=2\n", { "floor.ringside:2: [Ringside] Version: ", "“2”", "1" } },
  { "Version=1\n", "Version=one\n", { ":2: [Ringside] Version: ", "“one”" } },
  { "Version=1\n", "", { "[Ringside] Version: ", "missing" } },
  { "Kind=stream\n", "Kind=carrier-pigeon\n", { ":7: [Source] Kind: ", "“carrier-pigeon”", "stream" } },
  { "Kind=stream\n", "Kind=\n", { ":7: [Source] Kind: ", "empty" } },
  { "Kind=stream\n", "", { "[Source] Kind: ", "missing" } },
  { "Kind=stream\n", "Kind=replay\n", { "[Source] ReplayFile: ", "missing" } },
  { "NamesFile=names.csv\n", "NamesFile=\n", { ":10: [Source] NamesFile: ", "empty" } },
  { "UsersUrl=https:", "UsersUrl=http:", { ":11: [Source] UsersUrl: ", "https" } },
  { "QueuesUrl=https:", "QueuesUrl=ftp:", { ":12: [Source] QueuesUrl: ", "https" } },
  { "StreamUrl=wss://stream.example.org/v1/streaming/presence\n",
    "StreamUrl=ws://stream.example.org/\n",
    { ":8: [Source] StreamUrl: ", "“ws://stream.example.org/”", "wss:" } },
  { "StreamUrl=wss://stream.example.org/v1/streaming/presence\n",
    "StreamUrl=https://stream.example.org/\n",
    { ":8: [Source] StreamUrl: ", "“https://stream.example.org/”", "wss:" } },
  { "StreamUrl=wss://stream.example.org/v1/streaming/presence\n", "", { "[Source] StreamUrl: ", "missing" } },
  { "CaFile=/etc/ssl/floor.pem\n", "CaFile=\n", { ":13: [Source] CaFile: ", "empty" } },
  { "Grant=client-credentials\n", "Grant=begging\n", { ":16: [Auth] Grant: ", "“begging”", "client-credentials" } },
  { "TokenUrl=https://api.example.org/v2/oauth/token\n",
    "TokenUrl=http://api.example.org/\n",
    { ":17: [Auth] TokenUrl: ", "“http://api.example.org/”", "https:" } },
  { "ClientId=wall-board\n", "ClientId=\n", { ":18: [Auth] ClientId: ", "empty" } },
  { "ClientId=wall-board\n", "", { "[Auth] ClientId: ", "missing" } },
  { "Interactions=false\n", "Interactions=maybe\n", { ":24: [Roster] Interactions: ", "“maybe”", "true, false" } },
  { "Interactions=false\n", "Everyone=yes\n", { ":24: [Roster] Everyone: ", "“yes”", "true, false" } },
  { "Queues=q1;q2\n", "Teams=Red\n", { ":23: [Roster] Teams: ", "directory", "Users" } },
  { "Users=u1;u2;u3\nQueues=q1;q2\n", "", { "[Roster] Users: ", "nobody" } },
  { "Users=u1;u2;u3\nQueues=q1;q2\n", "Users=;\nQueues= \n", { ":22: [Roster] Users: ", "nobody" } },
  { "HeartbeatReply=pong\n", "HeartbeatReply=\n", { ":27: [Stream] HeartbeatReply: ", "empty" } },
  { "CoalesceMs=50\n", "CoalesceMs=fast\n", { ":28: [Stream] CoalesceMs: ", "“fast”", "0", "1000" } },
  { "CoalesceMs=50\n", "CoalesceMs=-1\n", { ":28: [Stream] CoalesceMs: ", "“-1”", "0", "1000" } },
  { "CoalesceMs=50\n", "CoalesceMs=1.5\n", { ":28: [Stream] CoalesceMs: ", "“1.5”", "0", "1000" } },
  { "CoalesceMs=50\n", "CoalesceMs=99999999999999999999\n", { ":28: [Stream] CoalesceMs: ", "0", "1000" } },
  { "ReorderWindowMs=3000\n", "ReorderWindowMs=0\n", { ":29: [Stream] ReorderWindowMs: ", "“0”", "100", "60000" } },
};

static void
assert_refused (const char *text, const char *const *words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) profile = rs_profile_parse (text, -1, "floor.ringside", &error);

  g_assert_null (profile);
  g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
  g_test_message ("%s", error->message);
  for (; *words != NULL; words++)
    g_assert_cmpstr (strstr (error->message, *words), !=, NULL);
}

static void
test_wrong_values_are_told_with_place_and_choice (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (wrong_values); i++)
    {
      g_autofree char *text = replace (wrong_values[i].line, wrong_values[i].other);
      const char *words[5] = { NULL };

      memcpy (words, wrong_values[i].words, sizeof wrong_values[i].words);
      g_test_message ("%s", wrong_values[i].other);
      assert_refused (text, words);
    }
}

static void
test_secrets_are_refused_and_not_repeated (void)
{
  static const char *const keys[] = { "Secret", "ClientSecret", "client_secret", "Password",        "AccessToken",
                                      "ApiKey", "api-key",      "PrivateKey",    "AccessKeySecret", "RelayKey" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      g_autofree char *line = g_strdup_printf ("Grant=client-credentials\n%s=hunter2\n", keys[i]);
      g_autofree char *text = replace ("Grant=client-credentials\n", line);
      g_autofree char *place = g_strdup_printf ("floor.ringside:17: [Auth] %s: ", keys[i]);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", keys[i]);
      g_assert_null (rs_profile_parse (text, -1, "floor.ringside", &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
      g_assert_true (g_str_has_prefix (error->message, place));
      g_assert_nonnull (strstr (error->message, "--secret-fd"));
      g_assert_null (strstr (error->message, "hunter2"));
    }
}

static void
test_a_password_in_an_address_is_not_repeated (void)
{
  g_autofree char *text = replace ("TokenUrl=https://", "TokenUrl=https://someone:hunter2@");
  g_autoptr (GError) error = NULL;

  g_assert_null (rs_profile_parse (text, -1, "floor.ringside", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_PROFILE);
  g_assert_true (g_str_has_prefix (error->message, "floor.ringside:17: [Auth] TokenUrl: "));
  g_assert_null (strstr (error->message, "hunter2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/profile/names-come-from-a-file-or-addresses", test_names_come_from_a_file_or_addresses);
  g_test_add_func ("/identity/profile/a-recording-needs-no-sign-in-and-no-roster",
                   test_a_recording_needs_no_sign_in_and_no_roster);
  g_test_add_func ("/identity/profile/every-key-is-read", test_every_key_is_read);
  g_test_add_func ("/identity/profile/documented-keys-do-not-warn", test_documented_keys_do_not_warn);
  g_test_add_func ("/identity/profile/what-is-not-said-has-its-default", test_what_is_not_said_has_its_default);
  g_test_add_func ("/identity/profile/spaces-around-list-items-do-not-count",
                   test_spaces_around_list_items_do_not_count);
  g_test_add_func ("/identity/profile/unknown-keys-warn-with-their-line", test_unknown_keys_warn_with_their_line);
  g_test_add_func ("/identity/profile/everyone-needs-a-second-word", test_everyone_needs_a_second_word);
  g_test_add_func ("/identity/profile/all-queues-need-no-warning", test_all_queues_need_no_warning);
  g_test_add_func ("/identity/profile/queues-alone-are-a-board", test_queues_alone_are_a_board);
  g_test_add_func ("/identity/profile/wrong-values-are-told-with-place-and-choice",
                   test_wrong_values_are_told_with_place_and_choice);
  g_test_add_func ("/identity/profile/secrets-are-refused-and-not-repeated", test_secrets_are_refused_and_not_repeated);
  g_test_add_func ("/identity/profile/a-password-in-an-address-is-not-repeated",
                   test_a_password_in_an_address_is_not_repeated);
  return g_test_run ();
}
