/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-agent.h"
#include "model/rs-day-history.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_DETAILS (rs_details_get_type ())
G_DECLARE_FINAL_TYPE (RsDetails, rs_details, RS, DETAILS, GtkWidget)

GtkWidget *rs_details_new (void);

void rs_details_set_agent (RsDetails *self, RsAgent *agent);
RsAgent *rs_details_get_agent (RsDetails *self);
void rs_details_show (RsDetails *self, const RsDay *day, GTimeZone *zone, gint64 now_ns, const RsLook *look);

G_END_DECLS
