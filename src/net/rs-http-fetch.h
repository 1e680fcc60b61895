/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * RsHttpAnswer:
 * @status: the HTTP status
 * @retry_after_us: how long the server asks to wait, 0 if it does not say
 * @location: (nullable): where it sends us instead, of a redirect only; nobody has checked it
 * @body: (nullable): what it answered, of status 200 only
 *
 * The answer to a question.
 */
typedef struct
{
  guint status;
  gint64 retry_after_us;
  char *location;
  GBytes *body;
} RsHttpAnswer;

void rs_http_answer_clear (RsHttpAnswer *self);

void rs_http_fetch_async (SoupSession *session, RsClock *clock, const char *url, const char *token, gsize max_bytes,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean rs_http_fetch_finish (GAsyncResult *result, RsHttpAnswer *answer, GError **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsHttpAnswer, rs_http_answer_clear)

G_END_DECLS
