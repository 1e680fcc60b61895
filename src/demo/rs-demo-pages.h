/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-server.h"
#include "demo/rs-demo-token-door.h"

G_BEGIN_DECLS

#define RS_DEMO_USERS_PATH "/v1/users"
#define RS_DEMO_QUEUES_PATH "/v1/queues"

void rs_demo_pages_add (SoupServer *http, RsDemoServer *server, RsDemoTokenDoor *door);

G_END_DECLS
