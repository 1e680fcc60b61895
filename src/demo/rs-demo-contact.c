/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-floor-private.h"

#define TALK_SECONDS 215.0
#define REFUSED_SHARE 0.03
#define HELD_SHARE 0.22
#define HOLD_SECONDS 40.0

typedef struct
{
  const char *channel;
  double patience_seconds;
} Patience;

static const Patience patiences[] = {
  { "voice", 105.0 },
  { "chat", 160.0 },
  { "email", 7200.0 },
};

/**
 * rs_demo_contact_new:
 * @floor: where it comes to
 * @queue: the queue that it belongs to
 * @direction: `inbound` or `outbound`
 *
 * Returns: (transfer none): a contact that the floor owns; it has no state yet
 */
RsDemoContact *
rs_demo_contact_new (RsDemoFloor *floor, RsDemoQueue *queue, const char *direction)
{
  RsDemoContact *self = g_new0 (RsDemoContact, 1);

  floor->last_interaction += (guint64) g_rand_int_range (floor->rand, 1, 40);
  self->queue = queue;
  self->talk_left = rs_demo_draw_around (floor->rand, TALK_SECONDS);
  self->queued_at = rs_demo_floor_get_activity (floor);
  self->queued_at_ms = rs_demo_floor_get_wall_ms (floor);
  self->record.kind = RS_DEMO_KIND_INTERACTION;
  self->record.id = g_strdup_printf ("%" G_GUINT64_FORMAT, floor->last_interaction);
  rs_demo_floor_register (floor, &self->record);
  g_ptr_array_add (floor->contacts, self);

  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_CHANNEL, rs_demo_value_text (queue->channel));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_DIRECTION, rs_demo_value_text (direction));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_QUEUE_NAME, rs_demo_value_text (queue->name));
  return self;
}

/**
 * rs_demo_contact_free:
 * @self: (transfer full): a contact
 */
void
rs_demo_contact_free (RsDemoContact *self)
{
  g_free ((char *) self->record.id);
  g_free (self);
}

/**
 * rs_demo_contact_set_state:
 * @floor: where it is
 * @self: a contact
 * @state: `queued`, `ringing`, `active`, `held` or `ended`
 */
void
rs_demo_contact_set_state (RsDemoFloor *floor, RsDemoContact *self, const char *state)
{
  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_STATE, rs_demo_value_text (state));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_STATE_CHANGED_AT,
                     rs_demo_value_time (rs_demo_floor_get_wall_ms (floor)));
  rs_demo_record_tell_beside (&self->record, RS_DEMO_INTERACTION_STATE_CHANGED_AT, RS_DEMO_INTERACTION_STATE);
}

/**
 * rs_demo_contact_join:
 * @floor: where it is
 * @self: a contact
 * @agent: (nullable): who has it from now on, NULL for nobody
 */
void
rs_demo_contact_join (RsDemoFloor *floor, RsDemoContact *self, RsDemoAgent *agent)
{
  if (self->agent != NULL)
    self->agent->contact = NULL;
  self->agent = agent;
  if (agent != NULL)
    {
      agent->contact = self;
      rs_demo_agent_set_queue_name (floor, agent, self->queue->name);
    }
  rs_demo_floor_set (floor, &self->record, RS_DEMO_INTERACTION_USER_ID,
                     rs_demo_value_text (agent != NULL ? agent->record.id : NULL));
}

static void
leave (RsDemoFloor *floor, RsDemoContact *self)
{
  rs_demo_contact_set_state (floor, self, "ended");
  rs_demo_agenda_cancel (floor->agenda, &self->task);
  g_ptr_array_remove (floor->contacts, self); /* keeps the order, contacts are few */
  g_ptr_array_add (floor->ended, self);
}

static void
give_up (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoContact *self = target;
  gint64 waited = rs_demo_floor_get_activity (floor) - self->queued_at;

  rs_demo_queue_pull (floor, self->queue, self);
  rs_demo_queue_count_abandoned (floor, self->queue);
  rs_demo_queue_judge_wait (floor, self->queue, (double) waited / G_USEC_PER_SEC, FALSE);
  leave (floor, self);
}

static double
draw_patience (RsDemoFloor *floor, RsDemoContact *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (patiences); i++)
    if (g_str_equal (patiences[i].channel, self->queue->channel))
      return rs_demo_draw_around (floor->rand, patiences[i].patience_seconds);
  return rs_demo_draw_around (floor->rand, patiences[0].patience_seconds);
}

/**
 * rs_demo_contact_route:
 * @floor: where it is
 * @self: a waiting contact
 *
 * Offers it to whoever is free, or lets it wait until an agent looks for work or its patience ends.
 */
