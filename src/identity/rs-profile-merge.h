/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-entry.h"

G_BEGIN_DECLS

RsProfileEntry *rs_profile_merge_find (GPtrArray *entries, const char *name);
GPtrArray *rs_profile_merge (GPtrArray *found);
GStrv rs_profile_merge_keep (GPtrArray *entries, GPtrArray *old);

G_END_DECLS
