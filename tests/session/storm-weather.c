/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "storm-weather.h"

#include "demo/rs-demo-storm.h"

/**
 * StormWeather:
 *
 * A demo centre's storm that is held on a leash: it lasts until it is calmed, and everything that goes wrong is noted. It
 * lives in the default main context.
 */
struct _StormWeather
{
  RsDemoHost *host;
  RsClock *clock;
  RsDemoStorm *storm;
  gint64 since_us;
  GString *diary;
};

static void
note (StormWeather *self, const char *what)
{
  g_string_append_printf (self->diary, "%.1f s: %s\n", (double) (g_get_monotonic_time () - self->since_us) / 1e6, what);
}

static void
on_plan (const RsDemoFaultPlan *plan, gpointer user_data)
{
  StormWeather *self = user_data;
  const char *spell = rs_demo_storm_get_spell (self->storm);

  if (spell != NULL)
    note (self, spell);
  rs_demo_host_set_faults (self->host, plan);
}

static void
on_close (guint code, gpointer user_data)
{
  StormWeather *self = user_data;

  rs_demo_host_close_streams (self->host, code);
}

static void
on_over (gpointer user_data)
{
  g_assert_not_reached ();
}

/**
 * storm_weather_new:
 * @host: (transfer none): a centre whose options name a proxy
 * @seed: decides the order
 * @heartbeat_us: from one heartbeat of @host to the next
 * @spell_seconds: how long each fault lasts; 0 for a time that the seed decides, with longer pauses
 * @refuses: whether a head may be told what only a person can mend, after which it waits for five minutes
 *
 * Returns: (transfer full): a storm that has begun
 */
StormWeather *
storm_weather_new (RsDemoHost *host, guint32 seed, gint64 heartbeat_us, double spell_seconds, gboolean refuses)
{
  static const RsDemoStormEvents events = { .set_plan = on_plan, .close = on_close, .over = on_over };
  const RsDemoFaultPlan plan = { .random_seed = seed, .random_for_us = (gint64) G_MAXINT32 * G_USEC_PER_SEC };
  const RsDemoStormTerms terms = {
    .plan = &plan,
    .heartbeat_interval_us = heartbeat_us,
    .refuses = refuses,
    .spell_us = (gint64) (spell_seconds * G_USEC_PER_SEC),
  };
  StormWeather *self = g_new0 (StormWeather, 1);

  self->host = host;
  self->clock = rs_clock_new_system ();
  self->since_us = g_get_monotonic_time ();
  self->diary = g_string_new (NULL);
  self->storm = rs_demo_storm_new (&terms, self->clock, NULL, &events, self);
  return self;
}

/**
 * storm_weather_free:
 * @self: (transfer full): a storm
 */
void
storm_weather_free (StormWeather *self)
{
  g_clear_pointer (&self->storm, rs_demo_storm_free);
  g_object_unref (self->clock);
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
  g_clear_pointer (&self->storm, rs_demo_storm_free);
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
