/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "session/rs-session.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_SERVICE (rs_service_get_type ())
G_DECLARE_FINAL_TYPE (RsService, rs_service, RS, SERVICE, GObject)

RsService *rs_service_new (RsClock *clock);
void rs_service_set_session (RsService *self, RsSession *session);
void rs_service_add_window (RsService *self, GtkWidget *window);

G_END_DECLS
