/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-message.h"
#include "demo/rs-demo-subscriber.h"
#include "model/rs-state-cache.h"
#include "wire/rs-decoder.h"
#include "wire/rs-encoder.h"
#include "wire/rs-report.h"

#include <stdio.h>
#include <string.h>

/*
 * print-dialogue SEED SCOPE MINUTES: what the demo centre and Ringside's encoder and decoder say to each other in
 * some minutes of virtual time, for test_demo.py to hold against the schemas.
 *
 * Each line is a word, a tab and a text. `client` and `server` said it; `broken` is what the centre's faults put in
 * between; `truth` is the whole state at the end. `watch` and `dump` are what Ringside makes of it all at once, so
 * that there are more steps between than it keeps, and then again as after an outage.
 */

#define EPOCH 1
#define START_US G_GINT64_CONSTANT (1772377200000000)

typedef struct
{
  RsClock *clock;
  RsDemoOptions options;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoSubscriber *subscriber;
  RsStateCache *cache;
  RsBoardModel *model;
} Dialogue;

static void
print_frame (const char *who, const char *text, gsize length)
{
  printf ("%s\t%.*s\n", who, (int) length, text != NULL ? text : "");
}

static void
say (Dialogue *self, const char *text)
{
  print_frame ("client", text, strlen (text));
  rs_demo_subscriber_handle_text (self->subscriber, text, strlen (text));
}

static void
on_emit (GBytes *frame, gpointer user_data)
{
  Dialogue *self = user_data;
  gsize length;
  const char *text = g_bytes_get_data (frame, &length);
  g_auto (RsMessage) message = { 0 };

  print_frame ("server", text, length);
  rs_decoder_decode (text, length, NULL, &message);
  if (message.reply != NULL)
    say (self, message.reply);
  if (message.type == RS_MESSAGE_DELTA)
    rs_state_cache_apply (self->cache, &message.delta, EPOCH, rs_clock_get_real (self->clock) * 1000);
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  g_error ("The centre ended the dialogue: %u, %s", code, reason);
}

static void
ask_for_all (RsStateCache *cache)
{
  g_autoptr (RsScope) all = rs_scope_new ();

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (all, (RsKind) kind, TRUE);
  rs_state_cache_set_scope (cache, all);
  rs_state_cache_begin_epoch (cache, EPOCH, all);
}

static void
open_dialogue (Dialogue *self, guint32 seed, const char *scope)
{
  RsDemoSubscriberSetup setup = { &self->options, 1, TRUE };

  rs_demo_options_init (&self->options);
  self->options.agents = 12;
  self->options.queues = 3;
  self->options.rate = 4.0;
  self->options.seed = seed;
  self->options.wait_as_seconds = seed % 2 == 0;
  if (!rs_demo_scope_from_word (scope, &self->options.scope))
    g_error ("“%s” is no scope", scope);
  self->clock = rs_clock_new_virtual (START_US);
  self->cache = rs_state_cache_new (self->clock);
  self->model = rs_board_model_new ();
  ask_for_all (self->cache);
  self->floor = rs_demo_floor_new (&self->options, START_US);
  self->driver = rs_demo_driver_new (self->floor, self->clock, NULL);
  self->subscriber = rs_demo_subscriber_new (self->floor, self->clock, NULL, &setup, on_emit, on_close, self);
}

static void
close_dialogue (Dialogue *self)
{
  rs_demo_subscriber_free (self->subscriber);
  rs_state_cache_free (self->cache);
  g_object_unref (self->model);
  rs_demo_driver_free (self->driver);
  rs_demo_floor_free (self->floor);
  g_object_unref (self->clock);
}

static void
add_id (RsDemoRecord *record, gpointer scope)
{
  rs_scope_add (scope, record->kind == RS_DEMO_KIND_AGENT ? RS_KIND_AGENT : RS_KIND_QUEUE, record->id);
}

/* By name, and later everybody. */
static void
subscribe (Dialogue *self, gboolean to_all)
{
  g_autoptr (RsScope) scope = rs_scope_new ();
  g_autofree char *frame = NULL;

  rs_scope_set_all (scope, RS_KIND_AGENT, to_all);
  rs_scope_set_all (scope, RS_KIND_QUEUE, to_all);
  if (!to_all)
    {
      rs_demo_floor_visit (self->floor, RS_DEMO_KIND_AGENT, add_id, scope);
      rs_demo_floor_visit (self->floor, RS_DEMO_KIND_QUEUE, add_id, scope);
    }
  frame = rs_encoder_subscribe (scope, TRUE);
  say (self, frame);
}

/* The centre answers what it cannot use with an `error`. */
static void
provoke_errors (Dialogue *self)
{
  static const char *const texts[] = { "{", "{}", "{\"type\":\"dance\"}", "{\"type\":\"subscribe\"}" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    rs_demo_subscriber_handle_text (self->subscriber, texts[i], strlen (texts[i]));
}

static void
print_broken (RsDemoMalformed malformed, RsDemoKind kind)
{
  g_autoptr (GBytes) frame = rs_demo_message_malformed (malformed, kind, "e-1");

  print_frame ("broken", g_bytes_get_data (frame, NULL), g_bytes_get_size (frame));
}

static void
print_watch (Dialogue *self, gint64 now_ns)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();

  rs_state_cache_take_changes (self->cache, changes);
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    {
      g_autofree char *line = rs_report_change (rs_change_set_get_change (changes, i), now_ns);

      print_frame ("watch", line, strlen (line));
    }
  rs_board_model_apply (self->model, changes);
}

static void
print_picture (Dialogue *self)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  gint64 now_ns = rs_clock_get_real (self->clock) * 1000;
  g_autofree char *source = rs_report_source (status);
  g_autofree char *dump = NULL;

  print_frame ("watch", source, strlen (source));
  print_watch (self, now_ns);
  dump = rs_report_dump (self->model, status, now_ns, now_ns);
  print_frame ("dump", dump, strlen (dump));
}

static void
print_truth (Dialogue *self)
{
  g_autofree char *truth = rs_demo_floor_dump_truth (self->floor);

  print_frame ("truth", truth, strlen (truth));
}

int
main (int argc, char **argv)
{
  Dialogue dialogue = { 0 };
  gint64 half_us;

  if (argc != 4)
    {
      g_printerr ("Usage: %s SEED SCOPE MINUTES\n", argv[0]);
      return 3;
    }
  half_us = g_ascii_strtoll (argv[3], NULL, 10) * 30 * G_USEC_PER_SEC;
  open_dialogue (&dialogue, (guint32) g_ascii_strtoull (argv[1], NULL, 10), argv[2]);
  subscribe (&dialogue, FALSE);
  rs_clock_advance (dialogue.clock, half_us);
  provoke_errors (&dialogue);
  subscribe (&dialogue, TRUE);
  rs_clock_advance (dialogue.clock, half_us);
  print_truth (&dialogue);
  print_picture (&dialogue);
  rs_state_cache_lose_confirmation (dialogue.cache);
  print_picture (&dialogue);
  for (guint malformed = 0; malformed < RS_DEMO_N_MALFORMED; malformed++)
    for (guint kind = RS_DEMO_KIND_AGENT; kind <= RS_DEMO_KIND_INTERACTION; kind++)
      print_broken ((RsDemoMalformed) malformed, (RsDemoKind) kind);
  close_dialogue (&dialogue);
  return 0;
}
