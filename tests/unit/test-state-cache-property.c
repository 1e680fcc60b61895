/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-state-cache.h"

/*
 * Protocol §6 as a property: whatever order the same messages come in, however often, and whichever of them come
 * before their connection is subscribed, the picture is the one that a naive oracle makes: of each field the value
 * with the greatest (epoch, sequence, timestamp). An interaction that was ever said to have ended is out of view.
 */

#define START_NS (G_GINT64_CONSTANT (1767225600) * 1000000000)
#define N_EPOCHS 3
#define N_ROUNDS 3000

static const struct
{
  RsKind kind;
  const char *id;
} entities[] = {
  { RS_KIND_AGENT, "one" },         { RS_KIND_AGENT, "two" },       { RS_KIND_QUEUE, "one" },
  { RS_KIND_QUEUE, "two" },         { RS_KIND_INTERACTION, "one" }, { RS_KIND_INTERACTION, "two" },
  { RS_KIND_INTERACTION, "three" },
};

typedef struct
{
  guint entity;
  guint32 epoch;
  RsDelta delta;
} Message;

typedef struct
{
  RsClock *clock;
  RsStateCache *cache;
  RsStateCache *side[N_EPOCHS + 1]; /* what came before its connection was subscribed */
  guint32 epoch;
  RsChangeSet *all;
} World;

static void
message_free (gpointer data)
{
  Message *message = data;

  rs_delta_clear (&message->delta);
  g_free (message);
}

static void
draw_text (RsDelta *delta, guint field)
{
  static const char *const states[] = { "queued", "ringing", "active", "held", "queued", "active", "ended" };
  static const char *const words[] = { "Available", "Break", "Billing", "Chat", "", "Zoë" };

  if (delta->kind == RS_KIND_INTERACTION && field == RS_INTERACTION_STATE)
    rs_delta_set_text (delta, field, states[g_test_rand_int_range (0, G_N_ELEMENTS (states))]);
  else
    rs_delta_set_text (delta, field, words[g_test_rand_int_range (0, G_N_ELEMENTS (words))]);
}

static void
draw_field (RsDelta *delta, guint field)
{
  RsFieldType type = rs_kind_get_fields (delta->kind, NULL)[field].type;

  if (g_test_rand_int_range (0, 4) == 0)
    rs_delta_set_null (delta, field);
  else if (type == RS_FIELD_TEXT)
    draw_text (delta, field);
  else if (type == RS_FIELD_TIME)
    rs_delta_set_time (delta, field, START_NS + g_test_rand_int_range (0, 5));
  else
    rs_delta_set_number (delta, field, g_test_rand_int_range (0, 5));
}

static Message *
draw_message (void)
{
  Message *message = g_new0 (Message, 1);
  guint n_fields;

  message->entity = (guint) g_test_rand_int_range (0, G_N_ELEMENTS (entities));
  message->epoch = (guint32) g_test_rand_int_range (1, N_EPOCHS + 1);
  rs_delta_init (&message->delta, entities[message->entity].kind, entities[message->entity].id);
  rs_kind_get_fields (message->delta.kind, &n_fields);
  for (guint field = 0; field < n_fields; field++)
    if (g_test_rand_int_range (0, 3) == 0)
      draw_field (&message->delta, field);
  return message;
}

static void
shuffle (GPtrArray *array)
{
  for (guint i = array->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i);
      gpointer swapped = array->pdata[i - 1];

      array->pdata[i - 1] = array->pdata[j];
      array->pdata[j] = swapped;
    }
}

/* Numbers start anew with each epoch, so an older one has higher numbers as often as not. */
static GPtrArray *
draw_messages (gboolean numbered)
{
  GPtrArray *messages = g_ptr_array_new_with_free_func (message_free);
  gint64 numbers[N_EPOCHS + 1] = { 0 };

  for (int i = g_test_rand_int_range (1, 50); i > 0; i--)
    {
      Message *message = draw_message ();

      numbers[message->epoch] += g_test_rand_int_range (1, 4);
      if (numbered)
        {
          message->delta.has_sequence = TRUE;
          message->delta.sequence = numbers[message->epoch] - 1;
          message->delta.has_time = g_test_rand_bit ();
          message->delta.time_ns = message->delta.has_time ? START_NS + g_test_rand_int_range (-9, 9) : 0;
        }
      else
        {
          message->delta.has_time = TRUE;
          message->delta.time_ns = START_NS + numbers[message->epoch];
        }
      g_ptr_array_add (messages, message);
    }
  return messages;
}

/* The oracle: no more than what the protocol says. */
static gboolean
is_newer (const Message *a, const Message *b, gboolean numbered)
{
  if (a->epoch != b->epoch)
    return a->epoch > b->epoch;
  if (numbered)
    return a->delta.sequence > b->delta.sequence;
  return a->delta.time_ns > b->delta.time_ns;
}

static const RsValue *
get_expected (GPtrArray *messages, guint entity, guint field, gboolean numbered)
{
  const Message *newest = NULL;
  static const RsValue unset = { 0 };

  for (guint i = 0; i < messages->len; i++)
    {
      const Message *message = messages->pdata[i];

      if (message->entity == entity && (message->delta.mask & (1u << field)) != 0 &&
          (newest == NULL || is_newer (message, newest, numbered)))
        newest = message;
    }
  return newest != NULL ? &newest->delta.values[field] : &unset;
}

