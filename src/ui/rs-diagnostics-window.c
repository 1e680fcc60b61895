/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-diagnostics-window.h"

#include "base/rs-log-tail.h"
#include "net/rs-http-version.h"
#include "rs-config.h"

#include <glib/gi18n.h>

/**
 * RsDiagnosticsWindow:
 *
 * What somebody who looks for a fault wants to know, and a report of it that can be passed on.
 */
struct _RsDiagnosticsWindow
{
  AdwWindow parent_instance;

  RsFactSheet *sheet; /* (nullable) */
  AdwPreferencesPage *page;
  GPtrArray *groups; /* of Section */
  AdwToastOverlay *toasts;
};

/* A group on the page with what was last written there. */
typedef struct
{
  GtkWidget *group;
  GPtrArray *rows; /* of GtkWidget */
} Section;

#define VALUE_CHARS 44 /* what is longer is wrapped */

G_DEFINE_FINAL_TYPE (RsDiagnosticsWindow, rs_diagnostics_window, ADW_TYPE_WINDOW)

static void
free_section (gpointer data)
{
  Section *section = data;

  g_ptr_array_unref (section->rows);
  g_free (section);
}

static void
rs_diagnostics_window_finalize (GObject *object)
{
  RsDiagnosticsWindow *self = RS_DIAGNOSTICS_WINDOW (object);

  g_clear_pointer (&self->sheet, rs_fact_sheet_free);
  g_ptr_array_unref (self->groups);
  G_OBJECT_CLASS (rs_diagnostics_window_parent_class)->finalize (object);
}

static void
copy_report (GtkWidget *widget, const char *name, GVariant *parameter)
{
  RsDiagnosticsWindow *self = RS_DIAGNOSTICS_WINDOW (widget);
  g_autofree char *report = rs_diagnostics_window_dup_report (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), report);
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (_ ("The report was copied. It holds no secrets.")));
}

static void
rs_diagnostics_window_class_init (RsDiagnosticsWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = rs_diagnostics_window_finalize;
  gtk_widget_class_install_action (widget_class, "diagnostics.copy", NULL, copy_report);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static GtkWidget *
make_header (void)
{
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *copy = gtk_button_new_with_mnemonic (_ ("_Copy Report"));

  gtk_actionable_set_action_name (GTK_ACTIONABLE (copy), "diagnostics.copy");
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), copy);
  return header;
}

static void
rs_diagnostics_window_init (RsDiagnosticsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->groups = g_ptr_array_new_with_free_func (free_section);
  self->page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->page), "diagnostics");
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->page));
  gtk_widget_set_vexpand (GTK_WIDGET (self->toasts), TRUE);
  gtk_box_append (GTK_BOX (box), make_header ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->toasts));
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Diagnostics"));
  gtk_window_set_default_size (GTK_WINDOW (self), 640, 720);
}

/**
 * rs_diagnostics_window_new:
 * @parent: the board's window
 *
 * Returns: (transfer none): an empty window
 */
RsDiagnosticsWindow *
rs_diagnostics_window_new (GtkWindow *parent)
{
  return g_object_new (RS_TYPE_DIAGNOSTICS_WINDOW, "transient-for", parent, NULL);
}

static GtkWidget *
make_row (const RsFact *fact)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *value = gtk_label_new (NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (fact->share >= 0)
    {
      GtkWidget *bar = gtk_level_bar_new ();

      gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), fact->share);
      gtk_widget_set_size_request (bar, 160, -1);
      gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), bar);
      g_object_set_data (G_OBJECT (row), "bar", bar);
    }
  gtk_label_set_wrap (GTK_LABEL (value), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (value), VALUE_CHARS);
  gtk_label_set_xalign (GTK_LABEL (value), 1);
  gtk_widget_add_css_class (value, "numeric");
  gtk_widget_add_css_class (value, "dim-label");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), value);
  g_object_set_data (G_OBJECT (row), "value", value);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (value), GTK_ACCESSIBLE_RELATION_LABELLED_BY, row, NULL, -1);
  return row;
}

