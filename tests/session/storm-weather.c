/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "storm-weather.h"

/* Every other spell is no longer than its pause would be: also a storm has moments in which a head may settle. */
#define PAUSE_SHARE 0.25

/**
 * StormWeather:
 *
 * All that can go wrong at a demo centre, one after the other, in an order that a seed decides. It lives in the default
 * main context.
 */
struct _StormWeather
{
  RsDemoHost *host;
  GRand *rand;
  guint *order; /* of spells */
  guint n_begun;
  double spell_seconds;
  gboolean is_pausing;
  guint source;
  gint64 since_us;
  GString *diary;
};

/* `code`: with it the streams that are open are closed when the spell begins, 0 for not at all. `least_seconds`: what
 * it takes at least to be felt. */
typedef struct
{
  const char *name;
  const char *plan;
  guint code;
  double least_seconds;
} Spell;

static const Spell spells[] = {
  { "reordered", "[Reorder]\nShare=0.3\nWindowMs=800" },
  { "reordered by span", "[Reorder]\nShare=0.5\nSpan=200\nWindowMs=1500" },
  { "duplicated", "[Duplicate]\nShare=0.5\n[Reorder]\nWindowMs=700" },
  { "lost", "[Drop]\nShare=0.02" },
  { "lost in heaps", "[Drop]\nShare=0.4" },
  { "malformed", "[Malformed]\nShare=0.1" },
  { "in bursts", "[Burst]\nEvery=0.6\nHold=0.5" },
  { "silent for a moment", "[Silence]\nFrom=0.1\nFor=0.8" },
  { "silent for too long", "[Silence]\nFrom=0.1\nFor=10", 0, 3.5 },
  { "closed 1000", "[Close]\nAt=0.1\nCode=1000\nTimes=1", 1000 },
  { "closed 1001", "[Close]\nAt=0.1\nCode=1001\nTimes=1", 1001 },
  { "closed 1006", "", 1006 },
  { "closed 1008", "", 1008 },
  { "closed 1009", "", 1009 },
  { "closed 1011", "", 1011 },
  { "closed 1013", "", 1013 },
  { "closed 4001", "", 4001 },
  { "closed 4003", "", 4003 },
  { "closed 4999", "", 4999 },
  { "handshakes refused 503", "[Handshake]\nStatus=503\nTimes=2\nRetryAfter=1", 1012 },
  { "handshakes refused 429", "[Handshake]\nStatus=429\nTimes=1\nRetryAfter=1", 1012 },
  { "handshakes refused 500", "[Handshake]\nStatus=500\nTimes=2", 1012 },
  { "handshakes refused 401", "[Handshake]\nStatus=401\nTimes=1", 1012 },
  { "handshakes refused 404", "[Handshake]\nStatus=404\nTimes=1", 1012 },
  { "handshakes are slow", "[Handshake]\nDelayMs=700", 1012 },
  { "dying before subscribed", "[Connection]\nDieBeforeSubscribed=1,2", 1012 },
  { "dying after subscribed", "[Connection]\nDieAfterSubscribed=1,3", 1012 },
  { "one connection only", "[Connection]\nOneOnlyCode=1008" },
  { "subscribed late", "[Subscribed]\nDelayMs=600\nEarlyDeltas=true", 1012 },
  { "numbers begin anew", "[Numbers]\nRestartAt=0.2" },
  { "clock goes back", "[Clock]\nJumpAt=0.2\nJumpBy=-3600" },
  { "clock goes ahead", "[Clock]\nJumpAt=0.2\nJumpBy=7200" },
  { "some timestamps", "[Clock]\nTimestamps=some" },
  { "no timestamps", "[Clock]\nTimestamps=none" },
  { "not UTF-8", "[InvalidUtf8]\nAt=0.2" },
  { "large", "[Oversize]\nAt=0.2\nBytes=5000000" },
  { "too large", "[Oversize]\nAt=0.2\nBytes=18000000" },
  { "flooded", "[Flood]\nAt=0.1\nFor=0.5" },
  { "endless", "[Endless]\nAt=0.1\nBytes=65536" },
  { "tokens refused 503", "[Token]\nStatus=503\nTimes=2\nRetryAfter=1", 4001 },
  { "tokens refused 500", "[Token]\nStatus=500\nTimes=2", 4001 },
  { "tokens are slow", "[Token]\nDelayMs=500", 4001 },
  { "tokens are wrapped", "[Token]\nInArray=true\nNoScope=true\nOddCase=true", 4001 },
  { "far away", "[Proxy]\nUpLatencyMs=150\nDownLatencyMs=250" },
  { "stalled", "[Proxy]\nStallFrom=0.1\nStallFor=1.5" },
  { "half open", "[Proxy]\nHalfOpenAt=0.1\nHalfOpenTimes=1", 0, 3.5 },
  { "cut", "[Proxy]\nDownCutAfterBytes=200000\nCutBy=rst" },
  { "dripping", "[Proxy]\nDownDripBytes=4096\nDownDripEveryMs=20" },
};

