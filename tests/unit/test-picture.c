/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-picture.h"

#include <math.h>
#include <string.h>

#define SECOND G_GINT64_CONSTANT (1000000000)
#define NOW_NS (1700000000 * SECOND)
#define RAW_TYPE "(suxxua(sssx)a(sidddii))"

static void
set_text (RsChange *change, guint field, const char *text)
{
  change->values[field] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (text) };
}

static void
set_number (RsChange *change, guint field, double number)
{
  change->values[field] = (RsValue){ .type = RS_VALUE_NUMBER, .number = number };
}

static void
add_agent (RsChangeSet *changes, const char *id, const char *name)
{
  RsChange *change = rs_change_set_touch (changes, RS_KIND_AGENT, id);

  change->mask = RS_CHANGED_ALL;
  change->since_ns = NOW_NS - 40 * SECOND;
  set_text (change, RS_AGENT_DISPLAY_NAME, name);
  set_text (change, RS_AGENT_TEAM_NAME, "Team Blue");
  set_text (change, RS_AGENT_STATUS, "In Call");
}

static void
add_queue (RsChangeSet *changes)
{
  RsChange *change = rs_change_set_touch (changes, RS_KIND_QUEUE, "secret-queue-id");

  change->mask = RS_CHANGED_ALL;
  set_text (change, RS_QUEUE_NAME, "Billing");
  set_number (change, RS_QUEUE_WAITING, 3);
  set_number (change, RS_QUEUE_SERVICE_LEVEL, 71.5);
  set_number (change, RS_QUEUE_SERVICE_LEVEL_GOAL, 80);
  set_number (change, RS_QUEUE_AGENTS_AVAILABLE, 0);
  change->values[RS_QUEUE_OLDEST_WAITING_SINCE] = (RsValue){ .type = RS_VALUE_TIME, .time_ns = NOW_NS - 90 * SECOND };
}

static void
add_contact (RsChangeSet *changes)
{
  RsChange *change = rs_change_set_touch (changes, RS_KIND_INTERACTION, "secret-contact");

  change->mask = RS_CHANGED_ALL;
  set_text (change, RS_INTERACTION_QUEUE_NAME, "Billing");
  set_text (change, RS_INTERACTION_USER_ID, "secret-agent-id");
  set_text (change, RS_INTERACTION_STATE, "connected");
}

static GBytes *
make (RsNames names)
{
  const RsPictureMoment moment = { .taken_us = NOW_NS / 1000 + 5, .server_ns = NOW_NS, .names = names };
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();

  add_agent (changes, "secret-agent-id", "Ana Maria Silva");
  add_queue (changes);
  add_contact (changes);
  rs_board_model_apply (model, changes);
  return rs_picture_make (model, &moment);
}

static RsAgent *
read_agent (RsNames names)
{
  g_autoptr (GBytes) bytes = make (names);
  RsPictureMoment moment;
  g_autoptr (RsBoardModel) model = rs_picture_read (bytes, &moment);

  g_assert_nonnull (model);
  g_assert_cmpint (moment.names, ==, names);
  return g_list_model_get_item (rs_board_model_get_roster (model), 0);
}

static gboolean
is_in (GBytes *bytes, const char *text)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i + strlen (text) <= size; i++)
    if (memcmp (data + i, text, strlen (text)) == 0)
      return TRUE;
  return FALSE;
}

static void
test_what_was_shown_comes_back (void)
{
  g_autoptr (RsAgent) agent = read_agent (RS_NAMES_FULL);

  g_assert_cmpstr (rs_agent_get_shown_name (agent, RS_NAMES_FULL), ==, "Ana Maria Silva");
  g_assert_cmpstr (rs_agent_get_team_name (agent), ==, "Team Blue");
  g_assert_cmpstr (rs_agent_get_status (agent), ==, "In Call");
  g_assert_cmpint (rs_agent_get_state (agent), ==, RS_AGENT_STATE_ON_CONTACT);
  g_assert_cmpint (rs_entity_get_since (RS_ENTITY (agent)), ==, NOW_NS - 40 * SECOND);
}

