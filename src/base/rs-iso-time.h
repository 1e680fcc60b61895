/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_NSEC_PER_SEC G_GINT64_CONSTANT (1000000000)

gboolean rs_iso_time_parse (const char *text, gint64 *out_ns);
char *rs_iso_time_format (gint64 ns);

G_END_DECLS
