/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <string.h>

#include "base/rs-error.h"
#include "demo/rs-demo-fault-plan.h"

static void
test_good_plan (void)
{
  RsDemoFaultPlan plan;
  g_autoptr (GError) error = NULL;

  rs_demo_fault_plan_parse (&plan,
                            "[Reorder]\nShare=0.2\nWindowMs=500\n[Malformed]\nShare=0.01\nKinds=nested;empty\n"
                            "[Close]\nAt=1.5\nCode=1012\n[Handshake]\nStatus=503\nTimes=2\nRetryAfter=1\n",
                            &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (plan.reorder_share, ==, 0.2);
  g_assert_cmpint (plan.reorder_window_us, ==, 500000);
  g_assert_cmpuint (plan.malformed_kinds, ==, 1u << RS_DEMO_MALFORMED_NESTED | 1u << RS_DEMO_MALFORMED_EMPTY);
  g_assert_cmpint (plan.close_at_us, ==, 1500000);
  g_assert_cmpint (plan.refuse_status, ==, 503);
  g_assert_cmpfloat (plan.drop_share, ==, 0.0);
  g_assert_false (plan.proxy.is_used);
}

static void
test_all_kinds_of_values (void)
{
  RsDemoFaultPlan plan;
  g_autoptr (GError) error = NULL;

  rs_demo_fault_plan_parse (&plan,
                            "[Handshake]\nStatus=503\nOnly=2;4,64\n[Clock]\nTimestamps=some\nJumpAt=2\nJumpBy=-90\n"
                            "[Token]\nKeepExpired=true\nInArray=false\nGrants=jwt-bearer;refresh-token\n"
                            "[Proxy]\nCutBy=rst\nDownLatencyMs=20\n[Random]\nSeed=7\nMinutes=0.5\n",
                            &error);
  g_assert_no_error (error);
  g_assert_cmpuint (plan.refuse_only, ==, RS_DEMO_ORDINAL (2) | RS_DEMO_ORDINAL (4) | RS_DEMO_ORDINAL (64));
  g_assert_true (rs_demo_ordinal_is_in (plan.refuse_only, 64));
  g_assert_false (rs_demo_ordinal_is_in (plan.refuse_only, 3));
  g_assert_false (rs_demo_ordinal_is_in (plan.refuse_only, 0));
  g_assert_false (rs_demo_ordinal_is_in (plan.refuse_only, 66));
  g_assert_cmpuint (plan.timestamps, ==, RS_DEMO_TIMESTAMPS_SOME);
  g_assert_cmpint (plan.clock_jump_by_us, ==, -90 * G_USEC_PER_SEC);
  g_assert_true (plan.keep_expired);
  g_assert_false (plan.desk.in_array);
  g_assert_cmpuint (plan.desk.grants, ==, RS_DEMO_GRANT_JWT_BEARER | RS_DEMO_GRANT_REFRESH_TOKEN);
  g_assert_true (plan.proxy.is_used);
  g_assert_true (plan.proxy.cut_resets);
  g_assert_cmpint (plan.proxy.down.latency_us, ==, 20000);
  g_assert_cmpint (plan.random_seed, ==, 7);
  g_assert_cmpint (plan.random_for_us, ==, 30 * G_USEC_PER_SEC);
}

static void
test_bad_plans (void)
{
  const struct
  {
    const char *text;
    const char *names;
  } cases[] = {
    { "nonsense", "key file" },
    { "[Weather]\nShare=1\n", "[Weather]" },
    { "[Reorder]\nSchare=1\n", "Schare" },
    { "[Reorder]\nShare=2\nSpan=3\n", "Share" },
    { "[Reorder]\nShare=nan\nSpan=3\n", "Share" },
    { "[Reorder]\nShare=0.1\n", "WindowMs or Span" },
    { "[Reorder]\nShare=0.1\nSpan=1.5\n", "whole number" },
    { "[Malformed]\nShare=0.1\nKinds=odd\n", "wrong-types" },
    { "[Close]\nAt=1\n", "Code" },
    { "[Silence]\nFrom=1\n", "For" },
    { "[Burst]\nEvery=1\nHold=2\n", "Hold" },
    { "[Oversize]\nAt=1\n", "Bytes" },
    { "[Handshake]\nOnly=2\n", "Status" },
    { "[Handshake]\nStatus=503\nOnly=65\n", "from 1 to 64" },
    { "[Handshake]\nStatus=503\nOnly=two\n", "whole numbers" },
    { "[Clock]\nJumpAt=2\n", "JumpBy" },
    { "[Clock]\nTimestamps=few\n", "all, some, none" },
    { "[Token]\nInArray=yes\n", "true or false" },
    { "[Flood]\nAt=2\n", "For" },
    { "[Endless]\nAt=2\n", "Bytes" },
    { "[Proxy]\nDownDripBytes=2\n", "DownDripEveryMs" },
    { "[Proxy]\nStallFrom=2\n", "StallFor" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RsDemoFaultPlan plan;
      g_autoptr (GError) error = NULL;

      g_assert_false (rs_demo_fault_plan_parse (&plan, cases[i].text, &error));
      g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
      if (strstr (error->message, cases[i].names) == NULL)
        g_error ("“%s” should name %s", error->message, cases[i].names);
    }
}

static void
test_missing_file (void)
{
  RsDemoFaultPlan plan;
  g_autoptr (GError) error = NULL;

  g_assert_false (rs_demo_fault_plan_load (&plan, "/nonexistent/faults", &error));
  g_assert_error (error, RS_ERROR, RS_ERROR_USAGE);
  g_assert_nonnull (strstr (error->message, "/nonexistent/faults"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/fault-plan/good", test_good_plan);
  g_test_add_func ("/demo/fault-plan/all-kinds-of-values", test_all_kinds_of_values);
  g_test_add_func ("/demo/fault-plan/bad", test_bad_plans);
  g_test_add_func ("/demo/fault-plan/missing-file", test_missing_file);
  return g_test_run ();
}
