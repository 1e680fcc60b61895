/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-agent-state.h"

static const struct
{
  const char *status;
  RsAgentState state;
} known[] = {
  { "Available", RS_AGENT_STATE_AVAILABLE },    { "available", RS_AGENT_STATE_AVAILABLE },
  { "AVAILABLE", RS_AGENT_STATE_AVAILABLE },    { " Avail able ", RS_AGENT_STATE_AVAILABLE },
  { "Ringing", RS_AGENT_STATE_RINGING },        { "InboundPending", RS_AGENT_STATE_RINGING },
  { "In Call", RS_AGENT_STATE_ON_CONTACT },     { "InCall", RS_AGENT_STATE_ON_CONTACT },
  { "in call", RS_AGENT_STATE_ON_CONTACT },     { "IN-CALL", RS_AGENT_STATE_ON_CONTACT },
  { "in_call", RS_AGENT_STATE_ON_CONTACT },     { "Working", RS_AGENT_STATE_ON_CONTACT },
  { "On Hold", RS_AGENT_STATE_ON_HOLD },        { "Wrap Up", RS_AGENT_STATE_AFTER_CALL_WORK },
  { "WrapUp", RS_AGENT_STATE_AFTER_CALL_WORK }, { "After Call Work", RS_AGENT_STATE_AFTER_CALL_WORK },
  { "ACW", RS_AGENT_STATE_AFTER_CALL_WORK },    { "Unavailable", RS_AGENT_STATE_UNAVAILABLE },
  { "Break", RS_AGENT_STATE_UNAVAILABLE },      { "Lunch", RS_AGENT_STATE_UNAVAILABLE },
  { "Offline", RS_AGENT_STATE_LOGGED_OUT },     { "Logged Out", RS_AGENT_STATE_LOGGED_OUT },
  { "LoggedOut", RS_AGENT_STATE_LOGGED_OUT },
};

static void
test_case_and_spacing_do_not_matter (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_test_message ("%s", known[i].status);
      g_assert_cmpstr (rs_agent_state_get_nick (rs_agent_state_from_status (known[i].status)), ==,
                       rs_agent_state_get_nick (known[i].state));
    }
}

static const char *const strange[] = {
  NULL,
  "",
  " ",
  "Availabl",
  "Availablee",
  "NotAvailable",
  "Available!",
  "Available (chat)",
  "Disponible",
  "Verfügbar",
  "aváilable",
  "Ａｖａｉｌａｂｌｅ",
  "Available\n",
  "Available\u200b",
  "Lunch with the whole of the team at the other end of town",
};

static void
test_a_strange_word_is_unknown (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (strange); i++)
    g_assert_cmpstr (rs_agent_state_get_nick (rs_agent_state_from_status (strange[i])), ==, "unknown");
}

/* Protocol §4: an unknown status is never shown as available. */
static void
test_no_random_word_is_available (void)
{
  static const char letters[] = "AaVvIiLlBbEe -_Nno\xc3\xa9!0";

  for (guint round = 0; round < 50000; round++)
    {
      g_autoptr (GString) word = g_string_new (NULL);
      g_autoptr (GString) folded = g_string_new (NULL);

      for (int i = g_test_rand_int_range (0, 14); i > 0; i--)
        g_string_append_c (word, letters[g_test_rand_int_range (0, sizeof letters - 1)]);
      for (const char *p = word->str; *p != '\0'; p++)
        if (*p != ' ' && *p != '-' && *p != '_')
          g_string_append_c (folded, g_ascii_tolower (*p));
      if (rs_agent_state_from_status (word->str) == RS_AGENT_STATE_AVAILABLE)
        g_assert_cmpstr (folded->str, ==, "available");
    }
}

static void
test_nicks_are_the_documented_ones (void)
{
  static const char *const nicks[] = { "available",       "ringing",     "on-contact", "on-hold",
                                       "after-call-work", "unavailable", "logged-out", "unknown" };

  g_assert_cmpuint (G_N_ELEMENTS (nicks), ==, RS_N_AGENT_STATES);
  for (guint i = 0; i < G_N_ELEMENTS (nicks); i++)
    g_assert_cmpstr (rs_agent_state_get_nick (i), ==, nicks[i]);
}

static void
test_a_word_that_says_why_is_a_reason (void)
{
  g_assert_true (rs_agent_state_status_is_reason ("Lunch"));
  g_assert_true (rs_agent_state_status_is_reason ("training"));
  g_assert_false (rs_agent_state_status_is_reason ("Unavailable"));
  g_assert_false (rs_agent_state_status_is_reason ("Available"));
  g_assert_false (rs_agent_state_status_is_reason ("Dentist"));
  g_assert_false (rs_agent_state_status_is_reason (NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/agent-state/case-and-spacing-do-not-matter", test_case_and_spacing_do_not_matter);
  g_test_add_func ("/model/agent-state/a-strange-word-is-unknown", test_a_strange_word_is_unknown);
  g_test_add_func ("/model/agent-state/no-random-word-is-available", test_no_random_word_is_available);
  g_test_add_func ("/model/agent-state/nicks-are-the-documented-ones", test_nicks_are_the_documented_ones);
  g_test_add_func ("/model/agent-state/a-word-that-says-why-is-a-reason", test_a_word_that_says_why_is_a_reason);
  return g_test_run ();
}
