/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-day-view.h"

#include "ui/rs-day-bar.h"
#include "ui/rs-duration.h"
#include "ui/rs-state-chip.h"
#include "ui/rs-state-words.h"

#include <glib/gi18n.h>

/**
 * RsDayView:
 *
 * An agent's day: the bar, its two ends in words, and how long she was in which state, which is the legend too.
 */
struct _RsDayView
{
  GtkWidget parent_instance;

  GtkWidget *heading;
  GtkWidget *bar;
  GtkWidget *from;
  GtkWidget *to;
  GtkWidget *rows[RS_N_AGENT_STATES];
  GtkWidget *chips[RS_N_AGENT_STATES];
  GtkWidget *totals[RS_N_AGENT_STATES];
  GtkWidget *contacts;
  GtkWidget *hole;
};

G_DEFINE_FINAL_TYPE (RsDayView, rs_day_view, GTK_TYPE_WIDGET)

#define NSEC_PER_SEC G_GINT64_CONSTANT (1000000000)

static void
rs_day_view_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_day_view_parent_class)->dispose (object);
}

static void
rs_day_view_class_init (RsDayViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_day_view_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "dayview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_ends (RsDayView *self)
{
  GtkWidget *ends = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->from = make_label (NULL, "dim-label");
  self->to = make_label (NULL, "dim-label");
  gtk_widget_set_hexpand (self->from, TRUE);
  gtk_box_append (GTK_BOX (ends), self->from);
  gtk_box_append (GTK_BOX (ends), self->to);
  return ends;
}

static GtkWidget *
make_row (RsDayView *self, guint state)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *word = gtk_label_new (rs_state_words_for_agent (state));

  self->chips[state] = rs_state_chip_new (20);
  self->totals[state] = make_label (NULL, "numeric");
  gtk_label_set_xalign (GTK_LABEL (word), 0);
  gtk_widget_set_hexpand (word, TRUE);
  gtk_box_append (GTK_BOX (row), self->chips[state]);
  gtk_box_append (GTK_BOX (row), word);
  gtk_box_append (GTK_BOX (row), self->totals[state]);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->totals[state]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, word, NULL,
                                  -1);
  return row;
}

static void
append (RsDayView *self, GtkWidget *child)
{
  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

static void
rs_day_view_init (RsDayView *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 8);
  self->heading = make_label (_ ("Today"), "heading");
  self->bar = rs_day_bar_new ();
  self->contacts = make_label (NULL, "dim-label");
  self->hole = make_label (_ ("Hatched: not known."), "dim-label");
  append (self, self->heading);
  append (self, self->bar);
  append (self, make_ends (self));
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    append (self, self->rows[state] = make_row (self, state));
  append (self, self->contacts);
  append (self, self->hole);
}

/**
 * rs_day_view_new:
 *
 * Returns: (transfer floating): the view of a day of which nothing is known
 */
GtkWidget *
rs_day_view_new (void)
{
  return g_object_new (RS_TYPE_DAY_VIEW, NULL);
}

static void
show_end (GtkWidget *label, gint64 at_ns, GTimeZone *zone)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (at_ns / NSEC_PER_SEC);
  g_autoptr (GDateTime) here = g_date_time_to_timezone (utc, zone);
  g_autofree char *text = g_date_time_format (here, "%H:%M");

  gtk_label_set_text (GTK_LABEL (label), text);
}

static void
show_total (RsDayView *self, guint state, gint64 total_ns, const RsLook *look)
{
  g_autofree char *text = rs_duration_format (total_ns / NSEC_PER_SEC);

  gtk_widget_set_visible (self->rows[state], total_ns >= NSEC_PER_SEC);
  gtk_label_set_text (GTK_LABEL (self->totals[state]), text);
  rs_state_chip_set (RS_STATE_CHIP (self->chips[state]), state, look);
}

static gboolean
has_holes (const RsDay *day, gint64 from_ns, gint64 to_ns)
{
  gint64 known_ns = from_ns;

  for (guint i = 0; i < day->spans->len; i++)
    {
      const RsDaySpan *span = &g_array_index (day->spans, RsDaySpan, i);

      if (span->from_ns - known_ns >= NSEC_PER_SEC)
        return TRUE;
      known_ns = span->to_ns;
    }
  return to_ns - known_ns >= NSEC_PER_SEC;
}

/**
 * rs_day_view_show:
 * @self: a view
 * @day: what is known of the day
 * @zone: of the board
 * @now_ns: the time at the server
 * @look: of the board
 */
void
rs_day_view_show (RsDayView *self, const RsDay *day, GTimeZone *zone, gint64 now_ns, const RsLook *look)
{
  g_autofree char *contacts =
      g_strdup_printf (ngettext ("%u contact", "%u contacts", day->n_contacts), day->n_contacts);
  gint64 from_ns, to_ns;

  rs_day_bar_set (RS_DAY_BAR (self->bar), day, now_ns, look);
  rs_day_bar_get_range (RS_DAY_BAR (self->bar), &from_ns, &to_ns);
  show_end (self->from, from_ns, zone);
  show_end (self->to, to_ns, zone);
  for (guint state = 0; state < RS_N_AGENT_STATES; state++)
    show_total (self, state, day->total_ns[state], look);
  gtk_label_set_text (GTK_LABEL (self->contacts), contacts);
  gtk_widget_set_visible (self->hole, has_holes (day, from_ns, to_ns));
}

/**
 * rs_day_view_get_words:
 * @self: a view
 * @state: a state
 *
 * Returns: (transfer full) (nullable): how long she was in it today, as it is written; %NULL if it is not
 */
char *
rs_day_view_get_words (RsDayView *self, RsAgentState state)
{
  if (!gtk_widget_get_visible (self->rows[state]))
    return NULL;
  return g_strdup (gtk_label_get_text (GTK_LABEL (self->totals[state])));
}
