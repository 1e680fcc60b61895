/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-link.h"

G_BEGIN_DECLS

typedef struct _RsDemoProxy RsDemoProxy;

RsDemoProxy *rs_demo_proxy_new (guint16 target_port, RsClock *clock, GError **error);
void rs_demo_proxy_free (RsDemoProxy *self);

guint16 rs_demo_proxy_get_port (RsDemoProxy *self);
void rs_demo_proxy_set_plan (RsDemoProxy *self, const RsDemoProxyPlan *plan);
void rs_demo_proxy_set_half_open (RsDemoProxy *self, gboolean half_open);
void rs_demo_proxy_set_stalled (RsDemoProxy *self, RsDemoDirection direction, gboolean stalled);
gboolean rs_demo_proxy_set_refusing (RsDemoProxy *self, gboolean refusing, GError **error);
void rs_demo_proxy_cut (RsDemoProxy *self, gboolean reset);

guint rs_demo_proxy_get_accepted (RsDemoProxy *self);
guint rs_demo_proxy_get_open (RsDemoProxy *self);
guint64 rs_demo_proxy_get_forwarded (RsDemoProxy *self, RsDemoDirection direction);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoProxy, rs_demo_proxy_free)

G_END_DECLS
