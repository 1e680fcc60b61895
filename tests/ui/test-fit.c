/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-fit.h"

static RsFit
fit (guint n_tiles, int width, int height, double smallest_px)
{
  RsFitRequest request = {
    .width = width,
    .height = height,
    .gap = 4,
    .n_tiles = n_tiles,
    .smallest_px = smallest_px,
    .largest_px = 48,
    .foot_height = 23,
  };
  RsFit result;

  rs_fit_compute (&request, &result);
  return result;
}

static void
test_a_letter_is_as_high_as_it_must_appear (void)
{
  /* 16 arc minutes at 5 m are 23.27 mm; a 55 inch screen with 1920 pixels across has pixels of 0.634 mm */
  double millimetres = rs_fit_get_pixel_millimetres (55, 1920, 1080);

  g_assert_cmpfloat_with_epsilon (millimetres, 0.634, 0.001);
  g_assert_cmpfloat_with_epsilon (rs_fit_get_smallest_px (5, 16, millimetres) * 0.72 * millimetres, 23.27, 0.01);
}

static void
test_a_few_get_the_richest_form (void)
{
  RsFit result = fit (12, 1880, 800, 15);

  g_assert_cmpint (result.form, <=, RS_TILE_FORM_FULL_WIDE);
  g_assert_cmpuint (result.n_shown, ==, 12);
}

static void
test_the_form_gets_poorer_the_more_there_are (void)
{
  static const guint counts[] = { 12, 60, 300, 700, 1500, 20000 };
  RsTileForm before = RS_TILE_FORM_FULL_TALL;

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      RsFit result = fit (counts[i], 1880, 800, 15);

      g_test_message ("%u: form %d", counts[i], result.form);
      g_assert_cmpint (result.form / 2, >=, before / 2);
      before = result.form;
    }
  g_assert_cmpint (before, ==, RS_TILE_FORM_CELL);
}

static void
test_nobody_is_missing_while_there_is_room (void)
{
  for (guint n_tiles = 1; n_tiles <= 1200; n_tiles += 7)
    {
      RsFit result = fit (n_tiles, 1880, 800, 15);

      g_assert_cmpuint (result.n_shown, ==, n_tiles);
      g_assert_cmpuint (result.columns * result.rows, >=, n_tiles);
      g_assert_cmpint ((int) result.columns * (result.tile_width + 4) - 4, <=, 1880);
      g_assert_cmpint ((int) result.rows * (result.tile_height + 4) - 4, <=, 800);
    }
}

static void
test_no_letter_is_too_small (void)
{
  for (guint n_tiles = 1; n_tiles <= 1200; n_tiles += 7)
    {
      RsFit result = fit (n_tiles, 1880, 800, 15);
      double scale = result.form <= RS_TILE_FORM_FULL_WIDE ? RS_TILE_WORD_SCALE : 1.0;

      g_assert_cmpfloat (result.text_px * scale, >=, 15 - 0.01);
    }
}

static void
test_who_has_no_room_is_counted (void)
{
  RsFit result = fit (20000, 640, 360, 15);

  g_assert_cmpint (result.form, ==, RS_TILE_FORM_CELL);
  g_assert_cmpuint (result.n_shown, <, 20000);
  g_assert_cmpuint (result.n_shown, ==, result.columns * result.rows);
  g_assert_cmpint ((int) result.rows * (result.tile_height + 4) + 15, <=, 360);
}

static void
test_without_room_nobody_is_shown (void)
{
  g_assert_cmpuint (fit (5, 0, 0, 15).n_shown, ==, 0);
  g_assert_cmpuint (fit (0, 1880, 800, 15).n_shown, ==, 0);
  g_assert_cmpuint (fit (5, 30, 10, 15).n_shown, ==, 0);
}

static void
test_one_person_is_not_a_billboard (void)
{
  RsFit result = fit (1, 1880, 800, 15);

  g_assert_cmpint (result.tile_width, <, 1000);
  g_assert_cmpint (result.tile_height, <, 320);
}

/* Whatever the screen and the teams: what is said to fit does fit, in letters that can be read. */
static void
test_what_fits_on_one_page_does_fit_on_any_screen (void)
{
  static const int screens[][2] = { { 1280, 720 }, { 1920, 1080 }, { 1080, 1920 }, { 900, 600 }, { 3840, 2160 } };

  for (guint i = 0; i < 400; i++)
    {
      const int *screen = screens[i % G_N_ELEMENTS (screens)];
      guint sections[12];
      RsFitRequest request = { .width = screen[0],
                               .height = screen[1],
                               .gap = 4,
                               .largest_px = 60,
                               .foot_height = 40,
                               .heading_height = 30,
                               .sections = sections };
      guint rows = 0;
      RsFit result;

      request.smallest_px = g_test_rand_double_range (12, 52);
      request.preferred_px = request.smallest_px * 22 / 16;
      request.n_sections = (guint) g_test_rand_int_range (0, 13);
      for (guint section = 0; section < request.n_sections; section++)
        request.n_tiles += sections[section] = (guint) g_test_rand_int_range (1, 60);
      if (request.n_sections == 0)
        request.n_tiles = (guint) g_test_rand_int_range (1, 6000);

      rs_fit_compute (&request, &result);
      g_assert_cmpfloat (rs_fit_get_letter_px (&result), >=, (request.smallest_px - 0.02) * 0.72);
      g_assert_cmpint ((int) result.columns * (result.tile_width + 4) - 4, <=, request.width);
      if (result.is_paged)
        continue;
      for (guint section = 0; section < request.n_sections; section++)
        rows += (sections[section] + result.columns - 1) / result.columns;
      if (request.n_sections == 0)
        rows = (request.n_tiles + result.columns - 1) / result.columns;
      g_assert_cmpint ((int) rows * (result.tile_height + 4) + (int) request.n_sections * 34 - 4, <=, request.height);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fit/a-letter-is-as-high-as-it-must-appear", test_a_letter_is_as_high_as_it_must_appear);
  g_test_add_func ("/fit/a-few-get-the-richest-form", test_a_few_get_the_richest_form);
  g_test_add_func ("/fit/the-form-gets-poorer-the-more-there-are", test_the_form_gets_poorer_the_more_there_are);
  g_test_add_func ("/fit/nobody-is-missing-while-there-is-room", test_nobody_is_missing_while_there_is_room);
  g_test_add_func ("/fit/no-letter-is-too-small", test_no_letter_is_too_small);
  g_test_add_func ("/fit/who-has-no-room-is-counted", test_who_has_no_room_is_counted);
  g_test_add_func ("/fit/without-room-nobody-is-shown", test_without_room_nobody_is_shown);
  g_test_add_func ("/fit/one-person-is-not-a-billboard", test_one_person_is_not_a_billboard);
  g_test_add_func ("/fit/what-fits-on-one-page-does-fit-on-any-screen",
                   test_what_fits_on_one_page_does_fit_on_any_screen);
  return g_test_run ();
}
