/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-roster-cell.h"

#include "base/rs-iso-time.h"
#include "ui/rs-agent-tile.h"

#define MARK_SIDE 22

/**
 * RsRosterCell:
 *
 * What a list says of one agent in one column, as plain text; before the state stands its sign, which is the colour cell
 * of the wall. The cell of the state also gives its row the words that a tile has for a screen reader.
 */
struct _RsRosterCell
{
  GtkWidget parent_instance;

  RsRosterColumn column;
  RsAgentTile *mark; /* (nullable) */
  GtkLabel *label;
  RsAgent *agent; /* (nullable) */
  RsNames names;
  gulong changed_handler;
  gint64 now_ns;
  gint64 described_minute;
};

G_DEFINE_FINAL_TYPE (RsRosterCell, rs_roster_cell, GTK_TYPE_WIDGET)

/* Cell, and around it what the list puts there: its own cell, and the row. */
static GtkWidget *
get_row (RsRosterCell *self)
{
  GtkWidget *list_cell = gtk_widget_get_parent (GTK_WIDGET (self));

  return list_cell != NULL ? gtk_widget_get_parent (list_cell) : NULL;
}

static void
describe_row (RsRosterCell *self)
{
  GtkWidget *row = get_row (self);
  g_autofree char *description = NULL;

  self->described_minute = self->now_ns / (60 * RS_NSEC_PER_SEC);
  if (row == NULL)
    return;
  description = rs_agent_tile_get_description (self->mark);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, description, -1);
}

static void
refresh (RsRosterCell *self)
{
  g_autofree char *text = rs_roster_column_format (self->column, self->agent, self->names, self->now_ns);

  if (g_strcmp0 (gtk_label_get_text (self->label), text) != 0)
    gtk_label_set_text (self->label, text);
}

static void
on_agent_changed (RsRosterCell *self)
{
  refresh (self);
  if (self->mark != NULL)
    describe_row (self);
}

static void
rs_roster_cell_dispose (GObject *object)
{
  RsRosterCell *self = RS_ROSTER_CELL (object);
  GtkWidget *child;

  rs_roster_cell_set_agent (self, NULL, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_roster_cell_parent_class)->dispose (object);
}

static void
rs_roster_cell_class_init (RsRosterCellClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_roster_cell_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "rostercell");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
rs_roster_cell_init (RsRosterCell *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 10);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_single_line_mode (self->label, TRUE);
  gtk_label_set_ellipsize (self->label, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_widget_set_parent (GTK_WIDGET (self->label), GTK_WIDGET (self));
}

static void
add_mark (RsRosterCell *self)
{
  GtkWidget *mark = rs_agent_tile_new ();

  self->mark = RS_AGENT_TILE (mark);
  gtk_widget_set_size_request (mark, MARK_SIDE, MARK_SIDE);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_set_focusable (mark, FALSE);
  gtk_widget_set_can_target (mark, FALSE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_insert_before (mark, GTK_WIDGET (self), GTK_WIDGET (self->label));
}

/**
 * rs_roster_cell_new:
 * @column: what to say
 *
 * Returns: (transfer floating): a cell that says nothing of nobody
 */
GtkWidget *
rs_roster_cell_new (RsRosterColumn column)
{
  RsRosterCell *self = g_object_new (RS_TYPE_ROSTER_CELL, NULL);

  self->column = column;
  if (column == RS_ROSTER_COLUMN_STATE)
    add_mark (self);
  if (column == RS_ROSTER_COLUMN_NAME)
    gtk_widget_add_css_class (GTK_WIDGET (self->label), "heading");
  return GTK_WIDGET (self);
}

/**
 * rs_roster_cell_set_look:
 * @self: a cell
 * @look: of the board
 */
void
rs_roster_cell_set_look (RsRosterCell *self, const RsLook *look)
{
  if (self->mark != NULL)
    rs_agent_tile_set_look (self->mark, look, RS_TILE_FORM_CELL, MARK_SIDE * 0.9);
  if (self->names == look->names)
    return;
  self->names = look->names;
  if (self->agent != NULL)
    on_agent_changed (self);
}

/**
 * rs_roster_cell_set_agent:
 * @self: a cell
 * @agent: (nullable): of whom to speak
 * @now_ns: the time at the server
 */
void
rs_roster_cell_set_agent (RsRosterCell *self, RsAgent *agent, gint64 now_ns)
{
  self->now_ns = now_ns;
  if (self->agent != NULL)
    g_clear_signal_handler (&self->changed_handler, self->agent);
  g_set_object (&self->agent, agent);
  if (self->mark != NULL)
    {
      rs_agent_tile_tick (self->mark, now_ns);
      rs_agent_tile_set_agent (self->mark, agent);
    }
  if (agent == NULL)
    return;
  self->changed_handler = g_signal_connect_swapped (agent, "changed", G_CALLBACK (on_agent_changed), self);
  on_agent_changed (self);
}

static void
tick_mark (RsRosterCell *self)
{
  rs_agent_tile_tick (self->mark, self->now_ns);
  if (self->described_minute != self->now_ns / (60 * RS_NSEC_PER_SEC))
    describe_row (self);
}

/**
 * rs_roster_cell_tick:
 * @self: a cell with an agent
 * @now_ns: the time at the server
 *
 * Lets its timer go on. What a screen reader says of the row follows once a minute.
 */
void
rs_roster_cell_tick (RsRosterCell *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  if (self->mark != NULL)
    tick_mark (self);
  if (rs_roster_column_ticks (self->column))
    refresh (self);
}

/**
 * rs_roster_cell_get_text:
 * @self: a cell
 *
 * Returns: (transfer none): what it says
 */
const char *
rs_roster_cell_get_text (RsRosterCell *self)
{
  return gtk_label_get_text (self->label);
}
