/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "rs-config.h"
#include "session/rs-session.h"
#include "soak-centre.h"
#include "soak-objects.h"
#include "test-truth.h"
#include "wire/rs-report.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

/*
 * `soak MINUTES [SEED]`: a head lives through a storm that a centre in another process makes. Twice it is calmed,
 * compared with the truth, and weighed: early, and in the end. `soak --centre SEED [AGENTS RATE]` is the other process.
 */

#define AGENTS 1000
#define RATE 2000

#define N_FORCED 5
#define QUIET_US (2 * G_USEC_PER_SEC)
#define SETTLE_SECONDS 120
#define CALM_SECONDS 12 /* one renewal of the token lies in it */
#define TOKEN_SECONDS 20
#define KEPT_SECONDS 65 /* contacts that ended during an outage are kept for a minute */
#define TWO_PERCENT 1.02

/* What is kept of contacts that have ended fills up before anything is weighed; this much comes before the storm. */
#define CALM_MINUTE 60

/* Objects that live for a moment: a task, a message, a socket of a rotation that is under way. */
#define FLEETING_OBJECTS 40

/**
 * Weight:
 * @resident_kib: memory in use, shared with others or not
 * @proportional_kib: the same, with what is shared divided
 * @allocated_kib: what the program has asked for and not given back
 * @objects: objects without the contacts
 */
typedef struct
{
  guint64 resident_kib;
  guint64 proportional_kib;
  guint64 allocated_kib;
  guint objects;
} Weight;

typedef struct
{
  SoakCentre centre;
  RsClock *clock;
  RsSession *session;
  gint64 began_us;
  gint64 quiet_us;
  guint64 applied;
  guint n_ended; /* contacts, of which 20,000 are kept for a while */
  guint n_forced;
  guint n_wrong;
  guint n_minutes;   /* that were told of */
  gint64 told_us;    /* when the last one was */
  double cpu;        /* processor time until then */
  double centre_cpu; /* of the centre's process */
} Soak;

static double
get_seconds (Soak *self)
{
  return (double) (g_get_monotonic_time () - self->began_us) / 1e6;
}

static const RsSourceStatus *
get_status (Soak *self)
{
  return rs_session_get_status (self->session);
}

static gboolean
wake (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;
  return G_SOURCE_REMOVE;
}

static void
live_on (double seconds)
{
  gboolean done = FALSE;

  g_timeout_add ((guint) (MAX (seconds, 0.0) * 1000), wake, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
}

/* ---- weighing ---------------------------------------------------------------------------------------------------- */

static guint64
read_kib (const char *path, const char *key)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents (path, &text, NULL, NULL) || (found = strstr (text, key)) == NULL)
    return 0;
  return g_ascii_strtoull (found + strlen (key), NULL, 10);
}

static double
get_cpu (void)
{
  struct timespec time;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &time);
  return (double) time.tv_sec + (double) time.tv_nsec / 1e9;
}

static Weight
weigh (Soak *self)
{
  struct mallinfo2 info = mallinfo2 ();
  RsBoardModel *model = rs_session_get_model (self->session);
  Weight weight = {
    .resident_kib = read_kib ("/proc/self/status", "VmRSS:"),
    .proportional_kib = read_kib ("/proc/self/smaps_rollup", "\nPss:"),
    .allocated_kib = (info.uordblks + info.hblkhd) / 1024,
    .objects = soak_objects_count () - g_list_model_get_n_items (rs_board_model_get_interactions (model)),
  };

  return weight;
}

/* A rotation that is under way weighs a second connection and all that it tells, so the lightest moment of a token's
 * life counts. */
static Weight
weigh_at_rest (Soak *self)
{
  Weight lightest = { 0 };

  for (guint i = 0; i < 4 * TOKEN_SECONDS; i++)
    {
      Weight weight;

      live_on (0.25);
      malloc_trim (0);
      weight = weigh (self);
      if (i == 0 || weight.allocated_kib < lightest.allocated_kib)
        lightest = weight;
    }
  return lightest;
}

static void
print_weight (const Weight *weight)
{
  printf ("memory %.1f MiB resident, %.1f MiB proportional, %.1f MiB allocated; %u objects beside contacts",
          (double) weight->resident_kib / 1024, (double) weight->proportional_kib / 1024,
          (double) weight->allocated_kib / 1024, weight->objects);
}

