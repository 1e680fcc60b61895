/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-browser.h"

#include "ui/rs-page-stack.h"
#include "ui/rs-roster-row.h"

#include <glib/gi18n.h>

/**
 * RsRosterBrowser:
 *
 * All teams, agents or queues of a roster, to search and to pick from. Only what is in sight has widgets, so ten
 * thousand scroll like ten.
 */
struct _RsRosterBrowser
{
  GtkWidget parent_instance;

  RsRosterList *list;
  RsRosterKind kind;
  GtkFilterListModel *shown;
  GtkCustomFilter *filter;
  char **words; /* what is searched for */
  GtkWidget *search;
  GtkWidget *stack;
  GtkWidget *some; /* page of it: what is shown */
  GtkWidget *none; /* page of it: nothing is */
  GtkWidget *pick_shown;
  GtkWidget *drop_shown;
  GtkWidget *n_shown;
};

G_DEFINE_FINAL_TYPE (RsRosterBrowser, rs_roster_browser, GTK_TYPE_WIDGET)

static const struct
{
  const char *title;
  const char *search;
  const char *none;
} words_for[RS_N_ROSTER_KINDS] = {
  [RS_ROSTER_TEAM] = { N_ ("Teams"), N_ ("Search teams"), N_ ("No team is called that.") },
  [RS_ROSTER_AGENT] = { N_ ("Agents"), N_ ("Search by name, team or id"), N_ ("No agent is called that.") },
  [RS_ROSTER_QUEUE] = { N_ ("Queues"), N_ ("Search queues"), N_ ("No queue is called that.") },
};

static gboolean
matches (gpointer item, gpointer user_data)
{
  RsRosterBrowser *self = user_data;

  return rs_roster_item_matches (item, (const char *const *) self->words);
}

static void
on_setup (RsRosterBrowser *self, GtkListItem *list_item)
{
  gtk_list_item_set_activatable (list_item, FALSE);
  gtk_list_item_set_child (list_item, rs_roster_row_new (self->list));
}

static void
on_bind (RsRosterBrowser *self, GtkListItem *list_item)
{
  rs_roster_row_set_item (RS_ROSTER_ROW (gtk_list_item_get_child (list_item)), gtk_list_item_get_item (list_item));
}

static void
on_unbind (RsRosterBrowser *self, GtkListItem *list_item)
{
  rs_roster_row_set_item (RS_ROSTER_ROW (gtk_list_item_get_child (list_item)), NULL);
}

static void
count_shown (RsRosterBrowser *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->shown));
  g_autofree char *text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u shown", "%u shown", n), n);

  gtk_label_set_text (GTK_LABEL (self->n_shown), text);
  rs_page_stack_show (GTK_STACK (self->stack), n > 0 ? self->some : self->none);
  gtk_widget_set_sensitive (self->pick_shown, n > 0);
  gtk_widget_set_sensitive (self->drop_shown, n > 0);
}

static void
on_search_changed (RsRosterBrowser *self)
{
  g_strfreev (self->words);
  self->words = rs_roster_search_split (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
}

static void
on_pick_shown (RsRosterBrowser *self)
{
  rs_roster_list_pick_each (self->list, G_LIST_MODEL (self->shown), TRUE);
}

static void
on_drop_shown (RsRosterBrowser *self)
{
  rs_roster_list_pick_each (self->list, G_LIST_MODEL (self->shown), FALSE);
}

static GtkWidget *
make_list (RsRosterBrowser *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown)));
  GtkWidget *view = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkWidget *window = gtk_scrolled_window_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  gtk_widget_add_css_class (view, "roster");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (words_for[self->kind].title),
                                  -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (window), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), 120);
  return window;
}

static GtkWidget *
make_stack (RsRosterBrowser *self)
{
  self->some = make_list (self);
  self->none = gtk_label_new (_ (words_for[self->kind].none));
  gtk_widget_add_css_class (self->none, "dim-label");
  self->stack = rs_page_stack_new ();
  gtk_stack_add_child (GTK_STACK (self->stack), self->some);
  gtk_stack_add_child (GTK_STACK (self->stack), self->none);
  gtk_widget_set_vexpand (self->stack, TRUE);
  gtk_widget_add_css_class (self->stack, "card");
  gtk_widget_set_overflow (self->stack, GTK_OVERFLOW_HIDDEN);
  return self->stack;
}

static GtkWidget *
make_button (RsRosterBrowser *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
make_search_line (RsRosterBrowser *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _ (words_for[self->kind].search), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (words_for[self->kind].search), -1);
  gtk_widget_set_hexpand (self->search, TRUE);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (on_search_changed), self, G_CONNECT_SWAPPED);
  self->n_shown = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->n_shown, "dim-label");
  gtk_widget_add_css_class (self->n_shown, "numeric");
  self->pick_shown = make_button (self, _ ("Add Shown"), G_CALLBACK (on_pick_shown));
  self->drop_shown = make_button (self, _ ("Remove Shown"), G_CALLBACK (on_drop_shown));
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), self->n_shown);
  gtk_box_append (GTK_BOX (box), self->pick_shown);
  gtk_box_append (GTK_BOX (box), self->drop_shown);
  return box;
}

static void
rs_roster_browser_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_roster_browser_parent_class)->dispose (object);
}

static void
rs_roster_browser_finalize (GObject *object)
{
  RsRosterBrowser *self = RS_ROSTER_BROWSER (object);

  g_clear_object (&self->shown);
  g_clear_object (&self->list);
  g_strfreev (self->words);
  G_OBJECT_CLASS (rs_roster_browser_parent_class)->finalize (object);
}

static void
rs_roster_browser_class_init (RsRosterBrowserClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_roster_browser_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_roster_browser_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
rs_roster_browser_init (RsRosterBrowser *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
  self->words = g_new0 (char *, 1);
}

/**
 * rs_roster_browser_new:
 * @list: what there is, and what is picked
 * @kind: which part of it
 *
 * Returns: (transfer floating): a browser that shows all of that kind
 */
GtkWidget *
rs_roster_browser_new (RsRosterList *list, RsRosterKind kind)
{
  RsRosterBrowser *self = g_object_new (RS_TYPE_ROSTER_BROWSER, NULL);

  self->list = g_object_ref (list);
  self->kind = kind;
  self->filter = gtk_custom_filter_new (matches, self, NULL);
  self->shown =
      gtk_filter_list_model_new (g_object_ref (rs_roster_list_get_items (list, kind)), GTK_FILTER (self->filter));
  gtk_widget_set_parent (make_search_line (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_stack (self), GTK_WIDGET (self));
  g_signal_connect_object (self->shown, "items-changed", G_CALLBACK (count_shown), self, G_CONNECT_SWAPPED);
  count_shown (self);
  return GTK_WIDGET (self);
}

/**
 * rs_roster_browser_search:
 * @self: a browser
 * @text: what to search for; empty for all
 */
void
rs_roster_browser_search (RsRosterBrowser *self, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), text);
  on_search_changed (self);
}

/**
 * rs_roster_browser_get_shown:
 * @self: a browser
 *
 * Returns: (transfer none): the #RsRosterItem that the search leaves
 */
GListModel *
rs_roster_browser_get_shown (RsRosterBrowser *self)
{
  return G_LIST_MODEL (self->shown);
}
