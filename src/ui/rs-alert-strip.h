/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-alert-list.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_ALERT_STRIP (rs_alert_strip_get_type ())
G_DECLARE_FINAL_TYPE (RsAlertStrip, rs_alert_strip, RS, ALERT_STRIP, GtkWidget)

GtkWidget *rs_alert_strip_new (gboolean has_buttons);
void rs_alert_strip_set_look (RsAlertStrip *self, const RsLook *look);
void rs_alert_strip_show (RsAlertStrip *self, RsAlertList *alerts);
const char *rs_alert_strip_get_sentence (RsAlertStrip *self);

G_END_DECLS
