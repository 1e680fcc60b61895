/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-clock.h"
#include "bench-frames.h"
#include "model/rs-state-cache.h"
#include "wire/rs-decoder.h"

#include <json-glib/json-glib.h>
#include <malloc.h>

/*
 * What a message costs: bare parsing by json-glib of the same bytes, the guard, decoding, decoding with merging, and
 * merging alone. All in one run over the same frames, so that the ratios hold whatever machine it is. Then what an
 * agent costs in memory.
 */

#define N_FRAMES 20000
#define N_ROUNDS 15
#define N_MANY_AGENTS 20000

static void
parse_bare (gpointer data)
{
  GPtrArray *frames = data;
  g_autoptr (JsonParser) parser = json_parser_new ();

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (frames->pdata[i], &length);

      g_assert_true (json_parser_load_from_data (parser, text, (gssize) length, NULL));
    }
}

static void
check_only (gpointer data)
{
  GPtrArray *frames = data;

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (frames->pdata[i], &length);

      g_assert_cmpint (rs_json_guard_check (text, length, RS_JSON_MAX_BYTES), ==, RS_MALFORMED_NONE);
    }
}

static void
decode_only (gpointer data)
{
  GPtrArray *frames = data;

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (frames->pdata[i], &length);
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (text, length, NULL, &message);
    }
}

static void
decode_and_merge (gpointer data)
{
  GPtrArray *frames = data;
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsStateCache) cache = rs_state_cache_new (clock);

  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (frames->pdata[i], &length);
      g_auto (RsMessage) message = { 0 };

      rs_decoder_decode (text, length, NULL, &message);
      if (message.type == RS_MESSAGE_DELTA)
        rs_state_cache_apply (cache, &message.delta, 1, 0);
    }
}

/* Of messages that were decoded beforehand. */
static void
merge_only (gpointer data)
{
  GArray *messages = data;
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  g_autoptr (RsStateCache) cache = rs_state_cache_new (clock);

  for (guint i = 0; i < messages->len; i++)
    rs_state_cache_apply (cache, &g_array_index (messages, RsMessage, i).delta, 1, 0);
}

static GArray *
decode_all (GPtrArray *frames)
{
  GArray *messages = g_array_new (FALSE, TRUE, sizeof (RsMessage));

  g_array_set_clear_func (messages, (GDestroyNotify) rs_message_clear);
  for (guint i = 0; i < frames->len; i++)
    {
      gsize length;
      const char *text = g_bytes_get_data (frames->pdata[i], &length);
      RsMessage message;

      rs_decoder_decode (text, length, NULL, &message);
      if (message.type == RS_MESSAGE_DELTA)
        g_array_append_val (messages, message);
      else
        rs_message_clear (&message);
    }
  return messages;
}

static void
measure_messages (void)
{
  g_autoptr (GPtrArray) frames = bench_frames_make (N_FRAMES);
  g_autoptr (GArray) messages = decode_all (frames);
  BenchTask tasks[] = {
    { .work = parse_bare, .data = frames },   { .work = check_only, .data = frames },
    { .work = decode_only, .data = frames },  { .work = decode_and_merge, .data = frames },
    { .work = merge_only, .data = messages },
  };
  double bare, guard, decode, both, merge;

  bench_best_of (N_ROUNDS, tasks, G_N_ELEMENTS (tasks));
  bare = tasks[0].best_ns / frames->len;
  guard = tasks[1].best_ns / frames->len;
  decode = tasks[2].best_ns / frames->len;
  both = tasks[3].best_ns / frames->len;
  merge = tasks[4].best_ns / messages->len;
  g_print ("per message, %u messages of a floor of %d agents\n", frames->len, BENCH_AGENTS);
  g_print ("  json-glib's bare parse    %7.0f ns\n", bare);
  g_print ("  guard                     %7.0f ns  %.2f of the bare parse\n", guard, guard / bare);
  g_print ("  decode                    %7.0f ns  %.2f\n", decode, decode / bare);
  g_print ("  decode and merge          %7.0f ns  %.2f  (goal: at most 1.60) %s\n", both, both / bare,
           bench_judge (both / bare <= 1.6));
  g_print ("  merge alone, per delta    %7.0f ns\n", merge);
}

/* Everything that a stream tells of an agent, in the lengths that are usual. */
static void
tell_agent (RsStateCache *cache, guint number)
{
  g_autofree char *id = g_strdup_printf ("11ec0f6a-5a9b-4e10-8d3c-0242ac%06u", number);
  g_autofree char *name = g_strdup_printf ("Maximiliane Musterfrau %u", number);
  g_auto (RsDelta) delta = { 0 };

  rs_delta_init (&delta, RS_KIND_AGENT, id);
  delta.has_sequence = delta.has_time = TRUE;
  delta.sequence = number;
  delta.time_ns = number;
  rs_delta_set_text (&delta, RS_AGENT_STATUS, "After Call Work");
  rs_delta_set_text (&delta, RS_AGENT_DISPLAY_NAME, name);
  rs_delta_set_text (&delta, RS_AGENT_TEAM_NAME, "Customer care, second floor");
  rs_delta_set_text (&delta, RS_AGENT_QUEUE_NAME, "Billing and payments");
  rs_delta_set_text (&delta, RS_AGENT_WRAP_UP_CODE, "Question answered");
  rs_delta_set_time (&delta, RS_AGENT_STATUS_CHANGED_AT, number);
  g_assert_cmpint (rs_state_cache_apply (cache, &delta, 1, 0), ==, RS_APPLY_APPLIED);
}

static void
measure_memory (void)
{
  g_autoptr (RsClock) clock = rs_clock_new_system ();
  gsize before = mallinfo2 ().uordblks;
  g_autoptr (RsStateCache) cache = rs_state_cache_new (clock);
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  double each;

  for (guint i = 0; i < N_MANY_AGENTS; i++)
    tell_agent (cache, i);
  rs_state_cache_take_changes (cache, changes);
  g_clear_pointer (&changes, rs_change_set_free);
  each = (double) (mallinfo2 ().uordblks - before) / N_MANY_AGENTS;
  g_print ("\nin the state cache, %d agents with all that a stream tells of them\n", N_MANY_AGENTS);
  g_print ("  per agent                 %7.0f bytes  (goal: at most 1024) %s\n", each, bench_judge (each <= 1024));
}

int
main (void)
{
  measure_messages ();
  measure_memory ();
  return 0;
}
