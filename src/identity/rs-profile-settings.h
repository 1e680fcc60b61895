/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-folder.h"

G_BEGIN_DECLS

typedef struct _RsProfileSettings RsProfileSettings;

RsProfileSettings *rs_profile_settings_new (GSettingsBackend *backend, RsProfileChangedFunc func, gpointer user_data);
void rs_profile_settings_free (RsProfileSettings *self);
void rs_profile_settings_collect (RsProfileSettings *self, GPtrArray *entries);
gboolean rs_profile_settings_save (RsProfileSettings *self, RsProfile *profile, GError **error);
gboolean rs_profile_settings_remove (RsProfileSettings *self, const char *name, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsProfileSettings, rs_profile_settings_free)

G_END_DECLS
