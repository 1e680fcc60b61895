/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-floor-private.h"

/*
 * The picture at the first moment: a day in full swing, with timers from seconds to an hour, one queue under
 * pressure and most agents busy. From here on only rs-demo-agent.c, rs-demo-queue.c and rs-demo-contact.c
 * decide.
 */

#define OFFLINE_SHARE 0.11
#define REST_SHARE 0.12
#define BUSY_SHARE 0.66

/* What one contact costs an agent on the whole: some give up before they cost anything. */
#define SECONDS_PER_CONTACT 250.0

typedef struct
{
  RsDemoFloor *floor;
  GPtrArray *order; /* of RsDemoAgent, in the order in which they get their place */
  guint next;
} Opening;

static void
backdate_agent (RsDemoFloor *floor, RsDemoAgent *agent, double seconds)
{
  agent->since -= (gint64) (seconds * G_USEC_PER_SEC);
  rs_demo_floor_set (floor, &agent->record, RS_DEMO_AGENT_STATUS_CHANGED_AT,
                     rs_demo_value_time (rs_demo_floor_get_wall_ms (floor) - (gint64) (seconds * 1000.0)));
}

static void
backdate_contact (RsDemoFloor *floor, RsDemoContact *contact, double queued_seconds, double state_seconds)
{
  contact->queued_at -= (gint64) (queued_seconds * G_USEC_PER_SEC);
  contact->queued_at_ms -= (gint64) (queued_seconds * 1000.0);
  rs_demo_floor_set (floor, &contact->record, RS_DEMO_INTERACTION_STATE_CHANGED_AT,
                     rs_demo_value_time (rs_demo_floor_get_wall_ms (floor) - (gint64) (state_seconds * 1000.0)));
}

static void
open_offline (RsDemoFloor *floor, RsDemoAgent *agent)
{
  rs_demo_agent_go_home (floor, agent, rs_demo_draw_between (floor->rand, 600.0, 4200.0));
  backdate_agent (floor, agent, rs_demo_draw_between (floor->rand, 300.0, 3500.0));
}

static void
open_rest (RsDemoFloor *floor, RsDemoAgent *agent)
{
  RsDemoStatus status = rs_demo_rest_draw (floor->rand);
  double total = rs_demo_rest_draw_seconds (floor->rand, status);
  double gone = total * rs_demo_draw_between (floor->rand, 0.05, 0.95);

  rs_demo_agent_take_rest (floor, agent, status, total - gone);
  backdate_agent (floor, agent, gone);
}

static void
open_available (RsDemoFloor *floor, RsDemoAgent *agent)
{
  rs_demo_agent_become_free (floor, agent);
  backdate_agent (floor, agent, rs_demo_draw_between (floor->rand, 4.0, 300.0));
}

static RsDemoContact *
open_contact (RsDemoFloor *floor, RsDemoAgent *agent, const char *state)
{
  RsDemoQueue *queue = agent->queues->pdata[rs_demo_draw_index (floor->rand, agent->queues->len)];
  RsDemoContact *contact = rs_demo_contact_new (floor, queue, "inbound");

  rs_demo_contact_set_state (floor, contact, state);
  rs_demo_contact_join (floor, contact, agent);
  return contact;
}

static void
open_ringing (RsDemoFloor *floor, RsDemoAgent *agent)
{
  RsDemoContact *contact = open_contact (floor, agent, "ringing");
  double rang = rs_demo_draw_between (floor->rand, 0.5, 5.0);

  rs_demo_agent_set_status (floor, agent, RS_DEMO_STATUS_RINGING);
  rs_demo_floor_plan (floor, &contact->task, rs_demo_draw_between (floor->rand, 1.0, 6.0), rs_demo_contact_answer,
                      contact);
  backdate_agent (floor, agent, rang);
  backdate_contact (floor, contact, rang + rs_demo_draw_between (floor->rand, 1.0, 30.0), rang);
}

static void
open_on_hold (RsDemoFloor *floor, RsDemoAgent *agent)
{
  RsDemoContact *contact = open_contact (floor, agent, "held");
  double held = rs_demo_draw_between (floor->rand, 3.0, 110.0);

  contact->was_held = TRUE;
  rs_demo_agent_set_status (floor, agent, RS_DEMO_STATUS_ON_HOLD);
  rs_demo_floor_plan (floor, &contact->task, rs_demo_draw_between (floor->rand, 4.0, 60.0), rs_demo_contact_resume,
                      contact);
  backdate_agent (floor, agent, held);
  backdate_contact (floor, contact, held + rs_demo_draw_between (floor->rand, 60.0, 300.0), held);
}

static void
open_in_call (RsDemoFloor *floor, RsDemoAgent *agent)
{
  RsDemoContact *contact = open_contact (floor, agent, "active");
  gboolean is_long = rs_demo_draw_chance (floor->rand, 0.06);
  double talked = is_long ? rs_demo_draw_between (floor->rand, 900.0, 2400.0)
                          : rs_demo_draw_around (floor->rand, 190.0) * g_rand_double (floor->rand) + 2.0;

  rs_demo_agent_set_status (floor, agent, RS_DEMO_STATUS_IN_CALL);
  contact->talk_left = rs_demo_draw_between (floor->rand, 0.02, 1.0) * contact->talk_left + 1.0;
  rs_demo_contact_talk (floor, contact);
  backdate_agent (floor, agent, talked);
  backdate_contact (floor, contact, talked + rs_demo_draw_between (floor->rand, 3.0, 60.0), talked);
}

