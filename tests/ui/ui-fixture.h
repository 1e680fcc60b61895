/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define UI_NOW (G_GINT64_CONSTANT (1700000000) * G_GINT64_CONSTANT (1000000000))

void ui_init (int *argc, char ***argv);
RsChange *ui_add_agent (RsChangeSet *changes, const char *id, const char *name, const char *status, int seconds);
RsChange *ui_add_queue (RsChangeSet *changes, const char *id, const char *name, int waiting, int wait_seconds);
RsChange *ui_add_interaction (RsChangeSet *changes, const char *id, const char *state, const char *channel,
                              const char *queue_name, const char *user_id, int seconds);
void ui_set_text (RsChange *change, guint field, const char *text);
void ui_add_many (RsChangeSet *changes, guint n_agents);
void ui_apply (RsBoardModel *model, RsChangeSet *changes);

GtkWidget *ui_show (GtkWidget *widget, int width, int height);
void ui_paint (GtkWidget *window);
guint ui_count_colourful (GtkWidget *window);
void ui_save (GtkWidget *window, const char *file_name);
guchar *ui_take_pixels (GtkWidget *window, gsize *length);

G_END_DECLS
