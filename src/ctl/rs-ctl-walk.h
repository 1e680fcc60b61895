/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "session/rs-check.h"

G_BEGIN_DECLS

/**
 * RsCtlWalkTell:
 * @check: a check under way
 * @step: a step that has ended, or that is not begun any more
 *
 * Tells a line as it comes.
 */
typedef void (*RsCtlWalkTell) (RsCheck *check, RsCheckStep step);

gboolean rs_ctl_walk (RsCheck *check, RsCtlWalkTell tell);
void rs_ctl_walk_complain (RsCheck *check);

G_END_DECLS
