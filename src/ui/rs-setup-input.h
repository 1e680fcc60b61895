/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-setup-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_SETUP_INPUT (rs_setup_input_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupInput, rs_setup_input, RS, SETUP_INPUT, GObject)

/*
 * Signals:
 *   changed ()     another text was typed; the draft has it
 *   activated ()   Enter was pressed
 */

RsSetupInput *rs_setup_input_new (RsSetupDraft *draft, RsSetupField field);

RsSetupField rs_setup_input_get_field (RsSetupInput *self);
GtkWidget *rs_setup_input_get_row (RsSetupInput *self);
GtkWidget *rs_setup_input_get_entry (RsSetupInput *self);
void rs_setup_input_refresh (RsSetupInput *self);
gboolean rs_setup_input_confirm (RsSetupInput *self);
void rs_setup_input_complain (RsSetupInput *self, const char *sentence);
void rs_setup_input_wipe (RsSetupInput *self);

G_END_DECLS
