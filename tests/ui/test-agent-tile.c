/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui-fixture.h"
#include "ui/rs-agent-tile.h"
#include "ui/rs-tile-face.h"

#include <string.h>

typedef struct
{
  RsBoardModel *model;
  RsAgent *agent;
  GtkWidget *window;
  RsAgentTile *tile;
} Fixture;

static const RsLook look = { .dark = TRUE, .filled = TRUE, .unit_px = 20, .text_px = 20, .smallest_px = 14 };

static void
show_agent (Fixture *fixture, const char *name, const char *status, int seconds)
{
  RsChangeSet *changes = rs_change_set_new ();

  ui_add_agent (changes, "a1", name, status, seconds);
  fixture->model = rs_board_model_new ();
  ui_apply (fixture->model, changes);
  fixture->agent = g_list_model_get_item (rs_board_model_get_roster (fixture->model), 0);
  fixture->tile = RS_AGENT_TILE (rs_agent_tile_new ());
  rs_agent_tile_set_look (fixture->tile, &look, RS_TILE_FORM_FULL_TALL, 24);
  rs_agent_tile_set_agent (fixture->tile, fixture->agent);
  rs_agent_tile_tick (fixture->tile, UI_NOW);
  fixture->window = ui_show (GTK_WIDGET (fixture->tile), 400, 140);
}

static void
tear_down (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->agent);
  g_assert_finalize_object (fixture->model);
}

static void
assert_says (Fixture *fixture, const char *description)
{
  g_autofree char *said = rs_agent_tile_get_description (fixture->tile);

  g_assert_cmpstr (said, ==, description);
}

static void
assert_timer (Fixture *fixture, const char *timer)
{
  g_autofree char *shown = rs_agent_tile_get_timer_text (fixture->tile);

  g_assert_cmpstr (shown, ==, timer);
}

static void
test_it_says_no_more_of_a_name_than_it_may (void)
{
  static const char *const said[RS_N_NAMES] = { "Ana Silva, on", "Ana S., on", "AS, on", "Agent ", "Agent, on" };

  for (guint names = 0; names < RS_N_NAMES; names++)
    {
      RsLook named = look;
      g_autofree char *description = NULL;
      Fixture fixture;

      show_agent (&fixture, "Ana Silva", "In Call", 252);
      named.names = names;
      rs_agent_tile_set_look (fixture.tile, &named, RS_TILE_FORM_FULL_TALL, 24);
      description = rs_agent_tile_get_description (fixture.tile);
      g_assert_true (g_str_has_prefix (description, said[names]));
      g_assert_cmpint (strstr (description, "Silva") != NULL, ==, names == RS_NAMES_FULL);
      gtk_test_accessible_assert_property (fixture.tile, GTK_ACCESSIBLE_PROPERTY_LABEL, description);
      tear_down (&fixture);
    }
}

static void
test_it_tells_who_does_what_for_how_long (void)
{
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "In Call", 252);
  assert_timer (&fixture, "4:12");
  assert_says (&fixture, "Ana Silva, on contact, 4 minutes 12 seconds");
  gtk_test_accessible_assert_role (fixture.tile, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
  gtk_test_accessible_assert_property (fixture.tile, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Ana Silva, on contact, 4 minutes 12 seconds");
  g_assert_true (gtk_widget_get_focusable (GTK_WIDGET (fixture.tile)));
  tear_down (&fixture);
}

static void
test_it_says_when_the_limit_is_over (void)
{
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "Wrap Up", 119);
  assert_says (&fixture, "Ana Silva, after-call, 1 minute 59 seconds");
  g_assert_true (rs_agent_tile_tick (fixture.tile, UI_NOW + G_GINT64_CONSTANT (1000000000)));
  assert_says (&fixture, "Ana Silva, after-call, 2 minutes 0 seconds, over limit");
  tear_down (&fixture);
}

static void
test_a_tick_that_changes_nothing_draws_nothing (void)
{
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "Available", 2 * 3600 + 5);
  g_assert_false (rs_agent_tile_tick (fixture.tile, UI_NOW + G_GINT64_CONSTANT (1000000000)));
  g_assert_true (rs_agent_tile_tick (fixture.tile, UI_NOW + G_GINT64_CONSTANT (60000000000)));
  assert_timer (&fixture, "2 h 01");
  tear_down (&fixture);
}

