/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-kiosk.h"
#include "ui/rs-orbit.h"
#include "ui/rs-preferences.h"

#define MINUTE (60 * G_USEC_PER_SEC)
#define HOUR (60 * G_GINT64_CONSTANT (60000000))
#define NOON (G_GINT64_CONSTANT (1700049600) * G_USEC_PER_SEC) /* 2023-11-15 12:00 UTC */
#define WIDTH 400
#define HEIGHT 300

/* A window that nobody sits before, with a white sheet for a board. */
typedef struct
{
  RsClock *clock;
  GSettings *settings;
  GtkWidget *sheet;
  GtkWidget *frame;
  GtkWidget *window;
  RsKiosk *kiosk;
} Lobby;

static void
set_animations (gboolean are_enabled)
{
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", are_enabled, NULL);
}

static GtkWidget *
make_sheet (void)
{
  static const guchar white[] = { 255, 255, 255, 255 };
  g_autoptr (GBytes) bytes = g_bytes_new_static (white, sizeof white);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, bytes, sizeof white);
  GtkWidget *sheet = gtk_picture_new_for_paintable (GDK_PAINTABLE (texture));

  gtk_picture_set_content_fit (GTK_PICTURE (sheet), GTK_CONTENT_FIT_FILL);
  gtk_widget_set_hexpand (sheet, TRUE);
  gtk_widget_set_vexpand (sheet, TRUE);
  return sheet;
}

static void
set_up (Lobby *lobby, gconstpointer user_data)
{
  set_animations (TRUE);
  lobby->clock = rs_clock_new_virtual (NOON);
  lobby->settings = rs_preferences_new ();
  g_settings_reset (lobby->settings, "kiosk-orbit");
  g_settings_set_boolean (lobby->settings, "dim", TRUE);
  g_settings_set_string (lobby->settings, "dim-from", "22:00");
  g_settings_set_string (lobby->settings, "dim-until", "06:00");
  g_settings_set_int (lobby->settings, "dim-level", 60);
  lobby->sheet = make_sheet ();
  lobby->frame = rs_kiosk_frame_new (lobby->sheet);
  lobby->window = ui_show (lobby->frame, WIDTH, HEIGHT);
  lobby->kiosk =
      rs_kiosk_new (GTK_WINDOW (lobby->window), RS_KIOSK_FRAME (lobby->frame), lobby->settings, lobby->clock);
}

/* A timer that was left behind would hold the clock. */
static void
tear_down (Lobby *lobby, gconstpointer user_data)
{
  rs_kiosk_free (lobby->kiosk);
  g_assert_finalize_object (lobby->clock);
  gtk_window_destroy (GTK_WINDOW (lobby->window));
  g_object_unref (lobby->settings);
}

static const char *
get_cursor (Lobby *lobby)
{
  GdkCursor *cursor = gtk_widget_get_cursor (lobby->window);

  return cursor != NULL ? gdk_cursor_get_name (cursor) : NULL;
}

static void
move_pointer (Lobby *lobby)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (lobby->window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (GTK_IS_EVENT_CONTROLLER_MOTION (controller))
        g_signal_emit_by_name (controller, "motion", 10.0, 10.0);
    }
}

static void
test_a_pointer_that_rests_goes_and_comes_back (Lobby *lobby, gconstpointer user_data)
{
  rs_clock_advance (lobby->clock, 3 * G_USEC_PER_SEC - 1);
  g_assert_cmpstr (get_cursor (lobby), !=, "none");
  rs_clock_advance (lobby->clock, 1);
  g_assert_cmpstr (get_cursor (lobby), ==, "none");
  move_pointer (lobby);
  g_assert_cmpstr (get_cursor (lobby), !=, "none");
  rs_clock_advance (lobby->clock, 3 * G_USEC_PER_SEC);
  g_assert_cmpstr (get_cursor (lobby), ==, "none");
}

static void
get_place (Lobby *lobby, graphene_rect_t *place)
{
  ui_paint (lobby->window);
  g_assert_true (gtk_widget_compute_bounds (lobby->sheet, lobby->window, place));
}

static void
test_a_board_wanders_and_is_never_cut (Lobby *lobby, gconstpointer user_data)
{
  guint visits[RS_ORBIT_SPAN][RS_ORBIT_SPAN] = { 0 };

  for (guint step = 0; step < RS_ORBIT_SPAN * RS_ORBIT_SPAN; step++)
    {
      graphene_rect_t place;

      get_place (lobby, &place);
      g_assert_cmpfloat (place.size.width, ==, WIDTH - (RS_ORBIT_SPAN - 1));
      g_assert_cmpfloat (place.size.height, ==, HEIGHT - (RS_ORBIT_SPAN - 1));
      g_assert_cmpfloat (place.origin.x, >=, 0);
      g_assert_cmpfloat (place.origin.y, >=, 0);
      g_assert_cmpfloat (place.origin.x + place.size.width, <=, WIDTH);
      g_assert_cmpfloat (place.origin.y + place.size.height, <=, HEIGHT);
      g_assert_cmpuint (visits[(int) place.origin.x][(int) place.origin.y]++, ==, 0);
      rs_clock_advance (lobby->clock, MINUTE);
    }
}

