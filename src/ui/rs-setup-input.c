/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-input.h"

#include "ui/rs-entry-row.h"

#include <glib/gi18n.h>

/**
 * RsSetupInput:
 *
 * One field of a draft on a page. Nobody is told off while typing: a fault shows when the field was left, and goes as
 * soon as it is mended.
 */
struct _RsSetupInput
{
  GObject parent_instance;

  RsSetupDraft *draft;
  RsSetupField field;
  GtkWidget *row;
  GtkWidget *entry;      /* in it */
  char *complaint;       /* (nullable): what somebody else found wrong with this very text */
  gboolean is_confirmed; /* the person left it, or wants to go on */
  GtkFileChooserNative *chooser;
};

G_DEFINE_FINAL_TYPE (RsSetupInput, rs_setup_input, G_TYPE_OBJECT)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static gboolean
is_shown (RsSetupInput *self)
{
  return rs_setup_draft_asks (self->draft, self->field);
}

static void
judge (RsSetupInput *self)
{
  g_autofree char *fault = rs_setup_draft_judge (self->draft, self->field);

  if (fault == NULL && self->complaint != NULL)
    fault = g_strdup (self->complaint);
  rs_entry_row_complain (RS_ENTRY_ROW (self->row), self->is_confirmed && is_shown (self) ? fault : NULL);
}

static void
on_text_changed (RsSetupInput *self)
{
  g_clear_pointer (&self->complaint, g_free);
  rs_setup_draft_set (self->draft, self->field, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

/* A field that is still empty is not wrong yet. */
static void
on_left (RsSetupInput *self)
{
  self->is_confirmed |= *rs_setup_draft_get (self->draft, self->field) != '\0';
  judge (self);
}

static void
on_activated (RsSetupInput *self)
{
  on_left (self);
  g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0);
}

static void
on_file_chosen (RsSetupInput *self, int response)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (self->chooser));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), path);
  g_clear_object (&self->chooser);
  on_left (self);
}

static void
on_choose (RsSetupInput *self)
{
  GtkRoot *root = gtk_widget_get_root (self->row);

  g_clear_object (&self->chooser);
  self->chooser = gtk_file_chooser_native_new (rs_setup_field_get_title (self->field),
                                               GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                               GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  g_signal_connect_object (self->chooser, "response", G_CALLBACK (on_file_chosen), self, G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (self->chooser));
}

static GtkWidget *
make_choose_button (RsSetupInput *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("document-open-symbolic");
  g_autofree char *label = g_strdup_printf (_ ("Choose a file: %s"), rs_setup_field_get_title (self->field));

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_choose), self, G_CONNECT_SWAPPED);
  return button;
}

/* How what is to be typed begins; no words, so nothing to translate. */
static const char *
get_beginning (RsSetupFieldKind kind)
{
  if (kind == RS_SETUP_KIND_WEBSOCKET)
    return "wss://…";
  return kind == RS_SETUP_KIND_HTTP ? "https://…" : NULL;
}

static void
set_purpose (RsSetupInput *self, RsSetupFieldKind kind)
{
  static const GtkInputPurpose purposes[] = {
    [RS_SETUP_KIND_TEXT] = GTK_INPUT_PURPOSE_FREE_FORM,
    [RS_SETUP_KIND_HTTP] = GTK_INPUT_PURPOSE_URL,
    [RS_SETUP_KIND_WEBSOCKET] = GTK_INPUT_PURPOSE_URL,
    [RS_SETUP_KIND_FILE] = GTK_INPUT_PURPOSE_FREE_FORM,
  };

  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), get_beginning (kind));
  gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), purposes[kind]);
  gtk_entry_set_input_hints (GTK_ENTRY (self->entry), GTK_INPUT_HINT_NO_SPELLCHECK | GTK_INPUT_HINT_NO_EMOJI);
}

static void
watch (RsSetupInput *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "leave", G_CALLBACK (on_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activated), self, G_CONNECT_SWAPPED);
}

