/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-malformed.h"

G_BEGIN_DECLS

/* Protocol §4 and the limits of json-glib, whose parser has none of its own. */
#define RS_JSON_MAX_DEPTH 32
#define RS_JSON_MAX_BYTES (4 * 1024 * 1024)

RsMalformed rs_json_guard_check (const char *data, gsize length, gsize max_bytes);

G_END_DECLS
