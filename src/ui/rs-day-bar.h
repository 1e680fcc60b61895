/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-day-history.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_DAY_BAR (rs_day_bar_get_type ())
G_DECLARE_FINAL_TYPE (RsDayBar, rs_day_bar, RS, DAY_BAR, GtkWidget)

GtkWidget *rs_day_bar_new (void);

void rs_day_bar_set (RsDayBar *self, const RsDay *day, gint64 now_ns, const RsLook *look);
void rs_day_bar_get_range (RsDayBar *self, gint64 *from_ns, gint64 *to_ns);

G_END_DECLS
