/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_duration_format (gint64 seconds);
char *rs_duration_describe (gint64 seconds);

G_END_DECLS
