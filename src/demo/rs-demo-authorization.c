/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "demo/rs-demo-authorization.h"

#include <libsoup/soup.h>
#include <string.h>

#define CODE_LIFE_US (60 * G_USEC_PER_SEC)
#define SHA256_BYTES 32

typedef struct
{
  char *redirect_uri;
  char *challenge;
  char *scopes;
  gint64 expires_us; /* monotonic */
} Code;

/**
 * RsDemoAuthorization:
 *
 * Sends a browser back at once, as if somebody had signed in and agreed (RFC 6749 §4.1, RFC 7636), and knows the codes
 * again that it gave. It has no socket.
 */
struct _RsDemoAuthorization
{
  RsClock *clock;
  char *client_id;
  GHashTable *codes; /* text → Code */
};

static void
free_code (gpointer data)
{
  Code *code = data;

  g_free (code->redirect_uri);
  g_free (code->challenge);
  g_free (code->scopes);
  g_free (code);
}

/**
 * rs_demo_authorization_new:
 * @clock: tells when codes end
 * @client_id: the one client
 *
 * Returns: (transfer full): an authorization endpoint
 */
RsDemoAuthorization *
rs_demo_authorization_new (RsClock *clock, const char *client_id)
{
  RsDemoAuthorization *self = g_new0 (RsDemoAuthorization, 1);

  self->clock = g_object_ref (clock);
  self->client_id = g_strdup (client_id);
  self->codes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_code);
  return self;
}

/**
 * rs_demo_authorization_free:
 * @self: (transfer full): an authorization endpoint
 */
void
rs_demo_authorization_free (RsDemoAuthorization *self)
{
  g_hash_table_unref (self->codes);
  g_free (self->client_id);
  g_object_unref (self->clock);
  g_free (self);
}

static const char *
remember_code (RsDemoAuthorization *self, GHashTable *query)
{
  Code *code = g_new0 (Code, 1);
  char *text = g_uuid_string_random ();

  code->redirect_uri = g_strdup (g_hash_table_lookup (query, "redirect_uri"));
  code->challenge = g_strdup (g_hash_table_lookup (query, "code_challenge"));
  code->scopes = g_strdup (g_hash_table_lookup (query, "scope"));
  code->expires_us = rs_clock_get_monotonic (self->clock) + CODE_LIFE_US;
  g_hash_table_insert (self->codes, text, code);
  return text;
}

/* To whom nothing is sent, for nobody knows where it would go (RFC 6749 §4.1.2.1). */
static gboolean
is_known (RsDemoAuthorization *self, GHashTable *query)
{
  const char *redirect_uri = g_hash_table_lookup (query, "redirect_uri");

  return g_strcmp0 (g_hash_table_lookup (query, "client_id"), self->client_id) == 0 && redirect_uri != NULL &&
         g_str_has_prefix (redirect_uri, "http://127.0.0.1:");
}

static gboolean
is_complete (GHashTable *query)
{
  return g_strcmp0 (g_hash_table_lookup (query, "response_type"), "code") == 0 &&
         g_strcmp0 (g_hash_table_lookup (query, "code_challenge_method"), "S256") == 0 &&
         g_hash_table_contains (query, "code_challenge") && g_hash_table_contains (query, "state");
}

static char *
make_answer (RsDemoAuthorization *self, RsDemoSignIn mood, GHashTable *query)
{
  const char *state = g_hash_table_lookup (query, "state");

  if (!is_complete (query))
    return soup_form_encode ("error", "invalid_request", state != NULL ? "state" : NULL, state, NULL);
  if (mood == RS_DEMO_SIGN_IN_DENIED)
    return soup_form_encode ("error", "access_denied", "error_description", "The demo centre declined.", "state", state,
                             NULL);
  return soup_form_encode ("code", remember_code (self, query), "state",
                           mood == RS_DEMO_SIGN_IN_WRONG_STATE ? "another" : state, NULL);
}

/**
 * rs_demo_authorization_answer:
 * @self: an authorization endpoint
 * @mood: how it answers
 * @query: (element-type utf8 utf8) (nullable): what the browser brought
 *
 * Returns: (transfer full) (nullable): where the browser is sent back to; %NULL if it stays here, because its client or
 *   its way back is not known, or nobody signs in
 */
char *
rs_demo_authorization_answer (RsDemoAuthorization *self, RsDemoSignIn mood, GHashTable *query)
{
  g_autofree char *answer = NULL;
  const char *redirect_uri;

  if (query == NULL || !is_known (self, query) || mood == RS_DEMO_SIGN_IN_NEVER)
    return NULL;
  redirect_uri = g_hash_table_lookup (query, "redirect_uri");
  answer = make_answer (self, mood, query);
  return g_strconcat (redirect_uri, strchr (redirect_uri, '?') != NULL ? "&" : "?", answer, NULL);
}

/* RFC 7636 §4.6. Worked out here anew, so that client and centre cannot share a mistake. */
static gboolean
is_challenge_of (const char *challenge, const char *verifier)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[SHA256_BYTES];
  gsize length = sizeof digest;
  g_autofree char *text = NULL;

  g_checksum_update (checksum, (const guchar *) verifier, -1);
  g_checksum_get_digest (checksum, digest, &length);
  text = g_base64_encode (digest, length);
  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return g_str_equal (text, challenge);
}

static gboolean
is_good (RsDemoAuthorization *self, const Code *code, GHashTable *form)
{
  const char *verifier = g_hash_table_lookup (form, "code_verifier");

  return rs_clock_get_monotonic (self->clock) < code->expires_us && verifier != NULL && strlen (verifier) >= 43 &&
         g_strcmp0 (g_hash_table_lookup (form, "redirect_uri"), code->redirect_uri) == 0 &&
         is_challenge_of (code->challenge, verifier);
}

/**
 * rs_demo_authorization_redeem:
 * @self: an authorization endpoint
 * @form: (element-type utf8 utf8): a token call with a code
 *
 * Each code is good for one use, even a wrong one, and for a minute.
 *
 * Returns: (transfer full) (nullable): the scopes that it is good for, empty for all; %NULL if it is not good
 */
char *
rs_demo_authorization_redeem (RsDemoAuthorization *self, GHashTable *form)
{
  const char *text = g_hash_table_lookup (form, "code");
  g_autofree char *key = NULL;
  Code *code = NULL;
  char *scopes;

  if (text == NULL || !g_hash_table_steal_extended (self->codes, text, (gpointer *) &key, (gpointer *) &code))
    return NULL;
  scopes = is_good (self, code, form) ? g_strdup (code->scopes != NULL ? code->scopes : "") : NULL;
  free_code (code);
  return scopes;
}
