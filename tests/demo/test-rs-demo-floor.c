/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <json-glib/json-glib.h>
#include <string.h>

#include "demo-replay.h"
#include "demo/rs-demo-floor.h"
#include "demo/rs-demo-message.h"

#define START_US G_GINT64_CONSTANT (1772377200000000)
#define MINUTE (G_GINT64_CONSTANT (60) * G_USEC_PER_SEC)

static const char *
get_text (const RsDemoRecord *record, guint field)
{
  return record->values[field].text;
}

static void
append_change (const RsDemoChange *change, gpointer user_data)
{
  RsDemoStamp stamp = { change->tenant_sequence, change->time_us, TRUE, -1 };
  g_autoptr (GBytes) frame = rs_demo_message_update (&stamp, change->record, change->fields, FALSE);

  g_string_append_len (user_data, g_bytes_get_data (frame, NULL), (gssize) g_bytes_get_size (frame));
  g_string_append_c (user_data, '\n');
}

static char *
record_day (guint32 seed, double rate, gint64 step_us)
{
  RsDemoOptions options;
  GString *text = g_string_new (NULL);
  g_autoptr (RsDemoFloor) floor = NULL;

  rs_demo_options_init (&options);
  options.seed = seed;
  options.rate = rate;
  floor = rs_demo_floor_new (&options, START_US);
  rs_demo_floor_add_listener (floor, append_change, text);
  for (gint64 passed = 0; passed < 10 * MINUTE; passed += step_us)
    rs_demo_floor_advance (floor, step_us);
  return g_string_free (text, FALSE);
}

static void
test_same_seed_same_bytes (void)
{
  const double rates[] = { 0.0, 40.0 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autofree char *first = record_day (7, rates[i], 10 * MINUTE);
      g_autofree char *second = record_day (7, rates[i], 10 * MINUTE);
      g_autofree char *in_steps = record_day (7, rates[i], 20000);
      g_autofree char *other = record_day (8, rates[i], 10 * MINUTE);

      g_assert_cmpuint (strlen (first), >, 10000);
      g_assert_cmpstr (first, ==, second);
      g_assert_cmpstr (first, ==, in_steps);
      g_assert_cmpstr (first, !=, other);
    }
}

static void
replay_change (const RsDemoChange *change, gpointer user_data)
{
  RsDemoStamp stamp = { change->tenant_sequence, change->time_us, TRUE, -1 };
  g_autoptr (GBytes) frame = rs_demo_message_update (&stamp, change->record, change->fields, FALSE);

  demo_replay_apply (user_data, frame);
}

static void
replay_record (RsDemoRecord *record, gpointer user_data)
{
  RsDemoStamp stamp = { 1, START_US, TRUE, -1 };
  g_autoptr (GBytes) frame = rs_demo_message_update (&stamp, record, rs_demo_record_get_all_fields (record), FALSE);

  demo_replay_apply (user_data, frame);
}

static void
test_truth_equals_replay (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      RsDemoOptions options;
      g_autoptr (DemoReplay) replay = demo_replay_new ();
      g_autoptr (RsDemoFloor) floor = NULL;

      rs_demo_options_init (&options);
      options.seed = seed;
      options.rate = seed % 2 == 0 ? 100.0 : 0.0;
      floor = rs_demo_floor_new (&options, START_US);
      for (guint kind = 0; kind < 3; kind++)
        rs_demo_floor_visit (floor, (RsDemoKind) kind, replay_record, replay);
      rs_demo_floor_add_listener (floor, replay_change, replay);

      for (guint i = 0; i < 20; i++)
        {
          g_autofree char *truth = NULL;

          rs_demo_floor_advance (floor, 30 * G_USEC_PER_SEC);
          truth = rs_demo_floor_dump_truth (floor);
          demo_replay_assert_equals_truth (replay, truth);
        }
    }
}

typedef struct
{
  guint64 told;
  GHashTable *open;     /* interaction id → since when, µs */
  GHashTable *statuses; /* agent id → the last word */
  guint refused;
  guint held;
  guint abandoned;
} Watch;

