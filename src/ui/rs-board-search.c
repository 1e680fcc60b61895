/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-board-search.h"

#include <glib/gi18n.h>

/**
 * RsBoardSearch:
 *
 * A line below a board in which one types whom one looks for. It is not there until it is asked for, and what it
 * filtered is back once it is closed.
 */
struct _RsBoardSearch
{
  GtkWidget parent_instance;

  RsBoard *board; /* not owned: cleared when it goes */
  GtkWidget *entry;
  GtkWidget *count;
  GtkWidget *former_focus; /* (nullable): not owned: cleared when it goes */
};

G_DEFINE_FINAL_TYPE (RsBoardSearch, rs_board_search, GTK_TYPE_WIDGET)

static void
say_count (RsBoardSearch *self)
{
  guint n_agents = 0;
  guint n_matches = rs_board_get_n_matches (self->board, &n_agents);
  g_autofree char *words =
      g_strdup_printf (ngettext ("%u of %u agent", "%u of %u agents", n_agents), n_matches, n_agents);

  if (g_str_equal (gtk_label_get_text (GTK_LABEL (self->count)), words))
    return;
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
}

/* The search ends when everybody is shown again by other means. */
static void
on_counted (RsBoardSearch *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  say_count (self);
  if (text[0] != '\0' && rs_board_get_search (self->board) == NULL)
    rs_board_search_close (self);
}

static void
on_text_changed (RsBoardSearch *self)
{
  if (self->board != NULL && gtk_widget_get_visible (GTK_WIDGET (self)))
    rs_board_set_search (self->board, gtk_editable_get_text (GTK_EDITABLE (self->entry)));
}

static void
rs_board_search_dispose (GObject *object)
{
  RsBoardSearch *self = RS_BOARD_SEARCH (object);
  GtkWidget *child;

  if (self->board != NULL)
    g_signal_handlers_disconnect_by_data (self->board, self);
  g_clear_weak_pointer (&self->board);
  g_clear_weak_pointer (&self->former_focus);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_board_search_parent_class)->dispose (object);
}

static void
rs_board_search_class_init (RsBoardSearchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_board_search_dispose;
  gtk_widget_class_set_css_name (widget_class, "boardsearch");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_SEARCH);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static GtkWidget *
make_close_button (RsBoardSearch *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("window-close-symbolic");

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (rs_board_search_close), self);
  return button;
}

static void
rs_board_search_init (RsBoardSearch *self)
{
  GtkWidget *box = gtk_center_box_new ();
  GtkWidget *middle = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->entry = gtk_search_entry_new ();
  self->count = g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_STATUS, NULL);
  g_object_set (self->entry, "placeholder-text", _ ("Name or team"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Name or team"), -1);
  gtk_widget_set_size_request (self->entry, 280, -1);
  gtk_widget_add_css_class (self->count, "numeric");
  gtk_box_append (GTK_BOX (middle), self->entry);
  gtk_box_append (GTK_BOX (middle), self->count);
  gtk_center_box_set_center_widget (GTK_CENTER_BOX (box), middle);
  gtk_center_box_set_end_widget (GTK_CENTER_BOX (box), make_close_button (self));
  gtk_widget_add_css_class (box, "toolbar");
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_text_changed), self);
  g_signal_connect_swapped (self->entry, "stop-search", G_CALLBACK (rs_board_search_close), self);
}

/**
 * rs_board_search_new:
 * @board: where it searches
 *
 * Returns: (transfer floating): a line that is not shown yet
 */
GtkWidget *
rs_board_search_new (RsBoard *board)
{
  RsBoardSearch *self = g_object_new (RS_TYPE_BOARD_SEARCH, NULL);

  g_set_weak_pointer (&self->board, board);
  g_signal_connect_swapped (board, "counted", G_CALLBACK (on_counted), self);
  return GTK_WIDGET (self);
}

/**
 * rs_board_search_open:
 * @self: a search
 *
 * Lets one type. Nothing happens on a board that nobody sits before.
 */
void
rs_board_search_open (RsBoardSearch *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (self->board == NULL || rs_board_is_unattended (self->board))
    return;
  if (!gtk_widget_get_visible (GTK_WIDGET (self)) && root != NULL)
    g_set_weak_pointer (&self->former_focus, gtk_root_get_focus (root));
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  say_count (self);
  gtk_widget_grab_focus (self->entry);
}

/**
 * rs_board_search_type:
 * @self: a search
 * @text: as if it had been typed
 */
void
rs_board_search_type (RsBoardSearch *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
}

/**
 * rs_board_search_close:
 * @self: a search
 *
 * Goes away, and all whom it left out are back.
 */
void
rs_board_search_close (RsBoardSearch *self)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (self)))
    return;
  if (self->former_focus != NULL && gtk_widget_get_mapped (self->former_focus))
    gtk_widget_grab_focus (self->former_focus);
  g_clear_weak_pointer (&self->former_focus);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  if (self->board != NULL)
    rs_board_set_search (self->board, NULL);
}

static gboolean
on_key (RsBoardSearch *self, guint key, guint code, GdkModifierType state, GtkEventController *controller)
{
  GtkRoot *root = GTK_ROOT (gtk_event_controller_get_widget (controller));
  GtkWidget *focus = gtk_root_get_focus (root);

  if (key != GDK_KEY_Escape || !gtk_widget_get_visible (GTK_WIDGET (self)))
    return GDK_EVENT_PROPAGATE;
  if (focus != NULL && gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) != NULL)
    return GDK_EVENT_PROPAGATE;
  rs_board_search_close (self);
  return GDK_EVENT_STOP;
}

/**
 * rs_board_search_listen:
 * @self: a search
 * @window: the window that it is in
 *
 * Escape closes it from wherever one is in the window, before it leaves fullscreen.
 */
void
rs_board_search_listen (RsBoardSearch *self, GtkWindow *window)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (on_key), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (window), keys);
}
