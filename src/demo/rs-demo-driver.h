/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-floor.h"

G_BEGIN_DECLS

typedef struct _RsDemoDriver RsDemoDriver;

RsDemoDriver *rs_demo_driver_new (RsDemoFloor *floor, RsClock *clock, GMainContext *context);
void rs_demo_driver_free (RsDemoDriver *self);
gint64 rs_demo_driver_get_time (RsDemoDriver *self);
void rs_demo_driver_jump (RsDemoDriver *self, gint64 by_us);
void rs_demo_driver_catch_up (RsDemoDriver *self);
void rs_demo_driver_set_paused (RsDemoDriver *self, gboolean paused);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoDriver, rs_demo_driver_free)

G_END_DECLS
