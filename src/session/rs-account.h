/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"
#include "model/rs-right.h"
#include "model/rs-source-status.h"

G_BEGIN_DECLS

/**
 * RsRightState:
 * @RS_RIGHT_STATE_NOT_NEEDED: the board shows nothing for which it would be needed
 * @RS_RIGHT_STATE_UNKNOWN: it is needed, and nobody has signed in yet
 * @RS_RIGHT_STATE_GRANTED: it is there
 * @RS_RIGHT_STATE_MISSING: it is needed, and the sign-in does not have it
 *
 * How a right stands with a board.
 */
typedef enum
{
  RS_RIGHT_STATE_NOT_NEEDED,
  RS_RIGHT_STATE_UNKNOWN,
  RS_RIGHT_STATE_GRANTED,
  RS_RIGHT_STATE_MISSING,
} RsRightState;

/**
 * RsTokenState:
 * @RS_TOKEN_STATE_NONE: there is none, and none is being got
 * @RS_TOKEN_STATE_AWAITED: the first is being got
 * @RS_TOKEN_STATE_LIVING: there is one
 * @RS_TOKEN_STATE_FAILED: there is none, and the last attempt to get one failed
 *
 * How a board's access token is.
 */
typedef enum
{
  RS_TOKEN_STATE_NONE,
  RS_TOKEN_STATE_AWAITED,
  RS_TOKEN_STATE_LIVING,
  RS_TOKEN_STATE_FAILED,
} RsTokenState;

gboolean rs_account_signs_in (RsProfile *profile);
RsTokenState rs_account_get_token_state (const RsSourceStatus *status, gint64 now_us);
RsRightState rs_account_get_right_state (RsProfile *profile, const RsSourceStatus *status, RsRight right);

G_END_DECLS
