/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "net/rs-directory-refusal.h"

#include <string.h>

static const RsDirectoryRefusal refusal = { "https://api.example.org/agents", "agents", "the role Supervisor" };

static void
test_every_status_has_a_sentence_that_helps (void)
{
  static const struct
  {
    guint status;
    RsError code;
    const char *what_to_do;
  } cases[] = {
    { 301, RS_ERROR_PROFILE, "Check this address" },  { 400, RS_ERROR_PROFILE, "Check this address" },
    { 401, RS_ERROR_PERMISSION, "the same tenant" },  { 403, RS_ERROR_PERMISSION, "the role Supervisor" },
    { 404, RS_ERROR_PROFILE, "Check this address" },  { 429, RS_ERROR_TRY_LATER, "Try again in a minute" },
    { 500, RS_ERROR_TRY_LATER, "whoever runs that" }, { 503, RS_ERROR_TRY_LATER, "Try again in a minute" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = rs_directory_refusal_describe_status (&refusal, cases[i].status);
      g_autofree char *number = g_strdup_printf ("(%u)", cases[i].status);

      g_test_message ("%s", error->message);
      g_assert_error (error, RS_ERROR, (int) cases[i].code);
      g_assert_nonnull (strstr (error->message, number));
      g_assert_nonnull (strstr (error->message, "“agents”"));
      g_assert_nonnull (strstr (error->message, "api.example.org"));
      g_assert_nonnull (strstr (error->message, cases[i].what_to_do));
    }
}

static void
test_an_empty_list_is_a_matter_of_rights (void)
{
  g_autoptr (GError) error = rs_directory_refusal_describe_empty (&refusal);

  g_assert_error (error, RS_ERROR, RS_ERROR_PERMISSION);
  g_assert_nonnull (strstr (error->message, "an empty list “agents”"));
  g_assert_nonnull (strstr (error->message, "the role Supervisor"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/directory-refusal/every-status-has-a-sentence-that-helps",
                   test_every_status_has_a_sentence_that_helps);
  g_test_add_func ("/directory-refusal/an-empty-list-is-a-matter-of-rights", test_an_empty_list_is_a_matter_of_rights);
  return g_test_run ();
}
