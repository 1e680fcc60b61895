/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"

G_BEGIN_DECLS

/**
 * RsProfileOrigin:
 * @RS_PROFILE_ORIGIN_SETTINGS: kept by this program for this user
 * @RS_PROFILE_ORIGIN_PROVISIONED: a file that the administrator laid down
 * @RS_PROFILE_ORIGIN_FILE: a file in the user's own folder of profiles
 *
 * Where a profile is kept.
 */
typedef enum
{
  RS_PROFILE_ORIGIN_SETTINGS,
  RS_PROFILE_ORIGIN_PROVISIONED,
  RS_PROFILE_ORIGIN_FILE,
} RsProfileOrigin;

#define RS_TYPE_PROFILE_ENTRY (rs_profile_entry_get_type ())
G_DECLARE_FINAL_TYPE (RsProfileEntry, rs_profile_entry, RS, PROFILE_ENTRY, GObject)

const char *rs_profile_entry_get_name (RsProfileEntry *self);
RsProfileOrigin rs_profile_entry_get_origin (RsProfileEntry *self);
const char *rs_profile_entry_get_path (RsProfileEntry *self);
gboolean rs_profile_entry_is_read_only (RsProfileEntry *self);
gboolean rs_profile_entry_is_locked (RsProfileEntry *self, const char *group, const char *key);
RsProfile *rs_profile_entry_get_profile (RsProfileEntry *self);
const char *rs_profile_entry_get_error (RsProfileEntry *self);
const char *const *rs_profile_entry_get_warnings (RsProfileEntry *self);
const char *rs_profile_origin_get_nick (RsProfileOrigin origin);

G_END_DECLS
