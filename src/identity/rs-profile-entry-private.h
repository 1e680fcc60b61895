/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

RsProfileEntry *rs_profile_entry_new (RsProfileOrigin origin, const char *name, const char *path, RsProfile *profile,
                                      const char *error);
void rs_profile_entry_set_settings (RsProfileEntry *self, GSettings *settings);
void rs_profile_entry_add_warning (RsProfileEntry *self, const char *warning);
gboolean rs_profile_entry_is_called (RsProfileEntry *self, const char *word);
gboolean rs_profile_entry_is_equal (RsProfileEntry *self, RsProfileEntry *other);

G_END_DECLS
