/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "truth-run.h"

#include "test-truth.h"

#include "demo/rs-demo-driver.h"
#include "demo/rs-demo-subscriber.h"
#include "model/rs-board-model.h"
#include "model/rs-state-cache.h"
#include "wire/rs-decoder.h"
#include "wire/rs-encoder.h"
#include "wire/rs-report.h"

#include <string.h>

/*
 * One run: a demo centre and a client in one process and in virtual time.
 *
 *   floor ─▶ subscriber ─ faults ─ frames ─▶ decoder ─▶ side cache / cache ─▶ change sets ─▶ board model ─▶ dump
 *     └────────────────────────────────────────────── truth ◀─ compared ────────────────────────────────┘
 *
 * In the middle a second connection takes over whose numbers start anew: in every other seed after an outage, in
 * the others as a rotation, with both connections alive for a while and late frames of the first coming last.
 */

#define START_US (G_GINT64_CONSTANT (1767225600) * G_USEC_PER_SEC)
#define STEP_US (100 * 1000)
#define RATE 50.0
#define HALF_STEPS 240 /* of STEP_US; so that both halves together tell TRUTH_MIN_DELTAS and more */

typedef struct _Client Client;

typedef struct
{
  Client *client;
  RsDemoSubscriber *subscriber;
  RsStateCache *side; /* what comes before `subscribed`; NULL afterwards */
  RsScope *granted;   /* from a `subscribed` that is still on its way */
  guint n_held;       /* frames that overtake it */
  guint32 epoch;
} Connection;

struct _Client
{
  RsClock *clock;
  RsDemoFloor *floor;
  RsDemoDriver *driver;
  RsDemoOptions options;
  RsScope *asked;
  RsStateCache *cache;
  RsBoardModel *model;
  guint n_deltas;
  guint n_malformed;
};

static const char *const mode_names[TRUTH_N_MODES] = { "clean", "reordered", "duplicated", "reordered-and-duplicated" };

const char *
truth_mode_get_name (TruthMode mode)
{
  return mode_names[mode];
}

static void
become_subscribed (Connection *connection)
{
  Client *client = connection->client;

  rs_state_cache_begin_epoch (client->cache, connection->epoch, connection->granted);
  rs_state_cache_absorb (client->cache, connection->side);
  g_clear_pointer (&connection->side, rs_state_cache_free);
  g_clear_pointer (&connection->granted, rs_scope_free);
}

static void
take_subscribed (Connection *connection, RsMessage *message)
{
  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    if (!message->is_granted_told[kind])
      rs_scope_set_all (message->granted, kind, TRUE);
  connection->granted = g_steal_pointer (&message->granted);
}

static void
take_delta (Connection *connection, const RsDelta *delta)
{
  Client *client = connection->client;

  if (connection->granted != NULL && connection->n_held-- == 0)
    become_subscribed (connection);
  client->n_deltas++;
  rs_state_cache_apply (connection->side != NULL ? connection->side : client->cache, delta, connection->epoch,
                        rs_clock_get_real (client->clock) * 1000);
}

static void
on_frame (GBytes *frame, gpointer user_data)
{
  Connection *connection = user_data;
  g_auto (RsMessage) message = { 0 };
  gsize length;
  const char *data = g_bytes_get_data (frame, &length);

  rs_decoder_decode (data, length, NULL, &message);
  if (message.type == RS_MESSAGE_DELTA)
    take_delta (connection, &message.delta);
  else if (message.type == RS_MESSAGE_SUBSCRIBED)
    take_subscribed (connection, &message);
  else if (message.type == RS_MESSAGE_HEARTBEAT)
    rs_demo_subscriber_handle_text (connection->subscriber, message.reply, strlen (message.reply));
  else
    connection->client->n_malformed++;
  connection->client->n_malformed += message.n_wrong_fields;
}

static void
on_close (guint code, const char *reason, gpointer user_data)
{
  g_error ("expected the connection to live, got %u %s", code, reason);
}

/* Lets @n_steps pass; what changed in a step reaches the model at its end, as one change set. */
static void
pass (Client *client, guint n_steps)
{
  for (guint i = 0; i < n_steps; i++)
    {
      g_autoptr (RsChangeSet) changes = rs_change_set_new ();
      gint64 deadline_us;

      rs_clock_advance (client->clock, STEP_US);
      deadline_us = rs_state_cache_get_deadline (client->cache);
      if (deadline_us != 0 && deadline_us <= rs_clock_get_monotonic (client->clock))
        rs_state_cache_expire (client->cache);
      rs_state_cache_take_changes (client->cache, changes);
      rs_board_model_apply (client->model, changes);
    }
}

static void
connection_open (Connection *connection, Client *client, guint32 epoch)
{
  RsDemoSubscriberSetup setup = { .options = &client->options, .connection_number = epoch };
  g_autofree char *subscribe = rs_encoder_subscribe (client->asked, TRUE);

  *connection = (Connection){ .client = client, .epoch = epoch, .n_held = client->options.seed % 40 };
  connection->side = rs_state_cache_new (client->clock);
  client->options.faults.restart_numbers_at_us = epoch > 1 ? 1 : 0;
  connection->subscriber =
      rs_demo_subscriber_new (client->floor, client->clock, NULL, &setup, on_frame, on_close, connection);
  rs_clock_advance (client->clock, 1);
  rs_demo_subscriber_handle_text (connection->subscriber, subscribe, strlen (subscribe));
}

