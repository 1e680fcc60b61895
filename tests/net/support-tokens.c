/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "support-tokens.h"

#include "net/rs-http.h"

#include <string.h>

#define SECRET "hunter2"

/* After a change of auth. */
void
test_tokens_remake (TestTokens *self, const char *secret)
{
  g_clear_object (&self->tokens);
  self->tokens = rs_token_source_new (self->session, self->clock, &self->auth, secret, self->store);
}

void
test_tokens_turn_to (TestTokens *self, const char *token_url)
{
  test_tokens_remake_for (self, token_url, "wall-board", SECRET);
}

void
test_tokens_remake_for (TestTokens *self, const char *token_url, const char *client_id, const char *secret)
{
  g_free (self->auth.token_url);
  self->auth.token_url = g_strdup (token_url);
  g_free (self->auth.client_id);
  self->auth.client_id = g_strdup (client_id);
  test_tokens_remake (self, secret);
}

void
test_tokens_set_up (TestTokens *self, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  self->desk = test_desk_new ();
  self->elsewhere = test_desk_new ();
  self->clock = rs_clock_new_virtual (g_get_real_time ());
  self->session = rs_http_new_session (NULL, &error);
  g_assert_no_error (error);
  self->auth.scopes = g_strdup ("presence:read queue:read");
  test_tokens_turn_to (self, self->desk->token_url);
}

void
test_tokens_tear_down (TestTokens *self, gconstpointer user_data)
{
  if (self->tokens != NULL)
    g_assert_finalize_object (g_steal_pointer (&self->tokens));
  soup_session_abort (self->session);
  test_settle ();
  g_clear_object (&self->session);
  g_clear_object (&self->store);
  test_desk_free (self->desk);
  test_desk_free (self->elsewhere);
  rs_auth_config_clear (&self->auth);
  g_assert_finalize_object (self->clock);
}

typedef struct
{
  gboolean done;
  char *text;
  GError *error;
} Answer;

static void
on_answer (GObject *object, GAsyncResult *result, gpointer user_data)
{
  Answer *answer = user_data;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &answer->error);

  answer->text = token != NULL ? g_strdup (token->text) : NULL;
  answer->done = TRUE;
}

char *
test_tokens_fetch (TestTokens *self, GError **error)
{
  Answer answer = { 0 };

  rs_token_source_get_async (self->tokens, NULL, on_answer, &answer);
  test_wait_until (answer.done);
  g_assert_true ((answer.text == NULL) == (answer.error != NULL));
  if (answer.error != NULL)
    g_propagate_error (error, answer.error);
  return answer.text;
}

void
test_tokens_assert (TestTokens *self, const char *expected)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = test_tokens_fetch (self, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (text, ==, expected);
}

/* Also: no sentence repeats the secret. */
void
test_tokens_assert_error (TestTokens *self, RsError code, const char *words)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = test_tokens_fetch (self, &error);

  g_assert_null (text);
  g_test_message ("%s", error->message);
  g_assert_error (error, RS_ERROR, (int) code);
  g_assert_cmpstr (strstr (error->message, words), !=, NULL);
  g_assert_null (strstr (error->message, SECRET));
}