static void
test_a_change_is_shown (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "In Call", 252);
  ui_add_agent (changes, "a1", "Ana Silva", "Available", 0);
  ui_apply (fixture.model, changes);
  assert_timer (&fixture, "0:00");
  gtk_test_accessible_assert_property (fixture.tile, GTK_ACCESSIBLE_PROPERTY_LABEL, "Ana Silva, available, 0 seconds");
  tear_down (&fixture);
}

static void
test_an_unknown_word_is_shown_as_it_came (void)
{
  Fixture fixture;
  RsTileFace face;

  show_agent (&fixture, "Ana Silva", "Doing Taxes", 5);
  rs_tile_face_read (&face, fixture.agent, RS_NAMES_FULL);
  g_assert_cmpstr (face.word, ==, "Doing Taxes");
  g_assert_cmpint (face.glyph, ==, RS_GLYPH_QUESTION);
  assert_says (&fixture, "Ana Silva, Doing Taxes, 5 seconds");
  tear_down (&fixture);
}

static void
test_who_may_not_be_seen_says_so (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "In Call", 252);
  ui_add_agent (changes, "a1", "Ana Silva", "In Call", 252)->granted = FALSE;
  ui_apply (fixture.model, changes);
  assert_says (&fixture, "Ana Silva, no access");
  assert_timer (&fixture, "");
  tear_down (&fixture);
}

static void
test_who_is_not_confirmed_says_so (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;

  show_agent (&fixture, "Ana Silva", "In Call", 252);
  ui_add_agent (changes, "a1", "Ana Silva", "In Call", 252)->confirmed = FALSE;
  ui_apply (fixture.model, changes);
  assert_says (&fixture, "Ana Silva, on contact, 4 minutes 12 seconds, not confirmed since the connection was lost");
  tear_down (&fixture);
}

static void
test_ringing_counts_from_the_contact (void)
{
  RsChangeSet *changes = rs_change_set_new ();
  Fixture fixture;
  RsTileFace face;

  show_agent (&fixture, "Ana Silva", "Ringing", 30);
  ui_add_interaction (changes, "i1", "ringing", "chat", "Billing", "a1", 7);
  ui_apply (fixture.model, changes);
  rs_tile_face_read (&face, fixture.agent, RS_NAMES_FULL);
  g_assert_true (face.has_contact);
  g_assert_cmpint (face.channel, ==, RS_GLYPH_CHAT);
  g_assert_cmpstr (face.detail, ==, "Billing");
  assert_timer (&fixture, "0:07");
  assert_says (&fixture, "Ana Silva, ringing, chat, inbound, Billing, 7 seconds");
  tear_down (&fixture);
}

/* If the name were read as markup, the tile with tags would look like the one without. */
static void
test_markup_in_a_name_is_shown_as_typed (void)
{
  Fixture typed, plain;
  gsize typed_length, plain_length;
  g_autofree guchar *typed_pixels = NULL;
  g_autofree guchar *plain_pixels = NULL;

  show_agent (&typed, "<i>Ana</i>", "Available", 5);
  show_agent (&plain, "Ana", "Available", 5);
  typed_pixels = ui_take_pixels (typed.window, &typed_length);
  plain_pixels = ui_take_pixels (plain.window, &plain_length);
  g_assert_cmpuint (typed_length, ==, plain_length);
  g_assert_cmpint (memcmp (typed_pixels, plain_pixels, typed_length), !=, 0);
  assert_says (&typed, "<i>Ana</i>, available, 5 seconds");
  tear_down (&typed);
  tear_down (&plain);
}

