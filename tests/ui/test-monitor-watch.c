/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-monitor-watch.h"

#include <gtk/gtk.h>

/* A monitor is a string here: its connector. */
typedef struct
{
  GListStore *monitors;
  RsMonitorWatch *watch;
  const char *places[4]; /* where each window is */
  guint n_moves;
} Desk;

static const char *
get_name (gpointer monitor)
{
  return gtk_string_object_get_string (monitor);
}

static void
place (guint window, gpointer monitor, gpointer user_data)
{
  Desk *desk = user_data;

  desk->places[window] = monitor != NULL ? get_name (monitor) : NULL;
  desk->n_moves++;
}

static void
plug (Desk *desk, const char *connector)
{
  g_autoptr (GtkStringObject) monitor = gtk_string_object_new (connector);

  g_list_store_append (desk->monitors, monitor);
}

static void
unplug (Desk *desk, const char *connector)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (desk->monitors)); i++)
    {
      g_autoptr (GtkStringObject) monitor = g_list_model_get_item (G_LIST_MODEL (desk->monitors), i);

      if (g_str_equal (get_name (monitor), connector))
        {
          g_list_store_remove (desk->monitors, i);
          return;
        }
    }
  g_error ("there is no monitor %s to unplug", connector);
}

static void
begin (Desk *desk, const char *const *wanted, const char *const *present)
{
  *desk = (Desk){ .monitors = g_list_store_new (GTK_TYPE_STRING_OBJECT) };
  for (guint i = 0; present[i] != NULL; i++)
    plug (desk, present[i]);
  desk->watch = rs_monitor_watch_new (G_LIST_MODEL (desk->monitors), get_name, wanted, place, desk);
}

static void
end (Desk *desk)
{
  rs_monitor_watch_free (desk->watch);
  g_assert_finalize_object (desk->monitors);
}

#define WORDS(...) ((const char *const[]){ __VA_ARGS__, NULL })

static void
test_a_window_is_on_the_monitor_that_was_asked_for (void)
{
  Desk desk;

  begin (&desk, WORDS ("HDMI-1"), WORDS ("DP-1", "HDMI-1"));
  g_assert_cmpstr (desk.places[0], ==, "HDMI-1");
  end (&desk);
}

static void
test_a_window_whose_monitor_goes_moves_and_returns (void)
{
  Desk desk;

  begin (&desk, WORDS ("HDMI-1"), WORDS ("DP-1", "HDMI-1"));
  unplug (&desk, "HDMI-1");
  g_assert_cmpstr (desk.places[0], ==, "DP-1");
  plug (&desk, "HDMI-1");
  g_assert_cmpstr (desk.places[0], ==, "HDMI-1");
  end (&desk);
}

static void
test_a_window_without_any_monitor_waits_and_returns (void)
{
  Desk desk;

  begin (&desk, WORDS ("HDMI-1"), WORDS ("HDMI-1"));
  unplug (&desk, "HDMI-1");
  g_assert_null (desk.places[0]);
  plug (&desk, "HDMI-1");
  g_assert_cmpstr (desk.places[0], ==, "HDMI-1");
  end (&desk);
}

static void
test_windows_do_not_cover_each_other (void)
{
  Desk desk;

  begin (&desk, WORDS ("HDMI-1", "DP-2"), WORDS ("HDMI-1", "DP-2", "DP-3"));
  unplug (&desk, "HDMI-1");
  g_assert_null (desk.places[0]);
  g_assert_cmpstr (desk.places[1], ==, "DP-2");

  /* When the last monitor that was asked for goes, the board is seen on what is left. */
  unplug (&desk, "DP-2");
  g_assert_cmpstr (desk.places[0], ==, "DP-3");
  g_assert_null (desk.places[1]);

  plug (&desk, "DP-2");
  g_assert_null (desk.places[0]);
  g_assert_cmpstr (desk.places[1], ==, "DP-2");
  plug (&desk, "HDMI-1");
  g_assert_cmpstr (desk.places[0], ==, "HDMI-1");
  g_assert_cmpstr (desk.places[1], ==, "DP-2");
  end (&desk);
}

static void
test_a_window_that_is_in_its_place_is_left_alone (void)
{
  Desk desk;

  begin (&desk, WORDS ("HDMI-1"), WORDS ("HDMI-1"));
  g_assert_cmpuint (desk.n_moves, ==, 1);
  plug (&desk, "DP-1");
  unplug (&desk, "DP-1");
  g_assert_cmpuint (desk.n_moves, ==, 1);
  end (&desk);
}

