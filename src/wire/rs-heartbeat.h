/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

gboolean rs_heartbeat_is_bare (const char *data, gsize length);
const char *rs_heartbeat_find_key (JsonObject *message);
char *rs_heartbeat_make_reply (JsonObject *message, const char *key, const char *word);

G_END_DECLS