static void
connection_close (Connection *connection)
{
  g_clear_pointer (&connection->subscriber, rs_demo_subscriber_free);
  g_clear_pointer (&connection->side, rs_state_cache_free);
  g_clear_pointer (&connection->granted, rs_scope_free);
}

static void
ask_for (RsDemoRecord *record, gpointer user_data)
{
  rs_scope_add (user_data, record->kind == RS_DEMO_KIND_AGENT ? RS_KIND_AGENT : RS_KIND_QUEUE, record->id);
}

/* By ids, as a board does, or everyone: by seed. */
static RsScope *
choose_scope (Client *client)
{
  RsScope *asked = rs_scope_new ();

  rs_scope_set_all (asked, RS_KIND_INTERACTION, TRUE);
  if (client->options.seed % 3 == 0)
    {
      rs_scope_set_all (asked, RS_KIND_AGENT, TRUE);
      rs_scope_set_all (asked, RS_KIND_QUEUE, TRUE);
      return asked;
    }
  rs_demo_floor_visit (client->floor, RS_DEMO_KIND_AGENT, ask_for, asked);
  rs_demo_floor_visit (client->floor, RS_DEMO_KIND_QUEUE, ask_for, asked);
  return asked;
}

static void
choose_options (RsDemoOptions *options, TruthMode mode, guint32 seed)
{
  rs_demo_options_init (options);
  options->agents = 20;
  options->queues = 5;
  options->rate = RATE;
  options->seed = seed;
  options->scope = seed % 4; /* also none at all: timestamps alone are an order too */
  if (mode == TRUTH_REORDERED || mode == TRUTH_BOTH)
    options->faults.reorder_share = 0.2;
  if (mode == TRUTH_DUPLICATED || mode == TRUTH_BOTH)
    options->faults.duplicate_share = 0.2;
  options->faults.reorder_window_us = 2 * G_USEC_PER_SEC;
}

static void
client_init (Client *client, TruthMode mode, guint32 seed)
{
  *client = (Client){ .clock = rs_clock_new_virtual (START_US) };
  choose_options (&client->options, mode, seed);
  client->floor = rs_demo_floor_new (&client->options, START_US);
  client->driver = rs_demo_driver_new (client->floor, client->clock, NULL);
  client->asked = choose_scope (client);
  client->cache = rs_state_cache_new (client->clock);
  rs_state_cache_set_scope (client->cache, client->asked);
  client->model = rs_board_model_new ();
}

static void
client_clear (Client *client)
{
  g_object_unref (client->model);
  rs_state_cache_free (client->cache);
  rs_scope_free (client->asked);
  rs_demo_driver_free (client->driver);
  rs_demo_floor_free (client->floor);
  g_assert_finalize_object (client->clock);
}

/* The feed is gone for three seconds; what the first connection still held back is lost. */
static void
change_by_outage (Client *client, Connection *first, Connection *second)
{
  connection_close (first);
  rs_state_cache_lose_confirmation (client->cache);
  pass (client, 30);
  connection_open (second, client, 2);
}

static void
change_by_rotation (Client *client, Connection *first, Connection *second)
{
  connection_open (second, client, 2);
  pass (client, 15);
  rs_demo_subscriber_flush (first->subscriber);
  connection_close (first);
}

/* The floor stands still until every late frame has come and every deadline has passed. */
static void
settle (Client *client, Connection *last)
{
  rs_demo_driver_set_paused (client->driver, TRUE);
  rs_demo_subscriber_flush (last->subscriber);
  pass (client, 120);
}

static guint
compare (Client *client, TruthMode mode)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();
  gint64 now_ns = rs_demo_floor_get_time (client->floor) * 1000;
  g_autofree char *truth = rs_demo_floor_dump_truth (client->floor);
  g_autofree char *dump = rs_report_dump (client->model, status, now_ns, now_ns);
  g_autofree char *label = g_strdup_printf ("%s, seed %u", mode_names[mode], client->options.seed);

  return test_truth_compare (truth, dump, label, 0);
}

/* Returns in how many fields the dump differs from the truth. */
guint
truth_run (TruthMode mode, guint32 seed)
{
  Client client;
  Connection first, second;
  guint n_differences;

  client_init (&client, mode, seed);
  connection_open (&first, &client, 1);
  pass (&client, HALF_STEPS);
  if (seed % 2 == 0)
    change_by_outage (&client, &first, &second);
  else
    change_by_rotation (&client, &first, &second);
  pass (&client, HALF_STEPS);
  settle (&client, &second);

  n_differences = compare (&client, mode);
  g_assert_cmpuint (client.n_deltas, >=, TRUTH_MIN_DELTAS);
  g_assert_cmpuint (client.n_malformed, ==, 0);
  g_assert_cmpuint (rs_state_cache_count_unconfirmed (client.cache), ==, 0);
  connection_close (&second);
  client_clear (&client);
  return n_differences;
}
