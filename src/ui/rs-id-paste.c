/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-id-paste.h"

#include "ui/rs-id-list.h"

#include <glib/gi18n.h>

/**
 * RsIdPaste:
 *
 * Where ids are pasted when a source has no directory to pick from. It says at once what it understood.
 */
struct _RsIdPaste
{
  GtkWidget parent_instance;

  RsRosterKind kind;
  GtkWidget *view;
  GtkWidget *verdict;
};

G_DEFINE_FINAL_TYPE (RsIdPaste, rs_id_paste, GTK_TYPE_WIDGET)

enum
{
  SIGNAL_CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_title (RsRosterKind kind)
{
  return kind == RS_ROSTER_QUEUE ? _ ("Ids of queues, one a line") : _ ("Ids of agents, one a line");
}

static void
say (RsIdPaste *self, const char *text, gboolean is_error)
{
  gtk_label_set_text (GTK_LABEL (self->verdict), text);
  if (is_error)
    gtk_widget_add_css_class (self->verdict, "error");
  else
    gtk_widget_remove_css_class (self->verdict, "error");
}

static void
judge (RsIdPaste *self)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) ids = rs_id_paste_dup_ids (self, &error);
  g_autofree char *count = NULL;
  guint n;

  if (ids == NULL)
    {
      say (self, error->message, TRUE);
      return;
    }
  n = g_strv_length (ids);
  count = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u id", "%u ids", n), n);
  say (self, count, FALSE);
}

static void
on_text_changed (RsIdPaste *self)
{
  judge (self);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
rs_id_paste_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (rs_id_paste_parent_class)->dispose (object);
}

static void
rs_id_paste_class_init (RsIdPasteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_id_paste_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);

  /**
   * RsIdPaste::changed:
   * @self: the field
   *
   * The text has changed.
   */
  signals[SIGNAL_CHANGED] =
      g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
rs_id_paste_init (RsIdPaste *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_vexpand (GTK_WIDGET (self), TRUE);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
}

static GtkWidget *
make_view (RsIdPaste *self)
{
  GtkWidget *window = gtk_scrolled_window_new ();

  self->view = gtk_text_view_new ();
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_monospace (GTK_TEXT_VIEW (self->view), TRUE);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_top_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_text_view_set_bottom_margin (GTK_TEXT_VIEW (self->view), 10);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, get_title (self->kind),
                                  -1);
  g_signal_connect_object (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), "changed",
                           G_CALLBACK (on_text_changed), self, G_CONNECT_SWAPPED);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (window), self->view);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (window), 120);
  gtk_widget_set_vexpand (window, TRUE);
  gtk_widget_add_css_class (window, "card");
  gtk_widget_add_css_class (window, "id-paste");
  gtk_widget_set_overflow (window, GTK_OVERFLOW_HIDDEN);
  return window;
}

static GtkWidget *
make_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/**
 * rs_id_paste_new:
 * @kind: agents or queues
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
rs_id_paste_new (RsRosterKind kind)
{
  RsIdPaste *self = g_object_new (RS_TYPE_ID_PASTE, NULL);
  GtkWidget *title = make_line (get_title (kind));

  self->kind = kind;
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  gtk_widget_set_parent (make_view (self), GTK_WIDGET (self));
  self->verdict = make_line (NULL);
  gtk_widget_set_parent (self->verdict, GTK_WIDGET (self));
  judge (self);
  return GTK_WIDGET (self);
}

/**
 * rs_id_paste_set_text:
 * @self: a field
 * @text: what stands in it
 */
void
rs_id_paste_set_text (RsIdPaste *self, const char *text)
{
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view)), text, -1);
}

/**
 * rs_id_paste_dup_ids:
 * @self: a field
 * @error: return location
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the ids in it; %NULL with %RS_ERROR_USAGE
 */
char **
rs_id_paste_dup_ids (RsIdPaste *self, GError **error)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  GtkTextIter start, end;
  g_autofree char *text = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, FALSE);
  return rs_id_list_parse (text, error);
}
