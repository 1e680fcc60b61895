/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

#include "demo/rs-demo-options.h"
#include "demo/rs-demo-record.h"

G_BEGIN_DECLS

typedef struct _RsDemoFloor RsDemoFloor;

/**
 * RsDemoChange:
 * @record: what has changed, with its values after the change; only valid during the call
 * @fields: a bit for each field that has changed; an empty value there means that it was cleared
 * @time_us: when, in the server's wall time
 * @entity_sequence: the change's number if numbers count per entity
 * @tenant_sequence: the change's number if numbers count for everybody
 *
 * One change of one agent, queue or interaction.
 */
typedef struct
{
  const RsDemoRecord *record;
  guint fields;
  gint64 time_us;
  guint64 entity_sequence;
  guint64 tenant_sequence;
} RsDemoChange;

typedef void (*RsDemoFloorListener) (const RsDemoChange *change, gpointer user_data);
typedef void (*RsDemoFloorVisitor) (RsDemoRecord *record, gpointer user_data);

RsDemoFloor *rs_demo_floor_new (const RsDemoOptions *options, gint64 start_us);
void rs_demo_floor_free (RsDemoFloor *self);

void rs_demo_floor_advance (RsDemoFloor *self, gint64 by_us);
gint64 rs_demo_floor_get_time (RsDemoFloor *self);
void rs_demo_floor_jump (RsDemoFloor *self, gint64 by_us);
gint64 rs_demo_floor_get_jumped (RsDemoFloor *self);
gint64 rs_demo_floor_get_next_due (RsDemoFloor *self);
void rs_demo_floor_set_paused (RsDemoFloor *self, gboolean paused);

guint rs_demo_floor_add_listener (RsDemoFloor *self, RsDemoFloorListener listener, gpointer user_data);
void rs_demo_floor_remove_listener (RsDemoFloor *self, guint listener_id);

void rs_demo_floor_visit (RsDemoFloor *self, RsDemoKind kind, RsDemoFloorVisitor visitor, gpointer user_data);
RsDemoRecord *rs_demo_floor_find (RsDemoFloor *self, RsDemoKind kind, const char *id);
guint64 rs_demo_floor_take_number (RsDemoFloor *self);
char *rs_demo_floor_dump_truth (RsDemoFloor *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsDemoFloor, rs_demo_floor_free)

G_END_DECLS
