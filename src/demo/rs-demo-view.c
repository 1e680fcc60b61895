/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-view.h"

/**
 * RsDemoView:
 *
 * What one client gets to see: of all that happens, what was granted to it, and of that the fields that the
 * centre's stream tells.
 */
struct _RsDemoView
{
  RsDemoFloor *floor;
  GStrv withheld;
  guint hidden[RS_DEMO_KIND_INTERACTION + 1]; /* by kind: a bit for each field */
  RsDemoGrant *grant;                         /* NULL until subscribed */
  GHashTable *told;                           /* ids of live interactions that this client knows */
};

/**
 * rs_demo_view_new:
 * @options: whether the stream tells names, and which ids nobody is granted; copied
 * @floor: what there is; must outlive the view
 *
 * Returns: (transfer full): a view of nothing
 */
RsDemoView *
rs_demo_view_new (const RsDemoOptions *options, RsDemoFloor *floor)
{
  RsDemoView *self = g_new0 (RsDemoView, 1);

  self->floor = floor;
  self->withheld = g_strdupv ((char **) options->withheld_ids);
  if (!options->names_in_stream)
    self->hidden[RS_DEMO_KIND_AGENT] = 1u << RS_DEMO_AGENT_DISPLAY_NAME | 1u << RS_DEMO_AGENT_TEAM_NAME;
  if (!options->queue_names_in_stream)
    self->hidden[RS_DEMO_KIND_QUEUE] = 1u << RS_DEMO_QUEUE_QUEUE_NAME;
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

/**
 * rs_demo_view_free:
 * @self: (transfer full): a view
 */
void
rs_demo_view_free (RsDemoView *self)
{
  g_clear_pointer (&self->grant, rs_demo_grant_free);
  g_hash_table_unref (self->told);
  g_strfreev (self->withheld);
  g_free (self);
}

/**
 * rs_demo_view_subscribe:
 * @self: a view
 * @request: what is asked for; replaces all that was asked for before
 */
void
rs_demo_view_subscribe (RsDemoView *self, const RsDemoRequest *request)
{
  g_clear_pointer (&self->grant, rs_demo_grant_free);
  g_hash_table_remove_all (self->told);
  self->grant = rs_demo_grant_new (self->floor, request, (const char *const *) self->withheld);
}

/**
 * rs_demo_view_get_grant:
 * @self: a view
 *
 * Returns: (nullable) (transfer none): what was granted, NULL before the first subscription
 */
const RsDemoGrant *
rs_demo_view_get_grant (RsDemoView *self)
{
  return self->grant;
}

static guint
choose_all (RsDemoView *self, const RsDemoRecord *record)
{
  return rs_demo_record_get_all_fields (record) & ~self->hidden[record->kind];
}

/**
 * rs_demo_view_choose_first:
 * @self: a view
 * @record: an agent, queue or interaction
 *
 * Returns: the fields of a first delta, a bit each: all that are told; 0 if it may not be told at all
 */
guint
rs_demo_view_choose_first (RsDemoView *self, const RsDemoRecord *record)
{
  if (self->grant == NULL || !rs_demo_grant_allows (self->grant, record))
    return 0;
  if (record->kind == RS_DEMO_KIND_INTERACTION)
    g_hash_table_add (self->told, g_strdup (record->id));
  return choose_all (self, record);
}

static gboolean
is_end (const RsDemoRecord *record)
{
  return g_strcmp0 (record->values[RS_DEMO_INTERACTION_STATE].text, "ended") == 0;
}

/*
 * An interaction that comes into view is told in full; once told it is followed to its end, also when it goes
 * to an agent who is not granted: else it would stay on the board for ever.
 */
static guint
choose_interaction (RsDemoView *self, const RsDemoChange *change)
{
  const RsDemoRecord *record = change->record;

  if (!g_hash_table_contains (self->told, record->id))
    return is_end (record) ? 0 : rs_demo_view_choose_first (self, record);
  if (is_end (record))
    g_hash_table_remove (self->told, record->id);
  return change->fields;
}

/**
 * rs_demo_view_choose_change:
 * @self: a view
 * @change: what has changed
 *
 * Returns: the fields to tell, a bit each; 0 if the client may not know of it
 */
guint
rs_demo_view_choose_change (RsDemoView *self, const RsDemoChange *change)
{
  const RsDemoRecord *record = change->record;

  if (self->grant == NULL)
    return 0;
  if (record->kind == RS_DEMO_KIND_INTERACTION)
    return choose_interaction (self, change);
  return rs_demo_grant_allows (self->grant, record) ? change->fields & ~self->hidden[record->kind] : 0;
}
