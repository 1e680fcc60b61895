/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "model/rs-picture.h"

/*
 * What a board showed at one moment, as bytes that are kept until the next start:
 *
 *   (magic, version, taken_us, server_ns, names,
 *    [(shown name, team, status, since_ns)], [(name, waiting, longest wait, service level, goal, abandoned, available)])
 *
 * No ids, no contacts, no addresses; no name fuller than it was shown. Whoever reads it believes nothing of it.
 */

#define MAGIC "ringside-picture"
#define VERSION 1
#define AGENT_TYPE "(sssx)"
#define QUEUE_TYPE "(sidddii)"
#define PICTURE_TYPE "(suxxua" AGENT_TYPE "a" QUEUE_TYPE ")"

#define LONGEST_WAIT_SECONDS (366.0 * 24 * 3600)

static char *
cut (const char *text)
{
  return text != NULL ? g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), RS_PICTURE_MAX_CHARACTERS))
                      : g_strdup ("");
}

static void
add_agent (GVariantBuilder *builder, RsAgent *agent, const RsPictureMoment *moment)
{
  g_autofree char *name = cut (rs_agent_get_shown_name (agent, moment->names));
  g_autofree char *team = cut (rs_agent_get_team_name (agent));
  g_autofree char *status = cut (rs_agent_get_status (agent));

  g_variant_builder_add (builder, AGENT_TYPE, name, team, status,
                         CLAMP (rs_entity_get_since (RS_ENTITY (agent)), 0, moment->server_ns));
}

static GVariant *
make_agents (GListModel *roster, const RsPictureMoment *moment)
{
  guint n = MIN (g_list_model_get_n_items (roster), RS_PICTURE_MAX_AGENTS);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" AGENT_TYPE));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (roster, i);

      if (rs_entity_get_granted (RS_ENTITY (agent)))
        add_agent (&builder, agent, moment);
    }
  return g_variant_builder_end (&builder);
}

static void
add_queue (GVariantBuilder *builder, RsQueue *queue, gint64 server_ns)
{
  g_autofree char *name = cut (rs_queue_get_name (queue));

  g_variant_builder_add (builder, QUEUE_TYPE, name, rs_queue_get_waiting (queue),
                         MIN (rs_queue_get_longest_wait (queue, server_ns), LONGEST_WAIT_SECONDS),
                         rs_queue_get_service_level (queue), rs_queue_get_service_level_goal (queue),
                         rs_queue_get_abandoned (queue), rs_queue_get_agents_available (queue));
}

static GVariant *
make_queues (GListModel *queues, const RsPictureMoment *moment)
{
  guint n = MIN (g_list_model_get_n_items (queues), RS_PICTURE_MAX_QUEUES);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a" QUEUE_TYPE));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RsQueue) queue = g_list_model_get_item (queues, i);

      if (rs_entity_get_granted (RS_ENTITY (queue)))
        add_queue (&builder, queue, moment->server_ns);
    }
  return g_variant_builder_end (&builder);
}

/**
 * rs_picture_make:
 * @model: a board that is living
 * @moment: when that is, and how people are named
 *
 * Returns: (transfer full): what the board shows, to be kept
 */
GBytes *
rs_picture_make (RsBoardModel *model, const RsPictureMoment *moment)
{
  g_autoptr (GVariant) picture = g_variant_ref_sink (
      g_variant_new ("(suxxu@a" AGENT_TYPE "@a" QUEUE_TYPE ")", MAGIC, VERSION, moment->taken_us, moment->server_ns,
                     (guint32) moment->names, make_agents (rs_board_model_get_roster (model), moment),
                     make_queues (rs_board_model_get_queues (model), moment)));

  return g_variant_get_data_as_bytes (picture);
}

static gboolean
is_short (const char *text)
{
  return g_utf8_strlen (text, -1) <= RS_PICTURE_MAX_CHARACTERS;
}

/* False for what is no number as well. */
static gboolean
is_within (double number, double highest)
{
  return number >= -1 && number <= highest;
}

static void
set_text (RsChange *change, guint field, const char *text)
{
  if (*text != '\0')
    change->values[field] = (RsValue){ .type = RS_VALUE_TEXT, .text = g_ref_string_new (text) };
}

static void
set_number (RsChange *change, guint field, double number)
{
  if (number >= 0)
    change->values[field] = (RsValue){ .type = RS_VALUE_NUMBER, .number = number };
}

static RsChange *
touch (RsChangeSet *changes, RsKind kind, gsize index)
{
  g_autofree char *id = g_strdup_printf ("%05" G_GSIZE_FORMAT, index);
  RsChange *change = rs_change_set_touch (changes, kind, id);

  change->mask = RS_CHANGED_ALL;
  return change;
}

