/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-entry-page.h"

#include "ui/rs-setup-page.h"

#include <glib/gi18n.h>

/**
 * RsEntryPage:
 *
 * Where everything begins: the boards that there are, and the ways to a new one.
 */
struct _RsEntryPage
{
  GtkWidget parent_instance;

  GtkWidget *boards;
  GtkWidget *boards_list;
  GtkWidget *entries_list;
  GtkListBoxRow *taken; /* (nullable): the way that was gone last */
};

G_DEFINE_FINAL_TYPE (RsEntryPage, rs_entry_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ENTERED,
  SIGNAL_BOARD_CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *title;
  const char *line;
} entries[RS_N_ENTRIES] = {
  [RS_ENTRY_DEMO] = { "media-playback-start-symbolic", N_ ("Try the demo centre"),
                      N_ ("An invented contact centre that runs on this computer. Nothing to type.") },
  [RS_ENTRY_BROWSER] = { "avatar-default-symbolic", N_ ("Sign in to CXone"),
                         N_ ("With your own account, in the web browser.") },
  [RS_ENTRY_ACCESS_KEY] = { "dialog-password-symbolic", N_ ("Use a CXone access key"),
                            N_ ("With an access key id and its secret, for a board that runs by itself.") },
  [RS_ENTRY_STREAM] = { "network-transmit-receive-symbolic", N_ ("Connect to a streaming endpoint"),
                        N_ ("With a stream address, a client id and its secret.") },
  [RS_ENTRY_FILE] = { "document-open-symbolic", N_ ("Open a profile file"),
                      N_ ("A board that somebody else has set up and handed on.") },
};

static GtkWidget *
make_list (const char *label)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return list;
}

static GtkWidget *
make_row (const char *icon_name, const char *title, const char *line)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);
  GtkWidget *arrow = gtk_image_new_from_icon_name ("go-next-symbolic");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (line != NULL)
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, line, -1);
    }
  gtk_image_set_pixel_size (GTK_IMAGE (icon), 24);
  gtk_widget_set_valign (icon, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (icon, "entry-icon");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (arrow, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), arrow);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_add_css_class (row, "entry-row");
  return row;
}

static void
on_entry_activated (RsEntryPage *self, GtkListBoxRow *row)
{
  self->taken = row;
  g_signal_emit (self, signals[SIGNAL_ENTERED], 0, (guint) gtk_list_box_row_get_index (row));
}

static void
on_board_activated (RsEntryPage *self, GtkListBoxRow *row)
{
  g_signal_emit (self, signals[SIGNAL_BOARD_CHOSEN], 0, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)));
}

/* Up and down lead from one list to the other, as if they were one. */
static gboolean
on_keynav_failed (RsEntryPage *self, GtkDirectionType direction, GtkWidget *list)
{
  if (direction == GTK_DIR_DOWN && list == self->boards_list)
    return gtk_widget_grab_focus (gtk_widget_get_first_child (self->entries_list));
  if (direction == GTK_DIR_UP && list == self->entries_list && gtk_widget_get_visible (self->boards))
    return gtk_widget_grab_focus (gtk_widget_get_last_child (self->boards_list));
  return FALSE;
}

static GtkWidget *
make_section (const char *title, GtkWidget *list)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), list);
  return box;
}

static GtkWidget *
make_entries (RsEntryPage *self)
{
  GtkWidget *list = self->entries_list = make_list (_ ("Ways to a new board"));

  for (guint i = 0; i < RS_N_ENTRIES; i++)
    gtk_list_box_append (GTK_LIST_BOX (list), make_row (entries[i].icon, _ (entries[i].title), _ (entries[i].line)));
  g_signal_connect_object (list, "row-activated", G_CALLBACK (on_entry_activated), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (list, "keynav-failed", G_CALLBACK (on_keynav_failed), self, G_CONNECT_SWAPPED);
  return list;
}

static GtkWidget *
make_boards (RsEntryPage *self)
{
  self->boards_list = make_list (_ ("Your boards"));
  self->boards = make_section (_ ("Your boards"), self->boards_list);
  g_signal_connect_object (self->boards_list, "row-activated", G_CALLBACK (on_board_activated), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->boards_list, "keynav-failed", G_CALLBACK (on_keynav_failed), self, G_CONNECT_SWAPPED);
  gtk_widget_set_visible (self->boards, FALSE);
  return self->boards;
}

static void
rs_entry_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_entry_page_parent_class)->dispose (object);
}

static void
rs_entry_page_class_init (RsEntryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_entry_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);

  /**
   * RsEntryPage::entered:
   * @self: the page
   * @entry: an #RsEntry
   *
   * One of the ways to a new board was chosen.
   */
  signals[SIGNAL_ENTERED] = g_signal_new ("entered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_UINT);
  /**
   * RsEntryPage::board-chosen:
   * @self: the page
   * @name: its name
   *
   * A board that is set up already was chosen.
   */
  signals[SIGNAL_BOARD_CHOSEN] = g_signal_new ("board-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
rs_entry_page_init (RsEntryPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  gtk_box_append (GTK_BOX (box), make_boards (self));
  gtk_box_append (GTK_BOX (box), make_section (_ ("A new board"), make_entries (self)));
  gtk_widget_set_parent (rs_setup_page_new (_ ("Welcome to Ringside"),
                                            _ ("A wallboard shows who is available, who is talking and who is "
                                               "waiting, as it happens. Where shall this one get that from?"),
                                            box),
                         GTK_WIDGET (self));
}

/**
 * rs_entry_page_new:
 *
 * Returns: (transfer floating): the page, without boards
 */
GtkWidget *
rs_entry_page_new (void)
{
  return g_object_new (RS_TYPE_ENTRY_PAGE, NULL);
}

/**
 * rs_entry_page_add_board:
 * @self: the page
 * @name: a board's name, plain text
 * @detail: (nullable): what else is to be said of it, plain text
 */
void
rs_entry_page_add_board (RsEntryPage *self, const char *name, const char *detail)
{
  gtk_list_box_append (GTK_LIST_BOX (self->boards_list), make_row ("view-grid-symbolic", name, detail));
  gtk_widget_set_visible (self->boards, TRUE);
}

/**
 * rs_entry_page_focus:
 * @self: the page
 *
 * Puts the keyboard on the way that was gone last, else on the first board, or the first way to one.
 */
void
rs_entry_page_focus (RsEntryPage *self)
{
  GtkWidget *list = gtk_widget_get_visible (self->boards) ? self->boards_list : self->entries_list;

  gtk_widget_grab_focus (self->taken != NULL ? GTK_WIDGET (self->taken) : gtk_widget_get_first_child (list));
}

/**
 * rs_entry_page_clear_boards:
 * @self: the page
 *
 * Takes all boards off it.
 */
void
rs_entry_page_clear_boards (RsEntryPage *self)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (self->boards_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->boards_list), row);
  gtk_widget_set_visible (self->boards, FALSE);
}
