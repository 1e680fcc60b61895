/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void rs_json_write_text (JsonBuilder *builder, const char *name, const char *text);
void rs_json_write_integer (JsonBuilder *builder, const char *name, gint64 number);
char *rs_json_write_end (JsonBuilder *builder);

G_END_DECLS
