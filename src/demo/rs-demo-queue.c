/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-floor-private.h"
#include "demo/rs-demo-names.h"

#include <math.h>

/* How much the last contact weighs in the service level. */
#define SERVICE_LEVEL_WEIGHT 0.03

/* Demand swings by this share around its average, so that queues build and drain. */
#define DEMAND_SWING 0.55

typedef struct
{
  const char *channel;
  double answer_within_seconds;
  double outbound_share;
} ChannelHabits;

static const ChannelHabits channels[] = {
  { "voice", 20.0, 0.08 },
  { "chat", 60.0, 0.0 },
  { "email", 3600.0, 0.0 },
};

static const ChannelHabits *
get_habits (RsDemoQueue *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (channels); i++)
    if (g_str_equal (channels[i].channel, self->channel))
      return &channels[i];
  return &channels[0];
}

/**
 * rs_demo_queue_new:
 * @floor: where it is
 * @index: which of the floor's queues
 *
 * Returns: (transfer full): an empty queue with a past
 */
RsDemoQueue *
rs_demo_queue_new (RsDemoFloor *floor, guint index)
{
  RsDemoQueue *self = g_new0 (RsDemoQueue, 1);
  g_autofree char *name = rs_demo_names_make_queue (index);
  g_autofree char *id = g_strdup_printf ("q%u", 101 + index);

  g_queue_init (&self->waiting);
  self->skilled = g_ptr_array_new ();
  self->name = g_string_chunk_insert_const (floor->texts, name);
  self->channel = rs_demo_names_get_queue_channel (index);
  self->demand_period = rs_demo_draw_between (floor->rand, 720.0, 1800.0);
  self->demand_phase = rs_demo_draw_between (floor->rand, 0.0, 2.0 * G_PI);
  self->service_level = rs_demo_draw_between (floor->rand, 72.0, 94.0);
  self->handled = g_rand_int_range (floor->rand, 25, 140);
  self->abandoned = g_rand_int_range (floor->rand, 0, 7);
  self->record.kind = RS_DEMO_KIND_QUEUE;
  self->record.id = g_string_chunk_insert (floor->texts, id);
  return self;
}

/**
 * rs_demo_queue_free:
 * @self: (transfer full): a queue
 */
void
rs_demo_queue_free (RsDemoQueue *self)
{
  g_queue_clear (&self->waiting);
  g_ptr_array_unref (self->skilled);
  g_free (self);
}

static void
show_service_level (RsDemoFloor *floor, RsDemoQueue *self)
{
  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_SERVICE_LEVEL,
                     rs_demo_value_tenths ((gint64) (self->service_level * 10.0 + 0.5)));
}

static void
show_waiting (RsDemoFloor *floor, RsDemoQueue *self)
{
  RsDemoContact *oldest = g_queue_peek_head (&self->waiting);

  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_WAITING, rs_demo_value_count (self->waiting.length));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_OLDEST_WAITING_SINCE,
                     oldest != NULL ? rs_demo_value_time (oldest->queued_at_ms) : rs_demo_value_null ());
}

static void plan_arrival (RsDemoFloor *floor, RsDemoQueue *self);

static void
admit_contact (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoQueue *self = target;
  gboolean is_outbound = rs_demo_draw_chance (floor->rand, get_habits (self)->outbound_share);
  RsDemoAgent *agent = is_outbound ? rs_demo_queue_find_agent (self) : NULL;
  RsDemoContact *contact;

  plan_arrival (floor, self);
  if (is_outbound && agent == NULL)
    return; /* nobody has the time to call anyone */

  contact = rs_demo_contact_new (floor, self, is_outbound ? "outbound" : "inbound");
  if (is_outbound)
    {
      rs_demo_contact_offer (floor, contact, agent);
      return;
    }
  rs_demo_contact_set_state (floor, contact, "queued");
  rs_demo_queue_push (floor, self, contact);
  rs_demo_floor_plan (floor, &contact->task, rs_demo_draw_between (floor->rand, 0.4, 1.5), rs_demo_contact_route,
                      contact);
}

static void
plan_arrival (RsDemoFloor *floor, RsDemoQueue *self)
{
  double now = (double) rs_demo_floor_get_activity (floor) / G_USEC_PER_SEC;
  double swing = 1.0 + DEMAND_SWING * sin (2.0 * G_PI * now / self->demand_period + self->demand_phase);
  double gap = -log (1.0 - g_rand_double (floor->rand)) / (self->load * swing);

  rs_demo_floor_plan (floor, &self->task, gap, admit_contact, self);
}

/**
 * rs_demo_queue_start:
 * @floor: where it is
 * @self: a queue whose load is known
 *
 * Shows its figures and lets contacts come.
 */
