/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo-client.h"
#include "proxy-fixture.h"

#define ANSWER_BYTES 200000

static void
test_forwards_everything (void)
{
  ProxyFixture fixture;

  proxy_set_up (&fixture, NULL);
  proxy_connect (&fixture);
  proxy_say (&fixture, ANSWER_BYTES);
  proxy_await_bytes (&fixture, ANSWER_BYTES);
  g_assert_cmpmem (fixture.heard->data, fixture.heard->len, fixture.got->data, fixture.got->len);
  g_assert_cmpuint (rs_demo_proxy_get_forwarded (fixture.proxy, RS_DEMO_UP), ==, ANSWER_BYTES);
  g_assert_cmpuint (rs_demo_proxy_get_forwarded (fixture.proxy, RS_DEMO_DOWN), ==, ANSWER_BYTES);

  g_io_stream_close (fixture.server_end, NULL, NULL);
  demo_await (&fixture.is_ended);
  g_assert_no_error (fixture.error);
  g_io_stream_close (G_IO_STREAM (fixture.client), NULL, NULL);
  demo_await_true (proxy_has_none_open, fixture.proxy);
  g_assert_cmpuint (rs_demo_proxy_get_forwarded (fixture.proxy, RS_DEMO_UP), ==, ANSWER_BYTES);
  proxy_tear_down (&fixture);
}

static void
test_latency (void)
{
  const RsDemoProxyPlan plan = { .up = { .latency_us = 60000 }, .down = { .latency_us = 40000 } };
  ProxyFixture fixture;
  gint64 began;

  proxy_set_up (&fixture, &plan);
  proxy_connect (&fixture);
  began = g_get_monotonic_time ();
  proxy_say (&fixture, 10);
  proxy_await_bytes (&fixture, 10);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 100000);
  proxy_tear_down (&fixture);
}

static void
test_drip (void)
{
  const RsDemoProxyPlan plan = { .down = { .drip_bytes = 5, .drip_every_us = 10000 } };
  ProxyFixture fixture;
  gint64 began;

  proxy_set_up (&fixture, &plan);
  proxy_connect (&fixture);
  began = g_get_monotonic_time ();
  proxy_say (&fixture, 50);
  proxy_await_bytes (&fixture, 50);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 90000); /* ten drips, nine pauses */
  g_assert_cmpmem (fixture.heard->data, fixture.heard->len, fixture.got->data, fixture.got->len);
  proxy_tear_down (&fixture);
}

static void
test_cut_after_bytes (void)
{
  for (guint resets = 0; resets <= 1; resets++)
    {
      RsDemoProxyPlan plan = { .down = { .cut_after_bytes = 1234 }, .cut_resets = (gboolean) resets };
      ProxyFixture fixture;

      proxy_set_up (&fixture, &plan);
      proxy_connect (&fixture);
      proxy_say (&fixture, 3000);
      demo_await (&fixture.is_ended);
      g_assert_cmpuint (fixture.got->len, ==, 1234);
      if (resets)
        g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
      else
        g_assert_no_error (fixture.error);
      g_io_stream_close (G_IO_STREAM (fixture.client), NULL, NULL);
      demo_await_true (proxy_has_none_open, fixture.proxy);
      proxy_tear_down (&fixture);
    }
}

static void
test_cut_on_the_way_up (void)
{
  const RsDemoProxyPlan plan = { .up = { .cut_after_bytes = 77 }, .cut_resets = TRUE };
  ProxyFixture fixture;

  proxy_set_up (&fixture, &plan);
  proxy_connect (&fixture);
  proxy_say (&fixture, 3000);
  demo_await (&fixture.is_ended);
  g_assert_cmpuint (rs_demo_proxy_get_forwarded (fixture.proxy, RS_DEMO_UP), ==, 77);
  proxy_tear_down (&fixture);
}

static void
test_cut_on_command (void)
{
  for (guint resets = 0; resets <= 1; resets++)
    {
      ProxyFixture fixture;

      proxy_set_up (&fixture, NULL);
      proxy_connect (&fixture);
      proxy_say (&fixture, 10);
      proxy_await_bytes (&fixture, 10);
      rs_demo_proxy_cut (fixture.proxy, (gboolean) resets);
      demo_await (&fixture.is_ended);
      if (resets)
        g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
      else
        g_assert_no_error (fixture.error);

      proxy_connect (&fixture); /* the next one is as good as new */
      proxy_say (&fixture, 10);
      proxy_await_bytes (&fixture, 20);
      proxy_tear_down (&fixture);
    }
}

static void
test_planned_stall (void)
{
  const RsDemoProxyPlan plan = { .stall_from_us = 1, .stall_for_us = 100000 };
  ProxyFixture fixture;
  gint64 began = g_get_monotonic_time ();

  proxy_set_up (&fixture, &plan);
  proxy_connect (&fixture);
  proxy_await_accepted (&fixture, 1);
  proxy_let_pass (&fixture, 20000);
  proxy_say (&fixture, 100);
  proxy_let_pass (&fixture, 20000);
  g_assert_cmpuint (fixture.got->len, ==, 0);
  proxy_await_bytes (&fixture, 100);
  g_assert_cmpint (g_get_monotonic_time () - began, >=, 100000);
  proxy_tear_down (&fixture);
}

