/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/rs-session.h"
#include "ui/rs-board.h"

G_BEGIN_DECLS

typedef struct _RsMeasure RsMeasure;

RsMeasure *rs_measure_new (GtkWidget *window, RsBoard *board, RsSession *session);
void rs_measure_animate (RsMeasure *self);
void rs_measure_free (RsMeasure *self);
char *rs_measure_report (RsMeasure *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsMeasure, rs_measure_free)

G_END_DECLS
