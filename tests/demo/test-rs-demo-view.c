/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-view.h"

#define NAMES (1u << RS_DEMO_AGENT_DISPLAY_NAME | 1u << RS_DEMO_AGENT_TEAM_NAME)
#define STATUS (1u << RS_DEMO_AGENT_STATUS)

typedef struct
{
  RsDemoOptions options;
  RsDemoFloor *floor;
  RsDemoView *view;
  const RsDemoRecord *agent; /* the first one */
} Test;

static void
set_up (Test *test, gconstpointer user_data)
{
  rs_demo_options_init (&test->options);
}

static void
note_first (RsDemoRecord *record, gpointer user_data)
{
  Test *test = user_data;

  if (test->agent == NULL)
    test->agent = record;
}

static void
open_view (Test *test)
{
  test->floor = rs_demo_floor_new (&test->options, 0);
  test->view = rs_demo_view_new (&test->options, test->floor);
  rs_demo_floor_visit (test->floor, RS_DEMO_KIND_AGENT, note_first, test);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  rs_demo_view_free (test->view);
  rs_demo_floor_free (test->floor);
}

static void
subscribe (Test *test, gboolean agents, gboolean interactions)
{
  const RsDemoRequest request = { .agents = { agents, NULL }, .interaction_agents = { interactions, NULL } };

  rs_demo_view_subscribe (test->view, &request);
}

static guint
choose (Test *test, const RsDemoRecord *record, guint fields)
{
  const RsDemoChange change = { .record = record, .fields = fields };

  return rs_demo_view_choose_change (test->view, &change);
}

static void
test_nothing_is_seen_unasked (Test *test, gconstpointer user_data)
{
  open_view (test);
  g_assert_null (rs_demo_view_get_grant (test->view));
  g_assert_cmpuint (rs_demo_view_choose_first (test->view, test->agent), ==, 0);
  g_assert_cmpuint (choose (test, test->agent, STATUS), ==, 0);
  subscribe (test, FALSE, TRUE);
  g_assert_cmpuint (choose (test, test->agent, STATUS), ==, 0);
  subscribe (test, TRUE, FALSE);
  g_assert_cmpuint (choose (test, test->agent, STATUS), ==, STATUS);
  g_assert_cmpuint (rs_demo_view_choose_first (test->view, test->agent), ==,
                    rs_demo_record_get_all_fields (test->agent));
}

static void
test_a_stream_without_names_tells_none (Test *test, gconstpointer user_data)
{
  test->options.names_in_stream = FALSE;
  open_view (test);
  subscribe (test, TRUE, FALSE);
  g_assert_cmpuint (rs_demo_view_choose_first (test->view, test->agent) & NAMES, ==, 0);
  g_assert_cmpuint (choose (test, test->agent, NAMES | STATUS), ==, STATUS);
}

static void
set_contact (RsDemoRecord *contact, const char *agent_id, const char *state)
{
  contact->values[RS_DEMO_INTERACTION_USER_ID] = rs_demo_value_text (agent_id);
  contact->values[RS_DEMO_INTERACTION_STATE] = rs_demo_value_text (state);
}

/* Else it would stay on the board for ever. */
static void
test_a_contact_once_told_is_followed_to_its_end (Test *test, gconstpointer user_data)
{
  RsDemoRecord contact = { .kind = RS_DEMO_KIND_INTERACTION, .id = "c1" };
  const guint state = 1u << RS_DEMO_INTERACTION_STATE;

  open_view (test);
  subscribe (test, FALSE, TRUE);
  set_contact (&contact, test->agent->id, "connected");
  g_assert_cmpuint (choose (test, &contact, state), ==, rs_demo_record_get_all_fields (&contact));
  g_assert_cmpuint (choose (test, &contact, state), ==, state);
  set_contact (&contact, "an agent who is not granted", "connected");
  g_assert_cmpuint (choose (test, &contact, state), ==, state);
  set_contact (&contact, "an agent who is not granted", "ended");
  g_assert_cmpuint (choose (test, &contact, state), ==, state);
  g_assert_cmpuint (choose (test, &contact, state), ==, 0); /* over, and forgotten */
}

static void
test_a_new_subscription_forgets_what_was_told (Test *test, gconstpointer user_data)
{
  RsDemoRecord contact = { .kind = RS_DEMO_KIND_INTERACTION, .id = "c1" };
  const guint state = 1u << RS_DEMO_INTERACTION_STATE;

  open_view (test);
  subscribe (test, FALSE, TRUE);
  set_contact (&contact, test->agent->id, "connected");
  g_assert_cmpuint (rs_demo_view_choose_first (test->view, &contact), !=, 0);
  subscribe (test, FALSE, TRUE);
  set_contact (&contact, test->agent->id, "ended");
  g_assert_cmpuint (choose (test, &contact, state), ==, 0);
}

#define ADD(name, func) g_test_add ("/demo/view/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("nothing-is-seen-unasked", test_nothing_is_seen_unasked);
  ADD ("a-stream-without-names-tells-none", test_a_stream_without_names_tells_none);
  ADD ("a-contact-once-told-is-followed-to-its-end", test_a_contact_once_told_is_followed_to_its_end);
  ADD ("a-new-subscription-forgets-what-was-told", test_a_new_subscription_forgets_what_was_told);
  return g_test_run ();
}