static void
test_stall_one_way (void)
{
  ProxyFixture fixture;

  proxy_set_up (&fixture, NULL);
  proxy_connect (&fixture);
  proxy_say (&fixture, 10);
  proxy_await_bytes (&fixture, 10);
  rs_demo_proxy_set_stalled (fixture.proxy, RS_DEMO_DOWN, TRUE);
  proxy_say (&fixture, 10);
  proxy_await_heard (&fixture, 20);
  proxy_let_pass (&fixture, 20000);
  g_assert_cmpuint (fixture.got->len, ==, 10);
  rs_demo_proxy_set_stalled (fixture.proxy, RS_DEMO_DOWN, FALSE);
  proxy_await_bytes (&fixture, 20);
  proxy_tear_down (&fixture);
}

static void
test_half_open (void)
{
  ProxyFixture fixture;

  proxy_set_up (&fixture, NULL);
  proxy_connect (&fixture);
  proxy_say (&fixture, 10);
  proxy_await_bytes (&fixture, 10);
  rs_demo_proxy_set_half_open (fixture.proxy, TRUE);
  proxy_say (&fixture, 10);
  g_io_stream_close (fixture.server_end, NULL, NULL); /* not even this is heard of */
  proxy_let_pass (&fixture, 50000);
  g_assert_cmpuint (fixture.heard->len, ==, 10);
  g_assert_false (fixture.is_ended);

  g_cancellable_cancel (fixture.cancellable);
  proxy_let_pass (&fixture, 1);
  g_cancellable_reset (fixture.cancellable);
  proxy_connect (&fixture); /* still accepted, and led nowhere */
  proxy_await_accepted (&fixture, 2);
  proxy_say (&fixture, 10);
  proxy_let_pass (&fixture, 50000);
  g_assert_cmpuint (fixture.served, ==, 1);
  g_assert_cmpuint (fixture.got->len, ==, 10);
  g_assert_false (fixture.is_ended);

  rs_demo_proxy_set_half_open (fixture.proxy, FALSE);
  proxy_await_bytes (&fixture, 20);
  g_assert_cmpuint (fixture.served, ==, 2);
  proxy_tear_down (&fixture);
}

static void
test_planned_half_open_once (void)
{
  const RsDemoProxyPlan plan = { .half_open_at_us = 1, .half_open_times = 1 };
  ProxyFixture fixture;

  proxy_set_up (&fixture, &plan);
  proxy_connect (&fixture);
  proxy_await_accepted (&fixture, 1);
  proxy_let_pass (&fixture, 20000);
  proxy_say (&fixture, 10);
  proxy_let_pass (&fixture, 50000);
  g_assert_cmpuint (fixture.got->len, ==, 0);
  g_assert_false (fixture.is_ended);

  g_cancellable_cancel (fixture.cancellable);
  proxy_let_pass (&fixture, 1);
  g_cancellable_reset (fixture.cancellable);
  proxy_connect (&fixture);
  proxy_say (&fixture, 10);
  proxy_await_bytes (&fixture, 10);
  proxy_tear_down (&fixture);
}

static void
test_refuses_and_comes_back (void)
{
  ProxyFixture fixture;
  g_autoptr (GError) refusal = NULL;
  g_autoptr (GError) error = NULL;
  guint16 port;

  proxy_set_up (&fixture, NULL);
  port = rs_demo_proxy_get_port (fixture.proxy);
  g_assert_true (rs_demo_proxy_set_refusing (fixture.proxy, TRUE, NULL));
  refusal = proxy_try_to_connect (&fixture);
  g_assert_error (refusal, G_IO_ERROR, G_IO_ERROR_CONNECTION_REFUSED);

  rs_demo_proxy_set_refusing (fixture.proxy, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rs_demo_proxy_get_port (fixture.proxy), ==, port);
  proxy_connect (&fixture);
  proxy_say (&fixture, 10);
  proxy_await_bytes (&fixture, 10);
  proxy_tear_down (&fixture);
}

static void
test_nobody_behind_it (void)
{
  ProxyFixture fixture;

  proxy_set_up (&fixture, NULL);
  g_socket_service_stop (fixture.service);
  g_socket_listener_close (G_SOCKET_LISTENER (fixture.service));
  proxy_connect (&fixture);
  demo_await (&fixture.is_ended);
  g_assert_error (fixture.error, G_IO_ERROR, G_IO_ERROR_CONNECTION_CLOSED);
  proxy_tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/proxy/forwards-everything", test_forwards_everything);
  g_test_add_func ("/demo/proxy/latency", test_latency);
  g_test_add_func ("/demo/proxy/drip", test_drip);
  g_test_add_func ("/demo/proxy/cut-after-bytes", test_cut_after_bytes);
  g_test_add_func ("/demo/proxy/cut-on-the-way-up", test_cut_on_the_way_up);
  g_test_add_func ("/demo/proxy/cut-on-command", test_cut_on_command);
  g_test_add_func ("/demo/proxy/planned-stall", test_planned_stall);
  g_test_add_func ("/demo/proxy/stall-one-way", test_stall_one_way);
  g_test_add_func ("/demo/proxy/half-open", test_half_open);
  g_test_add_func ("/demo/proxy/planned-half-open-once", test_planned_half_open_once);
  g_test_add_func ("/demo/proxy/refuses-and-comes-back", test_refuses_and_comes_back);
  g_test_add_func ("/demo/proxy/nobody-behind-it", test_nobody_behind_it);
  return g_test_run ();
}
