/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-board.h"
#include "ui/rs-frozen-band.h"
#include "ui/rs-wall.h"

#include <string.h>

/* Each state of a source, read from the pixels of the wall: nothing looks living that is not. */

#define WIDTH 1280
#define HEIGHT 720

typedef struct
{
  RsClock *clock;
  RsBoardModel *model;
  RsBoard *board;
  GtkWidget *window;
} Fixture;

static void
set_state (Fixture *fixture, RsSourceState state)
{
  g_autoptr (RsSourceStatus) status = rs_source_status_new ();

  status->state = state;
  status->first_data = TRUE;
  status->since_us = rs_clock_get_real (fixture->clock);
  status->living_until_us = rs_source_state_is_living (state) ? 0 : rs_clock_get_real (fixture->clock);
  rs_board_set_status (fixture->board, status);
}

static void
pass_seconds (Fixture *fixture, guint seconds)
{
  for (guint i = 0; i < seconds; i++)
    {
      rs_clock_advance (fixture->clock, G_USEC_PER_SEC);
      rs_board_tick (fixture->board, rs_clock_get_real (fixture->clock) * 1000);
    }
  ui_paint (fixture->window);
  ui_paint (fixture->window);
}

static void
set_up (Fixture *fixture)
{
  RsChangeSet *changes = rs_change_set_new ();

  fixture->clock = rs_clock_new_virtual (UI_NOW / 1000);
  fixture->model = rs_board_model_new ();
  fixture->board = RS_BOARD (rs_board_new (fixture->clock));
  rs_board_set_appearance (fixture->board, TRUE, TRUE);
  rs_board_set_model (fixture->board, fixture->model);
  fixture->window = ui_show (GTK_WIDGET (fixture->board), WIDTH, HEIGHT);
  ui_add_many (changes, 24);
  ui_apply (fixture->model, changes);
  set_state (fixture, RS_SOURCE_STATE_LIVE);
  pass_seconds (fixture, 1);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_assert_finalize_object (fixture->model);
  g_assert_finalize_object (fixture->clock);
}

static GtkWidget *
find (GtkWidget *widget, GType type)
{
  GtkWidget *found = G_TYPE_CHECK_INSTANCE_TYPE (widget, type) ? widget : NULL;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find (child, type);
  return found;
}

/* The wall alone, cut out of a picture of the window. */
static GByteArray *
take_wall (Fixture *fixture)
{
  gsize length;
  g_autofree guchar *pixels = ui_take_pixels (fixture->window, &length);
  GtkWidget *wall = find (GTK_WIDGET (fixture->board), RS_TYPE_WALL);
  guint width = (guint) gtk_widget_get_width (fixture->window);
  graphene_rect_t area;
  GByteArray *cut = g_byte_array_new ();

  g_assert_true (gtk_widget_compute_bounds (wall, fixture->window, &area));
  for (guint y = (guint) area.origin.y; y < (guint) (area.origin.y + area.size.height); y++)
    g_byte_array_append (cut, pixels + ((gsize) y * width + (guint) area.origin.x) * 4, (guint) area.size.width * 4);
  return cut;
}

static void
measure_saturation (const GByteArray *pixels, double *mean, double *most)
{
  *mean = *most = 0;
  for (guint i = 0; i + 3 < pixels->len; i += 4)
    {
      int highest = MAX (MAX (pixels->data[i], pixels->data[i + 1]), pixels->data[i + 2]);
      int lowest = MIN (MIN (pixels->data[i], pixels->data[i + 1]), pixels->data[i + 2]);

      *mean += highest - lowest;
      *most = MAX (*most, highest - lowest);
    }
  *mean /= MAX (pixels->len / 4, 1);
}

static gboolean
is_same (const GByteArray *a, const GByteArray *b)
{
  return a->len == b->len && memcmp (a->data, b->data, a->len) == 0;
}

static void
assert_living (Fixture *fixture)
{
  GtkWidget *band = find (GTK_WIDGET (fixture->board), RS_TYPE_FROZEN_BAND);
  g_autoptr (GByteArray) before = NULL;
  g_autoptr (GByteArray) after = NULL;
  double mean, most;

  pass_seconds (fixture, 5);
  before = take_wall (fixture);
  pass_seconds (fixture, 5);
  after = take_wall (fixture);
  measure_saturation (after, &mean, &most);
  g_test_message ("living: mean %.1f, most %.0f", mean, most);
  g_assert_false (is_same (before, after));
  g_assert_cmpfloat (mean, >, 40);
  g_assert_cmpfloat (most, >, 120);
  g_assert_false (gtk_widget_get_child_visible (band));
}

static void
assert_frozen (Fixture *fixture)
{
  RsFrozenBand *band = RS_FROZEN_BAND (find (GTK_WIDGET (fixture->board), RS_TYPE_FROZEN_BAND));
  g_autoptr (GByteArray) at_once = NULL;
  g_autoptr (GByteArray) a_second_later = NULL;
  g_autoptr (GByteArray) frozen = NULL;
  g_autoptr (GByteArray) five_seconds_later = NULL;
  double mean, most;

  at_once = take_wall (fixture);
  pass_seconds (fixture, 1);
  a_second_later = take_wall (fixture);
  g_assert_true (is_same (at_once, a_second_later));

  pass_seconds (fixture, 2);
  frozen = take_wall (fixture);
  pass_seconds (fixture, 5);
  five_seconds_later = take_wall (fixture);
  measure_saturation (five_seconds_later, &mean, &most);
  g_test_message ("frozen: mean %.1f, most %.0f", mean, most);
  g_assert_true (is_same (frozen, five_seconds_later));
  g_assert_cmpfloat (mean, <, 25);
  g_assert_cmpfloat (most, <, 60);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (band)));
  g_assert_true (g_str_has_prefix (rs_frozen_band_get_title (band), "FROZEN since "));
  g_assert_cmpuint (strlen (rs_frozen_band_get_sentence (band)), >, 10);
}

static void
test_a_state_looks_like_what_it_is (gconstpointer data)
{
  RsSourceState state = GPOINTER_TO_UINT (data);
  Fixture fixture;

  set_up (&fixture);
  set_state (&fixture, state);
  if (rs_source_state_is_living (state))
    assert_living (&fixture);
  else
    assert_frozen (&fixture);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  for (guint state = 0; state < RS_N_SOURCE_STATES; state++)
    {
      g_autofree char *path = g_strconcat ("/source-states/", rs_source_state_get_nick (state), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (state), test_a_state_looks_like_what_it_is);
    }
  return g_test_run ();
}
