/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-wall.h"

#include "base/rs-iso-time.h"
#include "ui/rs-ripple.h"
#include "ui/rs-wall-attention.h"
#include "ui/rs-wall-choice.h"
#include "ui/rs-wall-foot.h"
#include "ui/rs-wall-lever.h"
#include "ui/rs-wall-lines.h"
#include "ui/rs-wall-pins.h"
#include "ui/rs-wall-sheet.h"
#include "ui/rs-wall-tiles.h"

#include <glib/gi18n.h>

/**
 * RsWall:
 *
 * Everybody at once: lays out one tile per agent so that all fit in the richest form that can be read. Tiles are
 * pooled. Where not even the smallest form has room for everybody, the wall has pages, which turn by themselves while
 * nobody is busy with it, or is scrolled; who is not on it is counted at the bottom, who is over a limit stays in sight.
 */
struct _RsWall
{
  GtkWidget parent_instance;

  GListModel *roster;
  RsWallTiles *tiles;
  RsWallLever *lever;
  RsWallSheet sheet;
  RsWallFoot foot;
  RsLook look;
  gint64 now_ns;
  gint64 turned_ns; /* when the page was turned last */
  guint page_seconds;
  guint n_hidden; /* by filters */
  gboolean scrolls;
  gboolean is_divided;
  RsRipple ripple; /* of the seconds */
  RsWallAttention *attention;
  guint remembered; /* index of the slot that had the focus last */
};

G_DEFINE_FINAL_TYPE (RsWall, rs_wall, GTK_TYPE_WIDGET)

#define USUAL_PAGE_SECONDS 10

static RsWallJob
get_job (RsWall *self, int width, int height)
{
  return (RsWallJob){
    .agents = self->roster,
    .look = self->look,
    .width = width,
    .height = height - (self->n_hidden > 0 ? rs_wall_foot_get_height (&self->look) : 0),
    .now_ns = self->now_ns,
    .is_divided = self->is_divided,
    .scrolls = self->scrolls,
  };
}

static gboolean
is_mirrored (RsWall *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

static void
show_foot (RsWall *self)
{
  g_autofree char *description = NULL;

  rs_wall_foot_set (&self->foot, GTK_WIDGET (self), &self->look, self->sheet.n_missing, self->n_hidden,
                    self->sheet.page, rs_wall_sheet_get_n_pages (&self->sheet));
  description = rs_wall_foot_describe (&self->foot);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}

static gboolean
is_scrolled (RsWall *self)
{
  return self->scrolls && self->sheet.fit.is_paged;
}

static void
place_lever (RsWall *self, int width, int height)
{
  int x = is_mirrored (self) ? 0 : width - rs_wall_lever_get_width ();

  if (is_scrolled (self))
    rs_wall_lever_place (self->lever, self->sheet.top_line, self->sheet.plan.lines->len, self->sheet.shown.n_lines,
                         &(GdkRectangle){ x, 0, rs_wall_lever_get_width (), height });
  else
    rs_wall_lever_hide (self->lever);
}

/* The one place that decides which widgets show the agents: of whatever form, the sheet says where they go. */
static void
show_agents (RsWall *self)
{
  rs_wall_tiles_show (self->tiles, self->roster, &self->sheet, &self->look, self->now_ns);
}

static void
rs_wall_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RsWall *self = RS_WALL (widget);
  RsWallJob job = get_job (self, width, height);

  rs_wall_sheet_arrange (&self->sheet, &job);
  if (is_scrolled (self))
    {
      job.width -= rs_wall_lever_get_width () + rs_wall_job_get_gap (&job);
      rs_wall_sheet_arrange (&self->sheet, &job);
    }
  show_agents (self);
  show_foot (self);
  place_lever (self, width, height);
}

static void
rs_wall_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                 int *minimum_baseline, int *natural_baseline)
{
  *minimum = 0;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 800 : 480;
}

static void
rs_wall_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsWall *self = RS_WALL (widget);

  GTK_WIDGET_CLASS (rs_wall_parent_class)->snapshot (widget, snapshot);
  rs_wall_lines_snapshot (&self->sheet, widget, snapshot, &self->look);
  rs_wall_foot_snapshot (&self->foot, widget, snapshot, &self->look);
}

static gboolean
focus_slot (RsWall *self, guint index)
{
  self->remembered = MIN (index, rs_wall_get_n_shown (self) - 1);
  return rs_wall_tiles_focus (self->tiles, self->remembered);
}

