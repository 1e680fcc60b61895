/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-pins.h"

#include "ui/rs-tile-face.h"

static int
compare_pins (gconstpointer a, gconstpointer b)
{
  const RsWallPin *first = a;
  const RsWallPin *second = b;

  if (first->since_ns != second->since_ns)
    return first->since_ns < second->since_ns ? -1 : 1;
  return (first->index > second->index) - (first->index < second->index);
}

/**
 * rs_wall_pins_collect:
 * @agents: a list of #RsAgent
 * @now_ns: the time at the server
 *
 * Returns: (transfer full) (element-type RsWallPin): those over their limit and those who refused a contact, the longest
 *   first
 */
GArray *
rs_wall_pins_collect (GListModel *agents, gint64 now_ns)
{
  GArray *pins = g_array_new (FALSE, FALSE, sizeof (RsWallPin));
  guint n_agents = g_list_model_get_n_items (agents);

  for (guint i = 0; i < n_agents; i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (agents, i);
      RsTileFace face;

      rs_tile_face_read (&face, agent, RS_NAMES_FULL); /* no name is shown */
      if (rs_tile_face_is_alarm (&face, now_ns))
        {
          RsWallPin pin = { i, face.since_ns };

          g_array_append_val (pins, pin);
        }
    }
  g_array_sort (pins, compare_pins);
  return pins;
}

/**
 * rs_wall_pins_hash:
 * @pins: (element-type RsWallPin): who is pinned
 *
 * Returns: a number that tells whether they are the same as before
 */
guint
rs_wall_pins_hash (const GArray *pins)
{
  guint hash = pins->len;

  for (guint i = 0; i < pins->len; i++)
    hash = hash * 31 + g_array_index (pins, RsWallPin, i).index;
  return hash;
}

/**
 * rs_wall_pins_count_outside:
 * @pins: (element-type RsWallPin): who is pinned
 * @n_pins: how many of them are shown
 * @first: index of the first agent of a page
 * @count: how many agents are on it
 *
 * Returns: how many of the pinned have no place of their own on that page
 */
guint
rs_wall_pins_count_outside (const GArray *pins, guint n_pins, guint first, guint count)
{
  guint outside = 0;

  for (guint i = 0; i < n_pins; i++)
    outside += g_array_index (pins, RsWallPin, i).index - first >= count;
  return outside;
}