static void
make_row (RsSetupInput *self)
{
  RsSetupFieldKind kind = rs_setup_field_get_spec (self->field)->kind;
  GtkWidget *row = rs_entry_row_new (rs_setup_field_get_title (self->field), kind == RS_SETUP_KIND_SECRET);

  self->row = g_object_ref_sink (row);
  self->entry = rs_entry_row_get_entry (RS_ENTRY_ROW (row));
  gtk_editable_set_text (GTK_EDITABLE (self->entry), rs_setup_draft_get (self->draft, self->field));
  if (kind == RS_SETUP_KIND_FILE)
    rs_entry_row_add_suffix (RS_ENTRY_ROW (row), make_choose_button (self));
  if (kind != RS_SETUP_KIND_SECRET)
    set_purpose (self, kind);
  watch (self);
}

static void
rs_setup_input_dispose (GObject *object)
{
  RsSetupInput *self = RS_SETUP_INPUT (object);

  g_clear_object (&self->chooser);
  g_clear_object (&self->row);
  g_clear_pointer (&self->complaint, g_free);
  G_OBJECT_CLASS (rs_setup_input_parent_class)->dispose (object);
}

static void
rs_setup_input_finalize (GObject *object)
{
  rs_setup_draft_unref (RS_SETUP_INPUT (object)->draft);
  G_OBJECT_CLASS (rs_setup_input_parent_class)->finalize (object);
}

static void
rs_setup_input_class_init (RsSetupInputClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_setup_input_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_setup_input_finalize;

  /**
   * RsSetupInput::changed:
   * @self: the field
   *
   * Another text was typed; the draft has it.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  /**
   * RsSetupInput::activated:
   * @self: the field
   *
   * Enter was pressed.
   */
  signals[SIGNAL_ACTIVATED] =
      g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_setup_input_init (RsSetupInput *self)
{
}

/**
 * rs_setup_input_new:
 * @draft: takes what is typed
 * @field: which field of it
 *
 * Returns: (transfer full): the field; its row is to be put into a list
 */
RsSetupInput *
rs_setup_input_new (RsSetupDraft *draft, RsSetupField field)
{
  RsSetupInput *self = g_object_new (RS_TYPE_SETUP_INPUT, NULL);

  self->draft = rs_setup_draft_ref (draft);
  self->field = field;
  make_row (self);
  rs_setup_input_refresh (self);
  return self;
}

/**
 * rs_setup_input_get_field:
 * @self: a field
 *
 * Returns: which it is
 */
RsSetupField
rs_setup_input_get_field (RsSetupInput *self)
{
  return self->field;
}

/**
 * rs_setup_input_get_row:
 * @self: a field
 *
 * Returns: (transfer none): its row
 */
GtkWidget *
rs_setup_input_get_row (RsSetupInput *self)
{
  return self->row;
}

/**
 * rs_setup_input_get_entry:
 * @self: a field
 *
 * Returns: (transfer none): the #GtkEditable in its row
 */
GtkWidget *
rs_setup_input_get_entry (RsSetupInput *self)
{
  return self->entry;
}

/**
 * rs_setup_input_refresh:
 * @self: a field
 *
 * To be called when the draft asks for other fields than before.
 */
void
rs_setup_input_refresh (RsSetupInput *self)
{
  gtk_widget_set_visible (self->row, is_shown (self));
  judge (self);
}

/**
 * rs_setup_input_confirm:
 * @self: a field
 *
 * From now on a fault is shown at once, an empty field too: the person wants to go on.
 *
 * Returns: whether the field is good
 */
gboolean
rs_setup_input_confirm (RsSetupInput *self)
{
  g_autofree char *fault = rs_setup_draft_judge (self->draft, self->field);

  self->is_confirmed = TRUE;
  judge (self);
  return fault == NULL && self->complaint == NULL;
}

/**
 * rs_setup_input_complain:
 * @self: a field
 * @sentence: what is wrong with its present text, and what to do
 */
void
rs_setup_input_complain (RsSetupInput *self, const char *sentence)
{
  g_free (self->complaint);
  self->complaint = g_strdup (sentence);
  self->is_confirmed = TRUE;
  judge (self);
}

/**
 * rs_setup_input_wipe:
 * @self: a field
 *
 * Empties it; the buffer of a secret's row overwrites what it held.
 */
void
rs_setup_input_wipe (RsSetupInput *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
}
