/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "wire/rs-encoder.h"

static void
test_only_the_parts_that_the_board_shows (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *text = NULL;

  rs_scope_add (scope, RS_KIND_AGENT, "b");
  rs_scope_add (scope, RS_KIND_AGENT, "a");
  text = rs_encoder_subscribe (scope, FALSE);
  g_assert_cmpstr (text, ==, "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a\",\"b\"]}}}");
}

static void
test_interactions_are_asked_for_the_roster (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *text = NULL;

  rs_scope_add (scope, RS_KIND_AGENT, "a");
  rs_scope_add (scope, RS_KIND_QUEUE, "q");
  rs_scope_set_all (scope, RS_KIND_INTERACTION, TRUE);
  text = rs_encoder_subscribe (scope, TRUE);
  g_assert_cmpstr (text, ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a\"]},"
                   "\"queues\":{\"queueIds\":[\"q\"]},\"interactions\":{\"userIds\":[\"a\"]}}}");
}

static void
test_everyone_is_null (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *text = NULL;

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (scope, kind, TRUE);
  text = rs_encoder_subscribe (scope, TRUE);
  g_assert_cmpstr (text, ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":null},"
                   "\"queues\":{\"queueIds\":null},\"interactions\":{\"userIds\":null}}}");
}

/* Never all agents by accident: an empty roster asks for nobody (protocol §3). */
static void
test_an_empty_roster_asks_for_nobody (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *text = NULL;

  rs_scope_add (scope, RS_KIND_QUEUE, "q");
  text = rs_encoder_subscribe (scope, FALSE);
  g_assert_cmpstr (text, ==, "{\"type\":\"subscribe\",\"payload\":{\"queues\":{\"queueIds\":[\"q\"]}}}");
}

static void
test_ids_are_escaped (void)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *text = NULL;

  rs_scope_add (scope, RS_KIND_AGENT, "a\"],\\ \n\"é");
  text = rs_encoder_subscribe (scope, FALSE);
  g_assert_cmpstr (text, ==,
                   "{\"type\":\"subscribe\",\"payload\":{\"presence\":{\"userIds\":[\"a\\\"],\\\\ \\n\\\"é\"]}}}");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wire/encoder/only-the-parts-that-the-board-shows", test_only_the_parts_that_the_board_shows);
  g_test_add_func ("/wire/encoder/interactions-are-asked-for-the-roster", test_interactions_are_asked_for_the_roster);
  g_test_add_func ("/wire/encoder/everyone-is-null", test_everyone_is_null);
  g_test_add_func ("/wire/encoder/an-empty-roster-asks-for-nobody", test_an_empty_roster_asks_for_nobody);
  g_test_add_func ("/wire/encoder/ids-are-escaped", test_ids_are_escaped);
  return g_test_run ();
}
