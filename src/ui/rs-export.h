/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsExport:
 * @RS_EXPORT_PICTURE: a PNG
 * @RS_EXPORT_TABLE: a CSV
 *
 * What a board can be saved as.
 */
typedef enum
{
  RS_EXPORT_PICTURE,
  RS_EXPORT_TABLE,
} RsExport;

/**
 * RsExportFunc:
 * @file: where to save
 * @user_data: what was given to rs_export_ask()
 *
 * Called when somebody has chosen where.
 */
typedef void (*RsExportFunc) (GFile *file, gpointer user_data);

char *rs_export_suggest_name (RsExport what, const char *board_name, GDateTime *now);
GtkFileChooserNative *rs_export_ask (GtkWindow *parent, RsExport what, const char *name, RsExportFunc func,
                                     gpointer user_data);
char *rs_export_save (GFile *file, GBytes *bytes);

G_END_DECLS
