/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-storm.h"

#include "demo/rs-demo-draw.h"

#define LEAST_SPELL 1.5
#define MOST_SPELL 5.0
#define LEAST_PAUSE 1.0
#define MOST_PAUSE 4.0

/* Where the seed does not decide: also a storm has moments in which a head may settle. */
#define SPELLS_IN_A_PAUSE 4

/* The feed's watchdog decides at 2.5 heartbeats (protocol §5). */
#define PATIENCE 3.0

typedef enum
{
  SPELL_ANY = 0,
  SPELL_TOUCHES_TIME = 1 << 0, /* needs messages that have numbers */
  SPELL_OUTLASTS = 1 << 1,     /* is felt only when it lasts longer than the watchdog's patience */
  SPELL_REFUSES = 1 << 2,      /* rightly stops a head for minutes, until a person has looked (protocol §2, §9) */
} SpellNature;

/* `code`: streams that are open are closed with it when the spell begins; 0 for not. */
typedef struct
{
  const char *name;
  const char *plan;
  guint code;
  SpellNature nature;
} Spell;

static const Spell spells[] = {
  { "reordered", "[Reorder]\nShare=0.3\nWindowMs=800\n" },
  { "reordered by span", "[Reorder]\nShare=0.5\nWindowMs=1500\nSpan=200\n" },
  { "duplicated", "[Duplicate]\nShare=0.4\n[Reorder]\nShare=0.1\nWindowMs=600\n" },
  { "some lost", "[Drop]\nShare=0.02\n" },
  { "many lost", "[Drop]\nShare=0.4\n" },
  { "malformed", "[Malformed]\nShare=0.05\n" },
  { "in bursts", "[Burst]\nEvery=0.6\nHold=0.5\n" },
  { "silent for a moment", "[Silence]\nFrom=0.1\nFor=0.8\n" },
  { "silent for too long", "[Silence]\nFrom=0.1\nFor=3600\n", 0, SPELL_OUTLASTS },
  { "closed 1000", "", 1000 },
  { "closed 1001", "", 1001 },
  { "closed 1002", "", 1002 },
  { "closed 1003", "", 1003 },
  { "closed 1006", "", 1006 },
  { "closed 1007", "", 1007 },
  { "closed 1008", "", 1008, SPELL_REFUSES },
  { "closed 1009", "", 1009 },
  { "closed 1011", "", 1011 },
  { "closed 1012", "", 1012 },
  { "closed 1013", "", 1013 },
  { "closed 4001", "", 4001 },
  { "closed 4003", "", 4003, SPELL_REFUSES },
  { "closed 4999", "", 4999 },
  { "closed several times", "[Close]\nAt=0.4\nCode=1012\nTimes=3\n" },
  { "handshakes refused 503", "[Handshake]\nStatus=503\nTimes=2\nRetryAfter=1\n", 1012 },
  { "handshakes refused 429", "[Handshake]\nStatus=429\nTimes=1\nRetryAfter=1\n", 1012 },
  { "handshakes refused 500", "[Handshake]\nStatus=500\nTimes=2\n", 1012 },
  { "a handshake refused 401", "[Handshake]\nStatus=401\nTimes=1\n", 1012 },
  { "a handshake refused 404", "[Handshake]\nStatus=404\nTimes=1\n", 1012, SPELL_REFUSES },
  { "slow handshakes", "[Handshake]\nDelayMs=700\n", 1012 },
  { "reset before subscribed", "[Connection]\nDieBeforeSubscribed=1;2\n", 1012 },
  { "reset after subscribed", "[Connection]\nDieAfterSubscribed=1;3\n", 1012 },
  { "one connection only", "[Connection]\nOneOnlyCode=1000\n" },
  { "one connection only, by policy", "[Connection]\nOneOnlyCode=1008\n", 0, SPELL_REFUSES },
  { "subscribed late", "[Subscribed]\nDelayMs=600\nEarlyDeltas=true\n", 1012 },
  { "numbers begin anew", "[Numbers]\nRestartAt=0.2\n" },
  { "clock goes back", "[Clock]\nJumpAt=0.2\nJumpBy=-3600\n", 0, SPELL_TOUCHES_TIME },
  { "clock goes ahead", "[Clock]\nJumpAt=0.2\nJumpBy=7200\n", 0, SPELL_TOUCHES_TIME },
  { "some timestamps", "[Clock]\nTimestamps=some\n", 0, SPELL_TOUCHES_TIME },
  { "no timestamps", "[Clock]\nTimestamps=none\n", 0, SPELL_TOUCHES_TIME },
  { "not UTF-8", "[InvalidUtf8]\nAt=0.2\n" },
  { "large", "[Oversize]\nAt=0.2\nBytes=5000000\n" },
  { "too large", "[Oversize]\nAt=0.2\nBytes=18000000\n" },
  { "flooded", "[Flood]\nAt=0.1\nFor=0.5\n" },
  { "endless message", "[Endless]\nAt=0.1\nBytes=65536\n" },
  { "short tokens", "[Token]\nExpirySeconds=2\n", 4001 },
  { "tokens refused 503", "[Token]\nStatus=503\nTimes=2\nRetryAfter=1\n", 4001 },
  { "slow tokens", "[Token]\nDelayMs=500\n", 4001 },
  { "odd tokens", "[Token]\nInArray=true\nNoScope=true\nOddCase=true\n", 4001 },
  { "far away", "[Proxy]\nUpLatencyMs=150\nDownLatencyMs=250\n" },
  { "stalled", "[Proxy]\nStallFrom=0.1\nStallFor=1.5\n" },
  { "half open", "[Proxy]\nHalfOpenAt=0.1\nHalfOpenTimes=1\n", 0, SPELL_OUTLASTS },
  { "cut", "[Proxy]\nDownCutAfterBytes=100000\nCutBy=rst\n", 1012 },
  { "dripping", "[Proxy]\nDownDripBytes=4096\nDownDripEveryMs=20\n" },
};

