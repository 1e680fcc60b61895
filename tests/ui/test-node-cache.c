/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-node-cache.h"

typedef struct
{
  float side;
  guint n_made;
} Order;

static GskRenderNode *
make (gpointer user_data)
{
  Order *order = user_data;

  order->n_made++;
  return gsk_color_node_new (&(GdkRGBA){ 1, 0, 0, 1 }, &GRAPHENE_RECT_INIT (0, 0, order->side, order->side));
}

static GskRenderNode *
ensure (guint64 key, Order *order)
{
  return rs_node_cache_ensure (&key, sizeof key, make, order);
}

static void
test_the_same_key_is_drawn_once (void)
{
  Order order = { .side = 10 };
  GskRenderNode *node = ensure (1, &order);

  g_assert_true (ensure (1, &order) == node);
  g_assert_true (ensure (2, &order) != node);
  g_assert_cmpuint (order.n_made, ==, 2);
}

static void
test_keys_of_other_lengths_are_others (void)
{
  Order order = { .side = 10 };
  guint64 key[2] = { 7, 0 };
  GskRenderNode *node = rs_node_cache_ensure (key, sizeof key[0], make, &order);

  g_assert_true (rs_node_cache_ensure (key, sizeof key, make, &order) != node);
}

/* However often a window changes its size. */
static void
test_what_is_kept_has_a_bound (gconstpointer data)
{
  Order order = { .side = (float) GPOINTER_TO_INT (data) };

  for (guint64 key = 1000; key < 3000; key++)
    ensure (key, &order);
  order.n_made = 0;
  ensure (2999, &order);
  g_assert_cmpuint (order.n_made, ==, 0);
  ensure (1000, &order);
  g_assert_cmpuint (order.n_made, ==, 1);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/node-cache/the-same-key-is-drawn-once", test_the_same_key_is_drawn_once);
  g_test_add_func ("/node-cache/keys-of-other-lengths-are-others", test_keys_of_other_lengths_are_others);
  g_test_add_data_func ("/node-cache/the-number-has-a-bound", GINT_TO_POINTER (1), test_what_is_kept_has_a_bound);
  g_test_add_data_func ("/node-cache/the-area-has-a-bound", GINT_TO_POINTER (400), test_what_is_kept_has_a_bound);
  return g_test_run ();
}
