/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "identity/rs-profile-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RsProfilePlaces:
 * @provisioning: (array zero-terminated=1): folders in which an administrator lays down profiles; the first has
 *   precedence
 * @own: the user's own folder of profiles
 * @backend: (nullable): where settings are kept; %NULL for the user's
 *
 * Where profiles are.
 */
typedef struct
{
  const char *const *provisioning;
  const char *own;
  GSettingsBackend *backend;
} RsProfilePlaces;

#define RS_TYPE_PROFILE_STORE (rs_profile_store_get_type ())
G_DECLARE_FINAL_TYPE (RsProfileStore, rs_profile_store, RS, PROFILE_STORE, GObject)

RsProfileStore *rs_profile_store_new (void);
RsProfileStore *rs_profile_store_new_at (const RsProfilePlaces *places, RsClock *clock);

RsProfile *rs_profile_store_load (RsProfileStore *self, const char *name_or_path, GError **error);
RsProfileEntry *rs_profile_store_find (RsProfileStore *self, const char *name);
gboolean rs_profile_store_save (RsProfileStore *self, RsProfile *profile, GError **error);
gboolean rs_profile_store_remove (RsProfileStore *self, const char *name, GError **error);
RsProfile *rs_profile_store_import (RsProfileStore *self, const char *path, GError **error);
RsProfile *rs_profile_store_import_as (RsProfileStore *self, const char *path, const char *name, gboolean replace,
                                       GError **error);

G_END_DECLS
