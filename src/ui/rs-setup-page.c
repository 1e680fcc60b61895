/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-page.h"

#include <adwaita.h>

/**
 * RsSetupPage:
 *
 * The frame of a page of the assistant: what it is about, its content, a panel that comes up from below when there is
 * something to report, and at the end the one button that goes on.
 */
struct _RsSetupPage
{
  GtkWidget parent_instance;

  GtkWidget *body;
  GtkWidget *panel;
  GtkWidget *panel_scroller;
  GtkWidget *footer;
  GtkWidget *note;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (RsSetupPage, rs_setup_page, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_NEXT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

#define PAGE_WIDTH 640
#define LEAST_BODY_HEIGHT 150 /* of a small window: two fields beside a report of what is wrong with them */

static GtkWidget *
clamp (GtkWidget *child)
{
  GtkWidget *widget = adw_clamp_new ();

  adw_clamp_set_maximum_size (ADW_CLAMP (widget), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (widget), PAGE_WIDTH - 80);
  adw_clamp_set_child (ADW_CLAMP (widget), child);
  return widget;
}

static GtkWidget *
make_scroller (GtkWidget *child)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), child);
  return scroller;
}

static GtkWidget *
make_text (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
make_body (RsSetupPage *self)
{
  GtkWidget *scroller;

  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  gtk_widget_add_css_class (self->body, "setup-body");
  scroller = make_scroller (clamp (self->body));
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), LEAST_BODY_HEIGHT);
  gtk_widget_set_vexpand (scroller, TRUE);
  return scroller;
}

/* A panel that is down is not there for a screen reader either. */
static void
on_panel_moved (RsSetupPage *self)
{
  GtkRevealer *panel = GTK_REVEALER (self->panel);

  gtk_widget_set_visible (self->panel,
                          gtk_revealer_get_reveal_child (panel) || gtk_revealer_get_child_revealed (panel));
}

static GtkWidget *
make_panel (RsSetupPage *self)
{
  self->panel = gtk_revealer_new ();
  self->panel_scroller = make_scroller (NULL);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (self->panel_scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (self->panel_scroller), 320);
  gtk_widget_add_css_class (self->panel_scroller, "setup-panel");
  gtk_revealer_set_transition_type (GTK_REVEALER (self->panel), GTK_REVEALER_TRANSITION_TYPE_SLIDE_UP);
  gtk_revealer_set_child (GTK_REVEALER (self->panel), self->panel_scroller);
  gtk_widget_set_visible (self->panel, FALSE);
  g_signal_connect_object (self->panel, "notify::child-revealed", G_CALLBACK (on_panel_moved), self, G_CONNECT_SWAPPED);
  return self->panel;
}

static void
on_next (RsSetupPage *self)
{
  g_signal_emit (self, signals[SIGNAL_NEXT], 0);
}

static GtkWidget *
make_footer (RsSetupPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->note = make_text (NULL, "dim-label");
  self->next = gtk_button_new ();
  gtk_widget_set_hexpand (self->note, TRUE);
  gtk_widget_add_css_class (self->next, "suggested-action");
  gtk_widget_add_css_class (self->next, "pill");
  gtk_widget_set_valign (self->next, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (on_next), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), self->note);
  gtk_box_append (GTK_BOX (box), self->next);
  gtk_widget_add_css_class (box, "setup-footer");
  self->footer = clamp (box);
  gtk_widget_set_visible (self->footer, FALSE);
  return self->footer;
}

static void
rs_setup_page_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_setup_page_parent_class)->dispose (object);
}

static void
rs_setup_page_class_init (RsSetupPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_setup_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);

  /**
   * RsSetupPage::next:
   * @self: the page
   *
   * The person wants to go on.
   */
  signals[SIGNAL_NEXT] =
      g_signal_new ("next", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_setup_page_init (RsSetupPage *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_parent (make_body (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_panel (self), GTK_WIDGET (self));
  gtk_widget_set_parent (make_footer (self), GTK_WIDGET (self));
}

/**
 * rs_setup_page_new:
 * @title: what the page is about
 * @intro: (nullable): what is to be done on it, in a sentence or two
 * @content: (transfer floating): what to do it with
 *
 * Returns: (transfer floating): the page, without a button to go on
 */
GtkWidget *
rs_setup_page_new (const char *title, const char *intro, GtkWidget *content)
{
  RsSetupPage *self = g_object_new (RS_TYPE_SETUP_PAGE, NULL);
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_box_append (GTK_BOX (heading), make_text (title, "title-1"));
  if (intro != NULL)
    gtk_box_append (GTK_BOX (heading), make_text (intro, "setup-intro"));
  gtk_box_append (GTK_BOX (self->body), heading);
  gtk_box_append (GTK_BOX (self->body), content);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return GTK_WIDGET (self);
}

/**
 * rs_setup_page_set_panel:
 * @self: a page
 * @panel: (transfer floating): what comes up from below
 */
void
rs_setup_page_set_panel (RsSetupPage *self, GtkWidget *panel)
{
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->panel_scroller), clamp (panel));
}

/**
 * rs_setup_page_show_panel:
 * @self: a page
 * @shown: whether the panel is up
 */
void
rs_setup_page_show_panel (RsSetupPage *self, gboolean shown)
{
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->panel), shown);
  on_panel_moved (self);
}

/**
 * rs_setup_page_set_next:
 * @self: a page
 * @label: what the button that goes on says
 * @possible: whether it can be pressed
 */
void
rs_setup_page_set_next (RsSetupPage *self, const char *label, gboolean possible)
{
  gtk_button_set_label (GTK_BUTTON (self->next), label);
  gtk_widget_set_sensitive (self->next, possible);
  gtk_widget_set_visible (self->footer, TRUE);
}

/**
 * rs_setup_page_set_note:
 * @self: a page
 * @note: (nullable): what stands beside the button
 */
void
rs_setup_page_set_note (RsSetupPage *self, const char *note)
{
  gtk_label_set_text (GTK_LABEL (self->note), note != NULL ? note : "");
}

/**
 * rs_setup_page_press_next:
 * @self: a page
 *
 * As if the button had been pressed; nothing if it cannot be.
 */
void
rs_setup_page_press_next (RsSetupPage *self)
{
  if (gtk_widget_is_sensitive (self->next))
    on_next (self);
}
