/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_profile_text_write (GKeyFile *file, const char *name, const char *folder);

G_END_DECLS
