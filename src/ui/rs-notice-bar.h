/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_NOTICE_BAR (rs_notice_bar_get_type ())
G_DECLARE_FINAL_TYPE (RsNoticeBar, rs_notice_bar, RS, NOTICE_BAR, GtkWidget)

GtkWidget *rs_notice_bar_new (void);
void rs_notice_bar_say (RsNoticeBar *self, const char *sentence);
const char *rs_notice_bar_get_sentence (RsNoticeBar *self);

G_END_DECLS