static void
test_every_form_of_every_state_can_be_painted (void)
{
  static const char *const statuses[] = { "Available", "Ringing", "In Call", "On Hold", "Wrap Up",
                                          "Lunch",     "Offline", "Strange", "Refused" };

  for (guint i = 0; i < G_N_ELEMENTS (statuses); i++)
    {
      Fixture fixture;

      show_agent (&fixture, "Ana Silva", statuses[i], 5000);
      for (guint form = 0; form < RS_N_TILE_FORMS; form++)
        for (guint variant = 0; variant < 8; variant++)
          {
            RsLook other = look;

            other.dark = (variant & 1) != 0;
            other.filled = (variant & 2) != 0;
            other.frozen = (variant & 4) != 0;
            rs_agent_tile_set_look (fixture.tile, &other, form, 18);
            ui_paint (fixture.window);
            g_assert_cmpint (rs_agent_tile_get_form (fixture.tile), ==, form);
          }
      tear_down (&fixture);
    }
}

static void
change_status (RsChange *agent, RsChangeSet *changes)
{
  ui_set_text (agent, RS_AGENT_STATUS, "Wrap Up");
}

static void
change_queue (RsChange *agent, RsChangeSet *changes)
{
  ui_set_text (agent, RS_AGENT_QUEUE_NAME, "Billing");
}

static void
change_time (RsChange *agent, RsChangeSet *changes)
{
  agent->since_ns -= 200 * G_GINT64_CONSTANT (1000000000);
}

static void
change_name (RsChange *agent, RsChangeSet *changes)
{
  ui_set_text (agent, RS_AGENT_DISPLAY_NAME, "Zoe Quick");
}

static void
change_access (RsChange *agent, RsChangeSet *changes)
{
  agent->granted = FALSE;
}

static void
change_contact (RsChange *agent, RsChangeSet *changes)
{
  ui_add_interaction (changes, "i1", "connected", "chat", "Sales", "a1", 3);
}

static void (*const agent_changes[]) (RsChange *agent, RsChangeSet *changes) = {
  change_status, change_queue, change_time, change_name, change_access, change_contact,
};

/* What is on the screen after a change is what the tile would draw now: nothing that shows was left out. */
static void
assert_drawn_anew_if_need_be (RsTileForm form, guint change)
{
  Fixture fixture;
  RsChangeSet *changes = rs_change_set_new ();
  g_autofree guchar *shown = NULL;
  g_autofree guchar *drawn = NULL;
  gsize length;

  show_agent (&fixture, "Ana Silva", "In Call", 40);
  rs_agent_tile_set_look (fixture.tile, &look, form, 24);
  rs_agent_tile_tick (fixture.tile, UI_NOW); /* now that it has a size */
  ui_paint (fixture.window);
  agent_changes[change](ui_add_agent (changes, "a1", "Ana Silva", "In Call", 40), changes);
  ui_apply (fixture.model, changes);

  shown = ui_take_pixels (fixture.window, &length);
  gtk_widget_queue_draw (GTK_WIDGET (fixture.tile));
  drawn = ui_take_pixels (fixture.window, &length);
  g_assert_cmpmem (shown, length, drawn, length);
  tear_down (&fixture);
}

static void
test_no_form_misses_a_change_that_it_shows (void)
{
  for (RsTileForm form = 0; form < RS_N_TILE_FORMS; form++)
    for (guint change = 0; change < G_N_ELEMENTS (agent_changes); change++)
      assert_drawn_anew_if_need_be (form, change);
}

/* Of agents whose timer gets longer, whose bar grows, and whose limit passes meanwhile. */
static void
assert_time_passes_as_if_drawn_anew (RsTileForm form, const char *status, int seconds, GtkTextDirection direction)
{
  Fixture fixture;
  g_autofree guchar *shown = NULL;
  g_autofree guchar *drawn = NULL;
  gsize length;

  show_agent (&fixture, "Ana Silva", status, seconds);
  gtk_widget_set_direction (GTK_WIDGET (fixture.tile), direction);
  rs_agent_tile_set_look (fixture.tile, &look, form, 24);
  for (guint second = 0; second < 5; second++)
    {
      rs_agent_tile_tick (fixture.tile, UI_NOW + second * G_GINT64_CONSTANT (1000000000));
      ui_paint (fixture.window);
    }
  shown = ui_take_pixels (fixture.window, &length);
  rs_agent_tile_set_look (fixture.tile, &look, form, 25);
  ui_paint (fixture.window);
  rs_agent_tile_set_look (fixture.tile, &look, form, 24);
  drawn = ui_take_pixels (fixture.window, &length);
  g_assert_cmpmem (shown, length, drawn, length);
  tear_down (&fixture);
}

