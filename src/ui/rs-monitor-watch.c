/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-monitor-watch.h"

/**
 * RsMonitorWatch:
 *
 * Keeps each window on the monitor whose connector was asked for, while monitors are unplugged, switched off and come
 * back.
 *
 * ```
 * the connector is there ─────────────────────────────▶ the window is there
 * it is not, but that of another window is ───────────▶ the window waits, not seen: the board can be seen there
 * none of the connectors is there, but some monitor is ▶ the first window takes the first monitor, the others wait
 * there is no monitor at all ─────────────────────────▶ all windows wait
 * ```
 */
struct _RsMonitorWatch
{
  GListModel *monitors;
  RsMonitorName get_name;
  GStrv wanted;
  RsMonitorPlace place;
  gpointer user_data;
  GPtrArray *watched; /* of the monitors that there are */
  GPtrArray *placed;  /* where each window is; NULL for nowhere */
  gboolean has_placed;
};

#define NOWHERE (-1)

static int
find (const char *const *present, const char *name)
{
  for (int i = 0; present[i] != NULL; i++)
    if (g_str_equal (present[i], name))
      return i;
  return NOWHERE;
}

/**
 * rs_monitor_watch_choose:
 * @wanted: (array zero-terminated): the connector that each window wants, no two the same
 * @present: (array zero-terminated): the connectors of the monitors that there are; "" for one without a name
 * @places: (array) (out caller-allocates): for each window the number of its monitor in @present, or -1 to wait
 *
 * No two windows share a monitor, and while there is a monitor, some window is seen.
 */
void
rs_monitor_watch_choose (const char *const *wanted, const char *const *present, int *places)
{
  gboolean is_seen = FALSE;

  for (guint i = 0; wanted[i] != NULL; i++)
    {
      places[i] = find (present, wanted[i]);
      is_seen |= places[i] != NOWHERE;
    }
  if (!is_seen && wanted[0] != NULL && present[0] != NULL)
    places[0] = 0;
}

static GStrv
list_names (RsMonitorWatch *self)
{
  GStrv names = g_new0 (char *, self->watched->len + 1);

  for (guint i = 0; i < self->watched->len; i++)
    {
      const char *name = self->get_name (self->watched->pdata[i]);

      names[i] = g_strdup (name != NULL ? name : "");
    }
  return names;
}

static void
place_one (RsMonitorWatch *self, guint window, gpointer monitor)
{
  gpointer *slot = &self->placed->pdata[window];

  if (self->has_placed && *slot == monitor)
    return;
  g_set_object ((GObject **) slot, monitor);
  self->place (window, monitor, self->user_data);
}

static void
place_all (RsMonitorWatch *self)
{
  g_auto (GStrv) names = list_names (self);
  g_autofree int *places = g_new0 (int, self->placed->len);

  rs_monitor_watch_choose ((const char *const *) self->wanted, (const char *const *) names, places);
  for (guint i = 0; i < self->placed->len; i++)
    place_one (self, i, places[i] != NOWHERE ? self->watched->pdata[places[i]] : NULL);
  self->has_placed = TRUE;
}

static void
stop_watching (RsMonitorWatch *self)
{
  for (guint i = 0; i < self->watched->len; i++)
    g_signal_handlers_disconnect_by_data (self->watched->pdata[i], self);
  g_ptr_array_set_size (self->watched, 0);
}

/* A monitor may learn its name only after it has come. */
static void
watch_all (RsMonitorWatch *self)
{
  stop_watching (self);
  for (guint i = 0; i < g_list_model_get_n_items (self->monitors); i++)
    {
      gpointer monitor = g_list_model_get_item (self->monitors, i);

      g_ptr_array_add (self->watched, monitor);
      g_signal_connect_swapped (monitor, "notify", G_CALLBACK (place_all), self);
    }
}

static void
on_items_changed (RsMonitorWatch *self)
{
  watch_all (self);
  place_all (self);
}

static void
unref_if_any (gpointer monitor)
{
  g_clear_object (&monitor);
}

/**
 * rs_monitor_watch_new:
 * @monitors: the monitors that there are
 * @get_name: tells the connector of one
 * @wanted: (array zero-terminated): the connector that each window wants, no two the same
 * @place: puts a window where it is to be; called at once for each, and again whenever that changes
 * @user_data: for @place
 *
 * Returns: (transfer full): the watch
 */
RsMonitorWatch *
rs_monitor_watch_new (GListModel *monitors, RsMonitorName get_name, const char *const *wanted, RsMonitorPlace place,
                      gpointer user_data)
{
  RsMonitorWatch *self = g_new0 (RsMonitorWatch, 1);

  self->monitors = g_object_ref (monitors);
  self->get_name = get_name;
  self->wanted = g_strdupv ((GStrv) wanted);
  self->place = place;
  self->user_data = user_data;
  self->watched = g_ptr_array_new_with_free_func (g_object_unref);
  self->placed = g_ptr_array_new_with_free_func (unref_if_any);
  g_ptr_array_set_size (self->placed, (int) g_strv_length (self->wanted));
  g_signal_connect_swapped (monitors, "items-changed", G_CALLBACK (on_items_changed), self);
  on_items_changed (self);
  return self;
}

/**
 * rs_monitor_watch_free:
 * @self: (transfer full): a watch
 */
void
rs_monitor_watch_free (RsMonitorWatch *self)
{
  g_signal_handlers_disconnect_by_data (self->monitors, self);
  stop_watching (self);
  g_ptr_array_unref (self->watched);
  g_ptr_array_unref (self->placed);
  g_strfreev (self->wanted);
  g_object_unref (self->monitors);
  g_free (self);
}
