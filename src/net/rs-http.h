/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* Protocol §1, §2 and §4. */
#define RS_HTTP_HANDSHAKE_US (10 * G_USEC_PER_SEC)
#define RS_HTTP_TOKEN_US (15 * G_USEC_PER_SEC)
#define RS_HTTP_MAX_FRAME_BYTES (16 * 1024 * 1024)
#define RS_HTTP_PING_SECONDS 15

void rs_http_prepare (void);
SoupSession *rs_http_new_session (const char *ca_file, GError **error);
void rs_http_end_session (SoupSession *session);
GError *rs_http_describe_failure (const GError *failure, const char *url);
gint64 rs_http_get_retry_after (SoupMessage *message, gint64 server_now_ns);
gboolean rs_http_get_server_time (SoupMessage *message, gint64 *out_ns);

G_END_DECLS
