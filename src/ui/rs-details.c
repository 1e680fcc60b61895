/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-details.h"

#include "ui/rs-day-view.h"
#include "ui/rs-duration.h"
#include "ui/rs-state-chip.h"
#include "ui/rs-state-words.h"
#include "ui/rs-tile-face.h"

#include <glib/gi18n.h>

/**
 * RsDetails:
 *
 * All that is known of one agent: what she does now and for how long, her contact, which has a time of its own, and
 * her day.
 */
struct _RsDetails
{
  GtkWidget parent_instance;

  RsAgent *agent; /* (nullable) */
  GtkWidget *chip;
  GtkWidget *name;
  GtkWidget *team;
  GtkWidget *grid;
  GtkWidget *values[8];
  GtkWidget *day;
};

G_DEFINE_FINAL_TYPE (RsDetails, rs_details, GTK_TYPE_WIDGET)

enum
{
  ROW_STATE,
  ROW_TIME,
  ROW_QUEUE,
  ROW_CODE,
  ROW_CONTACT,
  ROW_CONTACT_QUEUE,
  ROW_CONTACT_TIME,
  ROW_CONFIRMED,
  N_ROWS,
};

static const char *const titles[N_ROWS] = {
  [ROW_STATE] = N_ ("State"),
  [ROW_TIME] = N_ ("State timer"),
  [ROW_QUEUE] = N_ ("Queue"),
  [ROW_CODE] = N_ ("Code"),
  [ROW_CONTACT] = N_ ("Contact"),
  [ROW_CONTACT_QUEUE] = N_ ("Contact’s queue"),
  [ROW_CONTACT_TIME] = N_ ("Contact timer"),
  [ROW_CONFIRMED] = N_ ("Confirmed"),
};

static const struct
{
  const char *nick;
  const char *word;
} contact_states[] = {
  { "queued", N_ ("queued") },
  { "ringing", N_ ("ringing") },
  { "active", N_ ("active") },
  { "held", N_ ("held") },
};

static void
rs_details_dispose (GObject *object)
{
  RsDetails *self = RS_DETAILS (object);
  GtkWidget *child;

  g_clear_object (&self->agent);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_details_parent_class)->dispose (object);
}

static void
rs_details_class_init (RsDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_details_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "details");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_head (RsDetails *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *close = gtk_button_new_from_icon_name ("window-close-symbolic");

  self->chip = rs_state_chip_new (44);
  self->name = make_label ("title-2");
  self->team = make_label ("dim-label");
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (names), self->name);
  gtk_box_append (GTK_BOX (names), self->team);
  gtk_widget_set_tooltip_text (close, _ ("Close"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (close), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Close"), -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (close), "win.close-details");
  gtk_widget_add_css_class (close, "flat");
  gtk_widget_add_css_class (close, "circular");
  gtk_widget_set_valign (close, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (head), self->chip);
  gtk_box_append (GTK_BOX (head), names);
  gtk_box_append (GTK_BOX (head), close);
  return head;
}

static GtkWidget *
make_grid (RsDetails *self)
{
  self->grid = gtk_grid_new ();
  gtk_grid_set_row_spacing (GTK_GRID (self->grid), 8);
  gtk_grid_set_column_spacing (GTK_GRID (self->grid), 18);
  for (int row = 0; row < N_ROWS; row++)
    {
      GtkWidget *title = gtk_label_new (_ (titles[row]));

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_set_valign (title, GTK_ALIGN_START);
      gtk_widget_add_css_class (title, "dim-label");
      self->values[row] = make_label ("numeric");
      gtk_grid_attach (GTK_GRID (self->grid), title, 0, row, 1, 1);
      gtk_grid_attach (GTK_GRID (self->grid), self->values[row], 1, row, 1, 1);
      gtk_accessible_update_relation (GTK_ACCESSIBLE (self->values[row]), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title,
                                      NULL, -1);
    }
  return self->grid;
}

static void
rs_details_init (RsDetails *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 20);

  self->day = rs_day_view_new ();
  gtk_widget_add_css_class (box, "details-body");
  gtk_box_append (GTK_BOX (box), make_head (self));
  gtk_box_append (GTK_BOX (box), make_grid (self));
  gtk_box_append (GTK_BOX (box), self->day);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), box);
  gtk_widget_set_parent (scrolled, GTK_WIDGET (self));
}

/**
 * rs_details_new:
 *
 * Returns: (transfer floating): the details of nobody
 */
GtkWidget *
rs_details_new (void)
{
  return g_object_new (RS_TYPE_DETAILS, NULL);
}

