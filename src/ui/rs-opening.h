/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "session/rs-secret-search.h"
#include "session/rs-session.h"
#include "ui/rs-options.h"

G_BEGIN_DECLS

typedef struct _RsOpening RsOpening;

/**
 * RsOpeningReady:
 * @error: (nullable): why there is no session, with a sentence for a person
 * @user_data: what was given to rs_opening_find_secret()
 */
typedef void (*RsOpeningReady) (const GError *error, gpointer user_data);

RsOpening *rs_opening_new (const RsOptions *options, RsClock *clock, GError **error);
RsOpening *rs_opening_new_signed_in (RsProfile *profile, RsSecret *secret, RsRefreshStore *store, RsClock *clock);
RsOpening *rs_opening_new_successor (RsOpening *former, RsProfile *profile, GError **error);
void rs_opening_find_secret (RsOpening *self, gboolean may_ask, RsTimerFunc slow, RsOpeningReady ready,
                             gpointer user_data);
void rs_opening_free (RsOpening *self);
RsSession *rs_opening_get_session (RsOpening *self);
void rs_opening_set_wanted (RsOpening *self, const char *wanted);
RsProfile *rs_opening_get_profile (RsOpening *self);
const char *rs_opening_get_wanted (RsOpening *self);
RsSecretOrigin rs_opening_get_origin (RsOpening *self);
gboolean rs_opening_is_demo (RsOpening *self);
const char *rs_opening_get_board_name (RsOpening *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsOpening, rs_opening_free)

G_END_DECLS
