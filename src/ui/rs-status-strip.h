/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-board-model.h"
#include "model/rs-source-status.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_STATUS_STRIP (rs_status_strip_get_type ())
G_DECLARE_FINAL_TYPE (RsStatusStrip, rs_status_strip, RS, STATUS_STRIP, GtkWidget)

GtkWidget *rs_status_strip_new (void);

void rs_status_strip_set_controls (RsStatusStrip *self, GtkWidget *controls);
void rs_status_strip_set_board_name (RsStatusStrip *self, const char *name);
void rs_status_strip_set_model (RsStatusStrip *self, RsBoardModel *model);
void rs_status_strip_set_status (RsStatusStrip *self, const RsSourceStatus *status);
void rs_status_strip_set_look (RsStatusStrip *self, const RsLook *look);
void rs_status_strip_tick (RsStatusStrip *self, GDateTime *local_time, gint64 monotonic_us);
const char *rs_status_strip_get_pill_text (RsStatusStrip *self);
char *rs_status_strip_get_description (RsStatusStrip *self);
int rs_status_strip_get_height (const RsLook *look);

G_END_DECLS
