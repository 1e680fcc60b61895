/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-floor.h"

G_BEGIN_DECLS

typedef struct _RsDemoNumbering RsDemoNumbering;

RsDemoNumbering *rs_demo_numbering_new (RsDemoScope scope, RsDemoFloor *floor);
void rs_demo_numbering_free (RsDemoNumbering *self);

guint64 rs_demo_numbering_number_change (RsDemoNumbering *self, const RsDemoChange *change);
guint64 rs_demo_numbering_number_first (RsDemoNumbering *self, RsDemoRecord *record);
guint64 rs_demo_numbering_number_control (RsDemoNumbering *self);
void rs_demo_numbering_restart (RsDemoNumbering *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoNumbering, rs_demo_numbering_free)

G_END_DECLS
