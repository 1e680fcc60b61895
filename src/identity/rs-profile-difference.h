/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"

G_BEGIN_DECLS

/**
 * RsProfileDifference:
 * @RS_PROFILE_SAME: both say the same
 * @RS_PROFILE_DIFFERS_IN_NAME: only what the board is called differs
 * @RS_PROFILE_DIFFERS_IN_ROSTER: whom it shows differs, and perhaps what it is called
 * @RS_PROFILE_DIFFERS_IN_SOURCE: where the picture comes from or how one signs in differs, and perhaps all else
 *
 * How far a profile is from another one: what a board that is open must do to follow.
 */
typedef enum
{
  RS_PROFILE_SAME,
  RS_PROFILE_DIFFERS_IN_NAME,
  RS_PROFILE_DIFFERS_IN_ROSTER,
  RS_PROFILE_DIFFERS_IN_SOURCE,
} RsProfileDifference;

RsProfileDifference rs_profile_compare (RsProfile *one, RsProfile *other);

G_END_DECLS
