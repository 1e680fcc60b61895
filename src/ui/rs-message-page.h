/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_MESSAGE_PAGE (rs_message_page_get_type ())
G_DECLARE_FINAL_TYPE (RsMessagePage, rs_message_page, RS, MESSAGE_PAGE, GtkWidget)

GtkWidget *rs_message_page_new (void);

void rs_message_page_set_look (RsMessagePage *self, const RsLook *look);
void rs_message_page_say (RsMessagePage *self, RsSignal signal, const char *title, const char *sentence);
void rs_message_page_set_skeleton (RsMessagePage *self, gboolean shows_skeleton);
void rs_message_page_set_action (RsMessagePage *self, const char *label, const char *action_name);
const char *rs_message_page_get_title (RsMessagePage *self);
const char *rs_message_page_get_sentence (RsMessagePage *self);

G_END_DECLS
