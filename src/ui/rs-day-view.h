/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-day-history.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_DAY_VIEW (rs_day_view_get_type ())
G_DECLARE_FINAL_TYPE (RsDayView, rs_day_view, RS, DAY_VIEW, GtkWidget)

GtkWidget *rs_day_view_new (void);

void rs_day_view_show (RsDayView *self, const RsDay *day, GTimeZone *zone, gint64 now_ns, const RsLook *look);
char *rs_day_view_get_words (RsDayView *self, RsAgentState state);

G_END_DECLS
