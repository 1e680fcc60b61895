/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <libsoup/soup.h>

G_BEGIN_DECLS

/**
 * TestDesk:
 * @address: "http://127.0.0.1:PORT"
 * @token_url: where it answers token calls
 * @stream_url: where it takes WebSockets
 * @token_calls: of #TestRequest
 * @handshakes: of #TestRequest
 * @elsewhere: requests for any other path
 * @frames: what came over WebSockets, of char *
 * @sockets: the WebSockets that were opened, of #SoupWebsocketConnection
 * @confirms: whether a `subscribe` is answered with `subscribed`
 *
 * A server that answers as a test tells it to, and notes what it was asked. It lives in the test's own main context.
 */
typedef struct
{
  SoupServer *server;
  char *address;
  char *token_url;
  char *stream_url;
  GPtrArray *token_calls;
  GPtrArray *handshakes;
  guint elsewhere;
  GPtrArray *frames;
  GPtrArray *sockets;
  gboolean confirms;
  GQueue token_replies;
  GQueue handshake_replies;
  GPtrArray *paused;
} TestDesk;

typedef struct
{
  char *method;
  char *authorization;
  char *accept;
  char *extensions;
  char *content_type;
  char *body;
  GHashTable *form;
} TestRequest;

/* No answer at all; an answer that never ends; an answer that breaks off. */
#define TEST_SILENCE 1
#define TEST_ENDLESS 2
#define TEST_HANG_UP 3

#define TEST_TOKEN "{\"access_token\":\"first.token\",\"token_type\":\"Bearer\",\"expires_in\":3600}"

TestDesk *test_desk_new (void);
void test_desk_free (TestDesk *self);
void test_desk_listen_securely (TestDesk *self, GTlsCertificate *certificate);

void test_desk_answer_token (TestDesk *self, guint status, const char *header, const char *body);
void test_desk_forget_token_answers (TestDesk *self);
void test_desk_answer_handshake (TestDesk *self, guint status, const char *header);
const TestRequest *test_desk_get_token_call (TestDesk *self, guint index);
const TestRequest *test_desk_get_handshake (TestDesk *self, guint index);
SoupWebsocketConnection *test_desk_get_socket (TestDesk *self);
void test_desk_send (TestDesk *self, const char *frame);
void test_desk_send_bytes (TestDesk *self, const void *bytes, gsize length);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TestDesk, test_desk_free)

#define test_wait_until(condition)                                                                                     \
  G_STMT_START                                                                                                         \
  {                                                                                                                    \
    gint64 test_wait_end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                              \
    while (!(condition))                                                                                               \
      {                                                                                                                \
        if (g_get_monotonic_time () > test_wait_end)                                                                   \
          g_error ("%s:%d: waited in vain for %s", __FILE__, __LINE__, #condition);                                    \
        test_iterate ();                                                                                               \
      }                                                                                                                \
  }                                                                                                                    \
  G_STMT_END
void test_iterate (void);
void test_settle (void);

G_END_DECLS
