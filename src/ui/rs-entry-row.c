/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-entry-row.h"

#include <glib/gi18n.h>

/**
 * RsEntryRow:
 *
 * A row of a list to type in: its title, below it the text, and below that, only when there is a reason, what is wrong
 * with it. It looks like libadwaita's, but a screen reader hears of it: in libadwaita 1.2 the row has the text and never
 * the focus, and what has the focus has no role.
 */
struct _RsEntryRow
{
  AdwPreferencesRow parent_instance;

  GtkWidget *header;
  GtkWidget *title;
  GtkWidget *entry;
  GtkWidget *verdict;
};

G_DEFINE_FINAL_TYPE (RsEntryRow, rs_entry_row, ADW_TYPE_PREFERENCES_ROW)

static gboolean
rs_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RS_ENTRY_ROW (widget)->entry);
}

/* The row itself is no stop on the way. */
static gboolean
rs_entry_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (RS_ENTRY_ROW (widget)->header, direction);
}

static void
rs_entry_row_class_init (RsEntryRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->grab_focus = rs_entry_row_grab_focus;
  widget_class->focus = rs_entry_row_focus;
}

static void
on_pressed (RsEntryRow *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
on_focus_moved (GtkEventControllerFocus *focus, GParamSpec *spec, GtkWidget *row)
{
  if (gtk_event_controller_focus_contains_focus (focus))
    gtk_widget_add_css_class (row, "focused");
  else
    gtk_widget_remove_css_class (row, "focused");
}

static GtkWidget *
make_verdict (RsEntryRow *self)
{
  self->verdict = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->verdict), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->verdict), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->verdict), 0);
  gtk_widget_add_css_class (self->verdict, "verdict");
  gtk_widget_set_visible (self->verdict, FALSE);
  return self->verdict;
}

static void
rs_entry_row_init (RsEntryRow *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->header = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->header, "header");
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), make_verdict (self));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry");
  gtk_widget_add_css_class (GTK_WIDGET (self), "entry-field");
  g_signal_connect_object (click, "pressed", G_CALLBACK (on_pressed), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
on_peek_toggled (RsEntryRow *self, GtkToggleButton *button)
{
  gboolean shown = gtk_toggle_button_get_active (button);

  gtk_text_set_visibility (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (self->entry))), shown);
  gtk_button_set_icon_name (GTK_BUTTON (button), shown ? "view-conceal-symbolic" : "view-reveal-symbolic");
}

static GtkWidget *
make_peek_button (RsEntryRow *self, const char *title)
{
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *label = g_strdup_printf (_ ("Show as plain text: %s"), title);

  gtk_button_set_icon_name (GTK_BUTTON (button), "view-reveal-symbolic");
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_peek_toggled), self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_text (RsEntryRow *self, const char *title, gboolean is_secret)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->title = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->title, "subtitle");
  self->entry = is_secret ? gtk_password_entry_new () : gtk_entry_new ();
  gtk_widget_add_css_class (self->entry, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  g_signal_connect_object (focus, "notify::contains-focus", G_CALLBACK (on_focus_moved), self, 0);
  gtk_widget_add_controller (self->entry, focus);
  gtk_box_append (GTK_BOX (box), self->title);
  gtk_box_append (GTK_BOX (box), self->entry);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/**
 * rs_entry_row_new:
 * @title: what is to be typed; plain text
 * @is_secret: whether nobody is to see it
 *
 * Returns: (transfer floating): a row in which nothing stands
 */
GtkWidget *
rs_entry_row_new (const char *title, gboolean is_secret)
{
  RsEntryRow *self = g_object_new (RS_TYPE_ENTRY_ROW, "title", title, "use-markup", FALSE, NULL);

  gtk_box_append (GTK_BOX (self->header), make_text (self, title, is_secret));
  if (is_secret)
    rs_entry_row_add_suffix (self, make_peek_button (self, title));
  return GTK_WIDGET (self);
}

/**
 * rs_entry_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): a #GtkEntry, or for a secret a #GtkPasswordEntry
 */
GtkWidget *
rs_entry_row_get_entry (RsEntryRow *self)
{
  return self->entry;
}

/**
 * rs_entry_row_add_suffix:
 * @self: a row
 * @suffix: (transfer floating): a button that stands behind the text
 */
void
rs_entry_row_add_suffix (RsEntryRow *self, GtkWidget *suffix)
{
  gtk_widget_set_valign (suffix, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (suffix, "flat");
  gtk_box_append (GTK_BOX (self->header), suffix);
}

/**
 * rs_entry_row_complain:
 * @self: a row
 * @sentence: (nullable): what is wrong with the text, and what to do; plain text; %NULL if nothing is
 */
void
rs_entry_row_complain (RsEntryRow *self, const char *sentence)
{
  gboolean is_wrong = sentence != NULL;

  gtk_label_set_text (GTK_LABEL (self->verdict), is_wrong ? sentence : "");
  gtk_widget_set_visible (self->verdict, is_wrong);
  if (is_wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               is_wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  is_wrong ? sentence : "", -1);
}
