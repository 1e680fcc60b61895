/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-auth.h"
#include "identity/rs-profile-name.h"
#include "identity/rs-profile-source.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_TYPE_PROFILE (rs_profile_get_type ())
G_DECLARE_FINAL_TYPE (RsProfile, rs_profile, RS, PROFILE, GObject)

RsProfile *rs_profile_parse (const char *text, gssize length, const char *origin, GError **error);
RsProfile *rs_profile_new_from_key_file (GKeyFile *file, const char *origin, GError **error);
RsProfile *rs_profile_new_for_recording (const char *path);
RsProfile *rs_profile_new_for_demo (const char *name, const char *stream_url, const char *token_url,
                                    const char *client_id, GError **error);
RsProfile *rs_profile_dup_as (RsProfile *self, const char *name, GError **error);
char *rs_profile_dup_text (RsProfile *self);

const char *rs_profile_get_name (RsProfile *self);
const RsProfileSource *rs_profile_get_source (RsProfile *self);
const RsAuthConfig *rs_profile_get_auth (RsProfile *self);
const char *const *rs_profile_get_users (RsProfile *self);
gboolean rs_profile_get_everyone (RsProfile *self);
const char *const *rs_profile_get_queues (RsProfile *self);
gboolean rs_profile_get_all_queues (RsProfile *self);
gboolean rs_profile_get_interactions (RsProfile *self);
guint rs_profile_get_coalesce_ms (RsProfile *self);
guint rs_profile_get_reorder_window_ms (RsProfile *self);
const char *rs_profile_get_heartbeat_reply (RsProfile *self);
GTimeZone *rs_profile_dup_time_zone (RsProfile *self);
const char *const *rs_profile_get_warnings (RsProfile *self);

G_END_DECLS