static void
fill_row (GtkWidget *row, const RsFact *fact)
{
  GtkWidget *bar = g_object_get_data (G_OBJECT (row), "bar");
  GtkLabel *value = g_object_get_data (G_OBJECT (row), "value");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fact->name);
  gtk_label_set_text (value, fact->value);
  gtk_label_set_width_chars (value, (int) MIN (g_utf8_strlen (fact->value, -1), VALUE_CHARS));
  if (bar != NULL)
    gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), fact->share);
}

static void
show_group (Section *section, const RsFactGroup *group)
{
  while (section->rows->len > group->facts->len)
    {
      adw_preferences_group_remove (ADW_PREFERENCES_GROUP (section->group),
                                    section->rows->pdata[section->rows->len - 1]);
      g_ptr_array_set_size (section->rows, (int) section->rows->len - 1);
    }
  for (guint i = 0; i < group->facts->len; i++)
    {
      if (i == section->rows->len)
        {
          g_ptr_array_add (section->rows, make_row (group->facts->pdata[i]));
          adw_preferences_group_add (ADW_PREFERENCES_GROUP (section->group), section->rows->pdata[i]);
        }
      fill_row (section->rows->pdata[i], group->facts->pdata[i]);
    }
  gtk_widget_set_visible (section->group, group->facts->len > 0);
}

static Section *
get_section (RsDiagnosticsWindow *self, guint index, const char *title)
{
  Section *section;

  if (index < self->groups->len)
    return self->groups->pdata[index];
  section = g_new0 (Section, 1);
  section->group = adw_preferences_group_new ();
  section->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (section->group), title);
  adw_preferences_page_add (self->page, ADW_PREFERENCES_GROUP (section->group));
  g_ptr_array_add (self->groups, section);
  return section;
}

static void
add_versions (RsFactSheet *sheet)
{
  rs_fact_sheet_begin (sheet, _ ("Versions"));
  rs_fact_sheet_take (sheet, "Ringside", g_strdup (RS_VERSION));
  rs_fact_sheet_take (
      sheet, "GTK",
      g_strdup_printf ("%u.%u.%u", gtk_get_major_version (), gtk_get_minor_version (), gtk_get_micro_version ()));
  rs_fact_sheet_take (
      sheet, "libadwaita",
      g_strdup_printf ("%u.%u.%u", adw_get_major_version (), adw_get_minor_version (), adw_get_micro_version ()));
  rs_fact_sheet_take (sheet, "libsoup", rs_http_version_dup ());
  rs_fact_sheet_take (sheet, "GLib",
                      g_strdup_printf ("%u.%u.%u", glib_major_version, glib_minor_version, glib_micro_version));
  rs_fact_sheet_take (sheet, _ ("System"), g_get_os_info (G_OS_INFO_KEY_PRETTY_NAME));
}

static void
add_log (RsFactSheet *sheet)
{
  g_auto (GStrv) lines = rs_log_tail_dup ();

  rs_fact_sheet_begin (sheet, _ ("Log"));
  for (guint i = g_strv_length (lines); i > 0; i--)
    rs_fact_sheet_take_share (sheet, g_strdup_printf ("%u", i), g_strdup (lines[i - 1]), -1);
}

/**
 * rs_diagnostics_window_show:
 * @self: a window
 * @sheet: (transfer full): what is known of the connection now
 *
 * Shows it, with the versions and the end of the log.
 */
void
rs_diagnostics_window_show (RsDiagnosticsWindow *self, RsFactSheet *sheet)
{
  add_versions (sheet);
  add_log (sheet);
  g_clear_pointer (&self->sheet, rs_fact_sheet_free);
  self->sheet = sheet;
  for (guint i = 0; i < rs_fact_sheet_get_n_groups (sheet); i++)
    {
      const RsFactGroup *group = rs_fact_sheet_get_group (sheet, i);

      show_group (get_section (self, i, group->title), group);
    }
}

/**
 * rs_diagnostics_window_dup_report:
 * @self: a window that shows something
 *
 * Returns: (transfer full): all of it as text, without secrets
 */
char *
rs_diagnostics_window_dup_report (RsDiagnosticsWindow *self)
{
  return rs_fact_sheet_write (self->sheet);
}
