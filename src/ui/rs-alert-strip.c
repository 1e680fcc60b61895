/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-strip.h"

#include "ui/rs-alert-words.h"

#include <glib/gi18n.h>

/**
 * RsAlertStrip:
 *
 * Stands below the board while there is an alert that nobody has acknowledged: the most urgent one, and how many more
 * there are. It takes room of its own and covers nobody, and it never blinks. Screen readers are told as it changes.
 *
 * On a board that has no hands before it there are no buttons.
 */
struct _RsAlertStrip
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *sentence;
  GtkWidget *more;
  GtkWidget *buttons;
  RsLook look;
};

G_DEFINE_FINAL_TYPE (RsAlertStrip, rs_alert_strip, GTK_TYPE_WIDGET)

static void
rs_alert_strip_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RsAlertStrip *self = RS_ALERT_STRIP (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float bar = (float) (self->look.text_px * 0.4);
  gboolean is_mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  RsTheme theme = rs_look_get_theme (&self->look);
  GdkRGBA alarm = rs_look_get_signal (&self->look, RS_SIGNAL_ALARM);

  gtk_snapshot_append_color (snapshot, &theme.surface, &GRAPHENE_RECT_INIT (0, 0, width, height));
  gtk_snapshot_append_color (snapshot, &alarm, &GRAPHENE_RECT_INIT (is_mirrored ? width - bar : 0, 0, bar, height));
  gtk_snapshot_append_color (snapshot, &alarm, &GRAPHENE_RECT_INIT (0, 0, width, MAX (bar / 6, 1)));
  GTK_WIDGET_CLASS (rs_alert_strip_parent_class)->snapshot (widget, snapshot);
}

static void
rs_alert_strip_dispose (GObject *object)
{
  g_clear_pointer (&RS_ALERT_STRIP (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rs_alert_strip_parent_class)->dispose (object);
}

static void
rs_alert_strip_class_init (RsAlertStripClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_alert_strip_dispose;
  widget_class->snapshot = rs_alert_strip_snapshot;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "alertstrip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
}

static GtkWidget *
make_label (gboolean expand)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), expand ? PANGO_ELLIPSIZE_END : PANGO_ELLIPSIZE_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, expand);
  return label;
}

static void
add_button (RsAlertStrip *self, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

static void
rs_alert_strip_init (RsAlertStrip *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->sentence = make_label (TRUE);
  self->more = make_label (FALSE);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_box_append (GTK_BOX (self->box), self->sentence);
  gtk_box_append (GTK_BOX (self->box), self->more);
  gtk_box_append (GTK_BOX (self->box), self->buttons);
  add_button (self, _ ("Ac_knowledge"), "alerts.acknowledge");
  add_button (self, _ ("Alert _Log"), "alerts.log");
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->look = (RsLook){ .text_px = 16, .smallest_px = 12 };
}

/**
 * rs_alert_strip_new:
 * @has_buttons: whether somebody could press them
 *
 * Returns: (transfer floating): a strip that says nothing and takes no room
 */
GtkWidget *
rs_alert_strip_new (gboolean has_buttons)
{
  RsAlertStrip *self = g_object_new (RS_TYPE_ALERT_STRIP, NULL);

  gtk_widget_set_visible (self->buttons, has_buttons);
  return GTK_WIDGET (self);
}

static void
style (GtkWidget *label, double px, PangoWeight weight, const GdkRGBA *ink)
{
  g_autoptr (PangoAttrList) list = pango_attr_list_new ();

  pango_attr_list_insert (list, pango_attr_size_new_absolute ((int) (px * PANGO_SCALE)));
  pango_attr_list_insert (list, pango_attr_weight_new (weight));
  pango_attr_list_insert (list, pango_attr_foreground_new ((guint16) (ink->red * 65535), (guint16) (ink->green * 65535),
                                                           (guint16) (ink->blue * 65535)));
  gtk_label_set_attributes (GTK_LABEL (label), list);
}

/**
 * rs_alert_strip_set_look:
 * @self: a strip
 * @look: of the board
 */
void
rs_alert_strip_set_look (RsAlertStrip *self, const RsLook *look)
{
  RsTheme theme = rs_look_get_theme (look);
  double px = MAX (look->text_px * 1.15, look->smallest_px);
  int margin = (int) (look->text_px * 0.9);

  if (rs_look_equal (&self->look, look))
    return;
  self->look = *look;
  style (self->sentence, px, PANGO_WEIGHT_BOLD, &theme.text);
  style (self->more, px, PANGO_WEIGHT_MEDIUM, &theme.dim);
  gtk_widget_set_margin_start (self->box, margin + (int) (look->text_px * 0.4));
  gtk_widget_set_margin_end (self->box, margin);
  gtk_widget_set_margin_top (self->box, margin / 3);
  gtk_widget_set_margin_bottom (self->box, margin / 3);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
say (RsAlertStrip *self, const char *sentence, guint n_more)
{
  g_autofree char *more = NULL;
  g_autofree char *all = NULL;

  if (n_more > 0) /* Translators: how many alerts there are beside the one that is shown */
    more = g_strdup_printf (ngettext ("+%u more", "+%u more", n_more), n_more);
  all = more != NULL ? g_strconcat (sentence, ", ", more, NULL) : g_strdup (sentence);
  gtk_label_set_text (GTK_LABEL (self->sentence), sentence);
  gtk_label_set_text (GTK_LABEL (self->more), more != NULL ? more : "");
  gtk_widget_set_visible (self->more, more != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/**
 * rs_alert_strip_show:
 * @self: a strip
 * @alerts: (nullable): what goes on; %NULL for nothing
 */
void
rs_alert_strip_show (RsAlertStrip *self, RsAlertList *alerts)
{
  RsAlert *first = alerts != NULL ? rs_alert_list_get_first (alerts) : NULL;
  g_autofree char *sentence = NULL;

  if (first != NULL)
    {
      sentence = rs_alert_words_describe (first);
      say (self, sentence, rs_alert_list_get_n_told (alerts) - 1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), first != NULL);
}

/**
 * rs_alert_strip_get_sentence:
 * @self: a strip
 *
 * Returns: (transfer none) (nullable): what it says, without the number of the others
 */
const char *
rs_alert_strip_get_sentence (RsAlertStrip *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (GTK_LABEL (self->sentence)) : NULL;
}