/* What an agent can do next: anything else would be a fault of the simulation. */
static const struct
{
  const char *from;
  const char *to;
} transitions[] = {
  { "Offline", "Available" }, { "Available", "Ringing" },  { "Available", "Break" },   { "Available", "Lunch" },
  { "Available", "Meeting" }, { "Available", "Training" }, { "Available", "Offline" }, { "Ringing", "In Call" },
  { "Ringing", "Break" },     { "In Call", "On Hold" },    { "On Hold", "In Call" },   { "In Call", "Wrap Up" },
  { "Wrap Up", "Available" }, { "Wrap Up", "Break" },      { "Wrap Up", "Lunch" },     { "Wrap Up", "Meeting" },
  { "Wrap Up", "Training" },  { "Wrap Up", "Offline" },    { "Break", "Available" },   { "Lunch", "Available" },
  { "Meeting", "Available" }, { "Training", "Available" }, { "Break", "Offline" },     { "Lunch", "Offline" },
  { "Meeting", "Offline" },   { "Training", "Offline" },
};

static gboolean
can_follow (const char *from, const char *to)
{
  for (guint i = 0; i < G_N_ELEMENTS (transitions); i++)
    if (g_str_equal (transitions[i].from, from) && g_str_equal (transitions[i].to, to))
      return TRUE;
  return FALSE;
}

static void
watch_agent (Watch *watch, const RsDemoChange *change)
{
  const char *status = get_text (change->record, RS_DEMO_AGENT_STATUS);
  const char *before = g_hash_table_lookup (watch->statuses, change->record->id);

  if ((change->fields & 1u << RS_DEMO_AGENT_STATUS) == 0)
    return;
  g_assert_true (change->fields & 1u << RS_DEMO_AGENT_STATUS_CHANGED_AT);
  if (!can_follow (before, status))
    g_error ("%s cannot go from %s to %s", get_text (change->record, RS_DEMO_AGENT_DISPLAY_NAME), before, status);
  if (g_str_equal (before, "Ringing") && g_str_equal (status, "Break"))
    watch->refused++;
  if (g_str_equal (status, "On Hold"))
    watch->held++;
  if (g_str_equal (status, "Available"))
    {
      g_assert_null (get_text (change->record, RS_DEMO_AGENT_QUEUE_NAME));
      g_assert_null (get_text (change->record, RS_DEMO_AGENT_WRAP_UP_CODE));
    }
  g_hash_table_insert (watch->statuses, g_strdup (change->record->id), g_strdup (status));
}

static void
watch_interaction (Watch *watch, const RsDemoChange *change)
{
  if (g_str_equal (get_text (change->record, RS_DEMO_INTERACTION_STATE), "ended"))
    g_hash_table_remove (watch->open, change->record->id);
  else if (!g_hash_table_contains (watch->open, change->record->id))
    g_hash_table_insert (watch->open, g_strdup (change->record->id),
                         g_memdup2 (&change->time_us, sizeof change->time_us));
}

static void
watch_change (const RsDemoChange *change, gpointer user_data)
{
  Watch *watch = user_data;

  watch->told++;
  g_assert_cmpuint (change->fields, !=, 0);
  if (change->record->kind == RS_DEMO_KIND_AGENT)
    watch_agent (watch, change);
  if (change->record->kind == RS_DEMO_KIND_INTERACTION)
    watch_interaction (watch, change);
  if (change->record->kind == RS_DEMO_KIND_QUEUE && change->fields & 1u << RS_DEMO_QUEUE_ABANDONED)
    watch->abandoned++;
}

static void
note_status (RsDemoRecord *record, gpointer user_data)
{
  Watch *watch = user_data;

  g_hash_table_insert (watch->statuses, g_strdup (record->id), g_strdup (get_text (record, RS_DEMO_AGENT_STATUS)));
}

static void
note_interaction (RsDemoRecord *record, gpointer user_data)
{
  Watch *watch = user_data;
  gint64 start = START_US;

  g_hash_table_insert (watch->open, g_strdup (record->id), g_memdup2 (&start, sizeof start));
}

static Watch *
watch_new (RsDemoFloor *floor)
{
  Watch *watch = g_new0 (Watch, 1);

  watch->open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  watch->statuses = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, note_status, watch);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_INTERACTION, note_interaction, watch);
  rs_demo_floor_add_listener (floor, watch_change, watch);
  return watch;
}

static void
watch_free (Watch *watch)
{
  g_hash_table_unref (watch->open);
  g_hash_table_unref (watch->statuses);
  g_free (watch);
}

typedef struct
{
  guint offline;
  guint staffed;
  guint busy;
  guint available;
  guint waiting;
  gint64 longest_ms;
} Head;

static void
count_agent (RsDemoRecord *record, gpointer user_data)
{
  static const char *const busy[] = { "Ringing", "In Call", "On Hold", "Wrap Up", NULL };
  Head *head = user_data;
  const char *status = get_text (record, RS_DEMO_AGENT_STATUS);

  head->offline += g_str_equal (status, "Offline");
  head->staffed += !g_str_equal (status, "Offline");
  head->busy += g_strv_contains (busy, status);
  head->available += g_str_equal (status, "Available");
  if (g_strv_contains (busy, status))
    g_assert_nonnull (get_text (record, RS_DEMO_AGENT_QUEUE_NAME));
}

