/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RsKiosk RsKiosk;

RsKiosk *rs_kiosk_new (GtkWindow *window, RsClock *clock);
void rs_kiosk_free (RsKiosk *self);

void rs_kiosk_forbid_shortcuts (GtkApplication *application);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsKiosk, rs_kiosk_free)

G_END_DECLS
