/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-agent.h"

#define MANY 2000

static const guint8 one_key[32] = "one installation";
static const guint8 other_key[32] = "another installation";

static const struct
{
  RsNames names;
  const char *word;
  const char *shown;
  const char *shorter;
  const char *initials;
} rungs[] = {
  { RS_NAMES_FULL, "full", "Ana Maria Silva", "Ana S.", "AS" },
  { RS_NAMES_FIRST_NAME_INITIAL, "first-name-initial", "Ana S.", "Ana S.", "AS" },
  { RS_NAMES_INITIALS, "initials", "AS", "AS", "AS" },
  { RS_NAMES_ANONYMOUS, "anonymous", "Agent", "Agent", "Agent" },
};

static void
test_each_rung_shows_what_it_may (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rungs); i++)
    {
      g_autofree char *shown = rs_shown_name_make (rungs[i].names, "a1", "Ana Maria Silva");
      g_autofree char *shorter = rs_shown_name_shorten (rungs[i].names, shown);
      g_autofree char *initials = rs_shown_name_get_initials (rungs[i].names, shown);

      g_assert_cmpstr (shown, ==, rungs[i].shown);
      g_assert_cmpstr (shorter, ==, rungs[i].shorter);
      g_assert_cmpstr (initials, ==, rungs[i].initials);
    }
}

static void
test_words_stand_for_rungs (void)
{
  for (guint names = 0; names < RS_N_NAMES; names++)
    g_assert_cmpint (rs_names_parse (rs_names_get_word (names)), ==, names);
  g_assert_cmpint (rs_names_parse ("no such word"), ==, RS_NAMES_ANONYMOUS);
  g_assert_cmpint (rs_names_parse (NULL), ==, RS_NAMES_ANONYMOUS);
}

static char *
make_pseudonym (const guint8 *key, const char *id)
{
  rs_shown_name_set_key (key, 32);
  return rs_shown_name_make (RS_NAMES_PSEUDONYM, id, "Ana Silva");
}

static void
test_a_pseudonym_stays_with_a_person_on_one_installation (void)
{
  g_autofree char *once = make_pseudonym (one_key, "a1");
  g_autofree char *elsewhere = make_pseudonym (other_key, "a1");
  g_autofree char *again = make_pseudonym (one_key, "a1");
  g_autofree char *colleague = make_pseudonym (one_key, "a2");

  g_assert_cmpstr (once, ==, again);
  g_assert_cmpstr (once, !=, elsewhere);
  g_assert_cmpstr (once, !=, colleague);
  g_assert_true (g_str_has_prefix (once, "Agent "));
}

static void
test_a_pseudonym_keeps_its_code_where_there_is_no_room (void)
{
  g_autofree char *shown = make_pseudonym (one_key, "a1");
  g_autofree char *initials = rs_shown_name_get_initials (RS_NAMES_PSEUDONYM, shown);

  g_assert_cmpstr (initials, ==, shown + sizeof "Agent");
}

static void
test_no_two_people_share_a_pseudonym (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  rs_shown_name_set_key (one_key, sizeof one_key);
  for (guint i = 0; i < MANY; i++)
    {
      g_autofree char *id = g_strdup_printf ("agent-%u", i);

      g_hash_table_add (seen, rs_shown_name_make (RS_NAMES_PSEUDONYM, id, "Ana Silva"));
    }
  g_assert_cmpuint (g_hash_table_size (seen), ==, MANY);
}

static void
test_an_agent_follows_her_name (void)
{
  g_autoptr (RsAgent) agent = g_object_new (RS_TYPE_AGENT, NULL);
  RsChangeSet *changes = rs_change_set_new ();
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, "a1");

  change->mask = RS_CHANGED_ALL;
  change->values[RS_AGENT_DISPLAY_NAME] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new ("Ana Silva") };
  rs_entity_take (RS_ENTITY (agent), change);
  g_assert_cmpstr (rs_agent_get_shown_name (agent, RS_NAMES_FULL), ==, "Ana Silva");
  g_assert_cmpstr (rs_agent_get_shown_name (agent, RS_NAMES_INITIALS), ==, "AS");

  rs_value_clear (&change->values[RS_AGENT_DISPLAY_NAME]);
  change->values[RS_AGENT_DISPLAY_NAME] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new ("Bea Moor") };
  rs_entity_take (RS_ENTITY (agent), change);
  g_assert_cmpstr (rs_agent_get_shown_name (agent, RS_NAMES_INITIALS), ==, "BM");
  rs_change_set_free (changes);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/shown-name/each-rung-shows-what-it-may", test_each_rung_shows_what_it_may);
  g_test_add_func ("/shown-name/words-stand-for-rungs", test_words_stand_for_rungs);
  g_test_add_func ("/shown-name/a-pseudonym-stays-with-a-person-on-one-installation",
                   test_a_pseudonym_stays_with_a_person_on_one_installation);
  g_test_add_func ("/shown-name/a-pseudonym-keeps-its-code-where-there-is-no-room",
                   test_a_pseudonym_keeps_its_code_where_there_is_no_room);
  g_test_add_func ("/shown-name/no-two-people-share-a-pseudonym", test_no_two_people_share_a_pseudonym);
  g_test_add_func ("/shown-name/an-agent-follows-her-name", test_an_agent_follows_her_name);
  return g_test_run ();
}
