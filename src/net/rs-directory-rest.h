/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-directory-builder.h"
#include "net/rs-token-source.h"

G_BEGIN_DECLS

/* So many rows a page is asked for; servers may give fewer. */
#define RS_DIRECTORY_REST_TOP 1000

/* No list has more pages, whatever a server says. */
#define RS_DIRECTORY_REST_MAX_PAGES 400

void rs_directory_rest_load_async (SoupSession *session, RsTokenSource *tokens, const char *rest_url,
                                   RsDirectoryBuilder *builder, GCancellable *cancellable, GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean rs_directory_rest_load_finish (GAsyncResult *result, GError **error);

G_END_DECLS
