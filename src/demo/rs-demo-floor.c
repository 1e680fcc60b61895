/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-floor-private.h"
#include "demo/rs-demo-names.h"

/* What a floor at its natural pace sends, as measured over many seeds. */
#define MESSAGES_PER_AGENT_SECOND 0.036

#define FIRST_INTERACTION G_GUINT64_CONSTANT (463000000000)

typedef struct
{
  guint id;
  RsDemoFloorListener listener; /* NULL once removed */
  gpointer user_data;
} Listening;

/**
 * RsDemoFloor:
 *
 * A contact centre that exists only here: agents with shifts and breaks, queues that build and drain,
 * contacts that ring, are answered, held, ended and wrapped up. It knows its true state at every moment,
 * which makes it the oracle of the tests. Nothing in it depends on anything but its options and the time that
 * passes: the same seed gives the same changes, in whatever steps the time is given.
 */

static void
add_queues (RsDemoFloor *self, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      RsDemoQueue *queue = rs_demo_queue_new (self, i);

      g_ptr_array_add (self->queues, queue);
      rs_demo_floor_register (self, &queue->record);
    }
}

static void
add_agents (RsDemoFloor *self, guint count, guint32 seed)
{
  guint n_teams = MIN (CLAMP (count / 11, 3, rs_demo_names_get_n_teams ()), count);

  for (guint i = 0; i < count; i++)
    {
      g_autofree char *name = rs_demo_names_make_agent (i, count, seed);
      RsDemoAgent *agent = rs_demo_agent_new (self, name, rs_demo_names_get_team (i % n_teams));

      g_ptr_array_add (self->agents, agent);
      rs_demo_floor_register (self, &agent->record);
    }
}

/* Every queue has somebody, everybody has a queue, most have two. */
static void
share_queues_out (RsDemoFloor *self)
{
  for (guint i = 0; i < MAX (self->agents->len, self->queues->len); i++)
    {
      RsDemoAgent *agent = self->agents->pdata[i % self->agents->len];

      rs_demo_agent_add_queue (agent, self->queues->pdata[i % self->queues->len]);
    }
  for (guint i = 0; i < self->agents->len; i++)
    if (rs_demo_draw_chance (self->rand, 0.75))
      rs_demo_agent_add_queue (self->agents->pdata[i],
                               self->queues->pdata[rs_demo_draw_index (self->rand, self->queues->len)]);
}

static void
forget_changes (RsDemoFloor *self)
{
  for (guint i = 0; i < self->dirty->len; i++)
    ((RsDemoRecord *) self->dirty->pdata[i])->changed = 0;
  g_ptr_array_set_size (self->dirty, 0);
}

/**
 * rs_demo_floor_new:
 * @options: how it is to be
 * @start_us: its wall time at the first moment, in microseconds since 1970
 *
 * Returns: (transfer full): a floor in full swing
 */
RsDemoFloor *
rs_demo_floor_new (const RsDemoOptions *options, gint64 start_us)
{
  RsDemoFloor *self = g_new0 (RsDemoFloor, 1);

  g_return_val_if_fail (options->agents >= 1 && options->queues >= 1, NULL);
  self->rand = g_rand_new_with_seed (options->seed);
  self->texts = g_string_chunk_new (4096);
  self->agenda = rs_demo_agenda_new (self);
  self->agents = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_demo_agent_free);
  self->queues = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_demo_queue_free);
  self->contacts = g_ptr_array_new ();
  self->ended = g_ptr_array_new_with_free_func ((GDestroyNotify) rs_demo_contact_free);
  self->dirty = g_ptr_array_new ();
  self->listeners = g_array_new (FALSE, FALSE, sizeof (Listening));
  self->last_interaction = FIRST_INTERACTION + g_rand_int (self->rand);
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    self->records[i] = g_hash_table_new (g_str_hash, g_str_equal);
  rs_demo_pace_init (&self->pace, start_us, options->rate, MESSAGES_PER_AGENT_SECOND * options->agents);
  self->wrap_ups_only = options->wrap_ups_only;
  if (self->wrap_ups_only)
    rs_demo_pace_hold_still (&self->pace);

  add_queues (self, options->queues);
  add_agents (self, options->agents, options->seed);
  share_queues_out (self);
  rs_demo_floor_open (self);
  forget_changes (self);
  return self;
}

/**
 * rs_demo_floor_free:
 * @self: (transfer full): a floor
 */
void
rs_demo_floor_free (RsDemoFloor *self)
{
  rs_demo_agenda_free (self->agenda);
  g_ptr_array_set_free_func (self->contacts, (GDestroyNotify) rs_demo_contact_free);
  g_ptr_array_unref (self->contacts);
  g_ptr_array_unref (self->ended);
  g_ptr_array_unref (self->dirty);
  g_ptr_array_unref (self->agents);
  g_ptr_array_unref (self->queues);
  for (guint i = 0; i < G_N_ELEMENTS (self->records); i++)
    g_hash_table_unref (self->records[i]);
  g_array_unref (self->listeners);
  g_string_chunk_free (self->texts);
  g_rand_free (self->rand);
  g_free (self);
}