static gboolean
has_ended (GPtrArray *messages, guint entity)
{
  for (guint i = 0; i < messages->len; i++)
    {
      const Message *message = messages->pdata[i];
      const char *state = rs_value_get_text (&message->delta.values[RS_INTERACTION_STATE]);

      if (message->entity == entity && message->delta.kind == RS_KIND_INTERACTION && g_strcmp0 (state, "ended") == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_mentioned (GPtrArray *messages, guint entity)
{
  for (guint i = 0; i < messages->len; i++)
    if (((Message *) messages->pdata[i])->entity == entity)
      return TRUE;
  return FALSE;
}

static void
world_init (World *world)
{
  world->clock = rs_clock_new_virtual (START_NS / 1000);
  world->cache = rs_state_cache_new (world->clock);
  for (guint epoch = 1; epoch <= N_EPOCHS; epoch++)
    world->side[epoch] = rs_state_cache_new (world->clock);
  world->epoch = 0;
  world->all = rs_change_set_new ();
}

static void
world_clear (World *world)
{
  rs_change_set_free (world->all);
  for (guint epoch = 1; epoch <= N_EPOCHS; epoch++)
    rs_state_cache_free (world->side[epoch]);
  rs_state_cache_free (world->cache);
  g_object_unref (world->clock);
}

static void
world_take (World *world)
{
  RsChangeSet *changes = rs_change_set_new ();

  rs_state_cache_take_changes (world->cache, changes);
  world->all = rs_change_set_merge (world->all, changes);
}

static void
world_begin_next_epoch (World *world)
{
  g_autoptr (RsScope) everything = rs_scope_new ();

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (everything, kind, TRUE);
  world->epoch++;
  rs_state_cache_begin_epoch (world->cache, world->epoch, everything);
  rs_state_cache_absorb (world->cache, world->side[world->epoch]);
}

static void
world_deliver (World *world, const Message *message)
{
  RsStateCache *cache = message->epoch > world->epoch ? world->side[message->epoch] : world->cache;

  rs_state_cache_apply (cache, &message->delta, message->epoch, START_NS);
  if (g_test_rand_int_range (0, 6) == 0)
    world_take (world);
}

/* Any order, some twice, the epochs beginning anywhere between. */
static void
world_run (World *world, GPtrArray *messages)
{
  g_autoptr (GPtrArray) order = g_ptr_array_new ();

  for (guint i = 0; i < messages->len; i++)
    for (int copies = 1 + (g_test_rand_int_range (0, 5) == 0); copies > 0; copies--)
      g_ptr_array_add (order, messages->pdata[i]);
  for (guint i = 0; i < N_EPOCHS; i++)
    g_ptr_array_add (order, NULL);
  shuffle (order);
  for (guint i = 0; i < order->len; i++)
    if (order->pdata[i] == NULL)
      world_begin_next_epoch (world);
    else
      world_deliver (world, order->pdata[i]);
  world_take (world);
}

static const RsChange *
world_find (World *world, guint entity)
{
  for (guint i = 0; i < rs_change_set_get_n_changes (world->all); i++)
    {
      const RsChange *change = rs_change_set_get_change (world->all, i);

      if (change->kind == entities[entity].kind && g_str_equal (change->id, entities[entity].id))
        return change;
    }
  return NULL;
}

static char *
describe (const RsValue *value)
{
  switch (value->type)
    {
    case RS_VALUE_NULL:
      return g_strdup ("null");
    case RS_VALUE_TEXT:
      return g_strdup_printf ("\"%s\"", value->text);
    case RS_VALUE_NUMBER:
      return g_strdup_printf ("%g", value->number);
    case RS_VALUE_TIME:
      return g_strdup_printf ("%" G_GINT64_FORMAT " ns", value->time_ns - START_NS);
    case RS_VALUE_UNSET:
    default:
      return g_strdup ("unset");
    }
}

static void
check_entity (World *world, GPtrArray *messages, guint entity, gboolean numbered)
{
  const RsChange *change = world_find (world, entity);
  guint n_fields;
  const RsField *fields = rs_kind_get_fields (entities[entity].kind, &n_fields);

  g_assert_cmpint (change != NULL, ==, is_mentioned (messages, entity));
  if (change == NULL)
    return;
  if (change->removed != has_ended (messages, entity))
    g_error ("%s %s: expected removed=%d, got %d", rs_kind_get_name (change->kind), change->id,
             has_ended (messages, entity), change->removed);
  for (guint field = 0; field < n_fields && !change->removed; field++)
    {
      g_autofree char *expected = describe (get_expected (messages, entity, field, numbered));
      g_autofree char *got = describe (&change->values[field]);

      if (!g_str_equal (expected, got))
        g_error ("%s %s %s: expected %s, got %s", rs_kind_get_name (change->kind), change->id, fields[field].name,
                 expected, got);
    }
}

static void
run_rounds (gboolean numbered)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      g_autoptr (GPtrArray) messages = draw_messages (numbered);
      World world;

      world_init (&world);
      world_run (&world, messages);
      for (guint entity = 0; entity < G_N_ELEMENTS (entities); entity++)
        check_entity (&world, messages, entity, numbered);
      g_assert_cmpuint (rs_state_cache_count_unconfirmed (world.cache), ==, 0);
      g_assert_false (rs_state_cache_has_mixed (world.cache));
      world_clear (&world);
    }
}

static void
test_numbered_streams (void)
{
  run_rounds (TRUE);
}

static void
test_streams_with_timestamps_only (void)
{
  run_rounds (FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state-cache/any-order-of-numbered-messages-gives-one-picture", test_numbered_streams);
  g_test_add_func ("/model/state-cache/any-order-of-timed-messages-gives-one-picture",
                   test_streams_with_timestamps_only);
  return g_test_run ();
}
