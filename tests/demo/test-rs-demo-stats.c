/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-stats.h"

#include <json-glib/json-glib.h>

static void
test_counts_closes_by_code (void)
{
  RsDemoStats stats = { 0 };

  rs_demo_stats_count_close (&stats, 1000);
  rs_demo_stats_count_close (&stats, 1006);
  rs_demo_stats_count_close (&stats, 1000);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1000), ==, 2);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1006), ==, 1);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 1001), ==, 0);
}

static void
test_many_codes_do_no_harm (void)
{
  RsDemoStats stats = { 0 };

  for (guint code = 3000; code < 3000 + 2 * RS_DEMO_MAX_CLOSE_CODES; code++)
    rs_demo_stats_count_close (&stats, code);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 3000 + RS_DEMO_MAX_CLOSE_CODES - 1), ==, 1);
  g_assert_cmpuint (rs_demo_stats_get_closes (&stats, 3000 + RS_DEMO_MAX_CLOSE_CODES), ==, 0);
}

static void
test_json (void)
{
  RsDemoStats stats = { .handshakes = 7, .updates = G_MAXUINT32, .longest_heartbeat_us = 12 };
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  rs_demo_stats_count_close (&stats, 4001);
  text = rs_demo_stats_to_json (&stats);
  root = json_from_string (text, NULL);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "handshakes"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (object, "updates"), ==, G_MAXUINT32);
  g_assert_cmpint (json_object_get_int_member (object, "longestHeartbeatUs"), ==, 12);
  object = json_object_get_object_member (object, "clientCloses");
  g_assert_cmpint (json_object_get_int_member (object, "4001"), ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/stats/counts-closes-by-code", test_counts_closes_by_code);
  g_test_add_func ("/demo/stats/many-codes-do-no-harm", test_many_codes_do_no_harm);
  g_test_add_func ("/demo/stats/json", test_json);
  return g_test_run ();
}
