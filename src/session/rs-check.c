/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-check-private.h"

#include "base/rs-url.h"
#include "net/rs-http.h"
#include "session/rs-session-config.h"
#include "session/rs-session.h"

#include <glib/gi18n-lib.h>

#define LIMIT_US (60 * G_USEC_PER_SEC)

/**
 * RsCheck:
 *
 * Walks the way from a profile to a living board once, step by step, and says of each how it went. The first step that
 * fails ends it; one that only costs a part of the board does not.
 *
 * ```
 * names → connections → token → scopes → directory → socket → subscription → data
 * ```
 *
 * The steps are the board's own code, gone through slowly. It belongs to the thread that made it, whose main context
 * must go on running for a moment after it was stopped. Whoever lets go of a check stops it first.
 */
G_DEFINE_FINAL_TYPE (RsCheck, rs_check, G_TYPE_OBJECT)

enum
{
  SIGNAL_LINE_CHANGED,
  SIGNAL_FINISHED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void (*const begin_step[RS_N_CHECKS]) (RsCheck *self) = {
  [RS_CHECK_DNS] = rs_check_begin_lookup,
  [RS_CHECK_TLS] = rs_check_begin_handshake,
  [RS_CHECK_TOKEN] = rs_check_begin_token,
  [RS_CHECK_SCOPES] = rs_check_begin_scopes,
  [RS_CHECK_DIRECTORY] = rs_check_begin_directory,
  [RS_CHECK_SOCKET] = rs_check_begin_socket,
  [RS_CHECK_SUBSCRIBED] = rs_check_begin_subscribed,
  [RS_CHECK_FIRST_DATA] = rs_check_begin_first_data,
};

static void
rs_check_dispose (GObject *object)
{
  rs_check_stop (RS_CHECK (object));
  G_OBJECT_CLASS (rs_check_parent_class)->dispose (object);
}

static void
rs_check_finalize (GObject *object)
{
  RsCheck *self = RS_CHECK (object);

  for (guint step = 0; step < RS_N_CHECKS; step++)
    rs_check_line_reset (&self->lines[step]);
  rs_source_config_free (self->config);
  g_clear_pointer (&self->directory, rs_directory_unref);
  g_clear_pointer (&self->secret, rs_secret_unref);
  g_clear_object (&self->store);
  g_clear_object (&self->clock);
  g_clear_error (&self->secret_failure);
  g_ptr_array_unref (self->urls);
  g_ptr_array_unref (self->nexts);
  g_string_free (self->found, TRUE);
  G_OBJECT_CLASS (rs_check_parent_class)->finalize (object);
}

static void
rs_check_class_init (RsCheckClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = rs_check_dispose;
  object_class->finalize = rs_check_finalize;

  /**
   * RsCheck::line-changed:
   * @self: the check
   * @step: a #RsCheckStep
   *
   * Emitted when a step begins, when it ends, and when it is clear that it will not begin.
   */
  signals[SIGNAL_LINE_CHANGED] = g_signal_new ("line-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                               NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  /**
   * RsCheck::finished:
   * @self: the check
   * @result: a #RsExit: %RS_EXIT_GOOD, %RS_EXIT_NOT_LIVING if something is missing, %RS_EXIT_FAILED
   *
   * Emitted once, when no step is left. Not emitted by a check that was stopped.
   */
  signals[SIGNAL_FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
rs_check_init (RsCheck *self)
{
  self->last_step = RS_CHECK_FIRST_DATA;
  self->limit_us = LIMIT_US;
  self->urls = g_ptr_array_new_with_free_func (g_free);
  self->nexts = g_ptr_array_new_with_free_func (g_free);
  self->found = g_string_new (NULL);
}

/**
 * rs_check_new:
 * @profile: the board's profile, of a stream
 * @secret: (nullable): what it signs in with; %NULL if nothing is needed or nothing was found
 * @store: (nullable): where refresh tokens are kept; %NULL for memory
 * @clock: tells time
 *
 * Returns: (transfer full): a check at rest
 */
RsCheck *
rs_check_new (RsProfile *profile, RsSecret *secret, RsRefreshStore *store, RsClock *clock)
{
  RsCheck *self = g_object_new (RS_TYPE_CHECK, NULL);

  self->config = rs_session_make_source_config (profile);
  self->secret = secret != NULL ? rs_secret_ref (secret) : NULL;
  g_set_object (&self->store, store);
  self->clock = g_object_ref (clock);
  return self;
}

/**
 * rs_check_set_last_step:
 * @self: a check at rest
 * @step: where to end; at first that is %RS_CHECK_FIRST_DATA
 */
void
rs_check_set_last_step (RsCheck *self, RsCheckStep step)
{
  g_return_if_fail (!self->is_running && step < RS_N_CHECKS);
  self->last_step = step;
}

/**
 * rs_check_set_time_limit:
 * @self: a check at rest
 * @limit_us: microseconds that all steps together may take; a minute at first
 */
void
rs_check_set_time_limit (RsCheck *self, gint64 limit_us)
{
  g_return_if_fail (!self->is_running && limit_us > 0);
  self->limit_us = limit_us;
}

/**
 * rs_check_set_secret_failure:
 * @self: a check at rest, without a secret
 * @failure: why none was found, in %RS_ERROR or as the keyring said it
 *
 * The sign-in then fails with that sentence, after what comes before it was checked.
 */
void
rs_check_set_secret_failure (RsCheck *self, const GError *failure)
{
  g_return_if_fail (!self->is_running && self->secret == NULL);
  g_clear_error (&self->secret_failure);
  self->secret_failure = g_error_copy (failure);
}

static void
give_up_requests (RsCheck *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* What is under way says that it was given up while the main context goes on running; nobody waits for that. */
static void
release (RsCheck *self)
{
  self->is_running = FALSE;
  rs_clear_timer (&self->step_timer);
  rs_clear_timer (&self->total_timer);
  give_up_requests (self);
  g_clear_pointer (&self->stream, rs_check_stream_free);
  g_clear_pointer (&self->allowed, rs_scope_free);
  g_clear_object (&self->tokens);
  if (self->session != NULL)
    soup_session_abort (self->session);
  g_clear_object (&self->session);
}

static void
tell (RsCheck *self, RsCheckStep step)
{
  g_signal_emit (self, signals[SIGNAL_LINE_CHANGED], 0, (guint) step);
}

/* Whoever is told of a step may stop the check, and even start it again. */
static gboolean
is_same_run_after_telling (RsCheck *self, RsCheckStep step)
{
  guint run = self->run;

  tell (self, step);
  return self->run == run;
}

static void
finish (RsCheck *self)
{
  release (self);
  for (guint step = self->step + 1; step < RS_N_CHECKS; step++)
    {
      self->lines[step].state = RS_CHECK_SKIPPED;
      if (!is_same_run_after_telling (self, step))
        return;
    }
  g_signal_emit (self, signals[SIGNAL_FINISHED], 0, (guint) rs_check_get_result (self));
}

static const char *
get_url (RsCheck *self)
{
  if (self->step <= RS_CHECK_TLS && self->n_done < self->urls->len)
    return self->urls->pdata[self->n_done];
  return self->step < RS_CHECK_SOCKET ? self->config->auth.token_url : self->config->stream_url;
}

/**
 * rs_check_give_up:
 * @self: a check under way
 *
 * Ends the step because its time is over. A stream on which nothing has come yet may be a quiet one: that costs less
 * than the board.
 */
void
rs_check_give_up (RsCheck *self)
{
  g_autoptr (GError) late = rs_check_step_make_timeout (self->step, get_url (self));

  rs_check_conclude_with_error (self, self->step == RS_CHECK_FIRST_DATA ? RS_CHECK_DEGRADED : RS_CHECK_FAILED, late);
}

static void
on_step_late (gpointer user_data)
{
  RsCheck *self = user_data;

  rs_clear_timer (&self->step_timer);
  rs_check_give_up (self);
}

static void
on_total_late (gpointer user_data)
{
  RsCheck *self = user_data;

  rs_clear_timer (&self->total_timer);
  rs_check_give_up (self);
}

static void
begin (RsCheck *self, RsCheckStep step)
{
  self->step = step;
  self->lines[step].state = RS_CHECK_RUNNING;
  self->began_us = rs_clock_get_monotonic (self->clock);
  self->cancellable = g_cancellable_new ();
  self->step_timer = rs_clock_add_timer (self->clock, g_main_context_get_thread_default (),
                                         rs_check_step_get_limit (step), on_step_late, self);
  self->n_done = 0;
  g_string_truncate (self->found, 0);
  if (is_same_run_after_telling (self, step) && self->is_running)
    begin_step[step](self);
}

static void
go_on (RsCheck *self)
{
  RsCheckState state = self->lines[self->step].state;

  if (!is_same_run_after_telling (self, self->step) || !self->is_running)
    return;
  if (state == RS_CHECK_FAILED || self->step == self->last_step)
    finish (self);
  else
    begin (self, self->step + 1);
}

/* Whoever is told may let go of the check. */
static void
end_step (RsCheck *self)
{
  RsCheckLine *line = &self->lines[self->step];

  g_object_ref (self);
  line->duration_us = rs_clock_get_monotonic (self->clock) - self->began_us;
  rs_clear_timer (&self->step_timer);
  give_up_requests (self);
  go_on (self);
  g_object_unref (self);
}

/**
 * rs_check_conclude:
 * @self: a check under way
 * @state: how the step under way ended
 * @sentence: (transfer full): what was found
 *
 * Ends the step, and begins the next one if there is one.
 */
void
rs_check_conclude (RsCheck *self, RsCheckState state, char *sentence)
{
  rs_check_line_take (&self->lines[self->step], state, sentence);
  end_step (self);
}

/**
 * rs_check_conclude_with_error:
 * @self: a check under way
 * @state: how the step under way ended
 * @error: why
 *
 * Ends the step, and begins the next one unless the step failed.
 */
void
rs_check_conclude_with_error (RsCheck *self, RsCheckState state, const GError *error)
{
  RsCheckLine *line = &self->lines[self->step];

  rs_check_line_take_error (line, state, self->step, error);
  if (self->step <= RS_CHECK_TLS && rs_check_needs_proxy (self, error))
    rs_check_line_add_advice (line, _ ("If this network reaches the internet only through a proxy, name it in this "
                                       "machine's network settings."));
  end_step (self);
}

/* Two addresses of one server are one. */
static void
add_url (RsCheck *self, const char *url)
{
  g_autofree char *server = rs_url_get_host_and_port (url);

  for (guint i = 0; i < self->urls->len; i++)
    {
      g_autofree char *other = rs_url_get_host_and_port (self->urls->pdata[i]);

      if (g_ascii_strcasecmp (server, other) == 0)
        return;
    }
  g_ptr_array_add (self->urls, g_strdup (url));
}

/**
 * rs_check_start:
 * @self: a check at rest; it may have been used before
 *
 * Begins with the first step.
 */
void
rs_check_start (RsCheck *self)
{
  g_return_if_fail (!self->is_running);

  rs_http_prepare ();
  for (guint step = 0; step < RS_N_CHECKS; step++)
    rs_check_line_reset (&self->lines[step]);
  g_clear_pointer (&self->directory, rs_directory_unref);
  g_ptr_array_set_size (self->urls, 0);
  g_ptr_array_set_size (self->nexts, 0);
  add_url (self, self->config->auth.token_url);
  add_url (self, self->config->stream_url);
  self->is_running = TRUE;
  self->run++;
  self->total_timer =
      rs_clock_add_timer (self->clock, g_main_context_get_thread_default (), self->limit_us, on_total_late, self);
  begin (self, RS_CHECK_DNS);
}

/**
 * rs_check_stop:
 * @self: a check
 *
 * Ends it at once, whatever it is doing; no signal is emitted any more. Does nothing to one at rest.
 */
void
rs_check_stop (RsCheck *self)
{
  if (!self->is_running)
    return;
  if (self->lines[self->step].state == RS_CHECK_RUNNING)
    self->lines[self->step].state = RS_CHECK_SKIPPED;
  release (self);
}

/**
 * rs_check_is_running:
 * @self: a check
 *
 * Returns: whether it is under way
 */
gboolean
rs_check_is_running (RsCheck *self)
{
  return self->is_running;
}

/**
 * rs_check_get_line:
 * @self: a check
 * @step: a step
 *
 * Returns: (transfer none): how it is; valid until the next #RsCheck::line-changed
 */
const RsCheckLine *
rs_check_get_line (RsCheck *self, RsCheckStep step)
{
  g_return_val_if_fail (step < RS_N_CHECKS, NULL);
  return &self->lines[step];
}

/**
 * rs_check_get_directory:
 * @self: a check
 *
 * Returns: (transfer none) (nullable): who there is, once %RS_CHECK_DIRECTORY has ended; %NULL if the profile names no
 *   directory, or nothing of it was told
 */
RsDirectory *
rs_check_get_directory (RsCheck *self)
{
  return self->directory;
}

/**
 * rs_check_get_result:
 * @self: a check that has finished
 *
 * Returns: %RS_EXIT_GOOD, %RS_EXIT_NOT_LIVING if something is missing, or %RS_EXIT_FAILED
 */
RsExit
rs_check_get_result (RsCheck *self)
{
  RsExit result = RS_EXIT_GOOD;

  for (guint step = 0; step < RS_N_CHECKS; step++)
    if (self->lines[step].state == RS_CHECK_FAILED)
      return RS_EXIT_FAILED;
    else if (self->lines[step].state == RS_CHECK_DEGRADED)
      result = RS_EXIT_NOT_LIVING;
  return result;
}
