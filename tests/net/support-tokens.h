/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-error.h"
#include "net/rs-token-source.h"
#include "support-desk.h"

G_BEGIN_DECLS

/**
 * TestTokens:
 * @desk: a server
 * @elsewhere: another server, which nobody has a reason to call
 * @tokens: under test: client "wall-board", secret "hunter2", scopes "presence:read queue:read"
 * @clock: a virtual clock
 * @auth: what @tokens was made from
 * @store: (nullable): where @tokens keeps refresh tokens, if not in memory
 *
 * An owner of a token and the server that it asks.
 */
typedef struct
{
  TestDesk *desk;
  TestDesk *elsewhere;
  SoupSession *session;
  RsClock *clock;
  RsAuthConfig auth;
  RsRefreshStore *store;
  RsTokenSource *tokens;
} TestTokens;

void test_tokens_set_up (TestTokens *self, gconstpointer user_data);
void test_tokens_tear_down (TestTokens *self, gconstpointer user_data);
void test_tokens_turn_to (TestTokens *self, const char *token_url);
void test_tokens_remake_for (TestTokens *self, const char *token_url, const char *client_id, const char *secret);
void test_tokens_remake (TestTokens *self, const char *secret);

char *test_tokens_fetch (TestTokens *self, GError **error);
void test_tokens_assert (TestTokens *self, const char *expected);
void test_tokens_assert_error (TestTokens *self, RsError code, const char *words);

G_END_DECLS
