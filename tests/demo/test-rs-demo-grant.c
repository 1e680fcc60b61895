/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-grant.h"

typedef struct
{
  RsDemoFloor *floor;
  GPtrArray *agents; /* of ids, owned by the floor */
  GPtrArray *queues; /* of RsDemoRecord */
} Test;

static void
collect_id (RsDemoRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, (gpointer) record->id);
}

static void
collect (RsDemoRecord *record, gpointer user_data)
{
  g_ptr_array_add (user_data, record);
}

static void
set_up (Test *test, gconstpointer user_data)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  test->floor = rs_demo_floor_new (&options, 0);
  test->agents = g_ptr_array_new ();
  test->queues = g_ptr_array_new ();
  rs_demo_floor_visit (test->floor, RS_DEMO_KIND_AGENT, collect_id, test->agents);
  rs_demo_floor_visit (test->floor, RS_DEMO_KIND_QUEUE, collect, test->queues);
}

static void
tear_down (Test *test, gconstpointer user_data)
{
  g_ptr_array_unref (test->agents);
  g_ptr_array_unref (test->queues);
  rs_demo_floor_free (test->floor);
}

static RsDemoGrant *
grant (Test *test, const RsDemoSelection *agents, const RsDemoSelection *queues, const RsDemoSelection *interactions,
       const char *const *withheld)
{
  const RsDemoSelection nothing = { FALSE, NULL };
  const RsDemoRequest request = { RS_DEMO_REQUEST_SUBSCRIBE, agents != NULL ? *agents : nothing,
                                  queues != NULL ? *queues : nothing, interactions != NULL ? *interactions : nothing };

  return rs_demo_grant_new (test->floor, &request, withheld);
}

static const char *
get_agent (Test *test, guint index)
{
  return test->agents->pdata[index];
}

static gboolean
allows (RsDemoGrant *grant, Test *test, RsDemoKind kind, const char *id)
{
  return rs_demo_grant_allows (grant, rs_demo_floor_find (test->floor, kind, id));
}

static void
test_only_what_was_asked_for_is_granted (Test *test, gconstpointer user_data)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();
  const RsDemoSelection some = { TRUE, ids };
  g_autoptr (RsDemoGrant) granted = NULL;

  g_ptr_array_add (ids, (gpointer) get_agent (test, 3));
  g_ptr_array_add (ids, (gpointer) "nobody");
  g_ptr_array_add (ids, (gpointer) get_agent (test, 3)); /* twice is once */
  granted = grant (test, &some, NULL, NULL, NULL);
  g_assert_cmpuint (granted->agents->len, ==, 1);
  g_assert_null (granted->queues);
  g_assert_null (granted->interaction_agents);
  g_assert_true (allows (granted, test, RS_DEMO_KIND_AGENT, get_agent (test, 3)));
  g_assert_false (allows (granted, test, RS_DEMO_KIND_AGENT, get_agent (test, 4)));
  g_assert_false (rs_demo_grant_allows (granted, test->queues->pdata[0]));
}

static void
test_everybody_is_all_but_who_is_withheld (Test *test, gconstpointer user_data)
{
  const char *const withheld[] = { get_agent (test, 0), NULL };
  const RsDemoSelection all = { TRUE, NULL };
  g_autoptr (RsDemoGrant) granted = grant (test, &all, &all, NULL, withheld);

  g_assert_cmpuint (granted->agents->len, ==, test->agents->len - 1);
  g_assert_cmpuint (granted->queues->len, ==, test->queues->len);
  g_assert_false (allows (granted, test, RS_DEMO_KIND_AGENT, get_agent (test, 0)));
  g_assert_true (allows (granted, test, RS_DEMO_KIND_AGENT, get_agent (test, 1)));
}

static RsDemoRecord
make_contact (const char *agent_id, const char *queue_name)
{
  RsDemoRecord contact = { .kind = RS_DEMO_KIND_INTERACTION, .id = "c1" };

  contact.values[RS_DEMO_INTERACTION_USER_ID] =
      agent_id != NULL ? rs_demo_value_text (agent_id) : rs_demo_value_null ();
  contact.values[RS_DEMO_INTERACTION_QUEUE_NAME] = rs_demo_value_text (queue_name);
  return contact;
}

/* Whoever sees the agent sees her contacts; who sees the queue sees what waits in it. */
static void
test_contacts_follow_their_agent_or_their_queue (Test *test, gconstpointer user_data)
{
  const RsDemoRecord *first = test->queues->pdata[0];
  const char *seen = first->values[RS_DEMO_QUEUE_QUEUE_NAME].text;
  const RsDemoRecord hers = make_contact (get_agent (test, 2), "elsewhere");
  const RsDemoRecord another = make_contact (get_agent (test, 5), seen);
  const RsDemoRecord waiting = make_contact (NULL, seen);
  const RsDemoRecord waiting_elsewhere = make_contact (NULL, "elsewhere");
  g_autoptr (GPtrArray) agents = g_ptr_array_new ();
  g_autoptr (GPtrArray) queues = g_ptr_array_new ();
  const RsDemoSelection one_agent = { TRUE, agents };
  const RsDemoSelection one_queue = { TRUE, queues };
  g_autoptr (RsDemoGrant) granted = NULL;
  g_autoptr (RsDemoGrant) without = NULL;

  g_ptr_array_add (agents, (gpointer) get_agent (test, 2));
  g_ptr_array_add (queues, (gpointer) first->id);
  granted = grant (test, NULL, &one_queue, &one_agent, NULL);
  g_assert_true (rs_demo_grant_allows (granted, &hers));
  g_assert_false (rs_demo_grant_allows (granted, &another));
  g_assert_true (rs_demo_grant_allows (granted, &waiting));
  g_assert_false (rs_demo_grant_allows (granted, &waiting_elsewhere));
  without = grant (test, NULL, &one_queue, NULL, NULL);
  g_assert_false (rs_demo_grant_allows (without, &waiting));
}

#define ADD(name, func) g_test_add ("/demo/grant/" name, Test, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("only-what-was-asked-for-is-granted", test_only_what_was_asked_for_is_granted);
  ADD ("everybody-is-all-but-who-is-withheld", test_everybody_is_all_but_who_is_withheld);
  ADD ("contacts-follow-their-agent-or-their-queue", test_contacts_follow_their_agent_or_their_queue);
  return g_test_run ();
}