static void
test_queues_come_back_with_their_moment (void)
{
  g_autoptr (GBytes) bytes = make (RS_NAMES_FULL);
  RsPictureMoment moment;
  g_autoptr (RsBoardModel) model = rs_picture_read (bytes, &moment);
  g_autoptr (RsQueue) queue = g_list_model_get_item (rs_board_model_get_queues (model), 0);

  g_assert_cmpint (moment.taken_us, ==, NOW_NS / 1000 + 5);
  g_assert_cmpint (moment.server_ns, ==, NOW_NS);
  g_assert_cmpstr (rs_queue_get_name (queue), ==, "Billing");
  g_assert_cmpint (rs_queue_get_waiting (queue), ==, 3);
  g_assert_cmpfloat (rs_queue_get_longest_wait (queue, NOW_NS), ==, 90);
  g_assert_cmpfloat (rs_queue_get_service_level (queue), ==, 71.5);
  g_assert_cmpfloat (rs_queue_get_service_level_goal (queue), ==, 80);
  g_assert_cmpint (rs_queue_get_agents_available (queue), ==, 0);
  g_assert_cmpint (rs_queue_get_abandoned (queue), ==, -1);
}

static void
test_no_ids_and_no_contacts_are_kept (void)
{
  g_autoptr (GBytes) bytes = make (RS_NAMES_FULL);
  RsPictureMoment moment;
  g_autoptr (RsBoardModel) model = rs_picture_read (bytes, &moment);

  g_assert_true (is_in (bytes, "Ana Maria Silva"));
  g_assert_false (is_in (bytes, "secret"));
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_interactions (model)), ==, 0);
}

static void
test_names_are_kept_no_fuller_than_shown (void)
{
  for (guint names = RS_NAMES_FULL + 1; names < RS_N_NAMES; names++)
    {
      g_autoptr (GBytes) bytes = make (names);

      g_assert_false (is_in (bytes, "Silva"));
      g_assert_false (is_in (bytes, "Maria"));
    }
}

static void
test_a_kept_name_is_shown_as_it_was_or_with_less (void)
{
  g_autoptr (RsAgent) full = read_agent (RS_NAMES_FULL);
  g_autoptr (RsAgent) initials = read_agent (RS_NAMES_INITIALS);
  g_autoptr (RsAgent) pseudonym = read_agent (RS_NAMES_PSEUDONYM);
  g_autofree char *code = rs_shown_name_make (RS_NAMES_PSEUDONYM, "secret-agent-id", "Ana Maria Silva");

  g_assert_cmpstr (rs_agent_get_shown_name (full, RS_NAMES_FIRST_NAME_INITIAL), ==, "Ana S.");
  g_assert_cmpstr (rs_agent_get_shown_name (full, RS_NAMES_PSEUDONYM), ==, "Agent");
  g_assert_cmpstr (rs_agent_get_shown_name (initials, RS_NAMES_FULL), ==, "AS");
  g_assert_cmpstr (rs_agent_get_shown_name (initials, RS_NAMES_INITIALS), ==, "AS");
  g_assert_cmpstr (rs_agent_get_shown_name (pseudonym, RS_NAMES_PSEUDONYM), ==, code);
  g_assert_cmpstr (rs_agent_get_shown_name (pseudonym, RS_NAMES_ANONYMOUS), ==, "Agent");
}

static gboolean
can_read (const void *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  RsPictureMoment moment;
  g_autoptr (RsBoardModel) model = rs_picture_read (bytes, &moment);

  return model != NULL;
}

static void
test_what_is_cut_short_is_nothing (void)
{
  g_autoptr (GBytes) bytes = make (RS_NAMES_FULL);
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_assert_true (can_read (data, size));
  for (gsize length = 0; length < size; length++)
    g_assert_false (can_read (data, length));
}

/* Some bits only change a number or a letter; none may bring the reader down. */
static void
test_flipped_bits_do_no_harm (void)
{
  g_autoptr (GBytes) bytes = make (RS_NAMES_FULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint n_refused = 0;

  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);

      copy[bit / 8] ^= (guint8) (1u << bit % 8);
      n_refused += can_read (copy, size) ? 0 : 1;
    }
  g_assert_cmpuint (n_refused, >, 100);
}

typedef struct
{
  const char *magic;
  guint version;
  gint64 taken_us;
  gint64 server_ns;
  guint names;
  guint n_agents;
  guint n_queues;
  guint n_characters;
  const char *name;
  gint64 since_ns;
  double level;
  int waiting;
} Raw;

static const Raw sound = { "ringside-picture", 1, 1, NOW_NS, 0, 2, 2, 200, NULL, NOW_NS, 50, 1 };