/* Beyond the last tile the next page begins. */
static gboolean
walk_off_page (RsWall *self, GtkDirectionType direction)
{
  gboolean forward = direction == GTK_DIR_DOWN || direction == (is_mirrored (self) ? GTK_DIR_LEFT : GTK_DIR_RIGHT);

  if (direction <= GTK_DIR_TAB_BACKWARD || !rs_wall_turn (self, forward ? 1 : -1))
    return FALSE;
  rs_wall_size_allocate (GTK_WIDGET (self), gtk_widget_get_width (GTK_WIDGET (self)),
                         gtk_widget_get_height (GTK_WIDGET (self)), -1);
  return focus_slot (self, forward ? self->sheet.n_pinned : G_MAXINT);
}

/* The wall is one stop of the Tab key; arrows go from tile to tile. */
static gboolean
rs_wall_focus (GtkWidget *widget, GtkDirectionType direction)
{
  RsWall *self = RS_WALL (widget);
  gboolean was_inside = gtk_widget_get_focus_child (widget) != NULL;

  return rs_wall_tiles_walk (self->tiles, &self->sheet, direction, &self->remembered) ||
         (was_inside && walk_off_page (self, direction));
}

static void
rs_wall_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (rs_wall_parent_class)->css_changed (widget, change);
  rs_wall_foot_clear (&RS_WALL (widget)->foot);
  gtk_widget_queue_allocate (widget);
}

static void
rs_wall_dispose (GObject *object)
{
  RsWall *self = RS_WALL (object);

  rs_wall_set_roster (self, NULL);
  rs_ripple_stop (&self->ripple);
  g_clear_pointer (&self->attention, rs_wall_attention_free);
  g_clear_pointer (&self->tiles, rs_wall_tiles_free);
  g_clear_pointer (&self->lever, rs_wall_lever_free);
  rs_wall_foot_clear (&self->foot);
  rs_wall_sheet_clear (&self->sheet);
  G_OBJECT_CLASS (rs_wall_parent_class)->dispose (object);
}

static void
rs_wall_class_init (RsWallClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_wall_dispose;
  widget_class->measure = rs_wall_measure;
  widget_class->size_allocate = rs_wall_size_allocate;
  widget_class->snapshot = rs_wall_snapshot;
  widget_class->focus = rs_wall_focus;
  widget_class->css_changed = rs_wall_css_changed;
  gtk_widget_class_set_css_name (widget_class, "wall");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LIST);
  rs_wall_choice_install (G_TYPE_FROM_CLASS (klass));
}

static void
turn (GtkWidget *widget, int n_pages)
{
  rs_wall_turn (RS_WALL (widget), n_pages);
}

static void
scroll (GtkWidget *widget, int n_lines)
{
  if (rs_wall_sheet_scroll (&RS_WALL (widget)->sheet, n_lines))
    gtk_widget_queue_allocate (widget);
}

static void
rs_wall_init (RsWall *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  self->page_seconds = USUAL_PAGE_SECONDS;
  self->tiles = rs_wall_tiles_new (widget);
  self->lever = rs_wall_lever_new (widget, turn, scroll);
  self->attention = rs_wall_attention_new (widget);
  rs_wall_choice_watch (widget);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Agents"), -1);
}

/**
 * rs_wall_new:
 *
 * Returns: (transfer floating): an empty wall
 */
GtkWidget *
rs_wall_new (void)
{
  return g_object_new (RS_TYPE_WALL, NULL);
}

/**
 * rs_wall_set_roster:
 * @self: a wall
 * @roster: (nullable): a list of #RsAgent in the order in which they are shown
 */