static gboolean
read_agent (GVariant *agents, gsize index, gint64 server_ns, RsChangeSet *changes)
{
  const char *name, *team, *status;
  gint64 since_ns;
  RsChange *change;

  g_variant_get_child (agents, index, "(&s&s&sx)", &name, &team, &status, &since_ns);
  if (*name == '\0' || !is_short (name) || !is_short (team) || !is_short (status))
    return FALSE;
  if (since_ns < 0 || since_ns > server_ns)
    return FALSE;
  change = touch (changes, RS_KIND_AGENT, index);
  change->since_ns = since_ns;
  set_text (change, RS_AGENT_DISPLAY_NAME, name);
  set_text (change, RS_AGENT_TEAM_NAME, team);
  set_text (change, RS_AGENT_STATUS, status);
  return TRUE;
}

static gboolean
read_queue (GVariant *queues, gsize index, RsChangeSet *changes)
{
  const char *name;
  int waiting, abandoned, available;
  double wait, level, goal;
  RsChange *change;

  g_variant_get_child (queues, index, "(&sidddii)", &name, &waiting, &wait, &level, &goal, &abandoned, &available);
  if (*name == '\0' || !is_short (name) || waiting < -1 || abandoned < -1 || available < -1)
    return FALSE;
  if (!is_within (wait, LONGEST_WAIT_SECONDS) || !is_within (level, 100) || !is_within (goal, 100))
    return FALSE;
  change = touch (changes, RS_KIND_QUEUE, index);
  set_text (change, RS_QUEUE_NAME, name);
  set_number (change, RS_QUEUE_WAITING, waiting);
  set_number (change, RS_QUEUE_LONGEST_WAIT_SECONDS, wait);
  set_number (change, RS_QUEUE_SERVICE_LEVEL, level);
  set_number (change, RS_QUEUE_SERVICE_LEVEL_GOAL, goal);
  set_number (change, RS_QUEUE_ABANDONED, abandoned);
  set_number (change, RS_QUEUE_AGENTS_AVAILABLE, available);
  return TRUE;
}

static gboolean
read_entities (GVariant *agents, GVariant *queues, gint64 server_ns, RsChangeSet *changes)
{
  gsize n_agents = g_variant_n_children (agents);
  gsize n_queues = g_variant_n_children (queues);

  if (n_agents > RS_PICTURE_MAX_AGENTS || n_queues > RS_PICTURE_MAX_QUEUES)
    return FALSE;
  for (gsize i = 0; i < n_agents; i++)
    if (!read_agent (agents, i, server_ns, changes))
      return FALSE;
  for (gsize i = 0; i < n_queues; i++)
    if (!read_queue (queues, i, changes))
      return FALSE;
  return TRUE;
}

/* The names stand as they were shown then: nothing fuller can be made of them, and what is stricter must not be. */
static RsBoardModel *
make_model (const RsChangeSet *changes, RsNames names)
{
  RsBoardModel *model = rs_board_model_new ();
  GListModel *roster = rs_board_model_get_roster (model);

  rs_board_model_apply (model, changes);
  for (guint i = 0; i < g_list_model_get_n_items (roster); i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (roster, i);

      rs_agent_keep_shown_name (agent, names);
    }
  return model;
}

static gboolean
read_moment (GVariant *picture, RsPictureMoment *moment)
{
  const char *magic;
  guint32 version, names;

  g_variant_get (picture, "(&suxxu@a" AGENT_TYPE "@a" QUEUE_TYPE ")", &magic, &version, &moment->taken_us,
                 &moment->server_ns, &names, NULL, NULL);
  moment->names = MIN (names, RS_NAMES_ANONYMOUS);
  return g_str_equal (magic, MAGIC) && version == VERSION && names < RS_N_NAMES && moment->taken_us > 0 &&
         moment->server_ns > 0;
}

/**
 * rs_picture_read:
 * @bytes: what claims to have been made by rs_picture_make()
 * @moment: (out caller-allocates): when it was taken
 *
 * Returns: (transfer full) (nullable): the board of that moment; %NULL if anything at all is wrong with the bytes
 */
RsBoardModel *
rs_picture_read (GBytes *bytes, RsPictureMoment *moment)
{
  g_autoptr (RsChangeSet) changes = rs_change_set_new ();
  g_autoptr (GVariant) picture = NULL;
  g_autoptr (GVariant) agents = NULL;
  g_autoptr (GVariant) queues = NULL;

  if (g_bytes_get_size (bytes) > RS_PICTURE_MAX_BYTES)
    return NULL;
  picture = g_variant_ref_sink (g_variant_new_from_bytes (G_VARIANT_TYPE (PICTURE_TYPE), bytes, FALSE));
  if (!g_variant_is_normal_form (picture) || !read_moment (picture, moment))
    return NULL;
  agents = g_variant_get_child_value (picture, 5);
  queues = g_variant_get_child_value (picture, 6);
  if (!read_entities (agents, queues, moment->server_ns, changes))
    return NULL;
  return make_model (changes, moment->names);
}
