/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-fact-sheet.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_DIAGNOSTICS_WINDOW (rs_diagnostics_window_get_type ())
G_DECLARE_FINAL_TYPE (RsDiagnosticsWindow, rs_diagnostics_window, RS, DIAGNOSTICS_WINDOW, AdwWindow)

RsDiagnosticsWindow *rs_diagnostics_window_new (GtkWindow *parent);

void rs_diagnostics_window_show (RsDiagnosticsWindow *self, RsFactSheet *sheet);
char *rs_diagnostics_window_dup_report (RsDiagnosticsWindow *self);

G_END_DECLS
