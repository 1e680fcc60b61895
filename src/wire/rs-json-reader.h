/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-json-guard.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * RsJsonOutcome:
 * @RS_JSON_ABSENT: there is no such member
 * @RS_JSON_NULL: it is null
 * @RS_JSON_VALUE: it holds what it should
 * @RS_JSON_WRONG: it holds something else, or out of range
 *
 * What was found in a member. Business code sees these and C values, never a JSON node.
 */
typedef enum
{
  RS_JSON_ABSENT,
  RS_JSON_NULL,
  RS_JSON_VALUE,
  RS_JSON_WRONG,
} RsJsonOutcome;

JsonNode *rs_json_parse_object (const char *data, gsize length, gsize max_bytes, RsMalformed *out_reason);

RsJsonOutcome rs_json_read_text (JsonObject *object, const char *name, const char **out);
RsJsonOutcome rs_json_read_integer (JsonObject *object, const char *name, gint64 *out);
RsJsonOutcome rs_json_read_number (JsonObject *object, const char *name, double minimum, double maximum, double *out);
RsJsonOutcome rs_json_read_time (JsonObject *object, const char *name, gint64 *out_ns);
RsJsonOutcome rs_json_read_object (JsonObject *object, const char *name, JsonObject **out);
RsJsonOutcome rs_json_read_array (JsonObject *object, const char *name, JsonArray **out);

G_END_DECLS
