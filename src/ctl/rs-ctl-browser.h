/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "identity/rs-profile.h"
#include "identity/rs-secret.h"

G_BEGIN_DECLS

RsSecret *rs_ctl_browser_sign_in (RsProfile *profile, RsSecret *secret, RsClock *clock, GError **error);

G_END_DECLS
