/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RS_TYPE_STATE_CHIP (rs_state_chip_get_type ())
G_DECLARE_FINAL_TYPE (RsStateChip, rs_state_chip, RS, STATE_CHIP, GtkWidget)

GtkWidget *rs_state_chip_new (int size);

void rs_state_chip_set (RsStateChip *self, RsAgentState state, const RsLook *look);

G_END_DECLS
