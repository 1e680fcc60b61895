/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-error.h"
#include "support-ctl.h"

#include <signal.h>

/* In whatever state `ringsidectl watch` is: it ends within a second of SIGTERM. */

#define PATIENCE_US (30 * G_USEC_PER_SEC)

typedef gboolean (*Condition) (const RsDemoStats *stats);

/**
 * Scene:
 * @words: what hangs
 * @first: the faults from the beginning
 * @then: (nullable): the faults from the first subscription on
 * @is_there: tells when the state is there
 */
typedef struct
{
  const char *words;
  const char *first;
  const char *then;
  Condition is_there;
} Scene;

static gboolean
is_token_call_hanging (const RsDemoStats *stats)
{
  return stats->max_concurrent_token_calls == 1 && stats->tokens_given == 0;
}

static gboolean
is_handshake_hanging (const RsDemoStats *stats)
{
  return stats->max_concurrent_handshakes == 1 && stats->connections_opened == 0;
}

static gboolean
is_subscribed (const RsDemoStats *stats)
{
  return stats->subscriptions == 1;
}

static gboolean
is_rotating (const RsDemoStats *stats)
{
  return stats->subscriptions == 2 && stats->connections == 2;
}

static gboolean
is_flooded (const RsDemoStats *stats)
{
  return stats->raw_bytes > 10000000;
}

static gboolean
is_refused (const RsDemoStats *stats)
{
  return stats->handshakes_refused >= 1;
}

static const Scene scenes[] = {
  { "the token call hangs", "[Token]\nUnanswered=1000", NULL, is_token_call_hanging },
  { "the handshake hangs", "[Handshake]\nDelayMs=600000", NULL, is_handshake_hanging },
  { "the subscription hangs", "[Subscribed]\nDelayMs=600000", NULL, is_subscribed },
  { "both sockets are open", "[Token]\nExpirySeconds=4", "[Subscribed]\nDelayMs=600000", is_rotating },
  { "flooded", "[Flood]\nAt=0.1\nFor=60", NULL, is_flooded },
  { "backing off", "[Handshake]\nStatus=503\nRetryAfter=600", NULL, is_refused },
};

static gboolean
look_again (gpointer user_data)
{
  return G_SOURCE_CONTINUE;
}

static void
wait_for (TestCtl *test, Condition is_there)
{
  gint64 until_us = g_get_monotonic_time () + PATIENCE_US;
  guint source = g_timeout_add (10, look_again, NULL);
  RsDemoStats stats = rs_demo_host_get_stats (test->host);

  while (!is_there (&stats))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until_us);
      g_main_context_iteration (NULL, TRUE);
      stats = rs_demo_host_get_stats (test->host);
    }
  g_source_remove (source);
}

static void
set_faults (TestCtl *test, const char *text)
{
  g_autoptr (GError) error = NULL;
  RsDemoFaultPlan plan;

  rs_demo_fault_plan_parse (&plan, text, &error);
  g_assert_no_error (error);
  rs_demo_host_set_faults (test->host, &plan);
}

static void
test_scene (TestCtl *test, gconstpointer user_data)
{
  const Scene *scene = user_data;
  g_autoptr (GSubprocess) process = NULL;
  RsDemoOptions options;
  gint64 start_us;

  rs_demo_options_init (&options);
  test_ctl_open_centre (test, &options);
  set_faults (test, scene->first);
  process = test_ctl_start (test, test->secret, TEST_WORDS ("watch", test->profile));
  if (scene->then != NULL)
    {
      wait_for (test, is_subscribed);
      set_faults (test, scene->then);
    }
  wait_for (test, scene->is_there);

  start_us = g_get_monotonic_time ();
  g_subprocess_send_signal (process, SIGTERM);
  test_ctl_finish (test, process);
  g_test_message ("took %.3f s", (double) (g_get_monotonic_time () - start_us) / 1e6);
  g_assert_cmpint (g_get_monotonic_time () - start_us, <, G_USEC_PER_SEC);
  g_assert_cmpint (test->exit, ==, RS_EXIT_GOOD);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (scenes); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ctl/stop/%s", scenes[i].words);

      g_strdelimit (path, " ", '-');
      g_test_add (path, TestCtl, &scenes[i], test_ctl_set_up, test_scene, test_ctl_tear_down);
    }
  return g_test_run ();
}
