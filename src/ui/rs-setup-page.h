/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_SETUP_PAGE (rs_setup_page_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupPage, rs_setup_page, RS, SETUP_PAGE, GtkWidget)

/*
 * Signals:
 *   next ()   the person wants to go on
 */

GtkWidget *rs_setup_page_new (const char *title, const char *intro, GtkWidget *content);
void rs_setup_page_set_panel (RsSetupPage *self, GtkWidget *panel);
void rs_setup_page_show_panel (RsSetupPage *self, gboolean shown);
void rs_setup_page_set_next (RsSetupPage *self, const char *label, gboolean possible);
void rs_setup_page_set_note (RsSetupPage *self, const char *note);
void rs_setup_page_press_next (RsSetupPage *self);

G_END_DECLS