static gboolean
can_read_raw (const Raw *raw)
{
  g_autofree char *long_name = g_strnfill (raw->n_characters, 'x');
  const char *name = raw->name != NULL ? raw->name : long_name;
  g_autoptr (GVariant) picture = NULL;
  GVariantBuilder agents, queues;

  g_variant_builder_init (&agents, G_VARIANT_TYPE ("a(sssx)"));
  g_variant_builder_init (&queues, G_VARIANT_TYPE ("a(sidddii)"));
  for (guint i = 0; i < raw->n_agents; i++)
    g_variant_builder_add (&agents, "(sssx)", name, "", "", raw->since_ns);
  for (guint i = 0; i < raw->n_queues; i++)
    g_variant_builder_add (&queues, "(sidddii)", name, raw->waiting, 1.0, raw->level, 80.0, 1, 1);
  picture = g_variant_ref_sink (
      g_variant_new (RAW_TYPE, raw->magic, raw->version, raw->taken_us, raw->server_ns, raw->names, &agents, &queues));
  return can_read (g_variant_get_data (picture), g_variant_get_size (picture));
}

static void
test_what_no_board_can_have_shown_is_nothing (void)
{
  Raw raws[] = { sound, sound, sound, sound, sound, sound, sound, sound, sound, sound, sound, sound, sound };
  guint i = 0;

  g_assert_true (can_read_raw (&sound));
  raws[i++].magic = "something-else";
  raws[i++].version = 2;
  raws[i++].taken_us = -1;
  raws[i++].server_ns = 0;
  raws[i++].names = RS_N_NAMES;
  raws[i++].n_agents = RS_PICTURE_MAX_AGENTS + 1;
  raws[i++].n_queues = RS_PICTURE_MAX_QUEUES + 1;
  raws[i++].n_characters = 201;
  raws[i++].name = "";
  raws[i++].since_ns = NOW_NS + 1;
  raws[i++].level = NAN;
  raws[i++].level = 1e300;
  raws[i++].waiting = -2;
  g_assert_cmpuint (i, ==, G_N_ELEMENTS (raws));
  for (i = 0; i < G_N_ELEMENTS (raws); i++)
    if (can_read_raw (&raws[i]))
      g_error ("number %u was taken for a picture", i);
}

static void
test_large_boards_are_kept_up_to_a_bound (void)
{
  const RsPictureMoment moment = { .taken_us = 1, .server_ns = NOW_NS, .names = RS_NAMES_FULL };
  g_autoptr (RsBoardModel) model = rs_board_model_new ();
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  g_autofree char *name = g_strnfill (250, 'x');
  g_autoptr (RsBoardModel) kept = NULL;
  g_autoptr (GBytes) bytes = NULL;
  RsPictureMoment then;

  for (guint i = 0; i < RS_PICTURE_MAX_AGENTS + 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      add_agent (changes, id, name);
    }
  rs_board_model_apply (model, changes);
  bytes = rs_picture_make (model, &moment);
  kept = rs_picture_read (bytes, &then);
  g_assert_nonnull (kept);
  g_assert_cmpuint (g_list_model_get_n_items (rs_board_model_get_roster (kept)), ==, RS_PICTURE_MAX_AGENTS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/picture/what-was-shown-comes-back", test_what_was_shown_comes_back);
  g_test_add_func ("/picture/queues-come-back-with-their-moment", test_queues_come_back_with_their_moment);
  g_test_add_func ("/picture/no-ids-and-no-contacts-are-kept", test_no_ids_and_no_contacts_are_kept);
  g_test_add_func ("/picture/names-are-kept-no-fuller-than-shown", test_names_are_kept_no_fuller_than_shown);
  g_test_add_func ("/picture/a-kept-name-is-shown-as-it-was-or-with-less",
                   test_a_kept_name_is_shown_as_it_was_or_with_less);
  g_test_add_func ("/picture/what-is-cut-short-is-nothing", test_what_is_cut_short_is_nothing);
  g_test_add_func ("/picture/flipped-bits-do-no-harm", test_flipped_bits_do_no_harm);
  g_test_add_func ("/picture/what-no-board-can-have-shown-is-nothing", test_what_no_board_can_have_shown_is_nothing);
  g_test_add_func ("/picture/large-boards-are-kept-up-to-a-bound", test_large_boards_are_kept_up_to_a_bound);
  return g_test_run ();
}
