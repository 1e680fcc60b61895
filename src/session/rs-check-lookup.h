/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void rs_check_lookup_async (const char *url, GCancellable *cancellable, GAsyncReadyCallback callback,
                            gpointer user_data);
char *rs_check_lookup_finish (GAsyncResult *result, char **out_next, GError **error);

G_END_DECLS