static void
print_counters (const RsSourceStatus *status)
{
  for (guint i = 0; i < RS_N_COUNTERS; i++)
    printf (", %s %" G_GUINT64_FORMAT, rs_counter_get_nick (i), status->counters[i]);
}

static void
print_minute (Soak *self)
{
  double seconds = (double) (g_get_monotonic_time () - self->told_us) / 1e6;
  double cpu = get_cpu ();
  double centre_cpu = soak_centre_get_cpu (&self->centre);
  Weight weight = weigh (self);

  printf ("minute %u: %s", ++self->n_minutes, rs_source_state_get_nick (get_status (self)->state));
  print_counters (get_status (self));
  printf ("; ");
  print_weight (&weight);
  printf ("; CPU %.0f %% here, %.0f %% there\n", (cpu - self->cpu) / seconds * 100,
          (centre_cpu - self->centre_cpu) / seconds * 100);
  fflush (stdout);
  self->told_us = g_get_monotonic_time ();
  self->cpu = cpu;
  self->centre_cpu = centre_cpu;
}

/* ---- comparing --------------------------------------------------------------------------------------------------- */

/* As `ringsidectl dump` takes it: living, whole, nothing unconfirmed, nothing applied for a while. */
static gboolean
has_settled (Soak *self)
{
  const RsSourceStatus *status = get_status (self);
  gint64 now_us = g_get_monotonic_time ();

  if (!rs_session_is_living (self->session) || !status->is_whole || status->n_unconfirmed > 0 ||
      status->counters[RS_COUNTER_APPLIED] != self->applied)
    self->quiet_us = now_us;
  self->applied = status->counters[RS_COUNTER_APPLIED];
  return now_us - self->quiet_us >= QUIET_US;
}

static void
compare (Soak *self, const char *label)
{
  g_autofree char *truth = soak_centre_ask (&self->centre, "truth");
  g_autofree char *dump =
      rs_report_dump (rs_session_get_model (self->session), get_status (self),
                      rs_session_get_server_now (self->session), rs_clock_get_real (self->clock) * 1000);
  guint n_wrong = test_truth_compare (truth, dump, label, 5);

  self->n_wrong += n_wrong;
  printf ("%s: %u differences from the truth\n", label, n_wrong);
}

static Weight
settle (Soak *self, const char *label)
{
  gint64 began_us;
  Weight weight;

  soak_centre_tell (&self->centre, "calm");
  soak_centre_tell (&self->centre, "force"); /* a clock that was put back is followed with the next connection */
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  live_on (CALM_SECONDS); /* losses show when numbers go on */
  soak_centre_tell (&self->centre, "pause");
  began_us = self->quiet_us = g_get_monotonic_time ();
  while (!has_settled (self))
    {
      live_on (0.05);
      if (g_get_monotonic_time () - began_us < SETTLE_SECONDS * G_USEC_PER_SEC)
        continue;
      printf ("%s: it does not settle: %s, %u unconfirmed, whole %d\n", label,
              rs_source_state_get_nick (get_status (self)->state), get_status (self)->n_unconfirmed,
              get_status (self)->is_whole);
      self->n_wrong++;
      break;
    }
  compare (self, label);
  live_on (KEPT_SECONDS);
  weight = weigh_at_rest (self);
  printf ("%s: %u contacts have ended, %u are there; ", label, self->n_ended,
          g_list_model_get_n_items (rs_board_model_get_interactions (rs_session_get_model (self->session))));
  print_weight (&weight);
  printf ("\n");
  return weight;
}

/* ---- living ------------------------------------------------------------------------------------------------------ */

static gboolean
change_network (gpointer user_data)
{
  g_signal_emit_by_name (g_network_monitor_get_default (), "network-changed", TRUE);
  return G_SOURCE_CONTINUE;
}

static void
on_applied (RsSession *session, RsChangeSet *changes, gpointer user_data)
{
  Soak *self = user_data;

  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      const RsChange *change = rs_change_set_get_change (changes, i);

      self->n_ended += change->removed && change->kind == RS_KIND_INTERACTION;
    }
}

