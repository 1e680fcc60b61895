/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-queue-choice.h"

#include "model/rs-queue.h"

static gboolean
has_names (const RsQueueChoice *self)
{
  return self->names != NULL && self->names[0] != NULL;
}

static gboolean
is_chosen (gpointer queue, gpointer data)
{
  const RsQueueChoice *self = data;
  const char *name = rs_queue_get_name (queue);

  return !has_names (self) || (name != NULL && g_strv_contains ((const char *const *) self->names, name));
}

/**
 * rs_queue_choice_init:
 * @self: (out caller-allocates): a choice, which stays where it is
 */
void
rs_queue_choice_init (RsQueueChoice *self)
{
  self->names = NULL;
  self->filter = GTK_FILTER (gtk_custom_filter_new (is_chosen, self, NULL));
  self->list = gtk_filter_list_model_new (NULL, g_object_ref (self->filter));
}

/**
 * rs_queue_choice_set_queues:
 * @self: a choice
 * @queues: (nullable): all that there are
 */
void
rs_queue_choice_set_queues (RsQueueChoice *self, GListModel *queues)
{
  gtk_filter_list_model_set_model (self->list, queues);
}

/**
 * rs_queue_choice_take_view:
 * @self: a choice
 * @view: (nullable): settings that say which queues are shown
 */
void
rs_queue_choice_take_view (RsQueueChoice *self, GSettings *view)
{
  g_auto (GStrv) former = g_steal_pointer (&self->names);

  self->names = view != NULL ? g_settings_get_strv (view, "filter-queues") : NULL;
  if ((former != NULL && former[0] != NULL) || has_names (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * rs_queue_choice_look:
 * @self: a choice
 *
 * Looks again, as queues may have been named.
 */
void
rs_queue_choice_look (RsQueueChoice *self)
{
  if (has_names (self))
    gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
}

/**
 * rs_queue_choice_clear:
 * @self: a choice, which ends
 */
void
rs_queue_choice_clear (RsQueueChoice *self)
{
  g_clear_object (&self->list);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->names, g_strfreev);
}
