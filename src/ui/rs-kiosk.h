/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "ui/rs-kiosk-frame.h"

G_BEGIN_DECLS

typedef struct _RsKiosk RsKiosk;

RsKiosk *rs_kiosk_new (GtkWindow *window, RsKioskFrame *frame, GSettings *settings, RsClock *clock);
void rs_kiosk_free (RsKiosk *self);

void rs_kiosk_set_urgent (RsKiosk *self, gboolean is_urgent);

void rs_kiosk_forbid_shortcuts (GtkApplication *application);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsKiosk, rs_kiosk_free)

G_END_DECLS