/**
 * rs_details_set_agent:
 * @self: details
 * @agent: (nullable): of whom
 */
void
rs_details_set_agent (RsDetails *self, RsAgent *agent)
{
  g_set_object (&self->agent, agent);
}

/**
 * rs_details_get_agent:
 * @self: details
 *
 * Returns: (transfer none) (nullable): of whom
 */
RsAgent *
rs_details_get_agent (RsDetails *self)
{
  return self->agent;
}

/* Without a value a row is not there. */
static void
set_row (RsDetails *self, int row, const char *value)
{
  GtkWidget *title = gtk_grid_get_child_at (GTK_GRID (self->grid), 0, row);

  gtk_widget_set_visible (title, value != NULL);
  gtk_widget_set_visible (self->values[row], value != NULL);
  gtk_label_set_text (GTK_LABEL (self->values[row]), value != NULL ? value : "");
}

static char *
format_time_since (gint64 since_ns, gint64 now_ns)
{
  return since_ns != 0 ? rs_duration_format (MAX (now_ns - since_ns, 0) / (G_USEC_PER_SEC * G_GINT64_CONSTANT (1000)))
                       : NULL;
}

static const char *
get_contact_state (RsInteraction *contact)
{
  const char *state = rs_interaction_get_state (contact);

  for (guint i = 0; state != NULL && i < G_N_ELEMENTS (contact_states); i++)
    if (g_ascii_strcasecmp (contact_states[i].nick, state) == 0)
      return _ (contact_states[i].word);
  return state;
}

static char *
describe_contact (RsInteraction *contact)
{
  const char *direction = rs_interaction_is_outbound (contact) ? _ ("outbound") : _ ("inbound");
  const char *state = get_contact_state (contact);

  return g_strjoin (" · ", rs_state_words_for_channel (rs_interaction_get_channel (contact)), direction, state, NULL);
}

static void
show_contact (RsDetails *self, RsInteraction *contact, gint64 now_ns)
{
  g_autofree char *words = contact != NULL ? describe_contact (contact) : NULL;
  g_autofree char *time =
      contact != NULL ? format_time_since (rs_entity_get_since (RS_ENTITY (contact)), now_ns) : NULL;

  set_row (self, ROW_CONTACT, words);
  set_row (self, ROW_CONTACT_QUEUE, contact != NULL ? rs_interaction_get_queue_name (contact) : NULL);
  set_row (self, ROW_CONTACT_TIME, time);
}

static void
show_state (RsDetails *self, const RsTileFace *face, gint64 now_ns)
{
  g_autofree char *time =
      face->granted ? format_time_since (rs_entity_get_since (RS_ENTITY (self->agent)), now_ns) : NULL;
  g_autofree char *words = NULL;

  if (rs_tile_face_is_alarm (face, now_ns))
    words = g_strjoin (" · ", face->word, face->refused ? _ ("refused a contact") : _ ("over limit"), NULL);
  set_row (self, ROW_STATE, words != NULL ? words : face->word);
  set_row (self, ROW_TIME, time);
}

/**
 * rs_details_show:
 * @self: details of somebody
 * @day: what is known of her day
 * @zone: of the board
 * @now_ns: the time at the server; where it stands, if the picture is not living
 * @look: of the board
 *
 * Shows how it is now.
 */
void
rs_details_show (RsDetails *self, const RsDay *day, GTimeZone *zone, gint64 now_ns, const RsLook *look)
{
  RsTileFace face;

  rs_tile_face_read (&face, self->agent, look->names);
  rs_state_chip_set (RS_STATE_CHIP (self->chip), face.state, look);
  gtk_label_set_text (GTK_LABEL (self->name), face.name);
  gtk_label_set_text (GTK_LABEL (self->team), rs_agent_get_team_name (self->agent));
  gtk_widget_set_visible (self->team, rs_agent_get_team_name (self->agent) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, face.name, -1);
  show_state (self, &face, now_ns);
  set_row (self, ROW_QUEUE, face.granted ? rs_agent_get_queue_name (self->agent) : NULL);
  set_row (self, ROW_CODE, face.granted ? rs_agent_get_wrap_up_code (self->agent) : NULL);
  show_contact (self, face.granted ? rs_agent_get_contact (self->agent) : NULL, now_ns);
  set_row (self, ROW_CONFIRMED, face.confirmed && look->living ? _ ("Yes") : _ ("Not since the connection was lost"));
  rs_day_view_show (RS_DAY_VIEW (self->day), day, zone, now_ns, look);
}
