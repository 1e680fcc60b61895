/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *rs_person_name_shorten (const char *name);
char *rs_person_name_get_initials (const char *name);

G_END_DECLS