static void
test_what_time_changes_is_drawn_with_what_it_does_not (void)
{
  for (RsTileForm form = 0; form < RS_N_TILE_FORMS; form++)
    for (GtkTextDirection direction = GTK_TEXT_DIR_LTR; direction <= GTK_TEXT_DIR_RTL; direction++)
      {
        assert_time_passes_as_if_drawn_anew (form, "Available", 597, direction);
        assert_time_passes_as_if_drawn_anew (form, "Wrap Up", 20, direction);
        assert_time_passes_as_if_drawn_anew (form, "Wrap Up", 118, direction);
        assert_time_passes_as_if_drawn_anew (form, "In Call", 898, direction);
      }
}

static void
test_what_reads_the_other_way_is_drawn_the_other_way (void)
{
  Fixture fixture;
  g_autofree guchar *before = NULL;
  g_autofree guchar *mirrored = NULL;
  g_autofree guchar *after = NULL;
  gsize length;

  show_agent (&fixture, "Ana Silva", "Available", 5);
  rs_agent_tile_set_look (fixture.tile, &look, RS_TILE_FORM_NAME_LINE, 24);
  before = ui_take_pixels (fixture.window, &length);
  gtk_widget_set_direction (GTK_WIDGET (fixture.tile), GTK_TEXT_DIR_RTL);
  gtk_widget_queue_draw (GTK_WIDGET (fixture.tile));
  mirrored = ui_take_pixels (fixture.window, &length);
  g_assert_cmpint (memcmp (before, mirrored, length), !=, 0);
  gtk_widget_set_direction (GTK_WIDGET (fixture.tile), GTK_TEXT_DIR_LTR);
  gtk_widget_queue_draw (GTK_WIDGET (fixture.tile));
  after = ui_take_pixels (fixture.window, &length);
  g_assert_cmpmem (before, length, after, length);
  tear_down (&fixture);
}

int
main (int argc, char **argv)
{
  ui_init (&argc, &argv);
  g_test_add_func ("/agent-tile/it-tells-who-does-what-for-how-long", test_it_tells_who_does_what_for_how_long);
  g_test_add_func ("/agent-tile/it-says-no-more-of-a-name-than-it-may", test_it_says_no_more_of_a_name_than_it_may);
  g_test_add_func ("/agent-tile/it-says-when-the-limit-is-over", test_it_says_when_the_limit_is_over);
  g_test_add_func ("/agent-tile/a-tick-that-changes-nothing-draws-nothing",
                   test_a_tick_that_changes_nothing_draws_nothing);
  g_test_add_func ("/agent-tile/a-change-is-shown", test_a_change_is_shown);
  g_test_add_func ("/agent-tile/no-form-misses-a-change-that-it-shows", test_no_form_misses_a_change_that_it_shows);
  g_test_add_func ("/agent-tile/what-time-changes-is-drawn-with-what-it-does-not",
                   test_what_time_changes_is_drawn_with_what_it_does_not);
  g_test_add_func ("/agent-tile/what-reads-the-other-way-is-drawn-the-other-way",
                   test_what_reads_the_other_way_is_drawn_the_other_way);
  g_test_add_func ("/agent-tile/an-unknown-word-is-shown-as-it-came", test_an_unknown_word_is_shown_as_it_came);
  g_test_add_func ("/agent-tile/who-may-not-be-seen-says-so", test_who_may_not_be_seen_says_so);
  g_test_add_func ("/agent-tile/who-is-not-confirmed-says-so", test_who_is_not_confirmed_says_so);
  g_test_add_func ("/agent-tile/ringing-counts-from-the-contact", test_ringing_counts_from_the_contact);
  g_test_add_func ("/agent-tile/markup-in-a-name-is-shown-as-typed", test_markup_in_a_name_is_shown_as_typed);
  g_test_add_func ("/agent-tile/every-form-of-every-state-can-be-painted",
                   test_every_form_of_every_state_can_be_painted);
  return g_test_run ();
}
