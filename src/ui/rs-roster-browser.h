/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-roster-list.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ROSTER_BROWSER (rs_roster_browser_get_type ())
G_DECLARE_FINAL_TYPE (RsRosterBrowser, rs_roster_browser, RS, ROSTER_BROWSER, GtkWidget)

GtkWidget *rs_roster_browser_new (RsRosterList *list, RsRosterKind kind);
void rs_roster_browser_search (RsRosterBrowser *self, const char *text);
GListModel *rs_roster_browser_get_shown (RsRosterBrowser *self);

G_END_DECLS