/**
 * RsDemoStorm:
 *
 * Everything that can go wrong, one thing after the other with pauses between, in an order and for times that a seed
 * decides: every kind once, then every kind again in another order.
 */
struct _RsDemoStorm
{
  RsClock *clock;
  GMainContext *context;
  RsDemoStormEvents events;
  gpointer user_data;
  RsDemoFaultPlan base;
  gint64 patience_us;
  gint64 spell_us;
  gint64 end_us;
  GRand *rand;
  GPtrArray *order; /* of const Spell */
  guint n_begun;
  const Spell *spell; /* NULL in a pause */
  RsTimer *timer;
};

static void on_spell_ends (gpointer user_data);

static void
turn_after (RsDemoStorm *self, gint64 delay_us, RsTimerFunc func)
{
  rs_clear_timer (&self->timer);
  self->timer = rs_clock_add_timer (self->clock, self->context, delay_us, func, self);
}

static gint64
draw_time (RsDemoStorm *self, double least, double most)
{
  return (gint64) (rs_demo_draw_between (self->rand, least, most) * G_USEC_PER_SEC);
}

static gint64
draw_length (RsDemoStorm *self)
{
  gint64 length_us = self->spell_us != 0 ? self->spell_us : draw_time (self, LEAST_SPELL, MOST_SPELL);

  return self->spell->nature & SPELL_OUTLASTS ? MAX (length_us, self->patience_us) : length_us;
}

static gint64
draw_pause (RsDemoStorm *self)
{
  return self->spell_us != 0 ? self->spell_us / SPELLS_IN_A_PAUSE : draw_time (self, LEAST_PAUSE, MOST_PAUSE);
}

static const Spell *
draw_spell (RsDemoStorm *self)
{
  if (self->n_begun % self->order->len == 0)
    rs_demo_draw_shuffle (self->rand, self->order->pdata, self->order->len);
  return self->order->pdata[self->n_begun++ % self->order->len];
}

