/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-options.h"
#include "ui/rs-service.h"
#include "ui/rs-window.h"

G_BEGIN_DECLS

typedef struct _RsScreens RsScreens;

RsScreens *rs_screens_new (GtkApplication *application, const RsOptions *options, GSettings *settings,
                           GMenuModel *boards, RsClock *clock);
void rs_screens_free (RsScreens *self);

RsWindow *rs_screens_get_first (RsScreens *self);
void rs_screens_present (RsScreens *self, RsService *service);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsScreens, rs_screens_free)

G_END_DECLS
