/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-step-row.h"

#include <glib/gi18n.h>

/**
 * RsStepRow:
 *
 * One line of a check that is under way: a mark, what is tried, and what came of it. What is well stays small; what is
 * not says in full what happened and what to do.
 */
struct _RsStepRow
{
  GtkWidget parent_instance;

  char *title;
  GtkWidget *mark; /* a stack of a spinner and an icon */
  GtkWidget *spinner;
  GtkWidget *icon;
  GtkWidget *name;
  GtkWidget *sentence;
  GtkWidget *advice;
};

G_DEFINE_FINAL_TYPE (RsStepRow, rs_step_row, GTK_TYPE_WIDGET)

static const struct
{
  const char *icon;
  const char *css_class;
  const char *word;
} looks[] = {
  /* Translators: states of a step of the check: not begun, under way, good, good with a remark, failed */
  [RS_STEP_WAITING] = { "content-loading-symbolic", "dim-label", N_ ("waiting") },
  [RS_STEP_RUNNING] = { "content-loading-symbolic", "", N_ ("under way") },
  [RS_STEP_GOOD] = { "emblem-ok-symbolic", "success", N_ ("good") },
  [RS_STEP_WARNING] = { "dialog-warning-symbolic", "warning", N_ ("good enough") },
  [RS_STEP_FAILED] = { "dialog-error-symbolic", "error", N_ ("failed") },
};

static void
rs_step_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_step_row_parent_class)->dispose (object);
}

static void
rs_step_row_finalize (GObject *object)
{
  g_free (RS_STEP_ROW (object)->title);
  G_OBJECT_CLASS (rs_step_row_parent_class)->finalize (object);
}

static void
rs_step_row_class_init (RsStepRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_step_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_step_row_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "steprow");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_STATUS);
}

static GtkWidget *
make_mark (RsStepRow *self)
{
  self->mark = gtk_stack_new ();
  self->spinner = gtk_spinner_new ();
  self->icon = gtk_image_new ();
  gtk_stack_add_child (GTK_STACK (self->mark), self->icon);
  gtk_stack_add_child (GTK_STACK (self->mark), self->spinner);
  gtk_widget_set_valign (self->mark, GTK_ALIGN_START);
  return self->mark;
}

static GtkWidget *
make_label (GtkWidget *box)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
rs_step_row_init (RsStepRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 12);
  gtk_widget_set_parent (make_mark (self), GTK_WIDGET (self));
  gtk_widget_set_hexpand (box, TRUE);
  self->name = make_label (box);
  self->sentence = make_label (box);
  self->advice = make_label (box);
  gtk_widget_add_css_class (self->sentence, "caption");
  gtk_widget_add_css_class (self->sentence, "dim-label");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

/**
 * rs_step_row_new:
 * @title: what is tried
 *
 * Returns: (transfer floating): a line whose turn has not come
 */
GtkWidget *
rs_step_row_new (const char *title)
{
  RsStepRow *self = g_object_new (RS_TYPE_STEP_ROW, NULL);

  self->title = g_strdup (title);
  gtk_label_set_text (GTK_LABEL (self->name), title);
  rs_step_row_show (self, RS_STEP_WAITING, NULL, NULL);
  return GTK_WIDGET (self);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL);
}

static void
show_state (RsStepRow *self, RsStepState state)
{
  const char *classes[] = { looks[state].css_class, NULL };

  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), looks[state].icon);
  gtk_widget_set_css_classes (self->icon, classes);
  gtk_stack_set_visible_child (GTK_STACK (self->mark), state == RS_STEP_RUNNING ? self->spinner : self->icon);
  gtk_spinner_set_spinning (GTK_SPINNER (self->spinner), state == RS_STEP_RUNNING);
  gtk_widget_set_sensitive (self->name, state != RS_STEP_WAITING);
}

/**
 * rs_step_row_show:
 * @self: a line
 * @state: how the step is
 * @sentence: (nullable): what was found, or what happened
 * @advice: (nullable): what to do
 */
void
rs_step_row_show (RsStepRow *self, RsStepState state, const char *sentence, const char *advice)
{
  /* Translators: for a screen reader: a step, its state, a sentence about it, and what to do */
  g_autofree char *label = g_strdup_printf (_ ("%s: %s. %s %s"), self->title, _ (looks[state].word),
                                            sentence != NULL ? sentence : "", advice != NULL ? advice : "");

  show_state (self, state);
  show_text (self->sentence, sentence);
  show_text (self->advice, advice);
  if (state == RS_STEP_FAILED || state == RS_STEP_WARNING)
    gtk_widget_remove_css_class (self->sentence, "dim-label");
  else
    gtk_widget_add_css_class (self->sentence, "dim-label");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, g_strstrip (label), -1);
}
