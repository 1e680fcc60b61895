/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What names of profile files end in. */
#define RS_PROFILE_ENDING ".ringside"

char *rs_profile_name_make (const char *origin);
gboolean rs_profile_name_is_printable (const char *name);
gboolean rs_profile_name_check (const char *name, GError **error);

G_END_DECLS
