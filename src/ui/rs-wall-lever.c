/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall-lever.h"

#include "ui/rs-board-layout.h"

/**
 * RsWallLever:
 *
 * What hands have to move a wall on which not everybody fits: Page Up and Page Down wherever in the window the focus is;
 * and where it is scrolled, wheel and scrollbar, which go by whole lines.
 */
struct _RsWallLever
{
  GtkWidget *wall;
  GtkWidget *scrollbar;
  GtkAdjustment *adjustment; /* belongs to the scrollbar; in lines */
  GtkEventController *wheel; /* these belong to the wall */
  GtkEventController *keys;
  RsWallMoveFunc turn;
  RsWallMoveFunc scroll;
  guint top;
};

#define WIDTH 14

static gboolean
is_scrolled (RsWallLever *self)
{
  return gtk_widget_get_child_visible (self->scrollbar);
}

static void
on_value_changed (RsWallLever *self)
{
  self->scroll (self->wall, (int) gtk_adjustment_get_value (self->adjustment) - (int) self->top);
}

static void
move_by (RsWallLever *self, double lines)
{
  gtk_adjustment_set_value (self->adjustment, gtk_adjustment_get_value (self->adjustment) + lines);
}

static gboolean
on_wheel (RsWallLever *self, double dx, double dy)
{
  if (!is_scrolled (self))
    return GDK_EVENT_PROPAGATE;
  move_by (self, dy > 0 ? 1 : -1);
  return GDK_EVENT_STOP;
}

static gboolean
on_page_key (GtkWidget *wall, GVariant *direction, gpointer user_data)
{
  RsWallLever *self = user_data;

  if (is_scrolled (self))
    move_by (self, g_variant_get_int32 (direction) * gtk_adjustment_get_page_size (self->adjustment));
  else
    self->turn (wall, g_variant_get_int32 (direction));
  return GDK_EVENT_STOP;
}

static void
add_key (RsWallLever *self, guint key, int direction)
{
  GtkShortcut *shortcut =
      gtk_shortcut_new (gtk_keyval_trigger_new (key, 0), gtk_callback_action_new (on_page_key, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (direction));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (self->keys), shortcut);
}

static void
add_scrollbar (RsWallLever *self)
{
  self->adjustment = gtk_adjustment_new (0, 0, 0, 1, 1, 0);
  self->scrollbar = gtk_scrollbar_new (GTK_ORIENTATION_VERTICAL, self->adjustment);
  gtk_widget_set_parent (self->scrollbar, self->wall);
  rs_board_layout_show (self->scrollbar, FALSE);
  g_signal_connect_swapped (self->adjustment, "value-changed", G_CALLBACK (on_value_changed), self);
}

/**
 * rs_wall_lever_new:
 * @wall: what is moved
 * @turn: turns pages
 * @scroll: scrolls by lines
 *
 * Returns: (transfer full): what hands have
 */
RsWallLever *
rs_wall_lever_new (GtkWidget *wall, RsWallMoveFunc turn, RsWallMoveFunc scroll)
{
  RsWallLever *self = g_new0 (RsWallLever, 1);

  self->wall = wall;
  self->turn = turn;
  self->scroll = scroll;
  add_scrollbar (self);
  self->wheel =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL | GTK_EVENT_CONTROLLER_SCROLL_DISCRETE);
  g_signal_connect_swapped (self->wheel, "scroll", G_CALLBACK (on_wheel), self);
  gtk_widget_add_controller (wall, self->wheel);
  self->keys = gtk_shortcut_controller_new ();
  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (self->keys), GTK_SHORTCUT_SCOPE_GLOBAL);
  add_key (self, GDK_KEY_Page_Down, 1);
  add_key (self, GDK_KEY_Page_Up, -1);
  gtk_widget_add_controller (wall, self->keys);
  return self;
}

/**
 * rs_wall_lever_free:
 * @self: (transfer full): what hands had
 */
void
rs_wall_lever_free (RsWallLever *self)
{
  g_signal_handlers_disconnect_by_data (self->adjustment, self);
  gtk_widget_remove_controller (self->wall, self->wheel);
  gtk_widget_remove_controller (self->wall, self->keys);
  gtk_widget_unparent (self->scrollbar);
  g_free (self);
}

/**
 * rs_wall_lever_get_width:
 *
 * Returns: the room that the scrollbar takes
 */
int
rs_wall_lever_get_width (void)
{
  return WIDTH;
}

/**
 * rs_wall_lever_hide:
 * @self: a lever of a wall that is not scrolled
 */
void
rs_wall_lever_hide (RsWallLever *self)
{
  rs_board_layout_show (self->scrollbar, FALSE);
}

/**
 * rs_wall_lever_place:
 * @self: a lever of a wall that is scrolled
 * @top: index of the first line that is shown
 * @n_lines: how many there are
 * @n_visible: how many are shown
 * @area: of the scrollbar
 */
void
rs_wall_lever_place (RsWallLever *self, guint top, guint n_lines, guint n_visible, const GdkRectangle *area)
{
  self->top = top;
  rs_board_layout_show (self->scrollbar, TRUE);
  g_signal_handlers_block_by_func (self->adjustment, on_value_changed, self);
  gtk_adjustment_configure (self->adjustment, top, 0, n_lines, 1, n_visible, n_visible);
  g_signal_handlers_unblock_by_func (self->adjustment, on_value_changed, self);
  gtk_widget_measure (self->scrollbar, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->scrollbar, area, -1);
}
