/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-fault-plan.h"

G_BEGIN_DECLS

typedef struct _RsDemoLink RsDemoLink;

/**
 * RsDemoDirection:
 * @RS_DEMO_UP: from the client to the server
 * @RS_DEMO_DOWN: from the server to the client
 */
typedef enum
{
  RS_DEMO_UP,
  RS_DEMO_DOWN,
} RsDemoDirection;

/**
 * RsDemoLinkOverFunc:
 * @link: a link that forwards nothing any more; is to be freed
 * @user_data: what was given to rs_demo_link_new()
 */
typedef void (*RsDemoLinkOverFunc) (RsDemoLink *link, gpointer user_data);

RsDemoLink *rs_demo_link_new (GSocketConnection *client, guint16 target_port, guint number, RsClock *clock,
                              GMainContext *context, RsDemoLinkOverFunc over, gpointer user_data);
void rs_demo_link_free (RsDemoLink *self);

void rs_demo_link_set_plan (RsDemoLink *self, const RsDemoProxyPlan *plan);
void rs_demo_link_set_held (RsDemoLink *self, RsDemoDirection direction, gboolean held);
void rs_demo_link_cut (RsDemoLink *self, gboolean reset);
guint64 rs_demo_link_get_forwarded (RsDemoLink *self, RsDemoDirection direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoLink, rs_demo_link_free)

G_END_DECLS