/**
 * rs_demo_floor_get_activity:
 * @self: a floor
 *
 * Returns: the agenda's time now, in microseconds of activity
 */
gint64
rs_demo_floor_get_activity (RsDemoFloor *self)
{
  return rs_demo_pace_get_activity (&self->pace);
}

/**
 * rs_demo_floor_get_wall_ms:
 * @self: a floor
 *
 * Returns: its wall time in milliseconds since 1970
 */
gint64
rs_demo_floor_get_wall_ms (RsDemoFloor *self)
{
  return self->pace.wall / 1000;
}

/**
 * rs_demo_floor_plan:
 * @self: a floor
 * @slot: where the task is remembered; must be empty
 * @seconds: of activity, from now
 * @action: what then
 * @target: for @action
 */
void
rs_demo_floor_plan (RsDemoFloor *self, RsDemoTask **slot, double seconds, RsDemoAction action, gpointer target)
{
  gint64 due = rs_demo_floor_get_activity (self) + (gint64) (seconds * G_USEC_PER_SEC);

  rs_demo_agenda_add (self->agenda, slot, due, action, target);
}

/**
 * rs_demo_floor_set:
 * @self: a floor
 * @record: one of its records
 * @field: one of the record's fields
 * @value: what it is from now on
 *
 * Sets a field; if that changes it, the world will be told when the present action is over.
 */
void
rs_demo_floor_set (RsDemoFloor *self, RsDemoRecord *record, guint field, RsDemoValue value)
{
  gboolean was_clean = record->changed == 0;

  if (rs_demo_record_set (record, field, value) && was_clean)
    g_ptr_array_add (self->dirty, record);
}

/**
 * rs_demo_floor_register:
 * @self: a floor
 * @record: a record that can be found by its id from now on
 */
void
rs_demo_floor_register (RsDemoFloor *self, RsDemoRecord *record)
{
  g_hash_table_insert (self->records[record->kind], (gpointer) record->id, record);
}

static void
notify_listeners (RsDemoFloor *self, const RsDemoChange *change)
{
  for (guint i = 0; i < self->listeners->len; i++)
    {
      Listening listening = g_array_index (self->listeners, Listening, i);

      if (listening.listener != NULL)
        listening.listener (change, listening.user_data);
    }
}

static void
tell_change (RsDemoFloor *self, RsDemoRecord *record)
{
  RsDemoChange change = { record, record->changed, self->pace.wall, ++record->sequence, ++self->tenant_sequence };

  record->changed = 0;
  rs_demo_pace_count (&self->pace, self->telling_extra);
  notify_listeners (self, &change);
}

static void
forget_ended (RsDemoFloor *self)
{
  for (guint i = 0; i < self->ended->len; i++)
    {
      RsDemoContact *contact = self->ended->pdata[i];

      g_hash_table_remove (self->records[RS_DEMO_KIND_INTERACTION], contact->record.id);
    }
  g_ptr_array_set_size (self->ended, 0);
}

static void
forget_removed_listeners (RsDemoFloor *self)
{
  for (guint i = self->listeners->len; i > 0; i--)
    if (g_array_index (self->listeners, Listening, i - 1).listener == NULL)
      g_array_remove_index (self->listeners, i - 1);
}

static void
tell_changes (RsDemoFloor *self)
{
  for (guint i = 0; i < self->dirty->len; i++)
    tell_change (self, self->dirty->pdata[i]);
  g_ptr_array_set_size (self->dirty, 0);
  forget_ended (self);
  forget_removed_listeners (self);
}

static RsDemoAgent *
find_wrapping_up (RsDemoFloor *self)
{
  for (guint tries = 0; tries < 12; tries++)
    {
      RsDemoAgent *agent = self->agents->pdata[rs_demo_draw_index (self->rand, self->agents->len)];

      if (agent->status == RS_DEMO_STATUS_WRAP_UP)
        return agent;
    }
  return NULL;
}

static void
make_up_message (RsDemoFloor *self)
{
  RsDemoAgent *agent = self->wrap_ups_only || g_rand_boolean (self->rand) ? find_wrapping_up (self) : NULL;

  self->telling_extra = TRUE;
  if (agent != NULL)
    rs_demo_agent_change_code (self, agent);
  else
    rs_demo_queue_nudge (self, self->queues->pdata[rs_demo_draw_index (self->rand, self->queues->len)]);
  tell_changes (self);
  self->telling_extra = FALSE;
  rs_demo_pace_plan_extra (&self->pace);
}

static gboolean
run_next (RsDemoFloor *self, gint64 end)
{
  gint64 due = rs_demo_floor_get_next_due (self);

  if (due > end)
    return FALSE;

  self->pace.wall = due;
  if (due == self->pace.next_tick)
    rs_demo_pace_tick (&self->pace);
  else if (due == self->pace.next_extra)
    make_up_message (self);
  else
    {
      rs_demo_agenda_run_next (self->agenda);
      tell_changes (self);
    }
  return TRUE;
}

