/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-store.h"

G_BEGIN_DECLS

GMenuModel *rs_board_menu_new (RsProfileStore *profiles, const char *action);

G_END_DECLS
