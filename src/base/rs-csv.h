/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

GString *rs_csv_new (void);
void rs_csv_append_cell (GString *csv, const char *text);
void rs_csv_append_row (GString *csv, const char *const *cells);

G_END_DECLS
