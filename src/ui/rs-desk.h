/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-window.h"

G_BEGIN_DECLS

typedef struct _RsDesk RsDesk;

RsDesk *rs_desk_new (RsWindow *window, GtkWidget *content, RsClock *clock);
void rs_desk_free (RsDesk *self);

GtkWidget *rs_desk_get_widget (RsDesk *self);
void rs_desk_set_session (RsDesk *self, RsSession *session);
void rs_desk_rest (RsDesk *self);
void rs_desk_tick (RsDesk *self);
gboolean rs_desk_close_details (RsDesk *self);

G_END_DECLS
