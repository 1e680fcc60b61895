/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-name-table.h"

G_BEGIN_DECLS

/* As much as 20,000 users need with all that a directory may tell beside their names. */
#define RS_NAMES_MAX_BYTES (8 * 1024 * 1024)

gboolean rs_names_read_file (RsNameTable *target, const char *path, GError **error);
gboolean rs_names_parse_csv (RsNameTable *target, const char *text, gsize length, const char *origin, GError **error);
gboolean rs_names_parse_json (RsNameTable *target, RsKind kind, const char *data, gsize length, const char *origin,
                              GError **error);

G_END_DECLS