static void
count_queue (RsDemoRecord *record, gpointer user_data)
{
  Head *head = user_data;
  const RsDemoValue *level = &record->values[RS_DEMO_QUEUE_SERVICE_LEVEL];

  head->waiting += (guint) record->values[RS_DEMO_QUEUE_WAITING].number;
  g_assert_cmpint (level->number, >=, 0);
  g_assert_cmpint (level->number, <=, 1000);
}

static Head
count_heads (RsDemoFloor *floor)
{
  Head head = { 0 };

  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, count_agent, &head);
  rs_demo_floor_visit (floor, RS_DEMO_KIND_QUEUE, count_queue, &head);
  return head;
}

static RsDemoFloor *
make_floor (guint agents, guint queues, guint32 seed, double rate)
{
  RsDemoOptions options;

  rs_demo_options_init (&options);
  options.agents = agents;
  options.queues = queues;
  options.seed = seed;
  options.rate = rate;
  return rs_demo_floor_new (&options, START_US);
}

static void
test_opening_is_believable (void)
{
  const guint sizes[] = { 12, 36, 60, 300 };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    for (guint32 seed = 1; seed <= 10; seed++)
      {
        g_autoptr (RsDemoFloor) floor = make_floor (sizes[i], 6, seed, 0);
        Head head = count_heads (floor);
        double busy = (double) head.busy / head.staffed;

        g_assert_cmpuint (head.offline, >=, 1);
        g_assert_cmpfloat (busy, >=, 0.58);
        g_assert_cmpfloat (busy, <=, 0.75);
        g_assert_cmpuint (head.available, >=, 1);
        g_assert_cmpuint (head.waiting, >=, 1);
        g_assert_cmpuint (head.waiting, <=, 24);
      }
}

static void
measure_age (RsDemoRecord *record, gpointer user_data)
{
  GArray *ages = user_data;
  gint64 age = (START_US / 1000 - record->values[RS_DEMO_AGENT_STATUS_CHANGED_AT].number) / 1000;

  g_assert_cmpint (age, >=, 0);
  g_assert_cmpint (age, <=, 3600);
  g_array_append_val (ages, age);
}

static void
test_opening_timers_are_spread (void)
{
  g_autoptr (RsDemoFloor) floor = make_floor (60, 6, 3, 0);
  g_autoptr (GArray) ages = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint young = 0;
  guint old = 0;

  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, measure_age, ages);
  for (guint i = 0; i < ages->len; i++)
    {
      young += g_array_index (ages, gint64, i) < 60;
      old += g_array_index (ages, gint64, i) > 600;
    }
  g_assert_cmpuint (young, >=, 4);
  g_assert_cmpuint (old, >=, 4);
}

static void
test_hour_is_believable (void)
{
  for (guint32 seed = 1; seed <= 5; seed++)
    {
      g_autoptr (RsDemoFloor) floor = make_floor (60, 6, seed, 0);
      Watch *watch = watch_new (floor);
      double busy = 0.0;
      guint most_waiting = 0;

      for (guint minute = 0; minute < 60; minute++)
        {
          Head head;

          rs_demo_floor_advance (floor, MINUTE);
          head = count_heads (floor);
          busy += (double) head.busy / head.staffed / 60.0;
          most_waiting = MAX (most_waiting, head.waiting);
          g_assert_cmpuint (head.staffed, >=, 30);
          g_assert_cmpuint (head.waiting, <=, 40);
        }
      g_assert_cmpfloat (busy, >=, 0.5);
      g_assert_cmpfloat (busy, <=, 0.85);
      g_assert_cmpuint (most_waiting, >=, 2);
      g_assert_cmpuint (watch->refused, >=, 1);
      g_assert_cmpuint (watch->held, >=, 10);
      g_assert_cmpuint (watch->abandoned, >=, 1);
      watch_free (watch);
    }
}

static void
assert_not_stuck (RsDemoRecord *record, gpointer user_data)
{
  RsDemoFloor *floor = user_data;
  gint64 since = record->values[RS_DEMO_AGENT_STATUS_CHANGED_AT].number;
  gint64 minutes = (rs_demo_floor_get_time (floor) / 1000 - since) / 60000;

  /* The longest things are a night at home and an idle quarter of an hour; a contact ends within an hour. */
  if (g_str_equal (get_text (record, RS_DEMO_AGENT_STATUS), "Offline"))
    g_assert_cmpint (minutes, <=, 130);
  else
    g_assert_cmpint (minutes, <=, 61);
}

