/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsDemoRequestType:
 * @RS_DEMO_REQUEST_SUBSCRIBE: wants to be told something
 * @RS_DEMO_REQUEST_HEARTBEAT: answers a heartbeat
 * @RS_DEMO_REQUEST_OTHER: anything else that is well formed
 */
typedef enum
{
  RS_DEMO_REQUEST_SUBSCRIBE,
  RS_DEMO_REQUEST_HEARTBEAT,
  RS_DEMO_REQUEST_OTHER,
} RsDemoRequestType;

/**
 * RsDemoSelection:
 * @is_asked: whether this part was in the request
 * @ids: (nullable) (element-type utf8): which ones; NULL for everything
 */
typedef struct
{
  gboolean is_asked;
  GPtrArray *ids;
} RsDemoSelection;

/**
 * RsDemoRequest:
 *
 * What a client has sent, read (protocol §3 and §5).
 */
typedef struct
{
  RsDemoRequestType type;
  RsDemoSelection agents;
  RsDemoSelection queues;
  RsDemoSelection interaction_agents;
} RsDemoRequest;

RsDemoRequest *rs_demo_request_parse (const char *text, gsize length, GError **error);
void rs_demo_request_free (RsDemoRequest *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoRequest, rs_demo_request_free)

G_END_DECLS