static void
test_a_board_that_must_not_wander_fills_the_window (Lobby *lobby, gconstpointer user_data)
{
  graphene_rect_t place;

  g_settings_set_boolean (lobby->settings, "kiosk-orbit", FALSE);
  rs_clock_advance (lobby->clock, 5 * MINUTE);
  get_place (lobby, &place);
  g_assert_cmpfloat (place.origin.x, ==, 0);
  g_assert_cmpfloat (place.origin.y, ==, 0);
  g_assert_cmpfloat (place.size.width, ==, WIDTH);
  g_assert_cmpfloat (place.size.height, ==, HEIGHT);
}

static double
get_darkness (Lobby *lobby)
{
  return rs_kiosk_frame_get_darkness (RS_KIOSK_FRAME (lobby->frame));
}

static void
test_a_night_takes_light_away_slowly_and_gives_it_back (Lobby *lobby, gconstpointer user_data)
{
  rs_clock_advance (lobby->clock, 10 * HOUR - G_USEC_PER_SEC);
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
  rs_clock_advance (lobby->clock, 31 * G_USEC_PER_SEC);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.3, 0.02);
  rs_clock_advance (lobby->clock, MINUTE);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.6, 1e-6);
  rs_clock_advance (lobby->clock, 8 * HOUR - MINUTE);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.3, 0.02);
  rs_clock_advance (lobby->clock, MINUTE);
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
}

static void
test_where_nothing_may_move_light_goes_at_once (Lobby *lobby, gconstpointer user_data)
{
  set_animations (FALSE);
  rs_clock_advance (lobby->clock, 10 * HOUR);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.6, 1e-6);
  set_animations (TRUE);
}

static void
test_what_is_urgent_is_seen_in_full_light (Lobby *lobby, gconstpointer user_data)
{
  rs_clock_advance (lobby->clock, 12 * HOUR);
  g_assert_cmpfloat (get_darkness (lobby), >, 0);
  rs_kiosk_set_urgent (lobby->kiosk, TRUE);
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
  rs_clock_advance (lobby->clock, HOUR);
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
  rs_kiosk_set_urgent (lobby->kiosk, FALSE);
  g_assert_cmpfloat (get_darkness (lobby), >, 0);
}

static void
test_times_that_are_none_leave_the_light_on (Lobby *lobby, gconstpointer user_data)
{
  rs_clock_advance (lobby->clock, 12 * HOUR);
  g_assert_cmpfloat (get_darkness (lobby), >, 0);
  g_settings_set_string (lobby->settings, "dim-from", "dusk");
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
}

/* The clock of the machine may be put right while the board runs. */
static void
test_a_clock_that_is_put_right_is_followed_within_a_minute (Lobby *lobby, gconstpointer user_data)
{
  rs_clock_step_real (lobby->clock, 12 * HOUR);
  rs_clock_advance (lobby->clock, MINUTE);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.6, 1e-6);
}

static guint
get_brightest (Lobby *lobby)
{
  gsize length;
  g_autofree guchar *pixels = ui_take_pixels (lobby->window, &length);
  guint brightest = 0;

  for (gsize i = 0; i < length; i++)
    if (i % 4 != 3)
      brightest = MAX (brightest, pixels[i]);
  return brightest;
}

static void
test_darkness_is_seen (Lobby *lobby, gconstpointer user_data)
{
  g_assert_cmpuint (get_brightest (lobby), ==, 255);
  rs_clock_advance (lobby->clock, 12 * HOUR);
  g_assert_cmpuint (get_brightest (lobby), <=, 255 * 4 / 10 + 2);
  g_assert_cmpuint (get_brightest (lobby), >=, 255 * 4 / 10 - 2);
}

static void
test_a_month_passes (Lobby *lobby, gconstpointer user_data)
{
  for (guint day = 0; day < 30; day++)
    rs_clock_advance (lobby->clock, 24 * HOUR);
  g_assert_cmpfloat (get_darkness (lobby), ==, 0);
  rs_clock_advance (lobby->clock, 12 * HOUR);
  g_assert_cmpfloat_with_epsilon (get_darkness (lobby), 0.6, 1e-6);
}

#define ADD(path, func) g_test_add ("/kiosk/" path, Lobby, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  ui_init (&argc, &argv);
  ADD ("a-pointer-that-rests-goes-and-comes-back", test_a_pointer_that_rests_goes_and_comes_back);
  ADD ("a-board-wanders-and-is-never-cut", test_a_board_wanders_and_is_never_cut);
  ADD ("a-board-that-must-not-wander-fills-the-window", test_a_board_that_must_not_wander_fills_the_window);
  ADD ("a-night-takes-light-away-slowly-and-gives-it-back", test_a_night_takes_light_away_slowly_and_gives_it_back);
  ADD ("where-nothing-may-move-light-goes-at-once", test_where_nothing_may_move_light_goes_at_once);
  ADD ("what-is-urgent-is-seen-in-full-light", test_what_is_urgent_is_seen_in_full_light);
  ADD ("times-that-are-none-leave-the-light-on", test_times_that_are_none_leave_the_light_on);
  ADD ("a-clock-that-is-put-right-is-followed-within-a-minute",
       test_a_clock_that_is_put_right_is_followed_within_a_minute);
  ADD ("darkness-is-seen", test_darkness_is_seen);
  ADD ("a-month-passes", test_a_month_passes);
  return g_test_run ();
}
