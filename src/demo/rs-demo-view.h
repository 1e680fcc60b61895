/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-grant.h"
#include "demo/rs-demo-options.h"

G_BEGIN_DECLS

typedef struct _RsDemoView RsDemoView;

RsDemoView *rs_demo_view_new (const RsDemoOptions *options, RsDemoFloor *floor);
void rs_demo_view_free (RsDemoView *self);

void rs_demo_view_subscribe (RsDemoView *self, const RsDemoRequest *request);
const RsDemoGrant *rs_demo_view_get_grant (RsDemoView *self);
guint rs_demo_view_choose_first (RsDemoView *self, const RsDemoRecord *record);
guint rs_demo_view_choose_change (RsDemoView *self, const RsDemoChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoView, rs_demo_view_free)

G_END_DECLS
