/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-card-painter.h"

G_BEGIN_DECLS

void rs_card_ground_paint (GtkWidget *widget, GtkSnapshot *snapshot, const RsCardFace *face, const RsCardJob *job);
double rs_card_ground_get_bar_height (double text_px);
double rs_card_ground_get_hatch_width (const RsCardFace *face, double text_px);

G_END_DECLS
