/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-notice-bar.h"

/**
 * RsNoticeBar:
 *
 * A strip below the board that says what is wrong beside it. It takes room of its own and covers nobody, and stays until
 * what it says is true no longer.
 */
struct _RsNoticeBar
{
  GtkWidget parent_instance;

  GtkWidget *box;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (RsNoticeBar, rs_notice_bar, GTK_TYPE_WIDGET)

static void
rs_notice_bar_dispose (GObject *object)
{
  g_clear_pointer (&RS_NOTICE_BAR (object)->box, gtk_widget_unparent);
  G_OBJECT_CLASS (rs_notice_bar_parent_class)->dispose (object);
}

static void
rs_notice_bar_class_init (RsNoticeBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rs_notice_bar_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "noticebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_STATUS);
}

static void
rs_notice_bar_init (RsNoticeBar *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self->box), icon);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * rs_notice_bar_new:
 *
 * Returns: (transfer floating): a bar that says nothing and takes no room
 */
GtkWidget *
rs_notice_bar_new (void)
{
  return g_object_new (RS_TYPE_NOTICE_BAR, NULL);
}

/**
 * rs_notice_bar_say:
 * @self: a bar
 * @sentence: (nullable): what happened, what it means, what to do; plain text. %NULL when all is well again
 */
void
rs_notice_bar_say (RsNoticeBar *self, const char *sentence)
{
  gtk_label_set_text (GTK_LABEL (self->label), sentence != NULL ? sentence : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  sentence != NULL ? sentence : "", -1);
  gtk_widget_set_visible (GTK_WIDGET (self), sentence != NULL);
}

/**
 * rs_notice_bar_get_sentence:
 * @self: a bar
 *
 * Returns: (transfer none) (nullable): what it says
 */
const char *
rs_notice_bar_get_sentence (RsNoticeBar *self)
{
  return gtk_widget_get_visible (GTK_WIDGET (self)) ? gtk_label_get_text (GTK_LABEL (self->label)) : NULL;
}
