/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

#include "demo/rs-demo-server.h"

G_BEGIN_DECLS

void rs_demo_reply_json (SoupServerMessage *message, char *body);
gboolean rs_demo_reply_to_method (SoupServerMessage *message, const char *method);
gboolean rs_demo_reply_to_bearer (SoupServerMessage *message, RsDemoServer *server, const char *scope);

G_END_DECLS
