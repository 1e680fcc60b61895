/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-diagnostics.h"

#include "base/rs-log.h"
#include "ui/rs-histogram.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/**
 * RsDiagnostics:
 *
 * How a board's connection has been since it was opened: the steps of its source, what was counted, and how long
 * changes took. It needs the same memory after a month as after an hour.
 */
struct _RsDiagnostics
{
  RsClock *clock;
  GTimeZone *zone;
  GQueue steps; /* of Step, the newest first */
  RsHistogram latency;
};

/* The source came into a state. */
typedef struct
{
  gint64 at_us; /* wall clock */
  RsSourceState state;
  guint attempt;
  char *sentence; /* (nullable) */
} Step;

/* A change that took longer came with a picture of what was before, not as it happened. */
#define MAX_LATENCY_MS 60000.0
#define NSEC_PER_MSEC 1e6

static void
free_step (gpointer data)
{
  Step *step = data;

  g_free (step->sentence);
  g_free (step);
}

/**
 * rs_diagnostics_new:
 * @clock: tells time
 * @zone: in which times are told
 *
 * Returns: (transfer full): diagnostics of a board that was just opened
 */
RsDiagnostics *
rs_diagnostics_new (RsClock *clock, GTimeZone *zone)
{
  RsDiagnostics *self = g_new0 (RsDiagnostics, 1);

  self->clock = g_object_ref (clock);
  self->zone = g_time_zone_ref (zone);
  g_queue_init (&self->steps);
  return self;
}

/**
 * rs_diagnostics_free:
 * @self: (transfer full): diagnostics
 */
void
rs_diagnostics_free (RsDiagnostics *self)
{
  g_queue_clear_full (&self->steps, free_step);
  g_object_unref (self->clock);
  g_time_zone_unref (self->zone);
  g_free (self);
}

static char *
redact (const char *sentence)
{
  return sentence != NULL ? rs_log_redact_people (sentence) : NULL;
}

static void
take_step (RsDiagnostics *self, const RsSourceStatus *status)
{
  const Step *last = g_queue_peek_head (&self->steps);
  Step *step;

  if (last != NULL && last->state == status->state && last->attempt == status->attempt)
    return;
  step = g_new0 (Step, 1);
  *step = (Step){ rs_clock_get_real (self->clock), status->state, status->attempt, redact (status->sentence) };
  g_queue_push_head (&self->steps, step);
  if (g_queue_get_length (&self->steps) > RS_DIAGNOSTICS_MAX_STEPS)
    free_step (g_queue_pop_tail (&self->steps));
}

/* A test centre says when it sent a message; any other server, when the state began. */
static double
get_latency (RsDiagnostics *self, const RsChange *change, gint64 server_now_ns)
{
  if (change->sent_at_ms > 0)
    return (double) rs_clock_get_monotonic (self->clock) / 1000 - change->sent_at_ms;
  if ((change->mask & RS_CHANGED_SINCE) == 0 || change->since_ns == 0)
    return -1;
  return (double) (server_now_ns - change->since_ns) / NSEC_PER_MSEC;
}

/**
 * rs_diagnostics_take:
 * @self: diagnostics
 * @changes: what happened
 * @status: how the source is now
 * @server_now_ns: the time at the server
 */
void
rs_diagnostics_take (RsDiagnostics *self, const RsChangeSet *changes, const RsSourceStatus *status,
                     gint64 server_now_ns)
{
  take_step (self, status);
  if (!rs_source_state_is_living (status->state))
    return;
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      double latency_ms = get_latency (self, rs_change_set_get_change (changes, i), server_now_ns);

      if (latency_ms >= 0 && latency_ms < MAX_LATENCY_MS)
        rs_histogram_add (&self->latency, latency_ms);
    }
}

static char *
format_time (RsDiagnostics *self, gint64 at_us)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_us / G_USEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, self->zone);

  return g_date_time_format (here, "%Y-%m-%d %H:%M:%S");
}

static void
add_time (RsDiagnostics *self, RsFactSheet *sheet, const char *name, gint64 at_us)
{
  if (at_us != 0)
    rs_fact_sheet_take (sheet, name, format_time (self, at_us));
}

