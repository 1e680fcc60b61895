/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-gate.h"
#include "demo/rs-demo-hall.h"
#include "demo/rs-demo-server.h"
#include "demo/rs-demo-storm.h"
#include "demo/rs-demo-token-door.h"

G_BEGIN_DECLS

/**
 * RsDemoServer:
 *
 * The demo centre on a socket: a token call, a WebSocket, and the truth to compare with. Loopback only. It
 * lives in the main context that was the thread's default when it was made.
 */
struct _RsDemoServer
{
  RsClock *clock;
  GMainContext *context;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoTokenDesk *desk;
  RsDemoTokenDoor *door;
  RsDemoGate *gate;
  RsDemoHall *hall;
  gint64 heartbeat_interval_us;
  RsDemoScope scope;
  RsDemoFaultPlan faults;
  RsDemoStorm *storm; /* NULL while there is none */
  RsDemoProxy *proxy; /* NULL if none leads here */
  RsTimer *jump_timer;
  SoupServer *http;
  guint port;
  char *base_url;
  char *token_url;
  char *authorization_url;
  char *access_key_url;
  char *stream_url;
  char *truth_url;
  char *users_url;
  char *queues_url;
};

G_END_DECLS
