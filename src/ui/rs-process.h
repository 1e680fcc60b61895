/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

double rs_process_get_age_ms (void);
double rs_process_get_memory_kb (void);
double rs_process_get_share_kb (void);
double rs_process_get_cpu_ms (void);
gboolean rs_process_has_gpu (void);
void rs_process_forbid_core_files (void);

G_END_DECLS
