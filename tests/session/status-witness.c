/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "status-witness.h"

#include "demo/rs-demo-floor.h"

static void
note_step (GHashTable *steps, const char *id, const char *word)
{
  GPtrArray *words = g_hash_table_lookup (steps, id);

  if (words == NULL)
    {
      words = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (steps, g_strdup (id), words);
    }
  if (words->len == 0 || !g_str_equal (words->pdata[words->len - 1], word))
    g_ptr_array_add (words, g_strdup (word));
}

static void
note_change (StatusWitness *self, const RsChange *change)
{
  self->n_changes++;
  if (change->kind == RS_KIND_INTERACTION) /* these come and go */
    return;
  self->n_doubted += !change->confirmed || !change->granted || change->removed;
  for (guint i = 0; i < change->n_transitions && change->kind == RS_KIND_AGENT; i++)
    note_step (self->steps, change->id, change->transitions[i].to);
  self->n_steps += change->n_transitions;
  if (change->n_transitions_lost > 0)
    g_hash_table_add (self->lossy, g_strdup (change->id));
}

static void
on_applied (RsSession *session, RsChangeSet *changes, gpointer user_data)
{
  StatusWitness *self = user_data;
  const RsSourceStatus *status = rs_session_get_status (session);

  self->n_sets++;
  self->states |= 1u << status->state;
  self->max_unconfirmed = MAX (self->max_unconfirmed, status->n_unconfirmed);
  for (guint i = 0; i < rs_change_set_get_n_changes (changes); i++)
    note_change (self, rs_change_set_get_change (changes, i));
}

/**
 * status_witness_begin:
 * @self: (out caller-allocates): a witness
 * @session: a session
 */
void
status_witness_begin (StatusWitness *self, RsSession *session)
{
  *self = (StatusWitness){ .session = session };
  self->steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->lossy = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_signal_connect (session, "applied", G_CALLBACK (on_applied), self);
}

/**
 * status_witness_end:
 * @self: a witness
 */
void
status_witness_end (StatusWitness *self)
{
  g_signal_handlers_disconnect_by_data (self->session, self);
  g_hash_table_unref (self->steps);
  g_hash_table_unref (self->lossy);
}

static void
note_record (RsDemoRecord *record, gpointer user_data)
{
  note_step (user_data, record->id, record->values[RS_DEMO_AGENT_STATUS].text);
}

static void
note_true_change (const RsDemoChange *change, gpointer user_data)
{
  if (change->record->kind == RS_DEMO_KIND_AGENT)
    note_step (user_data, change->record->id, change->record->values[RS_DEMO_AGENT_STATUS].text);
}

/* The same seed gives the same life: a twin of the centre's floor lives through it at once. */
static GHashTable *
live_again (const RsDemoOptions *options, double seconds)
{
  GHashTable *steps = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  g_autoptr (RsDemoFloor) floor = rs_demo_floor_new (options, g_get_real_time ());

  rs_demo_floor_visit (floor, RS_DEMO_KIND_AGENT, note_record, steps);
  rs_demo_floor_add_listener (floor, note_true_change, steps);
  rs_demo_floor_advance (floor, (gint64) (seconds * G_USEC_PER_SEC));
  return steps;
}

static gboolean
is_at (const GPtrArray *whole, guint place, const GPtrArray *part)
{
  for (guint i = 0; i < part->len; i++)
    if (!g_str_equal (whole->pdata[place + i], part->pdata[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_slice (const GPtrArray *whole, const GPtrArray *part)
{
  for (guint place = 0; place + part->len <= whole->len; place++)
    if (is_at (whole, place, part))
      return TRUE;
  return FALSE;
}

static char *
join (GPtrArray *words)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", (const char *) words->pdata[i]);
  return g_string_free (text, FALSE);
}

/**
 * status_witness_count_lies:
 * @self: a witness
 * @options: how the centre is that the session watches
 * @seconds: at least as long as the centre has lived
 *
 * Compares what was shown of each agent, step by step, with what has happened: nothing may be left out, come twice or
 * go back.
 *
 * Returns: of how many agents something was shown that was not true
 */
guint
status_witness_count_lies (StatusWitness *self, const RsDemoOptions *options, double seconds)
{
  g_autoptr (GHashTable) truth = live_again (options, seconds);
  GHashTableIter iter;
  gpointer id, words;
  guint count = 0;

  g_hash_table_iter_init (&iter, self->steps);
  while (g_hash_table_iter_next (&iter, &id, &words))
    {
      GPtrArray *true_words = g_hash_table_lookup (truth, id);
      g_autofree char *shown = join (words);
      g_autofree char *happened = join (true_words);

      if (g_hash_table_contains (self->lossy, id) || is_slice (true_words, words))
        continue;
      g_test_message ("%s was shown as: %s; but was: %s", (const char *) id, shown, happened);
      count++;
    }
  return count;
}
