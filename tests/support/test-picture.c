/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "test-picture.h"

void
test_picture_set_up (TestPicture *self, gconstpointer user_data)
{
  self->clock = rs_clock_new_virtual (TEST_START_NS / 1000);
  self->start_us = rs_clock_get_monotonic (self->clock);
  self->cache = rs_state_cache_new (self->clock);
  self->all = rs_change_set_new ();
}

void
test_picture_tear_down (TestPicture *self, gconstpointer user_data)
{
  rs_change_set_free (self->all);
  rs_state_cache_free (self->cache);
  g_assert_finalize_object (self->clock);
}

gint64
test_picture_get_server_now (TestPicture *self)
{
  return TEST_START_NS + (rs_clock_get_monotonic (self->clock) - self->start_us) * 1000;
}

RsApplyResult
test_picture_tell_cache (TestPicture *self, RsStateCache *cache, guint32 epoch, const char *line)
{
  g_auto (RsDelta) delta = { 0 };

  test_line_parse (line, &delta);
  return rs_state_cache_apply (cache, &delta, epoch, test_picture_get_server_now (self));
}

RsApplyResult
test_picture_tell (TestPicture *self, guint32 epoch, const char *line)
{
  return test_picture_tell_cache (self, self->cache, epoch, line);
}

/* Lets time pass as the feed thread does: what is due is done at its own time. */
void
test_picture_wait (TestPicture *self, double seconds)
{
  gint64 end_us = rs_clock_get_monotonic (self->clock) + (gint64) (seconds * 1e6);
  gint64 deadline_us;

  while ((deadline_us = rs_state_cache_get_deadline (self->cache)) != 0 && deadline_us <= end_us)
    {
      rs_clock_advance (self->clock, MAX (deadline_us - rs_clock_get_monotonic (self->clock), 0));
      self->all = rs_change_set_merge (self->all, test_picture_take (self));
      rs_state_cache_expire (self->cache);
    }
  rs_clock_advance (self->clock, end_us - rs_clock_get_monotonic (self->clock));
}

void
test_picture_begin (TestPicture *self, guint32 epoch, const RsScope *granted)
{
  g_autoptr (RsScope) everything = rs_scope_new ();

  for (guint kind = 0; kind < RS_N_KINDS; kind++)
    rs_scope_set_all (everything, kind, TRUE);
  rs_state_cache_begin_epoch (self->cache, epoch, granted != NULL ? granted : everything);
}

RsChangeSet *
test_picture_take (TestPicture *self)
{
  RsChangeSet *changes = rs_change_set_new ();

  rs_state_cache_take_changes (self->cache, changes);
  return changes;
}

static const RsChange *
find_change (TestPicture *self, RsKind kind, const char *id)
{
  self->all = rs_change_set_merge (self->all, test_picture_take (self));
  for (guint i = 0; i < rs_change_set_get_n_changes (self->all); i++)
    {
      const RsChange *change = rs_change_set_get_change (self->all, i);

      if (change->kind == kind && g_str_equal (change->id, id))
        return change;
    }
  return NULL;
}

static char *
describe_seconds (gint64 time_ns)
{
  return time_ns == 0 ? g_strdup ("unset") : g_strdup_printf ("%g", (double) (time_ns - TEST_START_NS) / 1e9);
}

static char *
describe_value (const RsValue *value)
{
  switch (value->type)
    {
    case RS_VALUE_NULL:
      return g_strdup ("null");
    case RS_VALUE_TEXT:
      return g_strdup (value->text);
    case RS_VALUE_NUMBER:
      return g_strdup_printf ("%g", value->number);
    case RS_VALUE_TIME:
      return describe_seconds (value->time_ns);
    case RS_VALUE_UNSET:
    default:
      return g_strdup ("unset");
    }
}

static char *
describe (const RsChange *change, const char *name)
{
  if (g_str_equal (name, "removed"))
    return g_strdup (change->removed ? "yes" : "no");
  if (g_str_equal (name, "confirmed"))
    return g_strdup (change->confirmed ? "yes" : "no");
  if (g_str_equal (name, "granted"))
    return g_strdup (change->granted ? "yes" : "no");
  if (g_str_equal (name, "since"))
    return describe_seconds (change->since_ns);
  return describe_value (&change->values[test_field_find (change->kind, name)]);
}

/* Fails unless the entity of @line is in the picture with the stated values; it may have others beside them. */
void
test_picture_assert (TestPicture *self, const char *line)
{
  g_autofree char *id = NULL;
  RsKind kind = test_line_get_kind (line, &id);
  const RsChange *change = find_change (self, kind, id);
  g_auto (GStrv) fields = test_line_get_fields (line);

  if (change == NULL)
    g_error ("expected \"%s\", got nothing about it", line);
  for (guint i = 0; fields[i] != NULL; i++)
    {
      g_auto (GStrv) sides = g_strsplit (fields[i], "=", 2);
      g_autofree char *got = describe (change, sides[0]);

      if (!g_str_equal (got, sides[1]))
        g_error ("expected \"%s\", got %s=%s", line, sides[0], got);
    }
}

/* Whether the entity of @line, a kind and an id, is in view. */
gboolean
test_picture_shows (TestPicture *self, const char *line)
{
  g_autofree char *id = NULL;
  RsKind kind = test_line_get_kind (line, &id);
  const RsChange *change = find_change (self, kind, id);

  return change != NULL && !change->removed;
}

static void
add_ids (RsScope *scope, RsKind kind, const char *words)
{
  g_auto (GStrv) ids = g_strsplit (words, " ", -1);

  for (guint i = 0; ids[i] != NULL; i++)
    rs_scope_add (scope, kind, ids[i]);
}

/* A scope of ids with spaces between; NULL stands for all, "" for none. */
RsScope *
test_scope (const char *agents, const char *queues, gboolean interactions)
{
  RsScope *scope = rs_scope_new ();

  if (agents == NULL)
    rs_scope_set_all (scope, RS_KIND_AGENT, TRUE);
  else if (*agents != '\0')
    add_ids (scope, RS_KIND_AGENT, agents);
  if (queues == NULL)
    rs_scope_set_all (scope, RS_KIND_QUEUE, TRUE);
  else if (*queues != '\0')
    add_ids (scope, RS_KIND_QUEUE, queues);
  rs_scope_set_all (scope, RS_KIND_INTERACTION, interactions);
  return scope;
}
