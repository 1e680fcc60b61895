/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-draw.h"
#include "demo/rs-demo-floor-private.h"
#include "demo/rs-demo-names.h"

#define WRAP_UP_SECONDS 42.0

typedef struct
{
  RsDemoStatus status;
  double share;
  double least_minutes;
  double most_minutes;
} Rest;

static const Rest rests[] = {
  { RS_DEMO_STATUS_BREAK, 0.52, 6.0, 15.0 },
  { RS_DEMO_STATUS_LUNCH, 0.20, 25.0, 45.0 },
  { RS_DEMO_STATUS_MEETING, 0.15, 15.0, 40.0 },
  { RS_DEMO_STATUS_TRAINING, 0.13, 20.0, 55.0 },
};

static char *
make_uuid (GRand *rand)
{
  guint32 a = g_rand_int (rand);
  guint32 b = g_rand_int (rand);
  guint32 c = g_rand_int (rand);
  guint32 d = g_rand_int (rand);

  return g_strdup_printf ("%08x-%04x-4%03x-%04x-%04x%08x", a, b >> 16, b & 0xFFF, 0x8000 | (c >> 16 & 0x3FFF),
                          c & 0xFFFF, d);
}

/**
 * rs_demo_agent_new:
 * @floor: where she works
 * @name: her full name
 * @team: (transfer none): her team
 *
 * Returns: (transfer full): an agent who is offline
 */
RsDemoAgent *
rs_demo_agent_new (RsDemoFloor *floor, const char *name, const char *team)
{
  RsDemoAgent *self = g_new0 (RsDemoAgent, 1);
  g_autofree char *id = make_uuid (floor->rand);

  self->queues = g_ptr_array_new ();
  self->record.kind = RS_DEMO_KIND_AGENT;
  self->record.id = g_string_chunk_insert (floor->texts, id);
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_DISPLAY_NAME,
                     rs_demo_value_text (g_string_chunk_insert (floor->texts, name)));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_TEAM_NAME, rs_demo_value_text (team));
  return self;
}

/**
 * rs_demo_agent_free:
 * @self: (transfer full): an agent
 */
void
rs_demo_agent_free (RsDemoAgent *self)
{
  g_ptr_array_unref (self->queues);
  g_free (self);
}

/**
 * rs_demo_agent_add_queue:
 * @self: an agent
 * @queue: a queue that she can serve from now on
 */
void
rs_demo_agent_add_queue (RsDemoAgent *self, RsDemoQueue *queue)
{
  if (g_ptr_array_find (self->queues, queue, NULL))
    return;
  g_ptr_array_add (self->queues, queue);
  g_ptr_array_add (queue->skilled, self);
}

static void
count_in_queues (RsDemoFloor *floor, RsDemoAgent *self, int by)
{
  for (guint i = 0; i < self->queues->len; i++)
    rs_demo_queue_count_available (floor, self->queues->pdata[i], by);
}

/**
 * rs_demo_agent_set_status:
 * @floor: where she works
 * @self: an agent
 * @status: what she does from now on
 */
void
rs_demo_agent_set_status (RsDemoFloor *floor, RsDemoAgent *self, RsDemoStatus status)
{
  if (self->status == RS_DEMO_STATUS_AVAILABLE && status != RS_DEMO_STATUS_AVAILABLE)
    count_in_queues (floor, self, -1);
  if (self->status != RS_DEMO_STATUS_AVAILABLE && status == RS_DEMO_STATUS_AVAILABLE)
    count_in_queues (floor, self, 1);

  self->status = status;
  self->since = rs_demo_floor_get_activity (floor);
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_STATUS, rs_demo_value_text (rs_demo_status_get_word (status)));
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_STATUS_CHANGED_AT,
                     rs_demo_value_time (rs_demo_floor_get_wall_ms (floor)));
  rs_demo_record_tell_beside (&self->record, RS_DEMO_AGENT_STATUS_CHANGED_AT, RS_DEMO_AGENT_STATUS);
}

/**
 * rs_demo_agent_set_queue_name:
 * @floor: where she works
 * @self: an agent
 * @queue_name: (nullable): the queue whose contact she has, NULL for none
 */
void
rs_demo_agent_set_queue_name (RsDemoFloor *floor, RsDemoAgent *self, const char *queue_name)
{
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_QUEUE_NAME, rs_demo_value_text (queue_name));
}

/**
 * rs_demo_rest_draw:
 * @rand: where chance comes from
 *
 * Returns: a reason not to take contacts, each as often as in a real centre
 */
RsDemoStatus
rs_demo_rest_draw (GRand *rand)
{
  double point = g_rand_double (rand);

  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    {
      if (point < rests[i].share)
        return rests[i].status;
      point -= rests[i].share;
    }
  return RS_DEMO_STATUS_BREAK;
}

/**
 * rs_demo_rest_draw_seconds:
 * @rand: where chance comes from
 * @status: break, lunch, meeting or training
 *
 * Returns: how long that takes
 */
double
rs_demo_rest_draw_seconds (GRand *rand, RsDemoStatus status)
{
  for (guint i = 0; i < G_N_ELEMENTS (rests); i++)
    if (rests[i].status == status)
      return rs_demo_draw_between (rand, 60.0 * rests[i].least_minutes, 60.0 * rests[i].most_minutes);
  return 600.0;
}

static void
end_rest (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoAgent *self = target;

  self->rest_due = rs_demo_floor_get_activity (floor) +
                   (gint64) (rs_demo_draw_between (floor->rand, 60.0, 240.0) * 60.0 * G_USEC_PER_SEC);
  rs_demo_agent_become_free (floor, self);
}