static void
read_plan (RsDemoStorm *self, RsDemoFaultPlan *plan)
{
  g_autoptr (GError) error = NULL;

  if (!rs_demo_fault_plan_parse (plan, self->spell->plan, &error))
    g_error ("A storm's own plan is wrong: %s", error->message);
  if (plan->desk.token_seconds == 0)
    plan->desk.token_seconds = self->base.desk.token_seconds;
}

static void
begin_spell (RsDemoStorm *self)
{
  RsDemoFaultPlan plan;

  self->spell = draw_spell (self);
  g_info ("storm: %s", self->spell->name);
  read_plan (self, &plan);
  turn_after (self, draw_length (self), on_spell_ends);
  self->events.set_plan (&plan, self->user_data);
  if (self->spell->code != 0)
    self->events.close (self->spell->code, self->user_data);
}

static void
on_pause_ends (gpointer user_data)
{
  RsDemoStorm *self = user_data;

  rs_clear_timer (&self->timer);
  if (rs_clock_get_monotonic (self->clock) < self->end_us)
    begin_spell (self);
  else
    self->events.over (self->user_data);
}

static void
on_spell_ends (gpointer user_data)
{
  RsDemoStorm *self = user_data;

  self->spell = NULL;
  turn_after (self, draw_pause (self), on_pause_ends);
  self->events.set_plan (&self->base, self->user_data);
}

static GPtrArray *
list_spells (const RsDemoStormTerms *terms)
{
  GPtrArray *list = g_ptr_array_new ();
  guint spared = (terms->spares_time ? SPELL_TOUCHES_TIME : 0) | (terms->refuses ? 0 : SPELL_REFUSES);

  for (guint i = 0; i < G_N_ELEMENTS (spells); i++)
    if ((spells[i].nature & spared) == 0)
      g_ptr_array_add (list, (gpointer) &spells[i]);
  return list;
}

/**
 * rs_demo_storm_new:
 * @terms: what kind of storm
 * @clock: for its turns
 * @context: (nullable): where @clock calls
 * @events: what it does
 * @user_data: for @events
 *
 * Begins a storm with a short pause, so that there is time to connect.
 *
 * Returns: (transfer full): a storm
 */
RsDemoStorm *
rs_demo_storm_new (const RsDemoStormTerms *terms, RsClock *clock, GMainContext *context,
                   const RsDemoStormEvents *events, gpointer user_data)
{
  RsDemoStorm *self = g_new0 (RsDemoStorm, 1);

  self->clock = g_object_ref (clock);
  self->context = context != NULL ? g_main_context_ref (context) : NULL;
  self->events = *events;
  self->user_data = user_data;
  self->base = *terms->plan;
  self->base.random_for_us = 0;
  self->patience_us = (gint64) (PATIENCE * (double) terms->heartbeat_interval_us) + G_USEC_PER_SEC;
  self->spell_us = terms->spell_us;
  self->end_us = rs_clock_get_monotonic (clock) + terms->plan->random_for_us;
  self->rand = g_rand_new_with_seed ((guint32) terms->plan->random_seed);
  self->order = list_spells (terms);
  turn_after (self, draw_pause (self), on_pause_ends);
  return self;
}

/**
 * rs_demo_storm_free:
 * @self: (transfer full): a storm; the plan that it set last stays
 */
void
rs_demo_storm_free (RsDemoStorm *self)
{
  rs_clear_timer (&self->timer);
  g_ptr_array_unref (self->order);
  g_rand_free (self->rand);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_object_unref (self->clock);
  g_free (self);
}

/**
 * rs_demo_storm_get_spell:
 * @self: a storm
 *
 * Returns: (nullable) (transfer none): what goes wrong at present, in words; NULL in a pause
 */
const char *
rs_demo_storm_get_spell (RsDemoStorm *self)
{
  return self->spell != NULL ? self->spell->name : NULL;
}

/**
 * rs_demo_storm_get_n_spells:
 * @self: a storm
 *
 * Returns: how many kinds of faults it draws from
 */
guint
rs_demo_storm_get_n_spells (RsDemoStorm *self)
{
  return self->order->len;
}