/* The same connector, but another monitor: the window must be put there anew. */
static void
test_a_monitor_that_was_exchanged_is_filled_anew (void)
{
  g_autoptr (GtkStringObject) other = gtk_string_object_new ("HDMI-1");
  Desk desk;

  begin (&desk, WORDS ("HDMI-1"), WORDS ("HDMI-1"));
  g_list_store_splice (desk.monitors, 0, 1, (gpointer *) &other, 1);
  g_assert_cmpuint (desk.n_moves, ==, 2);
  g_assert_cmpstr (desk.places[0], ==, "HDMI-1");
  end (&desk);
}

static void
on_place_of_action (guint window, gpointer monitor, gpointer user_data)
{
  *(gpointer *) user_data = monitor;
}

static const char *
get_title (gpointer row)
{
  return g_object_get_data (row, "connector");
}

static void
test_a_monitor_may_learn_its_name_late (void)
{
  g_autoptr (GListStore) monitors = g_list_store_new (G_TYPE_SIMPLE_ACTION);
  g_autoptr (GSimpleAction) first = g_simple_action_new ("first", NULL);
  g_autoptr (GSimpleAction) late = g_simple_action_new ("late", NULL);
  g_autoptr (RsMonitorWatch) watch = NULL;
  gpointer where = NULL;

  g_list_store_append (monitors, first);
  g_list_store_append (monitors, late);
  watch = rs_monitor_watch_new (G_LIST_MODEL (monitors), get_title, WORDS ("HDMI-1"), on_place_of_action, &where);
  g_assert_true (where == first);
  g_object_set_data (G_OBJECT (late), "connector", (gpointer) "HDMI-1");
  g_object_notify (G_OBJECT (late), "enabled");
  g_assert_true (where == late);
}

/* Whatever is plugged and wanted: no two windows share a monitor, each is at home when it can, and none is lost. */
static void
test_every_choice_is_a_good_one (void)
{
  static const char *const all[] = { "A", "B", "C" };

  for (guint plugged = 0; plugged < 8; plugged++)
    for (guint asked = 1; asked < 8; asked++)
      {
        const char *present[4] = { NULL };
        const char *wanted[4] = { NULL };
        int places[3] = { 0 };
        guint n_present = 0, n_wanted = 0, used = 0, n_seen = 0;

        for (guint i = 0; i < 3; i++)
          {
            if (plugged & (1u << i))
              present[n_present++] = all[i];
            if (asked & (1u << i))
              wanted[n_wanted++] = all[i];
          }
        rs_monitor_watch_choose (wanted, present, places);
        for (guint i = 0; i < n_wanted; i++)
          {
            gboolean is_there = g_strv_contains (present, wanted[i]);

            g_assert_cmpint (places[i], >=, -1);
            g_assert_cmpint (places[i], <, (int) n_present);
            if (is_there)
              g_assert_cmpstr (present[places[i]], ==, wanted[i]);
            if (places[i] < 0)
              continue;
            g_assert_cmpuint (used & (1u << places[i]), ==, 0);
            used |= 1u << places[i];
            n_seen++;
          }
        g_assert_true ((n_seen > 0) == (n_present > 0));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/monitor-watch/a-window-is-on-the-monitor-that-was-asked-for",
                   test_a_window_is_on_the_monitor_that_was_asked_for);
  g_test_add_func ("/monitor-watch/a-window-whose-monitor-goes-moves-and-returns",
                   test_a_window_whose_monitor_goes_moves_and_returns);
  g_test_add_func ("/monitor-watch/a-window-without-any-monitor-waits-and-returns",
                   test_a_window_without_any_monitor_waits_and_returns);
  g_test_add_func ("/monitor-watch/windows-do-not-cover-each-other", test_windows_do_not_cover_each_other);
  g_test_add_func ("/monitor-watch/a-window-that-is-in-its-place-is-left-alone",
                   test_a_window_that_is_in_its_place_is_left_alone);
  g_test_add_func ("/monitor-watch/a-monitor-that-was-exchanged-is-filled-anew",
                   test_a_monitor_that_was_exchanged_is_filled_anew);
  g_test_add_func ("/monitor-watch/a-monitor-may-learn-its-name-late", test_a_monitor_may_learn_its_name_late);
  g_test_add_func ("/monitor-watch/every-choice-is-a-good-one", test_every_choice_is_a_good_one);
  return g_test_run ();
}
