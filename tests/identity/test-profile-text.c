/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-key.h"
#include "identity/rs-profile.h"

#include <string.h>

/* A profile as text: whatever is in it, reading it again gives the same profile. */

#define ROUNDS 400

static const char *const words[] = {
  "a",         "Ana",        "Grüße",      "日本",    "with space",  "semi;colon",   "back\\slash",
  "[heading]", "a=b",        "#no-remark", "‎left", "👩‍💼", "\ttab inside", "quote\"s",
  "*two*",     "trailing\\", "u1;u2;",     "ﷺ",       "12",          "true",
};

static const char *
pick (GRand *rand)
{
  return words[g_rand_int_range (rand, 0, G_N_ELEMENTS (words))];
}

static gboolean
toss (GRand *rand)
{
  return g_rand_boolean (rand);
}

static void
set (GKeyFile *file, const char *group, const char *key, const char *value)
{
  g_key_file_set_string (file, group, key, value);
}

static void
set_list (GKeyFile *file, GRand *rand, const char *key)
{
  const char *list[6];
  guint n = (guint) g_rand_int_range (rand, 1, G_N_ELEMENTS (list));

  for (guint i = 0; i < n; i++)
    list[i] = toss (rand) ? pick (rand) : "  ";
  list[0] = "first";
  g_key_file_set_string_list (file, "Roster", key, list, n);
}

static void
fill_source (GKeyFile *file, GRand *rand)
{
  set (file, "Source", "StreamUrl", "wss://stream.example.org/ä?a=%20;b");
  set (file, "Source", "NamesFile", toss (rand) ? "/srv/names.csv" : "names/of us.csv");
  if (toss (rand))
    set (file, "Source", "UsersUrl", "https://api.example.org/users");
  if (toss (rand))
    set (file, "Source", "CaFile", "floor;pem");
  if (toss (rand))
    set (file, "Board", "TimeZone", "Europe/Lisbon");
}

static void
fill_auth (GKeyFile *file, GRand *rand)
{
  set (file, "Auth", "Grant", toss (rand) ? "client-credentials" : "jwt-bearer");
  set (file, "Auth", "TokenUrl", "https://api.example.org/token");
  set (file, "Auth", "ClientId", pick (rand));
  if (toss (rand))
    set (file, "Auth", "Scopes", "b:read;a:read");
}

static void
fill_rest (GKeyFile *file, GRand *rand)
{
  set_list (file, rand, "Users");
  if (toss (rand))
    set_list (file, rand, "Queues");
  if (toss (rand))
    g_key_file_set_boolean (file, "Roster", "Interactions", toss (rand));
  if (toss (rand))
    g_key_file_set_integer (file, "Stream", "CoalesceMs", g_rand_int_range (rand, 0, 1001));
  if (toss (rand))
    g_key_file_set_integer (file, "Stream", "ReorderWindowMs", g_rand_int_range (rand, 100, 60001));
  if (toss (rand))
    set (file, "Stream", "HeartbeatReply", pick (rand));
}

static char *
make_random (GRand *rand)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_set_integer (file, "Ringside", "Version", 1);
  if (toss (rand))
    set (file, "Ringside", "Name", toss (rand) ? "Night shift [2]; «late»" : "日本 #1 = 👩‍💼");
  set (file, "Source", "Kind", "stream");
  fill_source (file, rand);
  fill_auth (file, rand);
  fill_rest (file, rand);
  if (toss (rand))
    set (file, "Kitchen", "Sink", "unknown");
  return g_key_file_to_data (file, NULL, NULL);
}

static RsProfile *
parse (const char *text, const char *origin)
{
  g_autoptr (GError) error = NULL;
  RsProfile *profile = rs_profile_parse (text, -1, origin, &error);

  g_test_message ("%s", text);
  g_assert_no_error (error);
  return profile;
}

static void
assert_same_source (const RsProfileSource *one, const RsProfileSource *other)
{
  g_assert_cmpint (one->kind, ==, other->kind);
  g_assert_cmpstr (one->stream_url, ==, other->stream_url);
  g_assert_cmpstr (one->names_file, ==, other->names_file);
  g_assert_cmpstr (one->users_url, ==, other->users_url);
  g_assert_cmpstr (one->ca_file, ==, other->ca_file);
}

static void
assert_same_auth (const RsAuthConfig *one, const RsAuthConfig *other)
{
  g_assert_cmpint (one->grant, ==, other->grant);
  g_assert_cmpstr (one->token_url, ==, other->token_url);
  g_assert_cmpstr (one->client_id, ==, other->client_id);
  g_assert_cmpstr (one->scopes, ==, other->scopes);
}

static void
assert_same (RsProfile *one, RsProfile *other)
{
  g_assert_cmpstr (rs_profile_get_name (one), ==, rs_profile_get_name (other));
  assert_same_source (rs_profile_get_source (one), rs_profile_get_source (other));
  assert_same_auth (rs_profile_get_auth (one), rs_profile_get_auth (other));
  g_assert_cmpstrv (rs_profile_get_users (one), rs_profile_get_users (other));
  g_assert_cmpstrv (rs_profile_get_queues (one), rs_profile_get_queues (other));
  g_assert_cmpint (rs_profile_get_interactions (one), ==, rs_profile_get_interactions (other));
  g_assert_cmpuint (rs_profile_get_coalesce_ms (one), ==, rs_profile_get_coalesce_ms (other));
  g_assert_cmpuint (rs_profile_get_reorder_window_ms (one), ==, rs_profile_get_reorder_window_ms (other));
  g_assert_cmpstr (rs_profile_get_heartbeat_reply (one), ==, rs_profile_get_heartbeat_reply (other));
}

