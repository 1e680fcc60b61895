/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-agenda.h"

/**
 * RsDemoAgenda:
 *
 * What happens when: actions in order of their time, and in order of their planning where times are equal, so
 * that the same seed always gives the same day.
 */
struct _RsDemoAgenda
{
  gpointer world;
  GSequence *tasks;
  guint64 planned;
};

struct _RsDemoTask
{
  gint64 due;
  guint64 number;
  RsDemoAction action;
  gpointer target;
  RsDemoTask **slot; /* set to NULL when the task is gone */
  GSequenceIter *place;
};

/**
 * rs_demo_agenda_new:
 * @world: for every action
 *
 * Returns: (transfer full): an empty agenda
 */
RsDemoAgenda *
rs_demo_agenda_new (gpointer world)
{
  RsDemoAgenda *self = g_new0 (RsDemoAgenda, 1);

  self->world = world;
  self->tasks = g_sequence_new (g_free);
  return self;
}

/**
 * rs_demo_agenda_free:
 * @self: (transfer full): an agenda
 */
void
rs_demo_agenda_free (RsDemoAgenda *self)
{
  g_sequence_free (self->tasks);
  g_free (self);
}

static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const RsDemoTask *first = a;
  const RsDemoTask *second = b;

  if (first->due != second->due)
    return first->due < second->due ? -1 : 1;
  return (first->number > second->number) - (first->number < second->number);
}

/**
 * rs_demo_agenda_add:
 * @self: an agenda
 * @slot: where to remember the task; must be empty, and is emptied when the task runs or is cancelled
 * @due: when, in the agenda's own time
 * @action: what
 * @target: for @action
 */
void
rs_demo_agenda_add (RsDemoAgenda *self, RsDemoTask **slot, gint64 due, RsDemoAction action, gpointer target)
{
  RsDemoTask *task = g_new0 (RsDemoTask, 1);

  g_assert (*slot == NULL);
  task->due = due;
  task->number = self->planned++;
  task->action = action;
  task->target = target;
  task->slot = slot;
  task->place = g_sequence_insert_sorted (self->tasks, task, compare_tasks, NULL);
  *slot = task;
}

/**
 * rs_demo_agenda_cancel:
 * @self: an agenda
 * @slot: where a task is remembered, or nothing
 */
void
rs_demo_agenda_cancel (RsDemoAgenda *self, RsDemoTask **slot)
{
  if (*slot == NULL)
    return;
  g_sequence_remove ((*slot)->place);
  *slot = NULL;
}

/**
 * rs_demo_agenda_get_next_due:
 * @self: an agenda
 *
 * Returns: when the next action is due, or %G_MAXINT64
 */
gint64
rs_demo_agenda_get_next_due (RsDemoAgenda *self)
{
  GSequenceIter *first = g_sequence_get_begin_iter (self->tasks);

  if (g_sequence_iter_is_end (first))
    return G_MAXINT64;
  return ((RsDemoTask *) g_sequence_get (first))->due;
}

/**
 * rs_demo_agenda_run_next:
 * @self: an agenda with at least one task
 *
 * Takes the first action out and does it.
 */
void
rs_demo_agenda_run_next (RsDemoAgenda *self)
{
  RsDemoTask *task = g_sequence_get (g_sequence_get_begin_iter (self->tasks));
  RsDemoAction action = task->action;
  gpointer target = task->target;

  rs_demo_agenda_cancel (self, task->slot);
  action (self->world, target);
}
