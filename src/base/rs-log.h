/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rs_log_init (void);
char *rs_log_redact (const char *text);
char *rs_log_redact_people (const char *text);

G_END_DECLS
