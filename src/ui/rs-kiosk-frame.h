/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_KIOSK_FRAME (rs_kiosk_frame_get_type ())
G_DECLARE_FINAL_TYPE (RsKioskFrame, rs_kiosk_frame, RS, KIOSK_FRAME, GtkWidget)

GtkWidget *rs_kiosk_frame_new (GtkWidget *child);
RsKioskFrame *rs_kiosk_frame_put_around (AdwApplicationWindow *window);
void rs_kiosk_frame_set_wanders (RsKioskFrame *self, gboolean wanders);
void rs_kiosk_frame_set_shift (RsKioskFrame *self, int x, int y);
void rs_kiosk_frame_set_darkness (RsKioskFrame *self, double darkness);
double rs_kiosk_frame_get_darkness (RsKioskFrame *self);

G_END_DECLS