/**
 * rs_demo_floor_advance:
 * @self: a floor
 * @by_us: microseconds of wall time, 0 or more
 *
 * Lets time pass and tells the listeners every change, each at its own time. May not be called by a listener.
 */
void
rs_demo_floor_advance (RsDemoFloor *self, gint64 by_us)
{
  gint64 end = self->pace.wall + by_us;

  g_return_if_fail (by_us >= 0);
  while (run_next (self, end))
    continue;
  self->pace.wall = end;
}

/**
 * rs_demo_floor_get_time:
 * @self: a floor
 *
 * Returns: its wall time in microseconds since 1970
 */
gint64
rs_demo_floor_get_time (RsDemoFloor *self)
{
  return self->pace.wall;
}

/**
 * rs_demo_floor_jump:
 * @self: a floor
 * @by_us: how far its clock jumps, back if negative
 *
 * Sets the wall clock of the centre, as administrators and time servers do. What has been told keeps its times;
 * what happens next is told with the new one. May not be called by a listener.
 */
void
rs_demo_floor_jump (RsDemoFloor *self, gint64 by_us)
{
  rs_demo_pace_jump (&self->pace, by_us);
  self->jumped_us += by_us;
}

/**
 * rs_demo_floor_get_jumped:
 * @self: a floor
 *
 * Returns: by how much its clock has jumped in all; who counts the floor's time by another clock adds it
 */
gint64
rs_demo_floor_get_jumped (RsDemoFloor *self)
{
  return self->jumped_us;
}

/**
 * rs_demo_floor_get_next_due:
 * @self: a floor
 *
 * Returns: the wall time at which something happens next; %G_MAXINT64 in a pause
 */
gint64
rs_demo_floor_get_next_due (RsDemoFloor *self)
{
  gint64 action = rs_demo_pace_get_wall_of (&self->pace, rs_demo_agenda_get_next_due (self->agenda));

  if (self->pace.paused)
    return G_MAXINT64;
  return MIN (action, MIN (self->pace.next_tick, self->pace.next_extra));
}

/**
 * rs_demo_floor_set_paused:
 * @self: a floor
 * @paused: TRUE to let nothing happen any more
 *
 * In a pause time goes on, and with it what waits, but nothing changes. What was to happen happens later.
 */
void
rs_demo_floor_set_paused (RsDemoFloor *self, gboolean paused)
{
  rs_demo_pace_set_paused (&self->pace, paused);
}

/**
 * rs_demo_floor_add_listener:
 * @self: a floor
 * @listener: called for every change
 * @user_data: for @listener
 *
 * Returns: an id for rs_demo_floor_remove_listener()
 */
guint
rs_demo_floor_add_listener (RsDemoFloor *self, RsDemoFloorListener listener, gpointer user_data)
{
  Listening listening = { ++self->last_listener, listener, user_data };

  g_array_append_val (self->listeners, listening);
  return listening.id;
}

/**
 * rs_demo_floor_remove_listener:
 * @self: a floor
 * @listener_id: who does not want to hear any more; may be the listener that is being called
 */
void
rs_demo_floor_remove_listener (RsDemoFloor *self, guint listener_id)
{
  for (guint i = 0; i < self->listeners->len; i++)
    if (g_array_index (self->listeners, Listening, i).id == listener_id)
      g_array_index (self->listeners, Listening, i).listener = NULL;
}

/**
 * rs_demo_floor_visit:
 * @self: a floor
 * @kind: what to visit
 * @visitor: called for each record of that kind, in an order that depends on the seed only
 * @user_data: for @visitor
 */
void
rs_demo_floor_visit (RsDemoFloor *self, RsDemoKind kind, RsDemoFloorVisitor visitor, gpointer user_data)
{
  GPtrArray *const owners[] = { self->agents, self->queues, self->contacts };

  G_STATIC_ASSERT (G_STRUCT_OFFSET (RsDemoAgent, record) == 0);
  G_STATIC_ASSERT (G_STRUCT_OFFSET (RsDemoQueue, record) == 0);
  G_STATIC_ASSERT (G_STRUCT_OFFSET (RsDemoContact, record) == 0);
  for (guint i = 0; i < owners[kind]->len; i++)
    visitor (owners[kind]->pdata[i], user_data);
}

/**
 * rs_demo_floor_find:
 * @self: a floor
 * @kind: what to look for
 * @id: its id
 *
 * Returns: (nullable) (transfer none): the record, until the next advance
 */
RsDemoRecord *
rs_demo_floor_find (RsDemoFloor *self, RsDemoKind kind, const char *id)
{
  return g_hash_table_lookup (self->records[kind], id);
}

/**
 * rs_demo_floor_take_number:
 * @self: a floor
 *
 * Uses up one of the numbers that count for everybody.
 *
 * Returns: the number
 */
guint64
rs_demo_floor_take_number (RsDemoFloor *self)
{
  return ++self->tenant_sequence;
}
