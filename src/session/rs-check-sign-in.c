/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-private.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-stream-parts.h"
#include "net/rs-stream-verdict.h"

#include <glib/gi18n-lib.h>

/* A clock that is off by more spoils assertions, certificates and what people read off it. */
#define CLOCK_TOLERANCE_US (5 * 60 * G_USEC_PER_SEC)

/*
 * The middle of a check: does signing in bring a token, what may it read, and who is there?
 */

static gboolean
is_clock_off (RsCheck *self)
{
  return ABS (rs_token_source_get_clock_difference (self->tokens)) > CLOCK_TOLERANCE_US;
}

static char *
describe_span (gint64 span_us)
{
  gulong minutes = (gulong) (span_us / (60 * G_USEC_PER_SEC));
  gulong hours = (minutes + 30) / 60;

  if (minutes < 120)
    return g_strdup_printf (ngettext ("%lu minute", "%lu minutes", minutes), minutes);
  return g_strdup_printf (ngettext ("%lu hour", "%lu hours", hours), hours);
}

static char *
describe_clock (RsCheck *self)
{
  gint64 difference_us = rs_token_source_get_clock_difference (self->tokens);
  g_autofree char *server = rs_url_get_host_and_port (self->config->auth.token_url);
  g_autofree char *span = describe_span (ABS (difference_us));

  if (difference_us > 0)
    /* Translators: a time such as “3 hours”, then a server */
    return g_strdup_printf (_ ("This machine's clock is %s behind that of %s. Set date and time, or let the network "
                               "set them."),
                            span, server);
  return g_strdup_printf (_ ("This machine's clock is %s ahead of that of %s. Set date and time, or let the network "
                             "set them."),
                          span, server);
}

static char *
describe_token (RsCheck *self, const RsToken *token)
{
  g_autofree char *server = rs_url_get_host_and_port (self->config->auth.token_url);
  gint64 left_us = token->expires_at_us - rs_clock_get_monotonic (self->clock);
  gulong minutes = (gulong) MAX ((left_us + 30 * G_USEC_PER_SEC) / (60 * G_USEC_PER_SEC), 1);

  return g_strdup_printf (ngettext ("Signed in at %s; the token is good for %lu minute.",
                                    "Signed in at %s; the token is good for %lu minutes.", minutes),
                          server, minutes);
}

/* A wrong clock is a reason to refuse assertions, and is told with whatever the server said. */
static void
fail_token (RsCheck *self, const GError *error)
{
  g_autofree char *clock = NULL;
  g_autoptr (GError) both = NULL;

  if (!is_clock_off (self))
    {
      rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
      return;
    }
  clock = describe_clock (self);
  both = g_error_new (error->domain, error->code, "%s %s", error->message, clock);
  rs_check_conclude_with_error (self, RS_CHECK_FAILED, both);
}

static void
on_token (GObject *object, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsCheck) self = RS_CHECK (user_data);
  g_autoptr (GError) error = NULL;
  const RsToken *token = rs_token_source_get_finish (RS_TOKEN_SOURCE (object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (token == NULL)
    fail_token (self, error);
  else if (is_clock_off (self))
    rs_check_conclude (self, RS_CHECK_DEGRADED, describe_clock (self));
  else
    rs_check_conclude (self, RS_CHECK_GOOD, describe_token (self, token));
}

/* A browser's sign-in leaves a refresh token; all others show their secret each time. */
static gboolean
lacks_secret (RsCheck *self)
{
  return self->secret == NULL && self->config->auth.grant != RS_GRANT_AUTHORIZATION_CODE;
}

static GError *
describe_missing_secret (void)
{
  return g_error_new_literal (RS_ERROR, RS_ERROR_SECRET,
                              _ ("No secret was found for this board, so nobody can sign in. Give it once with "
                                 "ringsidectl sign-in, or hand it over with --secret-fd."));
}

/**
 * rs_check_begin_token:
 * @self: a check under way
 *
 * Signs in.
 */
void
rs_check_begin_token (RsCheck *self)
{
  if (self->secret_failure == NULL && lacks_secret (self))
    self->secret_failure = describe_missing_secret ();
  if (self->secret_failure != NULL)
    {
      rs_check_conclude_with_error (self, RS_CHECK_FAILED, self->secret_failure);
      return;
    }
  self->tokens = rs_token_source_new (self->session, self->clock, &self->config->auth,
                                      self->secret != NULL ? rs_secret_peek (self->secret) : NULL, self->store);
  rs_token_source_get_async (self->tokens, self->cancellable, on_token, g_object_ref (self));
}

static void
fail_without_right (RsCheck *self)
{
  g_auto (RsStreamVerdict) verdict = { 0 };
  g_autoptr (GError) error = NULL;

  rs_stream_verdict_for_status (&verdict, SOUP_STATUS_FORBIDDEN, self->config->auth.token_url);
  error = g_error_new_literal (RS_ERROR, RS_ERROR_PERMISSION, verdict.sentence);
  rs_check_conclude_with_error (self, RS_CHECK_FAILED, error);
}

/**
 * rs_check_begin_scopes:
 * @self: a check under way
 *
 * Compares what the board shows with what the token may read (protocol §1): without presence there is no board; any
 * other part may be missing.
 */
void
rs_check_begin_scopes (RsCheck *self)
{
  const RsToken *token = rs_token_source_peek (self->tokens);
  char *sentence = NULL;

  self->allowed = token != NULL ? rs_stream_parts_allow (self->config->asked, token, &sentence) : rs_scope_new ();
  if (rs_scope_is_empty (self->allowed) || !rs_token_has_scope (token, "presence:read"))
    {
      g_free (sentence);
      fail_without_right (self);
    }
  else if (sentence != NULL)
    rs_check_conclude (self, RS_CHECK_DEGRADED, sentence);
  else
    rs_check_conclude (self, RS_CHECK_GOOD, g_strdup (_ ("All that the board shows may be read.")));
}
