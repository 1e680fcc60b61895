/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-views.h"

#include <locale.h>
#include <string.h>

/* What people read of an account, in each of its states. */

#define CLIENT "Grant=client-credentials\nClientId=wallboard-17\n"
#define ALL_SCOPES "presence:read queue:read interaction:read user:read"

static void
assert_text (char *text, const char *expected)
{
  g_assert_cmpstr (text, ==, expected);
  g_free (text);
}

static void
test_who_signs_in_depends_on_the_way (void)
{
  static const struct
  {
    const char *auth;
    const char *name;
  } cases[] = {
    { CLIENT, "Client “wallboard-17”" },
    { "Grant=jwt-bearer\nClientId=wall\n", "Client “wall”" },
    { "Grant=access-key\nAccessKeyId=AK-1\n", "Access key “AK-1”" },
    { "Grant=access-key\nAccessKeyId=AK-1\nClientId=app\n", "Access key “AK-1”, through the app “app”" },
    { "Grant=authorization-code\nClientId=wall\nAuthorizationUrl=https://auth.example.com/a\n",
      "A person, through the client “wall”" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsProfile) profile = account_make_profile (cases[i].auth);
      RsAccountView view = account_make_view (profile, NULL);

      assert_text (rs_account_words_name (&view), cases[i].name);
      assert_text (rs_account_words_name_server (&view), "auth.example.com");
    }
}

static void
test_a_living_token_says_when_it_is_renewed (void)
{
  static const struct
  {
    gint64 minutes;
    const char *sentence;
  } cases[] = {
    { 12, "Renewed in 12 minutes, at 22:25. It is good until 22:33." },
    { 1, "Renewed in 1 minute, at 22:14. It is good until 22:22." },
    { 0, "It is being renewed. It is good until 22:21." },
    { 600, "Renewed in 10 hours, at 08:13. It is good until 08:21." },
    { 48 * 60, "Renewed in 48 hours, at 11/16/23 22:13. It is good until 11/16/23 22:21." },
  };
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsSourceStatus) status = account_make_status (cases[i].minutes, ALL_SCOPES);
      RsAccountView view = account_make_view (profile, status);

      g_assert_cmpint (rs_account_words_get_token_state (&view), ==, RS_TOKEN_STATE_LIVING);
      assert_text (rs_account_words_explain_token (&view), cases[i].sentence);
    }
}

static void
test_a_token_that_cannot_be_renewed_says_why_and_how_long_it_lasts (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  g_autoptr (RsSourceStatus) status = account_make_status (0, ALL_SCOPES);
  RsAccountView view = account_make_view (profile, status);

  status->token_sentence = g_strdup ("auth.example.com does not answer.");
  assert_text (rs_account_words_explain_token (&view),
               "It could not be renewed yet: auth.example.com does not answer. It is good until 22:21.");
}

static void
test_a_token_that_is_refused_says_the_sentence_of_the_sign_in (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  RsAccountView view = account_make_view (profile, status);

  status->state = RS_SOURCE_STATE_SIGN_IN_NEEDED;
  status->token_sentence = g_strdup ("The secret was refused.");
  g_assert_cmpint (rs_account_words_get_token_state (&view), ==, RS_TOKEN_STATE_FAILED);
  assert_text (rs_account_words_explain_token (&view), "The secret was refused.");
}

static void
test_without_a_keyring_its_own_sentence_stands (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  RsAccountView view = account_make_view (profile, NULL);

  view.failure = "This computer has no keyring that answers.";
  g_assert_cmpint (rs_account_words_get_token_state (&view), ==, RS_TOKEN_STATE_FAILED);
  assert_text (rs_account_words_explain_token (&view), "This computer has no keyring that answers.");
  g_assert_cmpstr (rs_account_words_tell_secret (&view), ==, "The desktop’s keyring has none that can be used.");
}

static void
test_a_missing_right_says_what_is_off (void)
{
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);
  g_autoptr (RsSourceStatus) status = account_make_status (12, "presence:read user:read");
  RsAccountView view = account_make_view (profile, status);
  RsRightState state = rs_account_words_get_right_state (&view, RS_RIGHT_QUEUE);

  g_assert_cmpint (rs_account_words_get_right_state (&view, RS_RIGHT_PRESENCE), ==, RS_RIGHT_STATE_GRANTED);
  g_assert_cmpint (state, ==, RS_RIGHT_STATE_MISSING);
  g_assert_cmpstr (rs_account_words_explain_right (RS_RIGHT_QUEUE, state), ==, "No queue cards are shown.");
  g_assert_cmpstr (rs_account_words_name_right_state (state), ==, "Missing");
}

static void
test_what_is_handed_over_is_replaced_where_it_comes_from (void)
{
  static const struct
  {
    RsSecretOrigin origin;
    const char *words;
  } cases[] = {
    { RS_SECRET_ORIGIN_DESCRIPTOR, "whoever starts the program" },
    { RS_SECRET_ORIGIN_SYSTEMD, "The administrator replaces it there" },
    { RS_SECRET_ORIGIN_KEYRING, NULL },
    { RS_SECRET_ORIGIN_MEMORY, NULL },
    { RS_SECRET_ORIGIN_NONE, NULL },
  };
  g_autoptr (RsProfile) profile = account_make_profile (CLIENT);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RsAccountView view = account_make_view (profile, NULL);

      view.origin = cases[i].origin;
      if (cases[i].words == NULL)
        g_assert_null (rs_account_words_refuse (&view));
      else
        g_assert_nonnull (strstr (rs_account_words_refuse (&view), cases[i].words));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/account-words/who-signs-in-depends-on-the-way", test_who_signs_in_depends_on_the_way);
  g_test_add_func ("/account-words/a-living-token-says-when-it-is-renewed",
                   test_a_living_token_says_when_it_is_renewed);
  g_test_add_func ("/account-words/a-token-that-cannot-be-renewed-says-why-and-how-long-it-lasts",
                   test_a_token_that_cannot_be_renewed_says_why_and_how_long_it_lasts);
  g_test_add_func ("/account-words/a-token-that-is-refused-says-the-sentence-of-the-sign-in",
                   test_a_token_that_is_refused_says_the_sentence_of_the_sign_in);
  g_test_add_func ("/account-words/without-a-keyring-its-own-sentence-stands",
                   test_without_a_keyring_its_own_sentence_stands);
  g_test_add_func ("/account-words/a-missing-right-says-what-is-off", test_a_missing_right_says_what_is_off);
  g_test_add_func ("/account-words/what-is-handed-over-is-replaced-where-it-comes-from",
                   test_what_is_handed_over_is_replaced_where_it_comes_from);
  return g_test_run ();
}
