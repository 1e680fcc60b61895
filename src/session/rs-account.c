/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-account.h"

/* As whom a board is signed in, judged from its profile and from what its source says of itself. */

/**
 * rs_account_signs_in:
 * @profile: a board's profile
 *
 * Returns: whether it asks for a token at all
 */
gboolean
rs_account_signs_in (RsProfile *profile)
{
  return rs_profile_get_source (profile)->kind == RS_PROFILE_KIND_STREAM;
}

/**
 * rs_account_get_token_state:
 * @status: what the source says of itself
 * @now_us: wall-clock time
 *
 * Returns: how the token is; one that could not be renewed lives until its end all the same
 */
RsTokenState
rs_account_get_token_state (const RsSourceStatus *status, gint64 now_us)
{
  if (status->state == RS_SOURCE_STATE_STOPPED)
    return RS_TOKEN_STATE_NONE;
  if (status->state == RS_SOURCE_STATE_SIGN_IN_NEEDED)
    return RS_TOKEN_STATE_FAILED;
  if (status->token_expires_us > now_us)
    return RS_TOKEN_STATE_LIVING;
  return status->token_sentence != NULL ? RS_TOKEN_STATE_FAILED : RS_TOKEN_STATE_AWAITED;
}

static gboolean
is_needed (RsProfile *profile, RsRight right)
{
  switch (right)
    {
    case RS_RIGHT_PRESENCE:
      return rs_profile_get_everyone (profile) || *rs_profile_get_users (profile) != NULL;
    case RS_RIGHT_QUEUE:
      return rs_profile_get_all_queues (profile) || *rs_profile_get_queues (profile) != NULL;
    case RS_RIGHT_INTERACTION:
      return rs_profile_get_interactions (profile);
    case RS_RIGHT_USER:
    default:
      return rs_profile_get_source (profile)->users_url != NULL;
    }
}

/**
 * rs_account_get_right_state:
 * @profile: a board's profile
 * @status: what the source says of itself
 * @right: a right
 *
 * Returns: whether the board needs it and has it
 */
RsRightState
rs_account_get_right_state (RsProfile *profile, const RsSourceStatus *status, RsRight right)
{
  if (!is_needed (profile, right))
    return RS_RIGHT_STATE_NOT_NEEDED;
  if (status->token_expires_us == 0 || status->state == RS_SOURCE_STATE_STOPPED)
    return RS_RIGHT_STATE_UNKNOWN;
  return rs_right_is_granted (right, status->token_scopes) ? RS_RIGHT_STATE_GRANTED : RS_RIGHT_STATE_MISSING;
}