/**
 * rs_demo_agent_take_rest:
 * @floor: where she works
 * @self: an agent without a contact
 * @status: break, lunch, meeting or training
 * @seconds: how long
 */
void
rs_demo_agent_take_rest (RsDemoFloor *floor, RsDemoAgent *self, RsDemoStatus status, double seconds)
{
  rs_demo_agent_set_status (floor, self, status);
  rs_demo_floor_plan (floor, &self->task, seconds, end_rest, self);
}

static void
begin_shift (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoAgent *self = target;
  double hours = rs_demo_draw_between (floor->rand, 5.0, 9.0);

  self->shift_ends = rs_demo_floor_get_activity (floor) + (gint64) (hours * 3600.0 * G_USEC_PER_SEC);
  end_rest (floor, self);
}

/**
 * rs_demo_agent_go_home:
 * @floor: where she works
 * @self: an agent without a contact
 * @seconds: until somebody begins the next shift at this desk
 */
void
rs_demo_agent_go_home (RsDemoFloor *floor, RsDemoAgent *self, double seconds)
{
  rs_demo_agent_set_status (floor, self, RS_DEMO_STATUS_OFFLINE);
  rs_demo_floor_plan (floor, &self->task, seconds, begin_shift, self);
}

static RsDemoContact *
find_oldest_contact (RsDemoAgent *self)
{
  RsDemoContact *oldest = NULL;

  for (guint i = 0; i < self->queues->len; i++)
    {
      RsDemoQueue *queue = self->queues->pdata[i];
      RsDemoContact *contact = g_queue_peek_head (&queue->waiting);

      if (contact != NULL && (oldest == NULL || contact->queued_at < oldest->queued_at))
        oldest = contact;
    }
  return oldest;
}

static void
seek_work (gpointer world, gpointer target)
{
  RsDemoFloor *floor = world;
  RsDemoAgent *self = target;
  RsDemoContact *contact = find_oldest_contact (self);
  gint64 idle_until = MIN (self->rest_due, self->shift_ends);
  gint64 idle = MAX (idle_until - rs_demo_floor_get_activity (floor), 0);

  if (contact != NULL)
    rs_demo_contact_offer (floor, contact, self);
  else
    rs_demo_floor_plan (floor, &self->task, (double) idle / G_USEC_PER_SEC, rs_demo_agent_become_free, self);
}

/**
 * rs_demo_agent_become_free:
 * @floor: where she works
 * @self: an agent without a contact
 *
 * Lets her go home or take a break if that is due, and else wait for a contact.
 */
void
rs_demo_agent_become_free (gpointer floor_pointer, gpointer self_pointer)
{
  RsDemoFloor *floor = floor_pointer;
  RsDemoAgent *self = self_pointer;
  gint64 now = rs_demo_floor_get_activity (floor);
  RsDemoStatus rest;

  rs_demo_agent_set_queue_name (floor, self, NULL);
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_WRAP_UP_CODE, rs_demo_value_null ());
  if (now >= self->shift_ends)
    {
      rs_demo_agent_go_home (floor, self, rs_demo_draw_between (floor->rand, 1800.0, 5400.0));
      return;
    }
  if (now >= self->rest_due)
    {
      rest = rs_demo_rest_draw (floor->rand);
      rs_demo_agent_take_rest (floor, self, rest, rs_demo_rest_draw_seconds (floor->rand, rest));
      return;
    }
  rs_demo_agent_set_status (floor, self, RS_DEMO_STATUS_AVAILABLE);
  rs_demo_floor_plan (floor, &self->task, rs_demo_draw_between (floor->rand, 0.6, 2.5), seek_work, self);
}

/**
 * rs_demo_agent_change_code:
 * @floor: where she works
 * @self: an agent in after-call work
 *
 * Makes her note a code other than the one that is noted.
 */
void
rs_demo_agent_change_code (RsDemoFloor *floor, RsDemoAgent *self)
{
  guint index = rs_demo_draw_index (floor->rand, rs_demo_names_get_n_wrap_up_codes ());
  const char *code = rs_demo_names_get_wrap_up_code (index);

  if (g_strcmp0 (code, self->record.values[RS_DEMO_AGENT_WRAP_UP_CODE].text) == 0)
    code = rs_demo_names_get_wrap_up_code ((index + 1) % rs_demo_names_get_n_wrap_up_codes ());
  rs_demo_floor_set (floor, &self->record, RS_DEMO_AGENT_WRAP_UP_CODE, rs_demo_value_text (code));
}

/**
 * rs_demo_agent_note_code:
 * @floor: where she works
 * @self: an agent in after-call work
 *
 * Lets her note how the contact went; some time later she is free.
 */
void
rs_demo_agent_note_code (gpointer floor_pointer, gpointer self_pointer)
{
  RsDemoFloor *floor = floor_pointer;
  RsDemoAgent *self = self_pointer;

  rs_demo_agent_change_code (floor, self);
  rs_demo_floor_plan (floor, &self->task, rs_demo_draw_around (floor->rand, WRAP_UP_SECONDS / 2.0),
                      rs_demo_agent_become_free, self);
}

/**
 * rs_demo_agent_wrap_up:
 * @floor: where she works
 * @self: an agent whose contact has ended
 */
void
rs_demo_agent_wrap_up (RsDemoFloor *floor, RsDemoAgent *self)
{
  rs_demo_agent_set_status (floor, self, RS_DEMO_STATUS_WRAP_UP);
  rs_demo_floor_plan (floor, &self->task, rs_demo_draw_around (floor->rand, WRAP_UP_SECONDS / 2.0),
                      rs_demo_agent_note_code, self);
}
