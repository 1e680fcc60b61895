/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-stream-patience.h"

#include "base/rs-backoff.h"

/* Protocol §9. */
#define BASE_US (G_USEC_PER_SEC / 2)
#define CAP_US (30 * G_USEC_PER_SEC)
#define PERSON_US (5 * 60 * G_USEC_PER_SEC)

/**
 * RsStreamPatience:
 *
 * How long to wait before trying again: the first loss after a time of health not at all, then longer and longer with
 * full jitter; half a minute where a certificate must be renewed, and five minutes where only a person can mend it. A
 * renewal that is refused while the connection lives has a back-off of its own.
 */
struct _RsStreamPatience
{
  RsBackoff *backoff;
  RsBackoff *rotation;
  gboolean is_rested;      /* healthy since the last loss */
  gboolean has_policy_end; /* it ended with 1008 since the last time of health */
};

/**
 * rs_stream_patience_new:
 * @seed: for the jitter
 *
 * Returns: (transfer full): patience that was not tried yet
 */
RsStreamPatience *
rs_stream_patience_new (guint32 seed)
{
  RsStreamPatience *self = g_new0 (RsStreamPatience, 1);

  self->backoff = rs_backoff_new (BASE_US, CAP_US, seed);
  self->rotation = rs_backoff_new (BASE_US, CAP_US, ~seed);
  self->is_rested = TRUE;
  return self;
}

/**
 * rs_stream_patience_free:
 * @self: (transfer full): patience
 */
void
rs_stream_patience_free (RsStreamPatience *self)
{
  rs_backoff_free (self->backoff);
  rs_backoff_free (self->rotation);
  g_free (self);
}

/**
 * rs_stream_patience_get_delay:
 * @self: patience
 * @verdict: what follows from the failure
 * @retry_after_us: how long the server asked to wait, 0 if it did not say
 *
 * Returns: microseconds until the next attempt
 */
gint64
rs_stream_patience_get_delay (RsStreamPatience *self, const RsStreamVerdict *verdict, gint64 retry_after_us)
{
  if (retry_after_us > 0)
    {
      rs_backoff_next (self->backoff); /* the attempt counts */
      return retry_after_us;
    }
  if (verdict->wait == RS_WAIT_PERSON)
    return PERSON_US;
  if (verdict->wait == RS_WAIT_LONGEST)
    {
      rs_backoff_next (self->backoff);
      return CAP_US;
    }
  if (verdict->wait == RS_WAIT_NONE && self->is_rested)
    {
      self->is_rested = FALSE;
      return 0;
    }
  return rs_backoff_next (self->backoff);
}

/**
 * rs_stream_patience_get_rotation_delay:
 * @self: patience
 * @retry_after_us: how long the server asked to wait, 0 if it did not say
 *
 * Returns: microseconds until the next attempt to renew a connection that lives
 */
gint64
rs_stream_patience_get_rotation_delay (RsStreamPatience *self, gint64 retry_after_us)
{
  return MAX (retry_after_us, rs_backoff_next (self->rotation));
}

/**
 * rs_stream_patience_note_end:
 * @self: patience
 * @end: how a link ended
 *
 * A policy (1008) is asked once more, and then believed.
 *
 * Returns: whether it ended that way before, without a time of health in between
 */
gboolean
rs_stream_patience_note_end (RsStreamPatience *self, const RsStreamLinkEnd *end)
{
  gboolean again = self->has_policy_end;

  if (end->error != NULL || end->status != 0 || end->code != RS_CLOSE_POLICY ||
      rs_stream_verdict_names_token (end->reason))
    return FALSE;
  self->has_policy_end = TRUE;
  return again;
}

/**
 * rs_stream_patience_note_health:
 * @self: patience
 *
 * The stream was healthy for a minute: what was before is forgotten.
 */
void
rs_stream_patience_note_health (RsStreamPatience *self)
{
  rs_backoff_reset (self->backoff);
  rs_backoff_reset (self->rotation);
  self->is_rested = TRUE;
  self->has_policy_end = FALSE;
}

/**
 * rs_stream_patience_get_attempts:
 * @self: patience
 *
 * Returns: how many attempts failed since the last time of health
 */
guint
rs_stream_patience_get_attempts (RsStreamPatience *self)
{
  return rs_backoff_get_attempts (self->backoff);
}
