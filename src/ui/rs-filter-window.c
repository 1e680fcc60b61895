/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-filter-window.h"

#include "model/rs-queue.h"
#include "ui/rs-lock.h"
#include "ui/rs-roster-view.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>
#include <stdlib.h>

/**
 * RsFilterWindow:
 *
 * Who is on a board, and in which order. The board follows at once; what the administrator has settled is shown, and
 * cannot be changed.
 */
struct _RsFilterWindow
{
  AdwWindow parent_instance;

  RsBoard *board; /* not owned: cleared when it goes */
  GSettings *view;
  GtkWidget *everybody;
};

G_DEFINE_FINAL_TYPE (RsFilterWindow, rs_filter_window, ADW_TYPE_WINDOW)

typedef struct
{
  GSettings *view;
  const char *key;
  char *value;
} Choice;

static void
free_choice (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->view);
  g_free (choice->value);
  g_free (choice);
}

static gboolean
read_choice (GValue *active, GVariant *list, gpointer data)
{
  const Choice *choice = data;
  g_autofree const char **values = g_variant_get_strv (list, NULL);

  g_value_set_boolean (active, g_strv_contains (values, choice->value));
  return TRUE;
}

static GVariant *
write_choice (const GValue *active, const GVariantType *type, gpointer data)
{
  const Choice *choice = data;
  g_auto (GStrv) values = g_settings_get_strv (choice->view, choice->key);
  GVariantBuilder builder;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_STRING_ARRAY);
  for (guint i = 0; values[i] != NULL; i++)
    if (!g_str_equal (values[i], choice->value))
      g_variant_builder_add (&builder, "s", values[i]);
  if (g_value_get_boolean (active))
    g_variant_builder_add (&builder, "s", choice->value);
  return g_variant_builder_end (&builder);
}

static GtkWidget *
add_row (RsFilterWindow *self, GtkWidget *group, const char *title, const char *key, GtkWidget *control)
{
  GtkWidget *row = adw_action_row_new ();

  g_object_set (row, "use-markup", FALSE, NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_set_valign (control, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), control);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), control);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  rs_lock_set (rs_lock_add (ADW_ACTION_ROW (row)), !g_settings_is_writable (self->view, key));
  gtk_widget_set_sensitive (row, g_settings_is_writable (self->view, key));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_choice (RsFilterWindow *self, GtkWidget *group, const char *title, const char *key, const char *value)
{
  Choice *choice = g_new (Choice, 1);
  GtkWidget *check = gtk_check_button_new ();

  *choice = (Choice){ .view = g_object_ref (self->view), .key = key, .value = g_strdup (value) };
  add_row (self, group, title, key, check);
  g_settings_bind_with_mapping (self->view, key, check, "active",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, read_choice, write_choice,
                                choice, free_choice);
}

static void
add_switch (RsFilterWindow *self, GtkWidget *group, const char *title, const char *key)
{
  GtkWidget *control = gtk_switch_new ();

  add_row (self, group, title, key, control);
  g_settings_bind (self->view, key, control, "active", G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY);
}

static const char *const orders[] = { "team", "longest" };

static gboolean
read_order (GValue *selected, GVariant *order, gpointer data)
{
  g_value_set_uint (selected, g_str_equal (g_variant_get_string (order, NULL), "longest") ? 1 : 0);
  return TRUE;
}

static GVariant *
write_order (const GValue *selected, const GVariantType *type, gpointer data)
{
  return g_variant_new_string (orders[g_value_get_uint (selected) == 1]);
}

static void
add_order (RsFilterWindow *self, GtkWidget *group)
{
  const char *const words[] = { _ ("Team and name"), _ ("Longest in their state"), NULL };
  g_autoptr (GtkStringList) list = gtk_string_list_new (words);
  GtkWidget *row = adw_combo_row_new ();
  gboolean is_settled = !g_settings_is_writable (self->view, "sort");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Order"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
  rs_lock_set (rs_lock_add (ADW_ACTION_ROW (row)), is_settled);
  gtk_widget_set_sensitive (row, !is_settled);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_settings_bind_with_mapping (self->view, "sort", row, "selected",
                                G_SETTINGS_BIND_DEFAULT | G_SETTINGS_BIND_NO_SENSITIVITY, read_order, write_order, NULL,
                                NULL);
}

static GtkWidget *
add_group (GtkWidget *page, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  if (title != NULL)
    {
      adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _ ("Choose none to show all."));
    }
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  return group;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_utf8_collate (*(const char *const *) a, *(const char *const *) b);
}

static void
note (GHashTable *names, const char *name)
{
  if (name != NULL && name[0] != '\0')
    g_hash_table_add (names, g_strdup (name));
}

