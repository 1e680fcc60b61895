/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"
#include "net/rs-source-config.h"

G_BEGIN_DECLS

RsScope *rs_session_make_scope (RsProfile *profile);
RsSourceConfig *rs_session_make_source_config (RsProfile *profile);

G_END_DECLS