void
rs_demo_contact_route (gpointer floor_pointer, gpointer self_pointer)
{
  RsDemoFloor *floor = floor_pointer;
  RsDemoContact *self = self_pointer;
  RsDemoAgent *agent = rs_demo_queue_find_agent (self->queue);

  if (agent != NULL)
    rs_demo_contact_offer (floor, self, agent);
  else
    rs_demo_floor_plan (floor, &self->task, draw_patience (floor, self), give_up, self);
}

/**
 * rs_demo_contact_offer:
 * @floor: where it is
 * @self: a contact without an agent
 * @agent: an available agent
 *
 * Lets it ring at her place.
 */
void
rs_demo_contact_offer (RsDemoFloor *floor, RsDemoContact *self, RsDemoAgent *agent)
{
  rs_demo_agenda_cancel (floor->agenda, &self->task);
  rs_demo_agenda_cancel (floor->agenda, &agent->task);
  rs_demo_contact_set_state (floor, self, "ringing");
  rs_demo_contact_join (floor, self, agent);
  rs_demo_agent_set_status (floor, agent, RS_DEMO_STATUS_RINGING);
  rs_demo_queue_pull (floor, self->queue, self);
  rs_demo_floor_plan (floor, &self->task, rs_demo_draw_between (floor->rand, 2.0, 9.0), rs_demo_contact_answer, self);
}

static void
refuse (RsDemoFloor *floor, RsDemoContact *self)
{
  RsDemoAgent *agent = self->agent;

  rs_demo_contact_set_state (floor, self, "queued");
  rs_demo_contact_join (floor, self, NULL);
  rs_demo_queue_push (floor, self->queue, self);
  rs_demo_floor_plan (floor, &self->task, 0.8, rs_demo_contact_route, self);

  rs_demo_agent_set_queue_name (floor, agent, NULL);
  rs_demo_agent_take_rest (floor, agent, RS_DEMO_STATUS_BREAK, rs_demo_draw_between (floor->rand, 40.0, 180.0));
}

/**
 * rs_demo_contact_answer:
 * @floor: where it is
 * @self: a ringing contact
 *
 * The agent takes it, or now and then refuses: then it waits again, with the time that it has waited already.
 */
void
rs_demo_contact_answer (gpointer floor_pointer, gpointer self_pointer)
{
  RsDemoFloor *floor = floor_pointer;
  RsDemoContact *self = self_pointer;
  double waited = (double) (rs_demo_floor_get_activity (floor) - self->queued_at) / G_USEC_PER_SEC;
  gboolean is_inbound = g_str_equal (self->record.values[RS_DEMO_INTERACTION_DIRECTION].text, "inbound");

  if (is_inbound && rs_demo_draw_chance (floor->rand, REFUSED_SHARE))
    {
      refuse (floor, self);
      return;
    }
  if (is_inbound)
    rs_demo_queue_judge_wait (floor, self->queue, waited, TRUE);
  rs_demo_contact_resume (floor, self);
}

static void
finish (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoContact *self = target;

  rs_demo_queue_count_handled (floor, self->queue);
  rs_demo_agent_wrap_up (floor, self->agent);
  self->agent->contact = NULL;
  leave (floor, self);
}

static void
hold (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoContact *self = target;

  rs_demo_contact_set_state (floor, self, "held");
  rs_demo_agent_set_status (floor, self->agent, RS_DEMO_STATUS_ON_HOLD);
  rs_demo_floor_plan (floor, &self->task, rs_demo_draw_around (floor->rand, HOLD_SECONDS), rs_demo_contact_resume,
                      self);
}

/**
 * rs_demo_contact_talk:
 * @floor: where it is
 * @self: an active contact
 *
 * Decides how it goes on: some are put on hold once, all end.
 */
void
rs_demo_contact_talk (RsDemoFloor *floor, RsDemoContact *self)
{
  double before_hold = self->talk_left * rs_demo_draw_between (floor->rand, 0.2, 0.7);

  if (!self->was_held && rs_demo_draw_chance (floor->rand, HELD_SHARE))
    {
      self->was_held = TRUE;
      self->talk_left -= before_hold;
      rs_demo_floor_plan (floor, &self->task, before_hold, hold, self);
      return;
    }
  rs_demo_floor_plan (floor, &self->task, self->talk_left, finish, self);
}

/**
 * rs_demo_contact_resume:
 * @floor: where it is
 * @self: a ringing or held contact
 *
 * Lets agent and customer talk.
 */
void
rs_demo_contact_resume (gpointer floor_pointer, gpointer self_pointer)
{
  RsDemoFloor *floor = floor_pointer;
  RsDemoContact *self = self_pointer;

  rs_demo_contact_set_state (floor, self, "active");
  rs_demo_agent_set_status (floor, self->agent, RS_DEMO_STATUS_IN_CALL);
  rs_demo_contact_talk (floor, self);
}
