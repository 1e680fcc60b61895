/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-entry.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _RsProfileFolder RsProfileFolder;

/**
 * RsProfileChangedFunc:
 * @user_data: what was given with it
 *
 * Called when profiles may have changed; often several times in a row.
 */
typedef void (*RsProfileChangedFunc) (gpointer user_data);

RsProfileFolder *rs_profile_folder_new (const char *path, RsProfileOrigin origin, RsProfileChangedFunc func,
                                        gpointer user_data);
void rs_profile_folder_free (RsProfileFolder *self);
void rs_profile_folder_collect (RsProfileFolder *self, GPtrArray *entries);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsProfileFolder, rs_profile_folder_free)

G_END_DECLS
