/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-state-words.h"

#include <string.h>

static void
test_every_source_state_has_word_and_sentence (void)
{
  for (guint state = 0; state < RS_N_SOURCE_STATES; state++)
    {
      g_autoptr (RsSourceStatus) status = rs_source_status_new ();
      g_autofree char *word = NULL;
      g_autofree char *sentence = NULL;

      status->state = state;
      word = rs_state_words_for_source (status, 0);
      sentence = rs_state_words_explain_source (status, 0);
      g_assert_cmpuint (strlen (word), >, 2);
      g_assert_true (g_str_has_suffix (sentence, "."));
    }
}

static void
test_reconnecting_counts_down (void)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *waiting = NULL;
  g_autofree char *under_way = NULL;
  g_autofree char *sentence = NULL;

  status->state = RS_SOURCE_STATE_RECONNECTING;
  status->attempt = 3;
  status->next_attempt_us = 10 * G_USEC_PER_SEC;
  status->sentence = g_strdup ("The connection was lost.");

  waiting = rs_state_words_for_source (status, 6 * G_USEC_PER_SEC);
  under_way = rs_state_words_for_source (status, 11 * G_USEC_PER_SEC);
  sentence = rs_state_words_explain_source (status, 9 * G_USEC_PER_SEC);
  g_assert_cmpstr (waiting, ==, "Reconnecting · attempt 3 in 4 s");
  g_assert_cmpstr (under_way, ==, "Reconnecting · attempt 3");
  g_assert_cmpstr (sentence, ==, "The connection was lost. Next attempt in 1 second.");
}

/* What waits for a person is tried again every five minutes: nobody counts that in seconds. */
static void
test_long_waits_are_told_in_minutes (void)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *sentence = NULL;

  status->state = RS_SOURCE_STATE_SIGN_IN_NEEDED;
  status->next_attempt_us = (gint64) 300 * G_USEC_PER_SEC;
  status->sentence = g_strdup ("The secret is not accepted.");
  sentence = rs_state_words_explain_source (status, 1);
  g_assert_cmpstr (sentence, ==, "The secret is not accepted. Next attempt in 5 minutes.");
}

static void
test_partial_says_how_many_are_missing (void)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  g_autofree char *word = NULL;

  status->state = RS_SOURCE_STATE_PARTIAL;
  status->n_not_granted = 7;
  word = rs_state_words_for_source (status, 0);
  g_assert_cmpstr (word, ==, "Partial · 7 not granted");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/state-words/every-source-state-has-word-and-sentence",
                   test_every_source_state_has_word_and_sentence);
  g_test_add_func ("/state-words/reconnecting-counts-down", test_reconnecting_counts_down);
  g_test_add_func ("/state-words/long-waits-are-told-in-minutes", test_long_waits_are_told_in_minutes);
  g_test_add_func ("/state-words/partial-says-how-many-are-missing", test_partial_says_how_many_are_missing);
  return g_test_run ();
}
