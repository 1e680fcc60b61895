/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-json-reader.h"

G_BEGIN_DECLS

const char *rs_loose_find_member (JsonObject *object, const char *const *names);
RsJsonOutcome rs_loose_read_text (JsonObject *object, const char *const *names, const char **out);
RsJsonOutcome rs_loose_read_id (JsonObject *object, const char *const *names, char **out);
RsJsonOutcome rs_loose_read_flag (JsonObject *object, const char *const *names, gboolean *out);
RsJsonOutcome rs_loose_read_count (JsonObject *object, const char *const *names, gint64 *out);

G_END_DECLS
