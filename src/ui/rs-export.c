/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-export.h"

#include <glib/gi18n.h>

/* Where a board is saved: the name that is offered, the question, and the file, which is whole or as it was before. */

typedef struct
{
  RsExportFunc func;
  gpointer user_data;
} Answer;

static void
free_answer (gpointer data, GClosure *closure)
{
  g_free (data);
}

/**
 * rs_export_suggest_name:
 * @what: what is saved
 * @board_name: what the board is called
 * @now: the time
 *
 * Returns: (transfer full): a name for the file, without letters that some file systems refuse
 */
char *
rs_export_suggest_name (RsExport what, const char *board_name, GDateTime *now)
{
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H.%M");
  char *name = g_strdup_printf ("%s %s.%s", board_name, time, what == RS_EXPORT_PICTURE ? "png" : "csv");

  return g_strdelimit (name, "/\\:*?\"<>|\n", '-');
}

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  Answer *answer = user_data;
  g_autoptr (GFile) file = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  if (file != NULL)
    answer->func (file, answer->user_data);
}

/**
 * rs_export_ask:
 * @parent: over which the question stands
 * @what: what is saved
 * @name: what the file could be called
 * @func: (scope async): called with the answer, if there is one
 * @user_data: for @func
 *
 * Returns: (transfer full): the question, which is shown; it ends when it is freed
 */
GtkFileChooserNative *
rs_export_ask (GtkWindow *parent, RsExport what, const char *name, RsExportFunc func, gpointer user_data)
{
  const char *title = what == RS_EXPORT_PICTURE ? _ ("Save a picture") : _ ("Save a table");
  GtkFileChooserNative *dialog = gtk_file_chooser_native_new (title, parent, GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  Answer *answer = g_new0 (Answer, 1);

  *answer = (Answer){ func, user_data };
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response), answer, free_answer, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
  return dialog;
}

/**
 * rs_export_save:
 * @file: where
 * @bytes: what
 *
 * Writes a file beside the old one and puts it in its place.
 *
 * Returns: (transfer full) (nullable): why it was not saved, and what to do; %NULL if it was
 */
char *
rs_export_save (GFile *file, GBytes *bytes)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autoptr (GError) error = NULL;

  if (g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL, FALSE,
                               G_FILE_CREATE_NONE, NULL, NULL, &error))
    return NULL;
  return g_strdup_printf (_ ("“%s” was not saved: %s. Choose another folder, or make room."), name, error->message);
}
