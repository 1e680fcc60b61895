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
  for (guint palette = 0; palette < RS_N_PALETTES; palette++)
    for (guint variant = 0; variant < 4; variant++)
      for (guint state = 0; state < RS_N_AGENT_STATES; state++)
        {
          GdkRGBA fill = rs_palette_get_fill (rs_palette_find (rs_palette_get_id (palette)), state, (variant & 1) != 0,
                                              (variant & 2) != 0);

          assert_readable (&fill);
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
  for (guint i = 0; i < 2 * RS_N_PALETTES; i++)
    {
      const RsTheme *theme = rs_palette_get_theme (rs_palette_find (rs_palette_get_id (i / 2)), i % 2 != 0);

      g_assert_cmpfloat (rs_colour_get_contrast (&theme->text, &theme->page), >=, 7.0);
      g_assert_cmpfloat (rs_colour_get_contrast (&theme->dim, &theme->page), >=, RS_SMALLEST_CONTRAST);
      g_assert_cmpfloat (rs_colour_get_contrast (&theme->dim, &theme->surface), >=, RS_SMALLEST_CONTRAST);
    }
}

static void
assert_visible (const RsTheme *theme, const GdkRGBA *sign)
{
  g_assert_cmpfloat (rs_colour_get_contrast (sign, &theme->page), >=, RS_SMALLEST_CONTRAST_OF_SIGNS);
  g_assert_cmpfloat (rs_colour_get_contrast (sign, &theme->surface), >=, RS_SMALLEST_CONTRAST_OF_SIGNS);
  g_assert_cmpfloat (rs_colour_get_contrast (sign, &theme->track), >=, RS_SMALLEST_CONTRAST_OF_SIGNS);
}

static void
test_signs_are_visible_on_page_card_and_bar (void)
{
  for (guint i = 0; i < RS_N_PALETTES; i++)
    for (guint variant = 0; variant < 4; variant++)
      {
        const RsPalette *palette = rs_palette_find (rs_palette_get_id (i));
        gboolean dark = (variant & 1) != 0, frozen = (variant & 2) != 0;
        const RsTheme *theme = rs_palette_get_theme (palette, dark);

        for (guint state = 0; state < RS_N_AGENT_STATES; state++)
          assert_visible (theme, &(GdkRGBA[]){ rs_palette_get_accent (palette, state, dark, frozen) }[0]);
        for (RsSignal signal = RS_SIGNAL_GOOD; signal < RS_N_SIGNALS; signal++)
          assert_visible (theme, &(GdkRGBA[]){ rs_palette_get_signal (palette, signal, dark, frozen) }[0]);
      }
}

static GVariant *
parse (const char *text)
{
  return g_variant_ref_sink (g_variant_new_parsed (text));
}

static void
test_a_state_can_have_a_colour_of_ones_own (void)
{
  g_autoptr (GVariant) own = parse ("{'available': '#123456'}");
  const RsPalette *palette = rs_palette_override ("daylight", own);
  GdkRGBA available = rs_palette_get_fill (palette, RS_AGENT_STATE_AVAILABLE, TRUE, FALSE);
  GdkRGBA ringing = rs_palette_get_fill (palette, RS_AGENT_STATE_RINGING, TRUE, FALSE);
  GdkRGBA usual = rs_palette_get_fill (rs_palette_find ("daylight"), RS_AGENT_STATE_RINGING, TRUE, FALSE);
  g_autofree char *text = gdk_rgba_to_string (&available);

  g_assert_cmpstr (text, ==, "rgb(18,52,86)");
  g_assert_true (gdk_rgba_equal (&ringing, &usual));
}

static void
test_what_is_no_colour_is_left_out_with_a_warning (void)
{
  static const char *const wrong[] = { "{'available': 'red'}", "{'available': '#12345g'}", "{'available': '#1234567'}",
                                       "{'available': ''}", "{'asleep': '#123456'}" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GVariant) own = parse (wrong[i]);

      g_test_expect_message ("ringside-ui", G_LOG_LEVEL_WARNING, "*is no colour for*");
      g_assert_true (rs_palette_override (NULL, own) == rs_palette_find (NULL));
      g_test_assert_expected_messages ();
    }
}

static void
test_the_same_choice_is_the_same_palette (void)
{
  g_autoptr (GVariant) one = parse ("{'available': '#123456', 'ringing': '#654321'}");
  g_autoptr (GVariant) same = parse ("{'ringing': '#654321', 'available': '#123456'}");
  g_autoptr (GVariant) other = parse ("{'available': '#123457', 'ringing': '#654321'}");

  g_assert_true (rs_palette_override ("cxone", one) == rs_palette_override ("cxone", same));
  g_assert_true (rs_palette_override ("cxone", one) != rs_palette_override ("cxone", other));
  g_assert_true (rs_palette_override ("cxone", one) != rs_palette_override ("daylight", one));
  g_assert_true (rs_palette_find ("no such palette") == rs_palette_find ("okabe-ito"));
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
      GdkRGBA fill = rs_palette_get_fill (NULL, state, TRUE, FALSE);
      GdkRGBA frozen = rs_palette_get_fill (NULL, state, TRUE, TRUE);

      g_assert_cmpfloat (get_saturation (&fill), >, 0.3);
      g_assert_cmpfloat (get_saturation (&frozen), <, 0.12);
    }
}

static void
test_unknown_is_never_taken_for_available (void)
{
  for (guint dark = 0; dark < 2; dark++)
    {
      GdkRGBA unknown = rs_palette_get_fill (NULL, RS_AGENT_STATE_UNKNOWN, dark, FALSE);
      GdkRGBA available = rs_palette_get_fill (NULL, RS_AGENT_STATE_AVAILABLE, dark, FALSE);

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
  g_test_add_func ("/palette/ink-is-readable-on-any-colour", test_ink_is_readable_on_any_colour);
  g_test_add_func ("/palette/text-is-readable-on-page-and-card", test_text_is_readable_on_page_and_card);
  g_test_add_func ("/palette/a-frozen-colour-has-hardly-any-hue", test_a_frozen_colour_has_hardly_any_hue);
  g_test_add_func ("/palette/unknown-is-never-taken-for-available", test_unknown_is_never_taken_for_available);
  g_test_add_func ("/palette/signs-are-visible-on-page-card-and-bar", test_signs_are_visible_on_page_card_and_bar);
  g_test_add_func ("/palette/a-state-can-have-a-colour-of-ones-own", test_a_state_can_have_a_colour_of_ones_own);
  g_test_add_func ("/palette/what-is-no-colour-is-left-out-with-a-warning",
                   test_what_is_no_colour_is_left_out_with_a_warning);
  g_test_add_func ("/palette/the-same-choice-is-the-same-palette", test_the_same_choice_is_the_same_palette);
  return g_test_run ();
}
