/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-step-list.h"

#include <glib/gi18n.h>

/**
 * RsStepList:
 *
 * The steps of a check that is under way, one below the other. The keyboard can rest on the one that matters now, and
 * then follows the check, so that a screen reader tells how it goes.
 */
struct _RsStepList
{
  GtkWidget parent_instance;

  GArray *states;     /* RsStepState */
  GPtrArray *rows;    /* RsStepRow */
  GtkWidget *current; /* (nullable): the row that is under way, or has failed */
};

G_DEFINE_FINAL_TYPE (RsStepList, rs_step_list, GTK_TYPE_WIDGET)

static void
rs_step_list_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_step_list_parent_class)->dispose (object);
}

static void
rs_step_list_finalize (GObject *object)
{
  RsStepList *self = RS_STEP_LIST (object);

  g_array_unref (self->states);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (rs_step_list_parent_class)->finalize (object);
}

static void
rs_step_list_class_init (RsStepListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_step_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_step_list_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "steplist");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_step_list_init (RsStepList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  self->states = g_array_new (FALSE, TRUE, sizeof (RsStepState));
  self->rows = g_ptr_array_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Progress of the check"),
                                  -1);
}

/**
 * rs_step_list_new:
 *
 * Returns: (transfer floating): a list without steps
 */
GtkWidget *
rs_step_list_new (void)
{
  return g_object_new (RS_TYPE_STEP_LIST, NULL);
}

/**
 * rs_step_list_add:
 * @self: a list
 * @title: what the step tries
 *
 * Returns: the number of the new step
 */
guint
rs_step_list_add (RsStepList *self, const char *title)
{
  GtkWidget *row = rs_step_row_new (title);
  RsStepState state = RS_STEP_WAITING;

  gtk_widget_set_parent (row, GTK_WIDGET (self));
  g_ptr_array_add (self->rows, row);
  g_array_append_val (self->states, state);
  return self->rows->len - 1;
}

static void
follow (RsStepList *self, GtkWidget *row)
{
  GtkWidget *last = self->current;
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  if (row == last)
    return;
  self->current = row;
  gtk_widget_set_focusable (row, TRUE);
  if (has_focus)
    gtk_widget_grab_focus (row);
  if (last != NULL)
    gtk_widget_set_focusable (last, FALSE);
}

/**
 * rs_step_list_show:
 * @self: a list
 * @step: number of a step
 * @state: how it is
 * @sentence: (nullable): what was found, or what happened
 * @advice: (nullable): what to do
 */
void
rs_step_list_show (RsStepList *self, guint step, RsStepState state, const char *sentence, const char *advice)
{
  g_return_if_fail (step < self->rows->len);

  g_array_index (self->states, RsStepState, step) = state;
  rs_step_row_show (self->rows->pdata[step], state, sentence, advice);
  if (state == RS_STEP_RUNNING || state == RS_STEP_FAILED)
    follow (self, self->rows->pdata[step]);
}

/**
 * rs_step_list_get_state:
 * @self: a list
 * @step: number of a step
 *
 * Returns: how it is
 */
RsStepState
rs_step_list_get_state (RsStepList *self, guint step)
{
  return g_array_index (self->states, RsStepState, step);
}

/**
 * rs_step_list_reset:
 * @self: a list
 *
 * No step has been taken yet.
 */
void
rs_step_list_reset (RsStepList *self)
{
  for (guint step = 0; step < self->rows->len; step++)
    rs_step_list_show (self, step, RS_STEP_WAITING, NULL, NULL);
}

/**
 * rs_step_list_focus:
 * @self: a list
 *
 * Puts the keyboard on the step that is under way or has failed, and brings it into sight.
 */
void
rs_step_list_focus (RsStepList *self)
{
  if (self->current != NULL)
    gtk_widget_grab_focus (self->current);
}
