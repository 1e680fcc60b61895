/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-parts.h"

#include <string.h>

/* A missing scope switches its part off, and never the whole board (protocol §1). */

typedef struct
{
  const char *scopes; /* as the token reply tells them; NULL if it does not */
  gboolean has_agents;
  gboolean has_queues;
  gboolean has_interactions;
  const char *named; /* in the sentence; NULL for no sentence */
} Row;

static const Row rows[] = {
  { NULL, TRUE, TRUE, TRUE, NULL },
  { "presence:read queue:read interaction:read user:read", TRUE, TRUE, TRUE, NULL },
  { "presence:read interaction:read", TRUE, FALSE, TRUE, "queue:read" },
  { "presence:read queue:read", TRUE, TRUE, FALSE, "interaction:read" },
  { "queue:read interaction:read", FALSE, TRUE, TRUE, "presence:read" },
  { "presence:read", TRUE, FALSE, FALSE, "queue:read, interaction:read" },
  { "presence:reader", FALSE, FALSE, FALSE, "presence:read, queue:read, interaction:read" },
};

static RsScope *
make_asked (void)
{
  RsScope *asked = rs_scope_new ();

  rs_scope_add (asked, RS_KIND_AGENT, "a1");
  rs_scope_add (asked, RS_KIND_QUEUE, "q1");
  rs_scope_set_all (asked, RS_KIND_INTERACTION, TRUE);
  return asked;
}

static void
test_each_scope_has_its_part (void)
{
  g_autoptr (RsScope) asked = make_asked ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      RsToken token = { .text = (char *) "t", .scope = (char *) rows[i].scopes };
      g_autofree char *sentence = NULL;
      g_autoptr (RsScope) allowed = rs_stream_parts_allow (asked, &token, &sentence);

      g_test_message ("%s: %s", rows[i].scopes, sentence);
      g_assert_cmpint (rs_scope_contains (allowed, RS_KIND_AGENT, "a1"), ==, rows[i].has_agents);
      g_assert_cmpint (rs_scope_contains (allowed, RS_KIND_QUEUE, "q1"), ==, rows[i].has_queues);
      g_assert_cmpint (rs_scope_is_all (allowed, RS_KIND_INTERACTION), ==, rows[i].has_interactions);
      if (rows[i].named == NULL)
        g_assert_null (sentence);
      else
        g_assert_nonnull (strstr (sentence, rows[i].named));
    }
}

static void
test_what_nobody_asked_for_is_not_missed (void)
{
  g_autoptr (RsScope) asked = rs_scope_new ();
  RsToken token = { .text = (char *) "t", .scope = (char *) "presence:read" };
  g_autofree char *sentence = NULL;
  g_autoptr (RsScope) allowed = NULL;

  rs_scope_add (asked, RS_KIND_AGENT, "a1");
  allowed = rs_stream_parts_allow (asked, &token, &sentence);
  g_assert_true (rs_scope_contains (allowed, RS_KIND_AGENT, "a1"));
  g_assert_null (sentence);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/net/stream-parts/each-scope-has-its-part", test_each_scope_has_its_part);
  g_test_add_func ("/net/stream-parts/what-nobody-asked-for-is-not-missed", test_what_nobody_asked_for_is_not_missed);
  return g_test_run ();
}
