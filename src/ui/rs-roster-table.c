/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-table.h"

#include "ui/rs-roster-cell.h"

#include <glib/gi18n.h>

/**
 * RsRosterTable:
 *
 * The agents of the wall as a list: for whoever looks for somebody, and for screen readers. Its columns sort. It costs
 * nothing while it has no roster.
 *
 * Signal `activated (RsAgent *agent)` is emitted when a row is chosen, by keyboard or mouse.
 */
struct _RsRosterTable
{
  GtkWidget parent_instance;

  GtkWidget *scroller;
  GtkColumnView *view;
  GtkSortListModel *rows;
  GtkColumnViewColumn *columns[RS_N_ROSTER_COLUMNS];
  GHashTable *cells; /* of RsRosterCell that have an agent */
  RsLook look;
  gint64 now_ns;
};

G_DEFINE_FINAL_TYPE (RsRosterTable, rs_roster_table, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* Pixels; 0 for a share of what is left. */
static const int widths[RS_N_ROSTER_COLUMNS] = {
  [RS_ROSTER_COLUMN_STATE] = 190,
  [RS_ROSTER_COLUMN_TIME] = 100,
  [RS_ROSTER_COLUMN_LIMIT] = 170,
};

static const char column_key[] = "roster-column";

static RsRosterColumn
get_column (gpointer factory)
{
  return (RsRosterColumn) GPOINTER_TO_UINT (g_object_get_data (factory, column_key));
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_child (item, rs_roster_cell_new (get_column (factory)));
}

static void
on_bind (RsRosterTable *self, GtkListItem *item)
{
  RsRosterCell *cell = RS_ROSTER_CELL (gtk_list_item_get_child (item));

  rs_roster_cell_set_look (cell, &self->look);
  rs_roster_cell_set_agent (cell, gtk_list_item_get_item (item), self->now_ns);
  g_hash_table_add (self->cells, cell);
}

static void
on_unbind (RsRosterTable *self, GtkListItem *item)
{
  RsRosterCell *cell = RS_ROSTER_CELL (gtk_list_item_get_child (item));

  g_hash_table_remove (self->cells, cell);
  rs_roster_cell_set_agent (cell, NULL, self->now_ns);
}

static int
compare_agents (gconstpointer a, gconstpointer b, gpointer user_data)
{
  return rs_roster_column_compare ((RsRosterColumn) GPOINTER_TO_UINT (user_data), (RsAgent *) a, (RsAgent *) b);
}

static GtkListItemFactory *
make_factory (RsRosterTable *self, RsRosterColumn column)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_object_set_data (G_OBJECT (factory), column_key, GUINT_TO_POINTER (column));
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_unbind), self, G_CONNECT_SWAPPED);
  return factory;
}

static void
add_column (RsRosterTable *self, RsRosterColumn column)
{
  GtkColumnViewColumn *made =
      gtk_column_view_column_new (rs_roster_column_get_title (column), make_factory (self, column));
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare_agents, GUINT_TO_POINTER (column), NULL));

  gtk_column_view_column_set_sorter (made, sorter);
  gtk_column_view_column_set_resizable (made, TRUE);
  gtk_column_view_column_set_expand (made, widths[column] == 0);
  if (widths[column] > 0)
    gtk_column_view_column_set_fixed_width (made, widths[column]);
  gtk_column_view_append_column (self->view, made);
  self->columns[column] = made;
  g_object_unref (made);
}

static void
on_activated (RsRosterTable *self, guint position)
{
  g_autoptr (RsAgent) agent = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  if (agent != NULL)
    g_signal_emit (self, signals[SIGNAL_ACTIVATED], 0, agent);
}

static gboolean
is_in_sight (RsRosterTable *self, GtkWidget *cell)
{
  graphene_rect_t bounds;

  return gtk_widget_get_mapped (cell) && gtk_widget_compute_bounds (cell, self->scroller, &bounds) &&
         bounds.origin.y + bounds.size.height >= 0 && bounds.origin.y <= (float) gtk_widget_get_height (self->scroller);
}

static void
tick_cells (RsRosterTable *self)
{
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    if (is_in_sight (self, cell))
      rs_roster_cell_tick (cell, self->now_ns);
}

static gboolean
rs_roster_table_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RS_ROSTER_TABLE (widget)->view));
}

static void
rs_roster_table_dispose (GObject *object)
{
  RsRosterTable *self = RS_ROSTER_TABLE (object);

  if (self->rows != NULL)
    rs_roster_table_set_roster (self, NULL);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->rows);
  G_OBJECT_CLASS (rs_roster_table_parent_class)->dispose (object);
}

