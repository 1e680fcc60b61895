/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-account-words.h"

G_BEGIN_DECLS

/* 14 November 2023, 22:13:20 UTC. */
#define ACCOUNT_NOW_US (G_GINT64_CONSTANT (1700000000) * G_USEC_PER_SEC)

RsProfile *account_make_profile (const char *auth);
RsSourceStatus *account_make_status (gint64 renewed_in_minutes, const char *scopes);
RsAccountView account_make_view (RsProfile *profile, const RsSourceStatus *status);

G_END_DECLS
