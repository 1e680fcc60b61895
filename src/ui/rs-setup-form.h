/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-setup-draft.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_SETUP_FORM (rs_setup_form_get_type ())
G_DECLARE_FINAL_TYPE (RsSetupForm, rs_setup_form, RS, SETUP_FORM, GtkWidget)

/*
 * Signals:
 *   changed ()     something was typed
 *   submitted ()   Enter was pressed in the last field
 */

GtkWidget *rs_setup_form_new (RsSetupDraft *draft);
gboolean rs_setup_form_confirm (RsSetupForm *self);
void rs_setup_form_complain (RsSetupForm *self, RsSetupField field, const char *sentence);
void rs_setup_form_focus (RsSetupForm *self, RsSetupField field);
void rs_setup_form_wipe (RsSetupForm *self);
void rs_setup_form_unfold (RsSetupForm *self);
GtkWidget *rs_setup_form_get_entry (RsSetupForm *self, RsSetupField field);

G_END_DECLS