static void
open_session (Soak *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("[Ringside]\nVersion=1\nName=Soak\n[Source]\nKind=stream\nStreamUrl=%s\n"
                                           "[Auth]\nGrant=client-credentials\nTokenUrl=%s\nClientId=%s\n"
                                           "[Roster]\nUsers=*\nEveryone=true\nQueues=*\nInteractions=true\n",
                                           self->centre.stream_url, self->centre.token_url, self->centre.client_id);
  g_autoptr (RsProfile) profile = rs_profile_parse (text, -1, "soak", &error);
  g_autoptr (RsSecret) secret = rs_secret_new (self->centre.secret);

  if (profile == NULL)
    g_error ("%s", error->message);
  self->clock = rs_clock_new_system ();
  self->session = rs_session_new (profile, secret, self->clock);
  g_signal_connect (self->session, "applied", G_CALLBACK (on_applied), self);
  rs_session_start (self->session);
}

/* Forces reconnects at equal distances; a minute is told when it is over. */
static void
live_through (Soak *self, double until, double minutes)
{
  while (get_seconds (self) < until)
    {
      live_on (MIN (0.5, until - get_seconds (self)));
      if (get_seconds (self) >= minutes * 60 / (N_FORCED + 1) * (self->n_forced + 1))
        {
          soak_centre_tell (&self->centre, "force");
          self->n_forced++;
        }
      if (get_seconds (self) >= (self->n_minutes + 1) * 60)
        print_minute (self);
    }
}

static gboolean
is_within (const char *what, double before, double after, double most)
{
  printf ("%s: %.0f early, %.0f in the end: %s\n", what, before, after, after <= most ? "good" : "TOO MUCH");
  return after <= most;
}

static gboolean
judge (Soak *self, const Weight *early, const Weight *late)
{
  g_autofree char *stats = soak_centre_ask (&self->centre, "stats");
  gboolean is_good = self->n_wrong == 0;

  printf ("The centre counted: %s\n", stats);
  is_good &= is_within ("KiB allocated", (double) early->allocated_kib, (double) late->allocated_kib,
                        (double) early->allocated_kib * TWO_PERCENT);
  is_good &= is_within ("KiB resident", (double) early->resident_kib, (double) late->resident_kib,
                        (double) early->resident_kib * TWO_PERCENT);
  is_good &= is_within ("objects", early->objects, late->objects, early->objects + FLEETING_OBJECTS);
  is_good &= strstr (stats, "\"maxConcurrentHandshakes\":1,") != NULL;
  printf ("%s\n", is_good ? "good" : "FAILED");
  return is_good;
}

static int
soak (const char *program, double minutes, guint32 seed)
{
  Soak self = { 0 };
  Weight early, late;
  gboolean is_good;
  guint source;

  printf ("%g minutes, seed %u\n", minutes, seed);
  soak_centre_open (&self.centre, program, seed);
  open_session (&self);
  live_on (CALM_MINUTE);
  source = g_timeout_add_seconds (7, change_network, NULL);

  self.began_us = self.told_us = g_get_monotonic_time ();
  soak_centre_tell (&self.centre, "storm");
  live_through (&self, MIN (120.0, minutes * 30), minutes);
  early = settle (&self, "early");
  soak_centre_tell (&self.centre, "resume");
  soak_centre_tell (&self.centre, "storm");
  live_through (&self, minutes * 60, minutes);
  late = settle (&self, "in the end");

  is_good = judge (&self, &early, &late);
  g_source_remove (source);
  rs_session_stop (self.session);
  g_object_unref (self.session);
  g_object_unref (self.clock);
  soak_centre_close (&self.centre);
  return is_good ? EXIT_SUCCESS : EXIT_FAILURE;
}

static int
serve (int argc, char **argv)
{
  guint agents = argc == 5 ? (guint) strtoul (argv[3], NULL, 10) : AGENTS;
  double rate = argc == 5 ? g_ascii_strtod (argv[4], NULL) : RATE;

  return soak_centre_serve ((guint32) strtoul (argv[2], NULL, 10), agents, rate);
}

int
main (int argc, char **argv)
{
  if ((argc == 3 || argc == 5) && g_str_equal (argv[1], "--centre"))
    return serve (argc, argv);
  if (argc < 2 || argc > 3 || g_ascii_strtod (argv[1], NULL) <= 0)
    {
      fprintf (stderr, "soak MINUTES [SEED]\n");
      return EXIT_FAILURE;
    }
  return soak (argv[0], g_ascii_strtod (argv[1], NULL), argc == 3 ? (guint32) strtoul (argv[2], NULL, 10) : 1);
}
