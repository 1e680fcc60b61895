/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-scope.h"
#include "net/rs-token.h"

G_BEGIN_DECLS

RsScope *rs_stream_parts_allow (const RsScope *asked, const RsToken *token, char **sentence);

G_END_DECLS