static void
test_nobody_is_stuck (void)
{
  g_autoptr (RsDemoFloor) floor = make_floor (120, 8, 9, 0);
  Watch *watch = watch_new (floor);
  GHashTableIter iter;
  gpointer since;

  for (guint hour = 0; hour < 4; hour++)
    {
      rs_demo_floor_advance (floor, 60 * MINUTE);
      rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, assert_not_stuck, floor);
    }
  g_hash_table_iter_init (&iter, watch->open);
  while (g_hash_table_iter_next (&iter, NULL, &since))
    g_assert_cmpint (rs_demo_floor_get_time (floor) - *(gint64 *) since, <, 90 * MINUTE);
  watch_free (watch);
}

static void
test_rate_is_kept (void)
{
  const struct
  {
    guint agents;
    double rate;
  } cases[] = { { 36, 5 }, { 36, 60 }, { 300, 20 }, { 300, 500 }, { 300, 3000 }, { 12, 0.5 } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RsDemoFloor) floor = make_floor (cases[i].agents, 8, 4, cases[i].rate);
      Watch *watch = watch_new (floor);
      double seconds = cases[i].rate < 1.0 ? 1200.0 : 120.0;
      double seen;

      rs_demo_floor_advance (floor, (gint64) (seconds * G_USEC_PER_SEC));
      seen = (double) watch->told / seconds;
      g_test_message ("%u agents, wanted %g/s, seen %g/s", cases[i].agents, cases[i].rate, seen);
      g_assert_cmpfloat (seen, >=, 0.85 * cases[i].rate);
      g_assert_cmpfloat (seen, <=, 1.15 * cases[i].rate);
      watch_free (watch);
    }
}

static void
test_pause_postpones (void)
{
  const double rates[] = { 0.0, 40.0 };

  for (guint i = 0; i < G_N_ELEMENTS (rates); i++)
    {
      g_autoptr (RsDemoFloor) floor = make_floor (36, 6, 5, rates[i]);
      Watch *watch = watch_new (floor);
      guint64 before;

      rs_demo_floor_advance (floor, MINUTE);
      before = watch->told;
      g_assert_cmpuint (before, >, 10);

      rs_demo_floor_set_paused (floor, TRUE);
      rs_demo_floor_advance (floor, 60 * MINUTE);
      g_assert_cmpuint (watch->told, ==, before);
      g_assert_cmpint (rs_demo_floor_get_time (floor), ==, START_US + 61 * MINUTE);
      g_assert_cmpint (rs_demo_floor_get_next_due (floor), ==, G_MAXINT64);

      rs_demo_floor_set_paused (floor, FALSE);
      rs_demo_floor_advance (floor, MINUTE);
      g_assert_cmpuint (watch->told, >, before);
      g_assert_cmpuint (watch->told, <, 4 * before); /* what was missed does not come at once */
      watch_free (watch);
    }
}

static void
test_smallest_and_largest (void)
{
  const struct
  {
    guint agents;
    guint queues;
  } sizes[] = { { 1, 1 }, { 1, 5 }, { 3, 40 }, { 5000, 40 } };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RsDemoFloor) floor = make_floor (sizes[i].agents, sizes[i].queues, 2, 0);
      Watch *watch = watch_new (floor);

      rs_demo_floor_advance (floor, 10 * MINUTE);
      g_assert_cmpuint (g_hash_table_size (watch->statuses), ==, sizes[i].agents);
      g_assert_cmpuint (watch->told, >, 0);
      watch_free (watch);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/floor/same-seed-same-bytes", test_same_seed_same_bytes);
  g_test_add_func ("/demo/floor/truth-equals-replay", test_truth_equals_replay);
  g_test_add_func ("/demo/floor/opening-is-believable", test_opening_is_believable);
  g_test_add_func ("/demo/floor/opening-timers-are-spread", test_opening_timers_are_spread);
  g_test_add_func ("/demo/floor/hour-is-believable", test_hour_is_believable);
  g_test_add_func ("/demo/floor/nobody-is-stuck", test_nobody_is_stuck);
  g_test_add_func ("/demo/floor/rate-is-kept", test_rate_is_kept);
  g_test_add_func ("/demo/floor/pause-postpones", test_pause_postpones);
  g_test_add_func ("/demo/floor/smallest-and-largest", test_smallest_and_largest);
  return g_test_run ();
}
