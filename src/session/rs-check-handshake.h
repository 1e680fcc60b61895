/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void rs_check_handshake_async (const char *url, const char *next, GTlsDatabase *database, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
char *rs_check_handshake_finish (GAsyncResult *result, GError **error);

G_END_DECLS
