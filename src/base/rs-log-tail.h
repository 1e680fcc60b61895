/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define RS_LOG_TAIL_LINES 200

void rs_log_tail_add (const char *line);
GStrv rs_log_tail_dup (void);
void rs_log_tail_clear (void);

G_END_DECLS
