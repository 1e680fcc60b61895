/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-row.h"

#include <glib/gi18n.h>

/**
 * RsRosterRow:
 *
 * One line of a roster: a tick with a name, and in small what else is known. It is a check button through and
 * through, so that keyboard and screen reader need nothing of their own.
 */
struct _RsRosterRow
{
  GtkCheckButton parent_instance;

  RsRosterList *list;
  RsRosterItem *item; /* (nullable) */
  GtkWidget *name;
  GtkWidget *detail;
  gboolean is_taking; /* the tick follows the item, not a person */
};

G_DEFINE_FINAL_TYPE (RsRosterRow, rs_roster_row, GTK_TYPE_CHECK_BUTTON)

static void
take_pick (RsRosterRow *self)
{
  GtkCheckButton *button = GTK_CHECK_BUTTON (self);
  RsRosterPick pick = rs_roster_item_get_pick (self->item);

  self->is_taking = TRUE;
  gtk_check_button_set_active (button, pick == RS_ROSTER_PICK_ALL);
  gtk_check_button_set_inconsistent (button, pick == RS_ROSTER_PICK_SOME);
  self->is_taking = FALSE;
}

static void
rs_roster_row_toggled (GtkCheckButton *button)
{
  RsRosterRow *self = RS_ROSTER_ROW (button);

  if (self->is_taking || self->item == NULL)
    return;
  rs_roster_list_pick (self->list, self->item, gtk_check_button_get_active (button));
  take_pick (self); /* a team without agents stays as it was */
}

static char *
describe (RsRosterItem *item)
{
  RsRosterItem *team = rs_roster_item_get_team (item);
  guint n = rs_roster_item_get_n_members (item);

  if (team != NULL)
    return g_strdup (rs_roster_item_get_name (team));
  if (rs_roster_item_get_kind (item) != RS_ROSTER_TEAM)
    return g_strdup ("");
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u agent", "%u agents", n), n);
}

static void
rs_roster_row_dispose (GObject *object)
{
  RsRosterRow *self = RS_ROSTER_ROW (object);

  rs_roster_row_set_item (self, NULL);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (rs_roster_row_parent_class)->dispose (object);
}

static void
rs_roster_row_class_init (RsRosterRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_roster_row_dispose;
  GTK_CHECK_BUTTON_CLASS (klass)->toggled = rs_roster_row_toggled;
}

static GtkWidget *
make_label (float alignment)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), alignment);
  return label;
}

static void
rs_roster_row_init (RsRosterRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->name = make_label (0);
  self->detail = make_label (1);
  gtk_widget_set_hexpand (self->name, TRUE);
  gtk_widget_add_css_class (self->detail, "dim-label");
  gtk_box_append (GTK_BOX (box), self->name);
  gtk_box_append (GTK_BOX (box), self->detail);
  gtk_widget_set_margin_start (box, 6);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "roster-row");
}

/**
 * rs_roster_row_new:
 * @list: where picks are noted
 *
 * Returns: (transfer floating): an empty row
 */
GtkWidget *
rs_roster_row_new (RsRosterList *list)
{
  RsRosterRow *self = g_object_new (RS_TYPE_ROSTER_ROW, NULL);

  self->list = g_object_ref (list);
  return GTK_WIDGET (self);
}

static void
show_item (RsRosterRow *self)
{
  g_autofree char *detail = describe (self->item);
  const char *name = rs_roster_item_get_name (self->item);
  g_autofree char *label = *detail != '\0' ? g_strdup_printf (_ ("%s, %s"), name, detail) : g_strdup (name);

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->detail), detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  take_pick (self);
}

/**
 * rs_roster_row_set_item:
 * @self: a row
 * @item: (nullable): what it shows; followed until another is set
 */
void
rs_roster_row_set_item (RsRosterRow *self, RsRosterItem *item)
{
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_func (self->item, take_pick, self);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  g_signal_connect_swapped (item, "changed", G_CALLBACK (take_pick), self);
  show_item (self);
}
