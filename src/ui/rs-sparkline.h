/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-wait-history.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rs_sparkline_snapshot (const RsWaitHistory *history, GtkSnapshot *snapshot, const graphene_rect_t *area,
                            double line_width, const GdkRGBA *colour);

G_END_DECLS
