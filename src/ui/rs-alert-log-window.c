/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-alert-log-window.h"

#include "base/rs-csv.h"
#include "base/rs-iso-time.h"
#include "ui/rs-alert-words.h"

#include <glib/gi18n.h>
#include <string.h>

/**
 * RsAlertLogWindow:
 *
 * The last alerts, the newest first: who, what, from when until when, and when somebody took note of it.
 */
struct _RsAlertLogWindow
{
  AdwWindow parent_instance;

  RsAlertEngine *engine;
  GtkWidget *stack;
  GtkWidget *acknowledge;
  GtkWidget *export;
};

G_DEFINE_FINAL_TYPE (RsAlertLogWindow, rs_alert_log_window, ADW_TYPE_WINDOW)

static GListModel *
get_log (RsAlertLogWindow *self)
{
  return rs_alert_list_get_log (rs_alert_engine_get_list (self->engine));
}

static void
rs_alert_log_window_dispose (GObject *object)
{
  g_clear_object (&RS_ALERT_LOG_WINDOW (object)->engine);
  G_OBJECT_CLASS (rs_alert_log_window_parent_class)->dispose (object);
}

static void
rs_alert_log_window_class_init (RsAlertLogWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_alert_log_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
rs_alert_log_window_init (RsAlertLogWindow *self)
{
  gtk_window_set_title (GTK_WINDOW (self), _ ("Alert Log"));
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 600);
}

static char *
format_clock (gint64 ns)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (ns / RS_NSEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);

  return g_date_time_format (local, "%X");
}

static char *
describe_times (const RsAlertFacts *facts)
{
  g_autofree char *begun = format_clock (facts->begun_ns);
  g_autofree char *ended = format_clock (facts->ended_ns);
  g_autofree char *noted = format_clock (facts->acknowledged_ns);
  g_autoptr (GString) text = g_string_new (NULL);

  if (facts->ended_ns != 0)
    g_string_printf (text, _ ("%s to %s"), begun, ended);
  else
    g_string_printf (text, _ ("Since %s"), begun);
  if (facts->acknowledged_ns != 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, _ ("acknowledged %s"), noted);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
fill_row (GtkListItem *item)
{
  RsAlert *alert = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *sentence = rs_alert_words_describe (alert);
  g_autofree char *times = describe_times (rs_alert_get_facts (alert));

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), sentence);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), times);
}

static void
on_setup (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *sentence = gtk_label_new (NULL);
  GtkWidget *times = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (sentence), 0);
  gtk_label_set_wrap (GTK_LABEL (sentence), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (sentence), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (times), 0);
  gtk_widget_add_css_class (times, "dim-label");
  gtk_widget_add_css_class (times, "caption");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_box_append (GTK_BOX (box), times);
  gtk_list_item_set_child (item, box);
}

static void
on_bind (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_connect_swapped (gtk_list_item_get_item (item), "changed", G_CALLBACK (fill_row), item);
  fill_row (item);
}

static void
on_unbind (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static GtkWidget *
make_list (RsAlertLogWindow *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkNoSelection *selection = gtk_no_selection_new (g_object_ref (get_log (self)));
  GtkWidget *list = gtk_list_view_new (GTK_SELECTION_MODEL (selection), factory);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (on_unbind), NULL);
  gtk_list_view_set_show_separators (GTK_LIST_VIEW (list), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Alert Log"), -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static GtkWidget *
make_empty_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "emblem-ok-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No Alerts"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("Nothing has been over a limit since the board was opened."));
  return page;
}

static void
on_changed (RsAlertLogWindow *self)
{
  gboolean is_empty = g_list_model_get_n_items (get_log (self)) == 0;

  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), is_empty ? "empty" : "list");
  gtk_widget_set_sensitive (self->export, !is_empty);
  gtk_widget_set_sensitive (self->acknowledge, rs_alert_list_get_n_told (rs_alert_engine_get_list (self->engine)) > 0);
}

static void
on_acknowledge (RsAlertLogWindow *self)
{
  rs_alert_engine_acknowledge (self->engine, NULL);
}

static void
append_alert (GString *csv, RsAlert *alert)
{
  const RsAlertFacts *facts = rs_alert_get_facts (alert);
  g_autofree char *who = rs_alert_words_for_who (facts);
  g_autofree char *sentence = rs_alert_words_describe (alert);
  g_autofree char *begun = rs_iso_time_format (facts->begun_ns);
  g_autofree char *ended = facts->ended_ns != 0 ? rs_iso_time_format (facts->ended_ns) : g_strdup ("");
  g_autofree char *noted = facts->acknowledged_ns != 0 ? rs_iso_time_format (facts->acknowledged_ns) : g_strdup ("");
  const char *const cells[] = { who, facts->team != NULL ? facts->team : "", sentence, begun, ended, noted, NULL };

  rs_csv_append_row (csv, cells);
}

/**
 * rs_alert_log_window_make_csv:
 * @log: (element-type RsAlert): alerts
 *
 * Returns: (transfer full): them as a table, with a line of titles
 */
char *
rs_alert_log_window_make_csv (GListModel *log)
{
  const char *const titles[] = { _ ("Who"), _ ("Team"), _ ("What"), _ ("From"), _ ("Until"), _ ("Acknowledged"), NULL };
  GString *csv = rs_csv_new ();

  rs_csv_append_row (csv, titles);
  for (guint i = 0; i < g_list_model_get_n_items (log); i++)
    {
      g_autoptr (RsAlert) alert = g_list_model_get_item (log, i);

      append_alert (csv, alert);
    }
  return g_string_free (csv, FALSE);
}

static void
complain (RsAlertLogWindow *self, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Alert Log Was Not Saved"), sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_chosen (GtkNativeDialog *chooser, int response, gpointer user_data)
{
  RsAlertLogWindow *self = user_data;
  g_autoptr (GFile) file = NULL;
  g_autofree char *csv = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    {
      file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser));
      csv = rs_alert_log_window_make_csv (get_log (self));
      if (!g_file_replace_contents (file, csv, strlen (csv), NULL, FALSE, G_FILE_CREATE_PRIVATE, NULL, NULL, &error))
        complain (self, error->message);
    }
  g_object_unref (chooser);
}

static void
on_export (RsAlertLogWindow *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (_ ("Export the Alert Log"), GTK_WINDOW (self),
                                                               GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), "alerts.csv");
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_chosen), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

static GtkWidget *
make_button (RsAlertLogWindow *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

/**
 * rs_alert_log_window_new:
 * @parent: the board's window
 * @engine: whose log
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
rs_alert_log_window_new (GtkWindow *parent, RsAlertEngine *engine)
{
  RsAlertLogWindow *self =
      g_object_new (RS_TYPE_ALERT_LOG_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();

  self->engine = g_object_ref (engine);
  self->stack = gtk_stack_new ();
  self->acknowledge = make_button (self, _ ("Ac_knowledge All"), G_CALLBACK (on_acknowledge));
  self->export = make_button (self, _ ("_Export…"), G_CALLBACK (on_export));
  gtk_stack_add_named (GTK_STACK (self->stack), make_list (self), "list");
  gtk_stack_add_named (GTK_STACK (self->stack), make_empty_page (), "empty");
  gtk_widget_set_vexpand (self->stack, TRUE);
  adw_header_bar_pack_start (ADW_HEADER_BAR (header), self->acknowledge);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), self->export);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->stack);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (engine, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  on_changed (self);
  return GTK_WIDGET (self);
}
