/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_USUAL_VIEW "usual" /* the view that is always there */

GSettings *rs_preferences_new (void);
GSettings *rs_preferences_new_view (const char *id);
AdwColorScheme rs_preferences_parse_scheme (const char *word);
double rs_preferences_get_smallest_px (GSettings *settings, GSettings *view, GdkMonitor *monitor);
double rs_preferences_get_preferred_px (GSettings *view, double smallest_px);

G_END_DECLS
