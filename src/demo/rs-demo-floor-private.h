/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "demo/rs-demo-agenda.h"
#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-pace.h"
#include "demo/rs-demo-status.h"

G_BEGIN_DECLS

/*
 * The simulation. An agent, a queue and a contact each know what happens to them next (their task); a floor
 * owns them all. Times are activity time in microseconds, durations are seconds of activity.
 *
 *   RsDemoQueue ── waiting ──▶ RsDemoContact ◀── contact ── RsDemoAgent
 *        └───────── skilled ─────────────────────────────────────▲
 */

typedef struct _RsDemoAgent RsDemoAgent;
typedef struct _RsDemoQueue RsDemoQueue;
typedef struct _RsDemoContact RsDemoContact;

struct _RsDemoAgent
{
  RsDemoRecord record;
  RsDemoTask *task;
  RsDemoStatus status;
  gint64 since;      /* activity time of the last change of status */
  gint64 rest_due;   /* a break is due from here on */
  gint64 shift_ends; /* goes home when free after this */
  GPtrArray *queues; /* of RsDemoQueue, not owned */
  RsDemoContact *contact;
};

struct _RsDemoQueue
{
  RsDemoRecord record;
  RsDemoTask *task;
  const char *name;
  const char *channel;
  GPtrArray *skilled; /* of RsDemoAgent, not owned */
  GQueue waiting;     /* of RsDemoContact, longest waiting first */
  double load;        /* contacts per second when demand is average */
  double demand_period;
  double demand_phase;
  double service_level; /* percent, sliding */
  gint64 handled;
  gint64 abandoned;
  gint64 available;
};

struct _RsDemoContact
{
  RsDemoRecord record;
  RsDemoTask *task;
  RsDemoQueue *queue;
  RsDemoAgent *agent;
  gint64 queued_at;    /* activity time */
  gint64 queued_at_ms; /* wall time */
  double talk_left;    /* seconds still to talk */
  gboolean was_held;
};

struct _RsDemoFloor
{
  GRand *rand;
  GStringChunk *texts;
  RsDemoPace pace;
  RsDemoAgenda *agenda;
  GPtrArray *agents;      /* of RsDemoAgent, owned */
  GPtrArray *queues;      /* of RsDemoQueue, owned */
  GPtrArray *contacts;    /* of RsDemoContact, owned, in order of arrival */
  GPtrArray *ended;       /* of RsDemoContact, owned, until their end has been told */
  GPtrArray *dirty;       /* of RsDemoRecord, not owned, in order of their first change */
  GHashTable *records[3]; /* by kind: id → RsDemoRecord, nothing owned */
  GArray *listeners;
  guint last_listener;
  guint64 tenant_sequence;
  guint64 last_interaction;
  gint64 jumped_us;
  gboolean telling_extra;
  gboolean wrap_ups_only;
};

gint64 rs_demo_floor_get_activity (RsDemoFloor *self);
gint64 rs_demo_floor_get_wall_ms (RsDemoFloor *self);
void rs_demo_floor_plan (RsDemoFloor *self, RsDemoTask **slot, double seconds, RsDemoAction action, gpointer target);
void rs_demo_floor_set (RsDemoFloor *self, RsDemoRecord *record, guint field, RsDemoValue value);
void rs_demo_floor_register (RsDemoFloor *self, RsDemoRecord *record);
void rs_demo_floor_open (RsDemoFloor *self);

/* rs-demo-agent.c */
RsDemoAgent *rs_demo_agent_new (RsDemoFloor *floor, const char *name, const char *team);
void rs_demo_agent_free (RsDemoAgent *self);
void rs_demo_agent_add_queue (RsDemoAgent *self, RsDemoQueue *queue);
void rs_demo_agent_set_status (RsDemoFloor *floor, RsDemoAgent *self, RsDemoStatus status);
void rs_demo_agent_set_queue_name (RsDemoFloor *floor, RsDemoAgent *self, const char *queue_name);
void rs_demo_agent_become_free (gpointer floor, gpointer self);
void rs_demo_agent_take_rest (RsDemoFloor *floor, RsDemoAgent *self, RsDemoStatus status, double seconds);
void rs_demo_agent_go_home (RsDemoFloor *floor, RsDemoAgent *self, double seconds);
void rs_demo_agent_wrap_up (RsDemoFloor *floor, RsDemoAgent *self);
void rs_demo_agent_note_code (gpointer floor, gpointer self);
void rs_demo_agent_change_code (RsDemoFloor *floor, RsDemoAgent *self);
double rs_demo_rest_draw_seconds (GRand *rand, RsDemoStatus status);
RsDemoStatus rs_demo_rest_draw (GRand *rand);

/* rs-demo-queue.c */
RsDemoQueue *rs_demo_queue_new (RsDemoFloor *floor, guint index);
void rs_demo_queue_free (RsDemoQueue *self);
void rs_demo_queue_start (RsDemoFloor *floor, RsDemoQueue *self);
void rs_demo_queue_count_available (RsDemoFloor *floor, RsDemoQueue *self, int by);
void rs_demo_queue_push (RsDemoFloor *floor, RsDemoQueue *self, RsDemoContact *contact);
void rs_demo_queue_pull (RsDemoFloor *floor, RsDemoQueue *self, RsDemoContact *contact);
void rs_demo_queue_judge_wait (RsDemoFloor *floor, RsDemoQueue *self, double waited_seconds, gboolean was_answered);
void rs_demo_queue_count_handled (RsDemoFloor *floor, RsDemoQueue *self);
void rs_demo_queue_count_abandoned (RsDemoFloor *floor, RsDemoQueue *self);
void rs_demo_queue_nudge (RsDemoFloor *floor, RsDemoQueue *self);
RsDemoAgent *rs_demo_queue_find_agent (RsDemoQueue *self);

/* rs-demo-contact.c */
RsDemoContact *rs_demo_contact_new (RsDemoFloor *floor, RsDemoQueue *queue, const char *direction);
void rs_demo_contact_free (RsDemoContact *self);
void rs_demo_contact_set_state (RsDemoFloor *floor, RsDemoContact *self, const char *state);
void rs_demo_contact_join (RsDemoFloor *floor, RsDemoContact *self, RsDemoAgent *agent);
void rs_demo_contact_offer (RsDemoFloor *floor, RsDemoContact *self, RsDemoAgent *agent);
void rs_demo_contact_route (gpointer floor, gpointer self);
void rs_demo_contact_answer (gpointer floor, gpointer self);
void rs_demo_contact_resume (gpointer floor, gpointer self);
void rs_demo_contact_talk (RsDemoFloor *floor, RsDemoContact *self);

G_END_DECLS
