/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

/*
 * Protocol §7 as a property: an agent's story is told by deltas, some of which are lost, and by one snapshot that says
 * how things stood at its time. Whatever order they arrive in, and however often: if nothing was lost that is newer than
 * the snapshot, the picture is the end of the story.
 */

#define N_ROUNDS 5000
#define MAX_DELTAS 12

static const guint fields[] = { RS_AGENT_STATUS, RS_AGENT_QUEUE_NAME, RS_AGENT_WRAP_UP_CODE, RS_AGENT_TEAM_NAME };

typedef enum
{
  TOLD_WITH_BOTH,
  TOLD_WITH_TIMES,
} Telling;

typedef struct
{
  RsDelta deltas[MAX_DELTAS];
  guint n_deltas;
  double taken_at; /* the moment that the snapshot shows; a delta is sent each second */
  RsDelta row;
  RsDelta end;
} Story;

static void
copy_field (const RsDelta *from, guint field, RsDelta *to)
{
  if (from->values[field].type == RS_VALUE_NULL)
    rs_delta_set_null (to, field);
  else
    rs_delta_set_text (to, field, from->values[field].text);
}

static void
draw_delta (RsDelta *delta, guint number, Telling telling)
{
  rs_delta_init (delta, RS_KIND_AGENT, "a1");
  delta->has_sequence = telling != TOLD_WITH_TIMES;
  delta->sequence = number;
  delta->has_time = TRUE;
  delta->time_ns = test_seconds (number);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = g_strdup_printf ("%u", number);

      if (g_test_rand_int_range (0, 6) == 0)
        rs_delta_set_null (delta, fields[i]);
      else if (g_test_rand_bit ())
        rs_delta_set_text (delta, fields[i], text);
    }
}

static void
retell (const RsDelta *delta, RsDelta *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if ((delta->mask & 1u << fields[i]) != 0)
      copy_field (delta, fields[i], state);
}

static void
story_init (Story *story, Telling telling)
{
  *story = (Story){ .n_deltas = (guint) g_test_rand_int_range (1, MAX_DELTAS + 1) };
  story->taken_at = g_test_rand_int_range (0, (int) story->n_deltas + 1) + 0.5;
  rs_delta_init (&story->row, RS_KIND_AGENT, "a1");
  rs_delta_init (&story->end, RS_KIND_AGENT, "a1");
  for (guint i = 0; i < story->n_deltas; i++)
    {
      draw_delta (&story->deltas[i], i + 1, telling);
      retell (&story->deltas[i], &story->end);
      if (i + 1 < story->taken_at)
        retell (&story->deltas[i], &story->row);
    }
}

static void
story_clear (Story *story)
{
  for (guint i = 0; i < story->n_deltas; i++)
    rs_delta_clear (&story->deltas[i]);
  rs_delta_clear (&story->row);
  rs_delta_clear (&story->end);
}

static void
apply_snapshot (TestPicture *picture, const Story *story)
{
  g_autoptr (RsSnapshot) snapshot = rs_snapshot_new (test_seconds (story->taken_at));
  RsDelta row;

  rs_delta_init (&row, RS_KIND_AGENT, "a1");
  retell (&story->row, &row);
  rs_snapshot_take_row (snapshot, &row);
  rs_state_cache_apply_snapshot (picture->cache, snapshot, 1, test_picture_get_server_now (picture));
}

/* NULL stands for the snapshot. What is older than it may be lost, the rest may come twice. */
static GPtrArray *
draw_order (Story *story)
{
  GPtrArray *order = g_ptr_array_new ();

  for (guint i = 0; i < story->n_deltas; i++)
    for (int copies = i + 1 < story->taken_at ? g_test_rand_int_range (0, 3) : g_test_rand_int_range (1, 3); copies > 0;
         copies--)
      g_ptr_array_add (order, &story->deltas[i]);
  for (guint i = order->len; i > 1; i--)
    {
      guint j = (guint) g_test_rand_int_range (0, (int) i);
      gpointer swapped = order->pdata[i - 1];

      order->pdata[i - 1] = order->pdata[j];
      order->pdata[j] = swapped;
    }
  g_ptr_array_insert (order, g_test_rand_int_range (0, (int) order->len + 1), NULL);
  return order;
}

static void
deliver (TestPicture *picture, const Story *story, GPtrArray *order)
{
  for (guint i = 0; i < order->len; i++)
    {
      const RsDelta *delta = order->pdata[i];

      if (delta == NULL)
        apply_snapshot (picture, story);
      else
        rs_state_cache_apply (picture->cache, delta, 1, test_picture_get_server_now (picture));
    }
}

static const RsChange *
get_change (TestPicture *picture)
{
  picture->all = rs_change_set_merge (picture->all, test_picture_take (picture));
  g_assert_cmpuint (rs_change_set_get_n_changes (picture->all), ==, 1);
  return rs_change_set_get_change (picture->all, 0);
}

static void
run (Telling telling)
{
  for (guint round = 0; round < N_ROUNDS; round++)
    {
      TestPicture picture;
      Story story;
      g_autoptr (GPtrArray) order = NULL;

      story_init (&story, telling);
      order = draw_order (&story);
      test_picture_set_up (&picture, NULL);
      deliver (&picture, &story, order);
      for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
        {
          const RsValue *expected = &story.end.values[fields[i]];
          const RsValue *got = &get_change (&picture)->values[fields[i]];

          if (!rs_value_equal (expected, got))
            g_error ("round %u, field %u: expected %s, got %s", round, fields[i], rs_value_get_text (expected),
                     rs_value_get_text (got));
        }
      test_picture_tear_down (&picture, NULL);
      story_clear (&story);
    }
}

static void
test_any_order_of_deltas_and_a_snapshot (void)
{
  run (TOLD_WITH_BOTH);
}

static void
test_any_order_of_timed_deltas_and_a_snapshot (void)
{
  run (TOLD_WITH_TIMES);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/state-snapshot/any-order-of-deltas-and-a-snapshot-ends-right",
                   test_any_order_of_deltas_and_a_snapshot);
  g_test_add_func ("/model/state-snapshot/any-order-of-timed-deltas-and-a-snapshot-ends-right",
                   test_any_order_of_timed_deltas_and_a_snapshot);
  return g_test_run ();
}
