/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "proxy-fixture.h"

#include "demo-client.h"

static void listen_to_client (ProxyFixture *fixture);
static void listen_to_server (ProxyFixture *fixture);

static void
on_server_heard (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gssize count = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  ProxyFixture *fixture = user_data;

  if (count <= 0)
    return;
  g_byte_array_append (fixture->heard, fixture->server_buffer, (guint) count);
  g_output_stream_write_all (g_io_stream_get_output_stream (fixture->server_end), fixture->server_buffer, (gsize) count,
                             NULL, NULL, NULL);
  listen_to_client (fixture);
}

static void
listen_to_client (ProxyFixture *fixture)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (fixture->server_end), fixture->server_buffer,
                             sizeof fixture->server_buffer, G_PRIORITY_DEFAULT, fixture->cancellable, on_server_heard,
                             fixture);
}

static gboolean
on_served (GSocketService *service, GSocketConnection *connection, GObject *source, gpointer user_data)
{
  ProxyFixture *fixture = user_data;

  fixture->served++;
  g_set_object (&fixture->server_end, G_IO_STREAM (connection));
  listen_to_client (fixture);
  return TRUE;
}

void
proxy_set_up (ProxyFixture *fixture, const RsDemoProxyPlan *plan)
{
  g_autoptr (GError) error = NULL;

  *fixture = (ProxyFixture){ .clock = rs_clock_new_system () };
  fixture->heard = g_byte_array_new ();
  fixture->got = g_byte_array_new ();
  fixture->cancellable = g_cancellable_new ();
  fixture->service = g_socket_service_new ();
  fixture->server_port = g_socket_listener_add_any_inet_port (G_SOCKET_LISTENER (fixture->service), NULL, NULL);
  g_signal_connect (fixture->service, "incoming", G_CALLBACK (on_served), fixture);
  fixture->proxy = rs_demo_proxy_new (fixture->server_port, fixture->clock, &error);
  g_assert_no_error (error);
  if (plan != NULL)
    rs_demo_proxy_set_plan (fixture->proxy, plan);
}

void
proxy_tear_down (ProxyFixture *fixture)
{
  g_cancellable_cancel (fixture->cancellable);
  rs_demo_proxy_free (fixture->proxy);
  g_socket_service_stop (fixture->service);
  g_socket_listener_close (G_SOCKET_LISTENER (fixture->service));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_clear_object (&fixture->server_end);
  g_clear_object (&fixture->client);
  g_clear_object (&fixture->service);
  g_byte_array_unref (fixture->heard);
  g_byte_array_unref (fixture->got);
  g_clear_error (&fixture->error);
  g_object_unref (fixture->cancellable);
  g_object_unref (fixture->clock);
}

static void
on_client_heard (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  gssize count = g_input_stream_read_finish (G_INPUT_STREAM (source), result, &error);
  ProxyFixture *fixture = user_data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  fixture->is_ended = count <= 0;
  fixture->error = g_steal_pointer (&error);
  if (count <= 0)
    return;
  g_byte_array_append (fixture->got, fixture->client_buffer, (guint) count);
  listen_to_server (fixture);
}

static void
listen_to_server (ProxyFixture *fixture)
{
  g_input_stream_read_async (g_io_stream_get_input_stream (G_IO_STREAM (fixture->client)), fixture->client_buffer,
                             sizeof fixture->client_buffer, G_PRIORITY_DEFAULT, fixture->cancellable, on_client_heard,
                             fixture);
}

GError *
proxy_try_to_connect (ProxyFixture *fixture)
{
  g_autoptr (GSocketClient) client = g_socket_client_new ();
  GError *error = NULL;

  g_clear_object (&fixture->client);
  fixture->client =
      g_socket_client_connect_to_host (client, "127.0.0.1", rs_demo_proxy_get_port (fixture->proxy), NULL, &error);
  return error;
}

void
proxy_connect (ProxyFixture *fixture)
{
  g_autoptr (GError) error = proxy_try_to_connect (fixture);

  g_assert_no_error (error);
  fixture->is_ended = FALSE;
  listen_to_server (fixture);
}

void
proxy_say (ProxyFixture *fixture, gsize size)
{
  g_autofree guint8 *bytes = g_malloc (size);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < size; i++)
    bytes[i] = (guint8) (i * 7 + i / 256);
  g_output_stream_write_all (g_io_stream_get_output_stream (G_IO_STREAM (fixture->client)), bytes, size, NULL, NULL,
                             &error);
  g_assert_no_error (error);
}

typedef struct
{
  ProxyFixture *fixture;
  guint count;
} Expectation;

static gboolean
has_got (gpointer data)
{
  Expectation *expectation = data;

  return expectation->fixture->got->len >= expectation->count;
}

void
proxy_await_bytes (ProxyFixture *fixture, guint count)
{
  Expectation expectation = { fixture, count };

  demo_await_true (has_got, &expectation);
}

static gboolean
has_heard (gpointer data)
{
  Expectation *expectation = data;

  return expectation->fixture->heard->len >= expectation->count;
}

void
proxy_await_heard (ProxyFixture *fixture, guint count)
{
  Expectation expectation = { fixture, count };

  demo_await_true (has_heard, &expectation);
}

static gboolean
is_accepted (gpointer data)
{
  Expectation *expectation = data;

  return rs_demo_proxy_get_accepted (expectation->fixture->proxy) >= expectation->count;
}

void
proxy_await_accepted (ProxyFixture *fixture, guint count)
{
  Expectation expectation = { fixture, count };

  demo_await_true (is_accepted, &expectation);
}

gboolean
proxy_has_none_open (gpointer proxy)
{
  return rs_demo_proxy_get_open (proxy) == 0;
}

/* Lets the main loop run for a while in which nothing may come. */
static void
on_while_over (gpointer is_over)
{
  *(gboolean *) is_over = TRUE;
}

void
proxy_let_pass (ProxyFixture *fixture, gint64 us)
{
  gboolean is_over = FALSE;
  RsTimer *timer = rs_clock_add_timer (fixture->clock, NULL, us, on_while_over, &is_over);

  demo_await (&is_over);
  rs_clear_timer (&timer);
}