static void
test_reading_what_was_written_gives_the_same (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);

  for (guint i = 0; i < ROUNDS; i++)
    {
      g_autofree char *text = make_random (rand);
      g_autoptr (RsProfile) profile = parse (text, "/srv/boards/floor.ringside");
      g_autofree char *written = rs_profile_dup_text (profile);
      g_autoptr (RsProfile) again = parse (written, "/elsewhere/other.ringside");
      g_autofree char *written_again = rs_profile_dup_text (again);

      assert_same (profile, again);
      g_assert_cmpstr (written, ==, written_again);
      g_assert_cmpstrv (rs_profile_get_warnings (again), ((const char *const[]){ NULL }));
    }
}

static void
test_there_is_one_form (void)
{
  g_autoptr (RsProfile) profile =
      parse ("# remark\n[Roster]\nInteractions=true\nQueues= q1 ;; q2 ;\nUsers=u1\n[Auth]\nGrant=client-credentials\n"
             "ClientId=c\nTokenUrl=https://api.example.org/token\n[Stream]\nCoalesceMs=100\n[Source]\nKind=stream\n"
             "CaFile=floor.pem\nStreamUrl=wss://stream.example.org/\n[Ringside]\nVersion=1\n",
             "/srv/floor.ringside");
  g_autofree char *written = rs_profile_dup_text (profile);

  g_assert_cmpstr (written, ==,
                   "[Ringside]\nVersion=1\nName=floor\n\n[Source]\nKind=stream\nStreamUrl=wss://stream.example.org/\n"
                   "CaFile=/srv/floor.pem\n\n[Auth]\nGrant=client-credentials\n"
                   "TokenUrl=https://api.example.org/token\nClientId=c\n\n[Roster]\nUsers=u1\nQueues=q1;q2\n");
}

static void
test_recordings_and_demos_are_written_too (void)
{
  g_autoptr (RsProfile) recording = rs_profile_new_for_recording ("/srv/a.ringside-recording");
  g_autofree char *recording_text = rs_profile_dup_text (recording);
  g_autoptr (RsProfile) recording_again = parse (recording_text, "x");
  g_autoptr (RsProfile) demo = parse ("[Ringside]\nVersion=1\nName=Try\n[Source]\nKind=demo\n", "x");
  g_autofree char *demo_text = rs_profile_dup_text (demo);

  g_assert_cmpstr (rs_profile_get_source (recording_again)->replay_file, ==, "/srv/a.ringside-recording");
  g_assert_cmpint (rs_profile_get_source (demo)->kind, ==, RS_PROFILE_KIND_DEMO);
  g_assert_cmpstr (demo_text, ==, "[Ringside]\nVersion=1\nName=Try\n\n[Source]\nKind=demo\n");
}

static void
test_another_name_changes_nothing_else (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RsProfile) demo = parse ("[Ringside]\nVersion=1\nName=Try\n[Source]\nKind=demo\n", "x");
  g_autoptr (RsProfile) other = rs_profile_dup_as (demo, "Lobby; «east»", &error);

  g_assert_no_error (error);
  g_assert_cmpstr (rs_profile_get_name (other), ==, "Lobby; «east»");
  g_assert_cmpint (rs_profile_get_source (other)->kind, ==, RS_PROFILE_KIND_DEMO);
  g_assert_null (rs_profile_dup_as (demo, "two\nlines", &error));
  g_assert_nonnull (strstr (error->message, "printable"));
}

static void
test_names_are_printable (void)
{
  static const char *const bad[] = { "", "bell\a", "turned\u202Ename", "\xff" };
  g_autofree char *longest = g_strnfill (100, 'x');
  g_autofree char *too_long = g_strnfill (101, 'x');

  g_assert_true (rs_profile_name_check ("می‌خواهم 👩‍💼", NULL));
  g_assert_true (rs_profile_name_check (longest, NULL));
  g_assert_false (rs_profile_name_check (too_long, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    g_assert_false (rs_profile_name_check (bad[i], NULL));
}

static void
test_settings_are_called_like_keys (void)
{
  guint n;
  const RsProfileKey *keys = rs_profile_key_list (&n);
  g_autofree char *setting = rs_profile_key_dup_setting (&keys[3]);

  g_assert_cmpstr (keys[3].key, ==, "StreamUrl");
  g_assert_cmpstr (setting, ==, "stream-url");
  g_assert_true (rs_profile_key_is_known ("Auth", "ClientId"));
  g_assert_false (rs_profile_key_is_known ("Source", "ClientId"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/identity/profile-text/reading-what-was-written-gives-the-same",
                   test_reading_what_was_written_gives_the_same);
  g_test_add_func ("/identity/profile-text/there-is-one-form", test_there_is_one_form);
  g_test_add_func ("/identity/profile-text/recordings-and-demos", test_recordings_and_demos_are_written_too);
  g_test_add_func ("/identity/profile-text/another-name", test_another_name_changes_nothing_else);
  g_test_add_func ("/identity/profile-text/names-are-printable", test_names_are_printable);
  g_test_add_func ("/identity/profile-text/settings-are-called-like-keys", test_settings_are_called_like_keys);
  return g_test_run ();
}
