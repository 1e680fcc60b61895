/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-source-status.h"
#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_FROZEN_BAND (rs_frozen_band_get_type ())
G_DECLARE_FINAL_TYPE (RsFrozenBand, rs_frozen_band, RS, FROZEN_BAND, GtkWidget)

GtkWidget *rs_frozen_band_new (void);

void rs_frozen_band_set_look (RsFrozenBand *self, const RsLook *look);
void rs_frozen_band_set_status (RsFrozenBand *self, const RsSourceStatus *status, gint64 monotonic_us);
void rs_frozen_band_set_own_title (RsFrozenBand *self, const char *title);
const char *rs_frozen_band_get_title (RsFrozenBand *self);
const char *rs_frozen_band_get_sentence (RsFrozenBand *self);
int rs_frozen_band_get_height (double text_px);

G_END_DECLS