static void
open_wrap_up (RsDemoFloor *floor, RsDemoAgent *agent)
{
  RsDemoQueue *queue = agent->queues->pdata[rs_demo_draw_index (floor->rand, agent->queues->len)];

  rs_demo_agent_wrap_up (floor, agent);
  rs_demo_agent_set_queue_name (floor, agent, queue->name);
  if (g_rand_boolean (floor->rand))
    {
      rs_demo_agenda_cancel (floor->agenda, &agent->task);
      rs_demo_agent_note_code (floor, agent);
    }
  backdate_agent (floor, agent, rs_demo_draw_between (floor->rand, 2.0, 75.0));
}

static void
place (Opening *opening, guint count, void (*open_one) (RsDemoFloor *floor, RsDemoAgent *agent))
{
  for (guint i = 0; i < count && opening->next < opening->order->len; i++)
    open_one (opening->floor, opening->order->pdata[opening->next++]);
}

static gboolean
serves_any (RsDemoAgent *agent, GPtrArray *queues)
{
  for (guint i = 0; i < queues->len; i++)
    if (g_ptr_array_find (agent->queues, queues->pdata[i], NULL))
      return TRUE;
  return FALSE;
}

/* Nobody sits idle while customers wait: who is available does not serve a queue under pressure, if that can be. */
static void
put_available_first (GPtrArray *order, guint wanted, GPtrArray *under_pressure)
{
  guint found = 0;

  for (guint i = 0; i < order->len && found < wanted; i++)
    {
      RsDemoAgent *agent = order->pdata[i];

      if (serves_any (agent, under_pressure))
        continue;
      order->pdata[i] = order->pdata[found];
      order->pdata[found++] = agent;
    }
}

static void
place_agents (RsDemoFloor *floor, GPtrArray *under_pressure)
{
  g_autoptr (GPtrArray) order = g_ptr_array_copy (floor->agents, NULL, NULL);
  Opening opening = { floor, order, 0 };
  guint offline = (guint) (OFFLINE_SHARE * order->len + 0.5);
  guint staffed = order->len - offline;
  guint resting = (guint) (REST_SHARE * staffed + 0.5);
  guint busy = (guint) (BUSY_SHARE * staffed + 0.5);

  g_ptr_array_set_free_func (order, NULL);
  rs_demo_draw_shuffle (floor->rand, order->pdata, order->len);
  if (floor->wrap_ups_only)
    place (&opening, order->len, open_wrap_up);
  put_available_first (order, staffed - resting - busy, under_pressure);
  place (&opening, staffed - resting - busy, open_available);
  place (&opening, offline, open_offline);
  place (&opening, resting, open_rest);
  place (&opening, (busy + 12) / 24, open_ringing);
  place (&opening, (busy + 8) / 16, open_on_hold);
  place (&opening, (busy + 4) / 7, open_wrap_up);
  place (&opening, order->len, open_in_call);
}

static void
open_waiting (RsDemoFloor *floor, RsDemoQueue *queue, guint count)
{
  double longest = g_str_equal (queue->channel, "email") ? 1500.0 : 95.0;

  for (guint i = 0; i < count; i++)
    {
      RsDemoContact *contact = rs_demo_contact_new (floor, queue, "inbound");
      double waited = rs_demo_draw_between (floor->rand, 4.0, longest);

      rs_demo_contact_set_state (floor, contact, "queued");
      backdate_contact (floor, contact, waited, waited);
      rs_demo_queue_push (floor, queue, contact);
      rs_demo_floor_plan (floor, &contact->task, rs_demo_draw_between (floor->rand, 0.4, 3.0), rs_demo_contact_route,
                          contact);
    }
}

static void
open_queues (RsDemoFloor *floor, GPtrArray *under_pressure)
{
  guint most = MIN (2 + floor->agents->len / 16, 9);

  for (guint i = 0; i < floor->queues->len; i++)
    {
      RsDemoQueue *queue = floor->queues->pdata[i];
      guint rank;

      if (g_ptr_array_find (under_pressure, queue, &rank))
        open_waiting (floor, queue, MAX (most >> rank, 1));
      else if (queue->available == 0)
        open_waiting (floor, queue, rs_demo_draw_index (floor->rand, 3));
      rs_demo_queue_start (floor, queue);
    }
}

static void
spread_load (RsDemoFloor *floor)
{
  const double per_agent = (1.0 - OFFLINE_SHARE) * BUSY_SHARE / SECONDS_PER_CONTACT;

  for (guint i = 0; i < floor->agents->len; i++)
    {
      RsDemoAgent *agent = floor->agents->pdata[i];
      double minutes = rs_demo_draw_between (floor->rand, 3.0, 240.0);
      double hours = rs_demo_draw_between (floor->rand, 0.1, 7.0);

      agent->rest_due = (gint64) (minutes * 60.0 * G_USEC_PER_SEC);
      agent->shift_ends = (gint64) (hours * 3600.0 * G_USEC_PER_SEC);
      for (guint q = 0; q < agent->queues->len; q++)
        ((RsDemoQueue *) agent->queues->pdata[q])->load += per_agent / agent->queues->len;
    }
}

/**
 * rs_demo_floor_open:
 * @self: a floor whose agents and queues stand idle
 *
 * Sets the scene.
 */
void
rs_demo_floor_open (RsDemoFloor *self)
{
  g_autoptr (GPtrArray) under_pressure = g_ptr_array_copy (self->queues, NULL, NULL);

  g_ptr_array_set_free_func (under_pressure, NULL);
  rs_demo_draw_shuffle (self->rand, under_pressure->pdata, under_pressure->len);
  g_ptr_array_set_size (under_pressure, (int) (under_pressure->len + 1) / 2);

  spread_load (self);
  place_agents (self, under_pressure);
  open_queues (self, under_pressure);
}
