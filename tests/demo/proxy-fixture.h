/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "demo/rs-demo-proxy.h"

G_BEGIN_DECLS

/*
 * A server that says every byte back, a client, and the proxy between them; all in the thread of the test.
 */
typedef struct
{
  RsClock *clock;
  RsDemoProxy *proxy;
  GSocketService *service;
  guint16 server_port;
  GIOStream *server_end; /* of the last connection */
  guint served;
  GByteArray *heard; /* by the server */
  GSocketConnection *client;
  GByteArray *got; /* by the client */
  gboolean is_ended;
  GError *error;
  GCancellable *cancellable;
  guint8 server_buffer[4096];
  guint8 client_buffer[4096];
} ProxyFixture;

void proxy_set_up (ProxyFixture *fixture, const RsDemoProxyPlan *plan);
void proxy_tear_down (ProxyFixture *fixture);
GError *proxy_try_to_connect (ProxyFixture *fixture);
void proxy_connect (ProxyFixture *fixture);
void proxy_say (ProxyFixture *fixture, gsize size);
void proxy_await_bytes (ProxyFixture *fixture, guint count);
void proxy_await_heard (ProxyFixture *fixture, guint count);
void proxy_await_accepted (ProxyFixture *fixture, guint count);
gboolean proxy_has_none_open (gpointer proxy);
void proxy_let_pass (ProxyFixture *fixture, gint64 us);

G_END_DECLS