/* What is chosen and not there at the moment can be seen, and taken back. */
static void
add_choices (RsFilterWindow *self, GtkWidget *page, const char *title, const char *key, GHashTable *names)
{
  g_auto (GStrv) chosen = g_settings_get_strv (self->view, key);
  g_autofree gpointer *sorted = NULL;
  guint n_names = 0;
  GtkWidget *group;

  for (guint i = 0; chosen[i] != NULL; i++)
    note (names, chosen[i]);
  sorted = g_hash_table_get_keys_as_array (names, &n_names);
  if (n_names == 0)
    return;
  qsort (sorted, n_names, sizeof *sorted, compare_names);
  group = add_group (page, title);
  for (guint i = 0; i < n_names; i++)
    add_choice (self, group, sorted[i], key, sorted[i]);
}

static void
add_teams (RsFilterWindow *self, GtkWidget *page, RsBoardModel *model)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *roster = model != NULL ? rs_board_model_get_roster (model) : NULL;

  for (guint i = 0; roster != NULL && i < g_list_model_get_n_items (roster); i++)
    {
      g_autoptr (RsAgent) agent = g_list_model_get_item (roster, i);

      note (names, rs_agent_get_team_name (agent));
    }
  add_choices (self, page, _ ("Teams"), "filter-teams", names);
}

static void
add_queues (RsFilterWindow *self, GtkWidget *page, RsBoardModel *model)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *queues = model != NULL ? rs_board_model_get_queues (model) : NULL;

  for (guint i = 0; queues != NULL && i < g_list_model_get_n_items (queues); i++)
    {
      g_autoptr (RsQueue) queue = g_list_model_get_item (queues, i);

      note (names, rs_queue_get_name (queue));
    }
  add_choices (self, page, _ ("Queues"), "filter-queues", names);
}

static void
add_states (RsFilterWindow *self, GtkWidget *page)
{
  GtkWidget *group = add_group (page, _ ("States"));

  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    add_choice (self, group, rs_state_words_for_agent (state), "filter-states", rs_roster_view_get_state_word (state));
}

static GtkWidget *
make_page (RsFilterWindow *self)
{
  GtkWidget *page = adw_preferences_page_new ();
  GtkWidget *people = add_group (page, NULL);
  RsBoardModel *model = rs_board_get_model (self->board);

  add_switch (self, people, _ ("Hide who is logged out"), "hide-logged-out");
  add_switch (self, people, _ ("Sections"), "sections");
  add_order (self, people);
  add_teams (self, page, model);
  add_states (self, page);
  add_queues (self, page, model);
  gtk_widget_set_vexpand (page, TRUE);
  return page;
}

static void
on_counted (RsFilterWindow *self)
{
  gtk_widget_set_sensitive (self->everybody, rs_board_can_show_everybody (self->board));
}

static GtkWidget *
make_content (RsFilterWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *bar = adw_header_bar_new ();

  self->everybody = gtk_button_new_with_label (_ ("Show Everybody"));
  g_signal_connect_object (self->everybody, "clicked", G_CALLBACK (rs_board_show_everybody), self->board,
                           G_CONNECT_SWAPPED);
  adw_header_bar_pack_start (ADW_HEADER_BAR (bar), self->everybody);
  gtk_box_append (GTK_BOX (box), bar);
  gtk_box_append (GTK_BOX (box), make_page (self));
  return box;
}

static gboolean
close_window (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  gtk_window_close (GTK_WINDOW (widget));
  return TRUE;
}

static void
rs_filter_window_dispose (GObject *object)
{
  RsFilterWindow *self = RS_FILTER_WINDOW (object);

  if (self->board != NULL)
    g_signal_handlers_disconnect_by_data (self->board, self);
  g_clear_weak_pointer (&self->board);
  g_clear_object (&self->view);
  G_OBJECT_CLASS (rs_filter_window_parent_class)->dispose (object);
}

static void
rs_filter_window_class_init (RsFilterWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_filter_window_dispose;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, close_window, NULL);
}

static void
rs_filter_window_init (RsFilterWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Filters"));
  gtk_window_set_default_size (GTK_WINDOW (self), 440, 640);
}

/**
 * rs_filter_window_new:
 * @board: whose view it changes; it has one
 *
 * Returns: (transfer none): the window, not presented yet
 */
GtkWidget *
rs_filter_window_new (RsBoard *board)
{
  RsFilterWindow *self = g_object_new (RS_TYPE_FILTER_WINDOW, NULL);

  g_set_weak_pointer (&self->board, board);
  g_set_object (&self->view, rs_board_get_view (board));
  adw_window_set_content (ADW_WINDOW (self), make_content (self));
  g_signal_connect_swapped (board, "counted", G_CALLBACK (on_counted), self);
  on_counted (self);
  return GTK_WIDGET (self);
}
