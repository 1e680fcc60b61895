/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo-client.h"
#include "demo/rs-demo-server.h"

G_BEGIN_DECLS

/*
 * A demo server on a real socket, in the thread of the test, and one client of it.
 */
typedef struct
{
  RsDemoOptions options;
  RsDemoServer *server;
  DemoClient *client;
} ServerFixture;

void server_prepare (ServerFixture *fixture);
void server_start (ServerFixture *fixture);
void server_finish (ServerFixture *fixture);
char *server_get_bearer (ServerFixture *fixture);
void server_open_stream (ServerFixture *fixture);
void server_say (ServerFixture *fixture, const char *text);
char *server_make_url (ServerFixture *fixture, const char *path);
guint server_fetch_status (ServerFixture *fixture, const char *method, const char *path);

G_END_DECLS
