/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-palette.h"

static void
test_contrast_is_reckoned_as_the_guideline_says (void)
{
  GdkRGBA black = { 0, 0, 0, 1 };
  GdkRGBA white = { 1, 1, 1, 1 };
  GdkRGBA grey = { 0x77 / 255.0f, 0x77 / 255.0f, 0x77 / 255.0f, 1 };

  g_assert_cmpfloat_with_epsilon (rs_colour_get_contrast (&black, &white), 21.0, 0.001);
  g_assert_cmpfloat_with_epsilon (rs_colour_get_contrast (&white, &white), 1.0, 0.001);
  g_assert_cmpfloat_with_epsilon (rs_colour_get_contrast (&grey, &white), 4.478, 0.001);
}

static void
assert_readable (const GdkRGBA *fill)
{
  GdkRGBA ink = rs_colour_pick_ink (fill);
  g_autofree char *text = gdk_rgba_to_string (fill);

  g_test_message ("%s: %.2f", text, rs_colour_get_contrast (fill, &ink));
  g_assert_cmpfloat (rs_colour_get_contrast (fill, &ink), >=, RS_SMALLEST_CONTRAST);
}

static void
test_ink_is_readable_on_every_state (void)
{
  for (guint dark = 0; dark < 2; dark++)
    for (guint state = 0; state < RS_N_AGENT_STATES; state++)
      {
        GdkRGBA fill = rs_palette_get_fill (state, dark);

        assert_readable (&fill);
      }
}

static void
test_ink_is_readable_on_every_frozen_state (void)
{
  for (guint dark = 0; dark < 2; dark++)
    for (guint state = 0; state < RS_N_AGENT_STATES; state++)
      {
        GdkRGBA fill = rs_palette_get_fill (state, dark);
        GdkRGBA frozen = rs_colour_freeze (&fill, dark);

        assert_readable (&frozen);
      }
}

static void
test_ink_is_readable_on_any_colour (void)
{
  for (guint i = 0; i <= 4096; i++)
    {
      GdkRGBA fill = { (float) (i & 15) / 15, (float) ((i >> 4) & 15) / 15, (float) ((i >> 8) & 15) / 15, 1 };

      assert_readable (&fill);
    }
}

static void
test_text_is_readable_on_page_and_card (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      const RsTheme *theme = rs_theme_get (dark);

      g_assert_cmpfloat (rs_colour_get_contrast (&theme->text, &theme->page), >=, 7.0);
      g_assert_cmpfloat (rs_colour_get_contrast (&theme->dim, &theme->page), >=, RS_SMALLEST_CONTRAST);
      g_assert_cmpfloat (rs_colour_get_contrast (&theme->dim, &theme->surface), >=, RS_SMALLEST_CONTRAST);
    }
}

static double
get_saturation (const GdkRGBA *colour)
{
  float highest = MAX (MAX (colour->red, colour->green), colour->blue);
  float lowest = MIN (MIN (colour->red, colour->green), colour->blue);

  return (double) (highest - lowest);
}

static void
test_a_frozen_colour_has_hardly_any_hue (void)
{
  for (guint state = 0; state < RS_AGENT_STATE_LOGGED_OUT; state++)
    {
      GdkRGBA fill = rs_palette_get_fill (state, TRUE);
      GdkRGBA frozen = rs_colour_freeze (&fill, TRUE);

      g_assert_cmpfloat (get_saturation (&fill), >, 0.3);
      g_assert_cmpfloat (get_saturation (&frozen), <, 0.12);
    }
}

static void
test_unknown_is_never_taken_for_available (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      GdkRGBA unknown = rs_palette_get_fill (RS_AGENT_STATE_UNKNOWN, dark);
      GdkRGBA available = rs_palette_get_fill (RS_AGENT_STATE_AVAILABLE, dark);

      g_assert_false (gdk_rgba_equal (&unknown, &available));
      g_assert_cmpfloat (get_saturation (&unknown), <, 0.1);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/palette/contrast-is-reckoned-as-the-guideline-says",
                   test_contrast_is_reckoned_as_the_guideline_says);
  g_test_add_func ("/palette/ink-is-readable-on-every-state", test_ink_is_readable_on_every_state);
  g_test_add_func ("/palette/ink-is-readable-on-every-frozen-state", test_ink_is_readable_on_every_frozen_state);
  g_test_add_func ("/palette/ink-is-readable-on-any-colour", test_ink_is_readable_on_any_colour);
  g_test_add_func ("/palette/text-is-readable-on-page-and-card", test_text_is_readable_on_page_and_card);
  g_test_add_func ("/palette/a-frozen-colour-has-hardly-any-hue", test_a_frozen_colour_has_hardly_any_hue);
  g_test_add_func ("/palette/unknown-is-never-taken-for-available", test_unknown_is_never_taken_for_available);
  return g_test_run ();
}