void
rs_demo_queue_start (RsDemoFloor *floor, RsDemoQueue *self)
{
  RsDemoRecord *record = &self->record;

  rs_demo_floor_set (floor, record, RS_DEMO_QUEUE_QUEUE_NAME, rs_demo_value_text (self->name));
  rs_demo_floor_set (floor, record, RS_DEMO_QUEUE_SERVICE_LEVEL_GOAL,
                     rs_demo_value_count (g_str_equal (self->channel, "voice") ? 80 : 90));
  rs_demo_floor_set (floor, record, RS_DEMO_QUEUE_ABANDONED, rs_demo_value_count (self->abandoned));
  rs_demo_floor_set (floor, record, RS_DEMO_QUEUE_HANDLED, rs_demo_value_count (self->handled));
  show_service_level (floor, self);
  show_waiting (floor, self);
  rs_demo_queue_count_available (floor, self, 0);
  plan_arrival (floor, self);
}

/**
 * rs_demo_queue_count_available:
 * @floor: where it is
 * @self: a queue
 * @by: how many agents more can take its contacts
 */
void
rs_demo_queue_count_available (RsDemoFloor *floor, RsDemoQueue *self, int by)
{
  self->available += by;
  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_AGENTS_AVAILABLE, rs_demo_value_count (self->available));
}

static int
compare_contacts (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RsDemoContact *first = a;
  const RsDemoContact *second = b;

  return (first->queued_at > second->queued_at) - (first->queued_at < second->queued_at);
}

/**
 * rs_demo_queue_push:
 * @floor: where it is
 * @self: a queue
 * @contact: a contact that waits from now on, or again
 */
void
rs_demo_queue_push (RsDemoFloor *floor, RsDemoQueue *self, RsDemoContact *contact)
{
  g_queue_insert_sorted (&self->waiting, contact, compare_contacts, NULL);
  show_waiting (floor, self);
}

/**
 * rs_demo_queue_pull:
 * @floor: where it is
 * @self: a queue
 * @contact: a contact that waits no longer
 */
void
rs_demo_queue_pull (RsDemoFloor *floor, RsDemoQueue *self, RsDemoContact *contact)
{
  if (g_queue_remove (&self->waiting, contact))
    show_waiting (floor, self);
}

/**
 * rs_demo_queue_judge_wait:
 * @floor: where it is
 * @self: a queue
 * @waited_seconds: how long a contact had to wait
 * @was_answered: FALSE if it gave up
 *
 * Lets the service level follow.
 */
void
rs_demo_queue_judge_wait (RsDemoFloor *floor, RsDemoQueue *self, double waited_seconds, gboolean was_answered)
{
  gboolean in_time = was_answered && waited_seconds <= get_habits (self)->answer_within_seconds;

  self->service_level += ((in_time ? 100.0 : 0.0) - self->service_level) * SERVICE_LEVEL_WEIGHT;
  show_service_level (floor, self);
}

/**
 * rs_demo_queue_count_handled:
 * @floor: where it is
 * @self: a queue of which a contact has been served
 */
void
rs_demo_queue_count_handled (RsDemoFloor *floor, RsDemoQueue *self)
{
  self->handled++;
  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_HANDLED, rs_demo_value_count (self->handled));
}

/**
 * rs_demo_queue_count_abandoned:
 * @floor: where it is
 * @self: a queue of which a contact has given up
 */
void
rs_demo_queue_count_abandoned (RsDemoFloor *floor, RsDemoQueue *self)
{
  self->abandoned++;
  rs_demo_floor_set (floor, &self->record, RS_DEMO_QUEUE_ABANDONED, rs_demo_value_count (self->abandoned));
}

/**
 * rs_demo_queue_nudge:
 * @floor: where it is
 * @self: a queue
 *
 * Moves its service level by a tenth or a few: the way to make up messages that a believable floor would not
 * have sent so often.
 */
void
rs_demo_queue_nudge (RsDemoFloor *floor, RsDemoQueue *self)
{
  double by = (double) g_rand_int_range (floor->rand, 1, 4) / 10.0;
  gboolean up = self->service_level < 40.0 || (self->service_level < 99.0 && g_rand_boolean (floor->rand));

  self->service_level += up ? by : -by;
  show_service_level (floor, self);
}

/**
 * rs_demo_queue_find_agent:
 * @self: a queue
 *
 * Returns: (nullable) (transfer none): the agent who has been available for longest
 */
RsDemoAgent *
rs_demo_queue_find_agent (RsDemoQueue *self)
{
  RsDemoAgent *longest = NULL;

  for (guint i = 0; self->available > 0 && i < self->skilled->len; i++)
    {
      RsDemoAgent *agent = self->skilled->pdata[i];

      if (agent->status == RS_DEMO_STATUS_AVAILABLE && (longest == NULL || agent->since < longest->since))
        longest = agent;
    }
  return longest;
}
