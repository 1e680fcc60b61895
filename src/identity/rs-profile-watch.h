/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-store.h"

G_BEGIN_DECLS

#define RS_TYPE_PROFILE_WATCH (rs_profile_watch_get_type ())
G_DECLARE_FINAL_TYPE (RsProfileWatch, rs_profile_watch, RS, PROFILE_WATCH, GObject)

/*
 * Signals:
 *   changed ()   the profile is not what it was, or whether it is good
 */

RsProfileWatch *rs_profile_watch_new (RsProfileStore *store, const char *name_or_path, RsClock *clock);
RsProfileEntry *rs_profile_watch_get_entry (RsProfileWatch *self);
RsProfile *rs_profile_watch_get_profile (RsProfileWatch *self);
char *rs_profile_watch_describe_trouble (RsProfileWatch *self);

G_END_DECLS