static void
note (StormWeather *self, const char *what)
{
  g_string_append_printf (self->diary, "%.1f s: %s\n", (double) (g_get_monotonic_time () - self->since_us) / 1e6, what);
}

static void
set_plan (StormWeather *self, const char *text)
{
  g_autoptr (GError) error = NULL;
  RsDemoFaultPlan plan;

  if (!rs_demo_fault_plan_parse (&plan, text, &error))
    g_error ("%s", error->message);
  rs_demo_host_set_faults (self->host, &plan);
}

static void
shuffle (StormWeather *self)
{
  for (guint i = G_N_ELEMENTS (spells) - 1; i > 0; i--)
    {
      guint other = (guint) g_rand_int_range (self->rand, 0, (gint32) i + 1);
      guint index = self->order[i];

      self->order[i] = self->order[other];
      self->order[other] = index;
    }
}

static gboolean turn (gpointer user_data);

static void
turn_after (StormWeather *self, double seconds)
{
  self->source = g_timeout_add ((guint) (seconds * 1000), turn, self);
}

static void
begin_spell (StormWeather *self)
{
  const Spell *spell;

  if (self->n_begun % G_N_ELEMENTS (spells) == 0)
    shuffle (self);
  spell = &spells[self->order[self->n_begun++ % G_N_ELEMENTS (spells)]];
  note (self, spell->name);
  set_plan (self, spell->plan);
  if (spell->code != 0)
    rs_demo_host_close_streams (self->host, spell->code);
  turn_after (self, MAX (self->spell_seconds, spell->least_seconds));
}

static gboolean
turn (gpointer user_data)
{
  StormWeather *self = user_data;

  self->is_pausing = !self->is_pausing;
  if (self->is_pausing)
    {
      set_plan (self, "");
      turn_after (self, self->spell_seconds * PAUSE_SHARE);
    }
  else
    begin_spell (self);
  return G_SOURCE_REMOVE;
}

/**
 * storm_weather_new:
 * @host: (transfer none): a centre whose options name a proxy
 * @seed: decides the order
 * @spell_seconds: how long each fault lasts
 *
 * Returns: (transfer full): a storm that has begun
 */
StormWeather *
storm_weather_new (RsDemoHost *host, guint32 seed, double spell_seconds)
{
  StormWeather *self = g_new0 (StormWeather, 1);

  self->host = host;
  self->rand = g_rand_new_with_seed (seed);
  self->order = g_new (guint, G_N_ELEMENTS (spells));
  for (guint i = 0; i < G_N_ELEMENTS (spells); i++)
    self->order[i] = i;
  self->spell_seconds = spell_seconds;
  self->since_us = g_get_monotonic_time ();
  self->diary = g_string_new (NULL);
  begin_spell (self);
  return self;
}

/**
 * storm_weather_free:
 * @self: (transfer full): a storm
 */
void
storm_weather_free (StormWeather *self)
{
  if (self->source != 0)
    g_source_remove (self->source);
  g_rand_free (self->rand);
  g_free (self->order);
  g_string_free (self->diary, TRUE);
  g_free (self);
}

/**
 * storm_weather_force_reconnect:
 * @self: a storm
 *
 * Closes all streams, whatever else goes wrong.
 */
void
storm_weather_force_reconnect (StormWeather *self)
{
  note (self, "all streams closed 1012");
  rs_demo_host_close_streams (self->host, 1012);
}

/**
 * storm_weather_calm:
 * @self: a storm
 *
 * Ends it: from now on nothing goes wrong any more.
 */
void
storm_weather_calm (StormWeather *self)
{
  note (self, "calm");
  g_clear_handle_id (&self->source, g_source_remove);
  rs_demo_host_calm (self->host);
}

/**
 * storm_weather_get_diary:
 * @self: a storm
 *
 * Returns: (transfer none): what went wrong when, a line for each
 */
const char *
storm_weather_get_diary (StormWeather *self)
{
  return self->diary->str;
}
