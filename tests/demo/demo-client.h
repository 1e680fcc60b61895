/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/*
 * A WebSocket client for tests: libsoup and nothing of ours. Every wait ends the test when ten seconds have
 * passed.
 */
typedef struct
{
  SoupSession *session;
  SoupWebsocketConnection *socket; /* NULL until open */
  GPtrArray *frames;               /* of GBytes */
  guint refused_status;            /* HTTP status of a refused handshake */
  char *challenge;                 /* its WWW-Authenticate */
  char *date;                      /* the last answer's Date */
  char *retry_after;               /* and its Retry-After */
  gboolean is_answered;
  gboolean is_closed;
  guint close_code;
  GError *socket_error;
} DemoClient;

DemoClient *demo_client_new (void);
void demo_client_free (DemoClient *self);
char *demo_client_fetch (DemoClient *self, const char *method, const char *url, const char *authorization,
                         const char *form, guint *out_status);
char *demo_client_get_bearer (DemoClient *self, const char *token_url, const char *secret);
void demo_client_begin_open (DemoClient *self, const char *stream_url, const char *authorization);
void demo_client_open (DemoClient *self, const char *stream_url, const char *authorization);
void demo_client_await_frames (DemoClient *self, guint count);
void demo_client_await_type (DemoClient *self, const char *type);
void demo_client_await_close (DemoClient *self);
void demo_await (gboolean *condition);
void demo_await_true (gboolean (*condition) (gpointer user_data), gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DemoClient, demo_client_free)

G_END_DECLS