static void
add_connection (RsDiagnostics *self, RsFactSheet *sheet, const RsSourceStatus *status)
{
  gint64 now_us = rs_clock_get_monotonic (self->clock);

  rs_fact_sheet_begin (sheet, _ ("Connection"));
  rs_fact_sheet_take (sheet, _ ("State"), rs_state_words_for_source (status, now_us));
  if (status->sentence != NULL)
    rs_fact_sheet_take (sheet, _ ("Reason"), redact (status->sentence));
  if (status->notice != NULL)
    rs_fact_sheet_take (sheet, _ ("Notice"), redact (status->notice));
  add_time (self, sheet, _ ("Since"), status->since_us);
  if (!rs_source_state_is_living (status->state))
    add_time (self, sheet, _ ("True until"), status->living_until_us);
  rs_fact_sheet_take (sheet, _ ("Connections so far"), g_strdup_printf ("%u", status->epoch));
  rs_fact_sheet_take (sheet, _ ("Not granted"), g_strdup_printf ("%u", status->n_not_granted));
  rs_fact_sheet_take (sheet, _ ("Not confirmed"), g_strdup_printf ("%u", status->n_unconfirmed));
  if (status->has_server_offset)
    rs_fact_sheet_take (sheet, _ ("Server’s clock ahead of this one"),
                        g_strdup_printf ("%.0f ms", (double) (now_us * 1000 + status->server_offset_ns -
                                                              rs_clock_get_real (self->clock) * 1000) /
                                                        NSEC_PER_MSEC));
  add_time (self, sheet, _ ("Token renewed from"), status->token_renew_us);
  add_time (self, sheet, _ ("Token ends"), status->token_expires_us);
}

static char *
format_count (guint64 count)
{
  return g_strdup_printf ("%" G_GUINT64_FORMAT, count);
}

/* By the names that they have in every output. */
static void
add_counters (RsFactSheet *sheet, const RsSourceStatus *status)
{
  rs_fact_sheet_begin (sheet, _ ("Counters"));
  for (guint i = 0; i < RS_N_COUNTERS; i++)
    rs_fact_sheet_take (sheet, rs_counter_get_nick (i), format_count (status->counters[i]));
  for (guint i = 1; i < RS_N_MALFORMED; i++)
    if (status->malformed[i] > 0)
      rs_fact_sheet_take_share (sheet, g_strdup_printf ("malformed: %s", rs_malformed_get_nick (i)),
                                format_count (status->malformed[i]), -1);
}

static void
add_range (RsDiagnostics *self, RsFactSheet *sheet, double from_ms, double to_ms)
{
  guint64 count = rs_histogram_count_below (&self->latency, to_ms) -
                  (from_ms > 0 ? rs_histogram_count_below (&self->latency, from_ms) : 0);
  double share = (double) count / (double) MAX (self->latency.n_values, 1);

  /* Translators: a range of milliseconds */
  rs_fact_sheet_take_share (sheet, g_strdup_printf (_ ("%.0f to %.0f ms"), from_ms, to_ms), format_count (count),
                            share);
}

static void
add_latency (RsDiagnostics *self, RsFactSheet *sheet)
{
  static const double edges[] = { 0, 20, 50, 100, 250, 500, 1000, MAX_LATENCY_MS };
  static const double percents[] = { 50, 95, 99 };

  rs_fact_sheet_begin (sheet, _ ("Latency of Changes"));
  for (guint i = 0; i < G_N_ELEMENTS (percents); i++)
    rs_fact_sheet_take_share (sheet, g_strdup_printf ("p%.0f", percents[i]),
                              g_strdup_printf ("%.1f ms", rs_histogram_get_percentile (&self->latency, percents[i])),
                              -1);
  for (guint i = 1; i < G_N_ELEMENTS (edges); i++)
    add_range (self, sheet, edges[i - 1], edges[i]);
}

static void
add_steps (RsDiagnostics *self, RsFactSheet *sheet)
{
  rs_fact_sheet_begin (sheet, _ ("Timeline"));
  for (GList *link = self->steps.head; link != NULL; link = link->next)
    {
      const Step *step = link->data;
      RsSourceStatus status = { .state = step->state, .attempt = step->attempt };
      g_autofree char *words = rs_state_words_for_source (&status, 0);
      g_autofree char *time = format_time (self, step->at_us);

      rs_fact_sheet_take (sheet, time,
                          step->sentence != NULL ? g_strjoin (" · ", words, step->sentence, NULL) : g_strdup (words));
    }
}

/**
 * rs_diagnostics_read:
 * @self: diagnostics
 * @status: how the source is now
 *
 * Returns: (transfer full): what is known of the connection, without secrets and without addresses of people
 */
RsFactSheet *
rs_diagnostics_read (RsDiagnostics *self, const RsSourceStatus *status)
{
  RsFactSheet *sheet = rs_fact_sheet_new ();

  add_connection (self, sheet, status);
  add_counters (sheet, status);
  add_latency (self, sheet);
  add_steps (self, sheet);
  return sheet;
}
