/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "wire/rs-json-reader.h"

G_BEGIN_DECLS

/* No configuration is longer. */
#define RS_CONFIGURATION_MAX_BYTES (256 * 1024)

JsonNode *rs_configuration_parse (const char *data, gsize length, const char *origin, GError **error);
char *rs_configuration_dup_address (JsonObject *object, const char *name, const char *origin, GError **error);

G_END_DECLS
