/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-numbering.h"

/**
 * RsDemoNumbering:
 *
 * Gives one connection's messages their numbers, in each of the ways in which servers count (protocol §6).
 *
 * Where numbers count per entity or per tenant, a change has the same number for every subscriber, and the
 * first deltas of one subscriber use up numbers that the others then miss.
 */
struct _RsDemoNumbering
{
  RsDemoScope scope;
  RsDemoFloor *floor;
  guint64 own;              /* control messages, and everything in connection scope */
  guint64 tenant_base;      /* taken off since the numbers were restarted */
  GHashTable *entity_bases; /* id → guint64, likewise */
};

/**
 * rs_demo_numbering_new:
 * @scope: what numbers count
 * @floor: where the common numbers are
 *
 * Returns: (transfer full): a numbering
 */
RsDemoNumbering *
rs_demo_numbering_new (RsDemoScope scope, RsDemoFloor *floor)
{
  RsDemoNumbering *self = g_new0 (RsDemoNumbering, 1);

  self->scope = scope;
  self->floor = floor;
  self->entity_bases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

/**
 * rs_demo_numbering_free:
 * @self: (transfer full): a numbering
 */
void
rs_demo_numbering_free (RsDemoNumbering *self)
{
  g_hash_table_unref (self->entity_bases);
  g_free (self);
}

static guint64
choose (RsDemoNumbering *self, const RsDemoRecord *record, guint64 entity, guint64 tenant)
{
  const guint64 *base;

  switch (self->scope)
    {
    case RS_DEMO_SCOPE_ENTITY:
      base = g_hash_table_lookup (self->entity_bases, record->id);
      return entity - (base != NULL ? *base : 0);
    case RS_DEMO_SCOPE_CONNECTION:
      return ++self->own;
    case RS_DEMO_SCOPE_TENANT:
      return tenant - self->tenant_base;
    case RS_DEMO_SCOPE_NONE:
      return 0;
    default:
      g_assert_not_reached ();
    }
}

/**
 * rs_demo_numbering_number_change:
 * @self: a numbering
 * @change: a change that is about to be told
 *
 * Returns: the message's number, 0 for none
 */
guint64
rs_demo_numbering_number_change (RsDemoNumbering *self, const RsDemoChange *change)
{
  return choose (self, change->record, change->entity_sequence, change->tenant_sequence);
}

/**
 * rs_demo_numbering_number_first:
 * @self: a numbering
 * @record: what is about to be told in full
 *
 * Returns: the message's number, 0 for none
 */
guint64
rs_demo_numbering_number_first (RsDemoNumbering *self, RsDemoRecord *record)
{
  guint64 entity = self->scope == RS_DEMO_SCOPE_ENTITY ? ++record->sequence : 0;
  guint64 tenant = self->scope == RS_DEMO_SCOPE_TENANT ? rs_demo_floor_take_number (self->floor) : 0;

  return choose (self, record, entity, tenant);
}

/**
 * rs_demo_numbering_number_control:
 * @self: a numbering
 *
 * Returns: the number of a message that is about no entity, 0 for none
 */
guint64
rs_demo_numbering_number_control (RsDemoNumbering *self)
{
  if (self->scope == RS_DEMO_SCOPE_NONE)
    return 0;
  if (self->scope == RS_DEMO_SCOPE_TENANT)
    return rs_demo_floor_take_number (self->floor) - self->tenant_base;
  return ++self->own;
}

static void
remember_base (RsDemoRecord *record, gpointer user_data)
{
  RsDemoNumbering *self = user_data;

  g_hash_table_insert (self->entity_bases, g_strdup (record->id),
                       g_memdup2 (&record->sequence, sizeof record->sequence));
}

/**
 * rs_demo_numbering_restart:
 * @self: a numbering
 *
 * Begins at one again, as a server does that was restarted behind a proxy while the connection lived.
 */
void
rs_demo_numbering_restart (RsDemoNumbering *self)
{
  self->own = 0;
  self->tenant_base = rs_demo_floor_take_number (self->floor);
  g_hash_table_remove_all (self->entity_bases);
  for (guint kind = RS_DEMO_KIND_AGENT; kind <= RS_DEMO_KIND_INTERACTION; kind++)
    rs_demo_floor_visit (self->floor, (RsDemoKind) kind, remember_base, self);
}