static void
rs_roster_table_finalize (GObject *object)
{
  g_hash_table_unref (RS_ROSTER_TABLE (object)->cells);
  G_OBJECT_CLASS (rs_roster_table_parent_class)->finalize (object);
}

static void
rs_roster_table_class_init (RsRosterTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_roster_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = rs_roster_table_finalize;
  widget_class->grab_focus = rs_roster_table_grab_focus;

  /**
   * RsRosterTable::activated:
   * @self: the table
   * @agent: whose row was chosen
   *
   * Emitted when a row is chosen, by keyboard or mouse.
   */
  signals[SIGNAL_ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 1, RS_TYPE_AGENT);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rostertable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
make_view (RsRosterTable *self)
{
  GtkSingleSelection *selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));

  gtk_single_selection_set_autoselect (selection, FALSE);
  gtk_single_selection_set_can_unselect (selection, TRUE);
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (GTK_SELECTION_MODEL (selection)));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agents"), -1);
  g_signal_connect_swapped (self->view, "activate", G_CALLBACK (on_activated), self);
  for (guint column = 0; column < RS_N_ROSTER_COLUMNS; column++)
    add_column (self, column);
  gtk_sort_list_model_set_sorter (self->rows, gtk_column_view_get_sorter (self->view));
}

static void
rs_roster_table_init (RsRosterTable *self)
{
  GtkAdjustment *adjustment;

  self->cells = g_hash_table_new (NULL, NULL);
  self->rows = gtk_sort_list_model_new (NULL, NULL);
  make_view (self);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_AUTOMATIC, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->view));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
  g_signal_connect_object (adjustment, "value-changed", G_CALLBACK (tick_cells), self, G_CONNECT_SWAPPED);
}

/**
 * rs_roster_table_new:
 *
 * Returns: (transfer floating): a table without rows
 */
GtkWidget *
rs_roster_table_new (void)
{
  return g_object_new (RS_TYPE_ROSTER_TABLE, NULL);
}

/**
 * rs_roster_table_set_roster:
 * @self: a table
 * @roster: (nullable): a list of #RsAgent, in the order in which they are shown as long as nobody sorts
 */
void
rs_roster_table_set_roster (RsRosterTable *self, GListModel *roster)
{
  if (gtk_sort_list_model_get_model (self->rows) != roster)
    gtk_sort_list_model_set_model (self->rows, roster);
}

#define FROZEN_OPACITY 0.78

/**
 * rs_roster_table_set_look:
 * @self: a table
 * @look: of the board
 */
void
rs_roster_table_set_look (RsRosterTable *self, const RsLook *look)
{
  GHashTableIter iter;
  gpointer cell;

  self->look = *look;
  gtk_widget_set_opacity (GTK_WIDGET (self), look->frozen ? FROZEN_OPACITY : 1);
  g_hash_table_iter_init (&iter, self->cells);
  while (g_hash_table_iter_next (&iter, &cell, NULL))
    rs_roster_cell_set_look (cell, look);
}

/* A column by which nobody sorts hears that for nothing. */
static void
sort_again (RsRosterTable *self)
{
  for (guint column = 0; column < RS_N_ROSTER_COLUMNS; column++)
    if (rs_roster_column_moves (column))
      gtk_sorter_changed (gtk_column_view_column_get_sorter (self->columns[column]), GTK_SORTER_CHANGE_DIFFERENT);
}

/**
 * rs_roster_table_tick:
 * @self: a table
 * @now_ns: the time at the server
 *
 * Lets the timers in sight go on, and puts the rows in order if that may have changed.
 */
void
rs_roster_table_tick (RsRosterTable *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  if (gtk_sort_list_model_get_model (self->rows) == NULL)
    return;
  sort_again (self);
  tick_cells (self);
}

/**
 * rs_roster_table_sort:
 * @self: a table
 * @column: by what
 * @direction: from which end
 */
void
rs_roster_table_sort (RsRosterTable *self, RsRosterColumn column, GtkSortType direction)
{
  gtk_column_view_sort_by_column (self->view, self->columns[column], direction);
}

/**
 * rs_roster_table_get_rows:
 * @self: a table
 *
 * Returns: (transfer none): the agents in the order of the rows
 */
GListModel *
rs_roster_table_get_rows (RsRosterTable *self)
{
  return G_LIST_MODEL (self->rows);
}
