/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

GSettings *rs_preferences_new (void);
AdwColorScheme rs_preferences_parse_scheme (const char *word);
double rs_preferences_get_smallest_px (GSettings *settings, GdkMonitor *monitor);

G_END_DECLS
