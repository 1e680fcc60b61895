/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GKeyFile *rs_profile_setting_read_all (GSettings *settings);
gboolean rs_profile_setting_write_all (GSettings *settings, RsProfile *profile, GError **error);
void rs_profile_setting_reset_all (GSettings *settings);

G_END_DECLS
