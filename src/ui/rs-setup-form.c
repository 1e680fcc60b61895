/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-form.h"

#include "ui/rs-setup-input.h"

#include <glib/gi18n.h>

/**
 * RsSetupForm:
 *
 * All fields of a draft: those that are needed in one group, the others folded away below.
 */
struct _RsSetupForm
{
  GtkWidget parent_instance;

  RsSetupDraft *draft;
  RsSetupInput *inputs[RS_N_SETUP_FIELDS]; /* (nullable): not on this way */
  GtkWidget *more;
};

G_DEFINE_FINAL_TYPE (RsSetupForm, rs_setup_form, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_SUBMITTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* A board that there is already is asked for its secrets only, and all of them stand in the first group. */
static gboolean
is_possible (RsSetupForm *self, RsSetupField field, gboolean needed)
{
  const RsSetupFieldSpec *spec = rs_setup_field_get_spec (field);
  guint way = 1u << rs_setup_draft_get_way (self->draft);

  if (rs_setup_draft_get_profile (self->draft) != NULL)
    return needed && rs_setup_draft_asks (self->draft, field);
  return ((needed ? spec->needed : spec->optional) & way) != 0;
}

static gboolean
is_in_sight (RsSetupForm *self, RsSetupField field)
{
  return self->inputs[field] != NULL && rs_setup_draft_asks (self->draft, field) &&
         (is_possible (self, field, TRUE) || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (self->more)));
}

static void
on_changed (RsSetupForm *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* Enter goes on to the next field, and from the last one to the next page. */
static void
on_activated (RsSetupForm *self, RsSetupInput *input)
{
  for (guint field = rs_setup_input_get_field (input) + 1; field < RS_N_SETUP_FIELDS; field++)
    if (is_in_sight (self, field))
      {
        rs_setup_form_focus (self, field);
        return;
      }
  g_signal_emit (self, signals[SIGNAL_SUBMITTED], 0);
}

static RsSetupInput *
add_input (RsSetupForm *self, RsSetupField field)
{
  RsSetupInput *input = self->inputs[field] = rs_setup_input_new (self->draft, field);

  g_signal_connect_object (input, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (input, "activated", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
  return input;
}

static void
on_grant_selected (RsSetupForm *self, GParamSpec *spec, AdwComboRow *row)
{
  rs_setup_draft_set_signs (self->draft, adw_combo_row_get_selected (row) == 1);
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (self->inputs[field] != NULL)
      rs_setup_input_refresh (self->inputs[field]);
  on_changed (self);
}

static GtkWidget *
make_grant_row (RsSetupForm *self)
{
  const char *const words[] = { _ ("Client secret"), _ ("Signed assertion (private key)"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Sign in with"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), rs_setup_draft_get_signs (self->draft) ? 1 : 0);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (on_grant_selected), self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
make_needed (RsSetupForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (is_possible (self, field, TRUE))
      {
        RsSetupInput *input = add_input (self, field);

        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), rs_setup_input_get_row (input));
      }
  return group;
}

static GtkWidget *
make_more (RsSetupForm *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  AdwExpanderRow *more;

  self->more = adw_expander_row_new ();
  more = ADW_EXPANDER_ROW (self->more);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), _ ("More settings"));
  adw_expander_row_set_subtitle (more, _ ("Most boards need none of them"));
  if (rs_setup_draft_get_way (self->draft) == RS_SETUP_STREAM)
    adw_expander_row_add_row (more, make_grant_row (self));
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (is_possible (self, field, FALSE))
      {
        RsSetupInput *input = add_input (self, field);

        adw_expander_row_add_row (more, rs_setup_input_get_row (input));
      }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->more);
  return group;
}

static void
rs_setup_form_dispose (GObject *object)
{
  RsSetupForm *self = RS_SETUP_FORM (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    g_clear_object (&self->inputs[field]);
  G_OBJECT_CLASS (rs_setup_form_parent_class)->dispose (object);
}

static void
rs_setup_form_finalize (GObject *object)
{
  rs_setup_draft_unref (RS_SETUP_FORM (object)->draft);
  G_OBJECT_CLASS (rs_setup_form_parent_class)->finalize (object);
}

static void
rs_setup_form_class_init (RsSetupFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_setup_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_setup_form_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * RsSetupForm::changed:
   * @self: the form
   *
   * Something was typed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RsSetupForm::submitted:
   * @self: the form
   *
   * Enter was pressed in the last field.
   */
  signals[SIGNAL_SUBMITTED] =
      g_signal_new ("submitted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_setup_form_init (RsSetupForm *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 18);
}

/**
 * rs_setup_form_new:
 * @draft: takes what is typed
 *
 * Returns: (transfer floating): the form
 */
GtkWidget *
rs_setup_form_new (RsSetupDraft *draft)
{
  RsSetupForm *self = g_object_new (RS_TYPE_SETUP_FORM, NULL);

  self->draft = rs_setup_draft_ref (draft);
  gtk_widget_set_parent (make_needed (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_more (self), GTK_WIDGET (self));
  gtk_widget_set_visible (gtk_widget_get_last_child (GTK_WIDGET (self)), rs_setup_draft_get_profile (draft) == NULL);
  return GTK_WIDGET (self);
}

/**
 * rs_setup_form_confirm:
 * @self: a form
 *
 * Shows every fault, and leads to the first.
 *
 * Returns: whether there is none
 */
gboolean
rs_setup_form_confirm (RsSetupForm *self)
{
  int first = -1;

  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (self->inputs[field] != NULL && !rs_setup_input_confirm (self->inputs[field]) && first < 0)
      first = (int) field;
  if (first >= 0)
    rs_setup_form_focus (self, (RsSetupField) first);
  return first < 0;
}

/**
 * rs_setup_form_complain:
 * @self: a form
 * @field: a field of it
 * @sentence: what is wrong with its present text, and what to do
 */
void
rs_setup_form_complain (RsSetupForm *self, RsSetupField field, const char *sentence)
{
  rs_setup_input_complain (self->inputs[field], sentence);
  rs_setup_form_focus (self, field);
}

/**
 * rs_setup_form_focus:
 * @self: a form
 * @field: where to type
 */
void
rs_setup_form_focus (RsSetupForm *self, RsSetupField field)
{
  if (!is_possible (self, field, TRUE))
    rs_setup_form_unfold (self);
  gtk_widget_grab_focus (rs_setup_form_get_entry (self, field));
}

/**
 * rs_setup_form_wipe:
 * @self: a form
 *
 * Empties the fields of secrets.
 */
void
rs_setup_form_wipe (RsSetupForm *self)
{
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (self->inputs[field] != NULL && rs_setup_field_get_spec (field)->kind == RS_SETUP_KIND_SECRET)
      rs_setup_input_wipe (self->inputs[field]);
}

/**
 * rs_setup_form_unfold:
 * @self: a form
 *
 * Brings the fields that are not needed into sight.
 */
void
rs_setup_form_unfold (RsSetupForm *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->more), TRUE);
}

/**
 * rs_setup_form_get_entry:
 * @self: a form
 * @field: a field of it
 *
 * Returns: (transfer none): the #GtkEditable to type in
 */
GtkWidget *
rs_setup_form_get_entry (RsSetupForm *self, RsSetupField field)
{
  return rs_setup_input_get_entry (self->inputs[field]);
}
