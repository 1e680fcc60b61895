/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"

G_BEGIN_DECLS

gboolean rs_profile_file_is_path (const char *name_or_path);
RsProfile *rs_profile_file_load (const char *path, GError **error);
RsProfile *rs_profile_file_load_unattended (const char *path, GError **error);

G_END_DECLS
