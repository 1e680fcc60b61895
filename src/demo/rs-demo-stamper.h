/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "base/rs-clock.h"
#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-message.h"

G_BEGIN_DECLS

typedef struct _RsDemoStamper RsDemoStamper;

RsDemoStamper *rs_demo_stamper_new (const RsDemoOptions *options, RsDemoFloor *floor, RsClock *clock, guint32 seed);
void rs_demo_stamper_free (RsDemoStamper *self);

void rs_demo_stamper_set_timestamps (RsDemoStamper *self, RsDemoTimestamps timestamps);
void rs_demo_stamper_tell_monotonic (RsDemoStamper *self, gboolean in_first_deltas);
void rs_demo_stamper_restart_numbers (RsDemoStamper *self);

RsDemoStamp rs_demo_stamper_stamp_change (RsDemoStamper *self, const RsDemoChange *change);
RsDemoStamp rs_demo_stamper_stamp_first (RsDemoStamper *self, RsDemoRecord *record);
RsDemoStamp rs_demo_stamper_stamp_control (RsDemoStamper *self);
RsDemoStamp rs_demo_stamper_stamp_answer (RsDemoStamper *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoStamper, rs_demo_stamper_free)

G_END_DECLS
