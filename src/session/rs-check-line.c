/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-line.h"

#include "base/rs-error.h"
#include "base/rs-url.h"
#include "net/rs-http.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *nick;
  const char *title;
  gint64 seconds; /* for which it may take; what asks a server has a deadline of its own before that */
} steps[RS_N_CHECKS] = {
  /* Translators: steps on the way to a living board */
  [RS_CHECK_DNS] = { "dns", N_ ("Name look-up"), 10 },
  [RS_CHECK_TLS] = { "tls", N_ ("Connection"), 10 },
  [RS_CHECK_TOKEN] = { "token", N_ ("Sign-in"), 35 },
  [RS_CHECK_SCOPES] = { "scopes", N_ ("Permissions"), 5 },
  [RS_CHECK_DIRECTORY] = { "directory", N_ ("Directory"), 30 },
  [RS_CHECK_SOCKET] = { "socket", N_ ("Stream"), 12 },
  [RS_CHECK_SUBSCRIBED] = { "subscribed", N_ ("Subscription"), 10 },
  [RS_CHECK_FIRST_DATA] = { "first-data", N_ ("First data"), 10 },
};

static const char *const state_nicks[] = {
  [RS_CHECK_WAITING] = "waiting",   [RS_CHECK_RUNNING] = "running", [RS_CHECK_GOOD] = "good",
  [RS_CHECK_DEGRADED] = "degraded", [RS_CHECK_FAILED] = "failed",   [RS_CHECK_SKIPPED] = "skipped",
};

#define LATER_ADVICE N_ ("Try again in a few minutes; if it stays so, ask who runs that server.")

/* What the step knows beyond the sentence of the failure. The sentence itself comes from where it failed, so that the
 * board says the same as the check. */
static const struct
{
  RsCheckStep step;
  RsError code;
  const char *text;
} advices[] = {
  { RS_CHECK_TOKEN, RS_ERROR_MALFORMED, N_ ("Some networks answer with a log-in page of their own.") },
  { RS_CHECK_TOKEN, RS_ERROR_TIMEOUT, LATER_ADVICE },
  { RS_CHECK_TOKEN, RS_ERROR_NETWORK, LATER_ADVICE },
  { RS_CHECK_TOKEN, RS_ERROR_TRY_LATER, LATER_ADVICE },
  { RS_CHECK_SOCKET, RS_ERROR_TIMEOUT, LATER_ADVICE },
  { RS_CHECK_SOCKET, RS_ERROR_NETWORK, LATER_ADVICE },
  { RS_CHECK_SOCKET, RS_ERROR_TRY_LATER, LATER_ADVICE },
};

/**
 * rs_check_step_get_nick:
 * @step: a step
 *
 * Returns: (transfer none): its word in `ringsidectl check --json`
 */
const char *
rs_check_step_get_nick (RsCheckStep step)
{
  g_return_val_if_fail (step < RS_N_CHECKS, NULL);
  return steps[step].nick;
}

/**
 * rs_check_step_get_title:
 * @step: a step
 *
 * Returns: (transfer none): what people call it, in their language
 */
const char *
rs_check_step_get_title (RsCheckStep step)
{
  g_return_val_if_fail (step < RS_N_CHECKS, NULL);
  return _ (steps[step].title);
}

/**
 * rs_check_state_get_nick:
 * @state: a state
 *
 * Returns: (transfer none): its word in `ringsidectl check --json`
 */
const char *
rs_check_state_get_nick (RsCheckState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (state_nicks), NULL);
  return state_nicks[state];
}

/**
 * rs_check_step_get_limit:
 * @step: a step
 *
 * Returns: microseconds for which it may take
 */
gint64
rs_check_step_get_limit (RsCheckStep step)
{
  g_return_val_if_fail (step < RS_N_CHECKS, 0);
  return steps[step].seconds * G_USEC_PER_SEC;
}

/**
 * rs_check_step_make_timeout:
 * @step: the step whose time is over
 * @url: the address that it was about
 *
 * Returns: (transfer full): an error in %RS_ERROR that says so
 */
GError *
rs_check_step_make_timeout (RsCheckStep step, const char *url)
{
  g_autofree char *server = rs_url_get_host_and_port (url);
  g_autoptr (GError) late = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_TIMED_OUT, "");

  if (step == RS_CHECK_DNS)
    return g_error_new (RS_ERROR, RS_ERROR_TIMEOUT,
                        _ ("Nobody told in time where %s is. Check this machine's network: its name server is silent."),
                        server);
  if (step == RS_CHECK_SUBSCRIBED)
    return g_error_new (RS_ERROR, RS_ERROR_TIMEOUT,
                        _ ("%s does not confirm the subscription, so nothing would come. Check StreamUrl in the "
                           "profile: it may lead to another kind of stream."),
                        server);
  if (step == RS_CHECK_FIRST_DATA)
    return g_error_new (
        RS_ERROR, RS_ERROR_TIMEOUT,
        _ ("The subscription stands, but %s has not told anything yet. If people are working now, check "
           "the users and queues in the profile."),
        server);
  return rs_http_describe_failure (late, url);
}

/**
 * rs_check_line_reset:
 * @self: a line
 *
 * Empties it: its turn has not come.
 */
void
rs_check_line_reset (RsCheckLine *self)
{
  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->advice, g_free);
  *self = (RsCheckLine){ .state = RS_CHECK_WAITING };
}

/**
 * rs_check_line_take:
 * @self: a line
 * @state: how its step ended
 * @sentence: (transfer full): what was found
 *
 * Fills it. What a sentence says after its first full stop is what to do, and goes apart; a full stop in a name is not
 * followed by a space.
 */
void
rs_check_line_take (RsCheckLine *self, RsCheckState state, char *sentence)
{
  char *end = state == RS_CHECK_GOOD ? NULL : strstr (sentence, ". ");

  rs_check_line_reset (self);
  self->state = state;
  self->sentence = sentence;
  if (end == NULL)
    return;
  self->advice = g_strdup (end + strlen (". "));
  end[1] = '\0';
}

static const char *
find_advice (RsCheckStep step, const GError *error)
{
  for (guint i = 0; i < G_N_ELEMENTS (advices); i++)
    if (advices[i].step == step && g_error_matches (error, RS_ERROR, (int) advices[i].code))
      return _ (advices[i].text);
  return NULL;
}

/**
 * rs_check_line_add_advice:
 * @self: a line whose step has ended
 * @advice: what else can be done about it
 */
void
rs_check_line_add_advice (RsCheckLine *self, const char *advice)
{
  g_autofree char *known = g_steal_pointer (&self->advice);

  self->advice = known != NULL ? g_strdup_printf ("%s %s", known, advice) : g_strdup (advice);
}

/**
 * rs_check_line_take_error:
 * @self: a line
 * @state: how its step ended
 * @step: which one that is
 * @error: why
 *
 * Fills it with what the error says, and with what else can be done about it at this step.
 */
void
rs_check_line_take_error (RsCheckLine *self, RsCheckState state, RsCheckStep step, const GError *error)
{
  const char *more = find_advice (step, error);

  rs_check_line_take (self, state, g_strdup (error->message));
  if (more != NULL)
    rs_check_line_add_advice (self, more);
}