void
rs_wall_set_roster (RsWall *self, GListModel *roster)
{
  if (self->roster == roster)
    return;
  if (self->roster != NULL)
    g_signal_handlers_disconnect_by_func (self->roster, gtk_widget_queue_allocate, self);
  g_set_object (&self->roster, roster);
  if (roster != NULL)
    g_signal_connect_swapped (roster, "items-changed", G_CALLBACK (gtk_widget_queue_allocate), self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_get_roster:
 * @self: a wall
 *
 * Returns: (transfer none) (nullable): the agents that it shows
 */
GListModel *
rs_wall_get_roster (RsWall *self)
{
  return self->roster;
}

/**
 * rs_wall_set_look:
 * @self: a wall
 * @look: of the board
 */
void
rs_wall_set_look (RsWall *self, const RsLook *look)
{
  if (rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_set_divided:
 * @self: a wall
 * @divided: whether each team has a heading; those of a team must be beside each other then
 */
void
rs_wall_set_divided (RsWall *self, gboolean divided)
{
  self->is_divided = divided;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_set_overflow:
 * @self: a wall
 * @scrolls: whether it is scrolled where not everybody fits, instead of having pages
 * @page_seconds: for how long each page is shown
 */
void
rs_wall_set_overflow (RsWall *self, gboolean scrolls, guint page_seconds)
{
  self->scrolls = scrolls;
  self->page_seconds = MAX (page_seconds, 1);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_set_n_hidden:
 * @self: a wall
 * @n_hidden: how many agents filters leave out, which it says at the bottom
 */
void
rs_wall_set_n_hidden (RsWall *self, guint n_hidden)
{
  if (self->n_hidden == n_hidden)
    return;
  self->n_hidden = n_hidden;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_turn:
 * @self: a wall
 * @n_pages: how many pages forward; less than 0 for back
 *
 * Shows another page with the next frame, at once: it does not slide.
 *
 * Returns: whether there is another page
 */
gboolean
rs_wall_turn (RsWall *self, int n_pages)
{
  if (!rs_wall_sheet_turn (&self->sheet, n_pages))
    return FALSE;
  self->turned_ns = self->now_ns;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return TRUE;
}

static void
tick_tile (GtkWidget *widget, guint index)
{
  rs_wall_tiles_tick (RS_WALL (widget)->tiles, index, RS_WALL (widget)->now_ns);
}

static void
turn_in_time (RsWall *self)
{
  gint64 since_ns = self->now_ns - self->turned_ns;

  if (rs_wall_attention_is_paid (self->attention, self->now_ns) || self->turned_ns == 0 || since_ns < 0)
    self->turned_ns = self->now_ns;
  else if (since_ns >= self->page_seconds * RS_NSEC_PER_SEC)
    rs_wall_turn (self, 1);
}

static void
follow_pins (RsWall *self)
{
  g_autoptr (GArray) pins = NULL;

  if (!self->sheet.fit.is_paged || self->roster == NULL)
    return;
  pins = rs_wall_pins_collect (self->roster, self->now_ns);
  if (rs_wall_pins_hash (pins) != rs_wall_pins_hash (self->sheet.pins))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/**
 * rs_wall_tick:
 * @self: a wall
 * @now_ns: the time at the server
 *
 * Lets the timers of all that is shown go on, a few of them with each of the next frames; and turns the page when its
 * time has come.
 */
void
rs_wall_tick (RsWall *self, gint64 now_ns)
{
  self->now_ns = now_ns;
  follow_pins (self);
  turn_in_time (self);
  rs_ripple_start (&self->ripple, GTK_WIDGET (self), rs_wall_tiles_count_ticks (self->tiles, now_ns), tick_tile);
}

/**
 * rs_wall_recount:
 * @self: a wall
 *
 * Counts anew what the headings say.
 */
void
rs_wall_recount (RsWall *self)
{
  RsWallJob job = get_job (self, 0, 0);

  if (self->is_divided && self->sheet.headings != NULL && rs_wall_sheet_recount (&self->sheet, &job))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * rs_wall_try:
 * @self: a wall
 * @width: that it might have
 * @height: that it might have
 * @fit: (out caller-allocates): how everybody would fit
 *
 * Changes nothing.
 */
void
rs_wall_try (RsWall *self, int width, int height, RsFit *fit)
{
  RsWallJob job = get_job (self, width, height);

  rs_wall_job_fit (&job, fit);
}

/**
 * rs_wall_get_fit:
 * @self: a wall
 *
 * Returns: (transfer none): how everybody fits since the last allocation
 */
const RsFit *
rs_wall_get_fit (RsWall *self)
{
  return &self->sheet.fit;
}

/**
 * rs_wall_get_page:
 * @self: a wall
 *
 * Returns: which page is shown, from 0
 */
guint
rs_wall_get_page (RsWall *self)
{
  return self->sheet.page;
}

/**
 * rs_wall_get_n_pages:
 * @self: a wall
 *
 * Returns: how many pages there are
 */
guint
rs_wall_get_n_pages (RsWall *self)
{
  return MAX (rs_wall_sheet_get_n_pages (&self->sheet), 1);
}

/**
 * rs_wall_get_n_shown:
 * @self: a wall
 *
 * Returns: how many tiles are on the page, those of the pinned among them
 */
guint
rs_wall_get_n_shown (RsWall *self)
{
  return self->sheet.slots != NULL ? self->sheet.slots->len : 0;
}

/**
 * rs_wall_get_n_pinned:
 * @self: a wall
 *
 * Returns: how many tiles are on every page
 */
guint
rs_wall_get_n_pinned (RsWall *self)
{
  return self->sheet.n_pinned;
}

/**
 * rs_wall_get_n_not_shown:
 * @self: a wall
 *
 * Returns: how many agents have no tile on the page
 */
guint
rs_wall_get_n_not_shown (RsWall *self)
{
  return self->sheet.n_missing;
}
