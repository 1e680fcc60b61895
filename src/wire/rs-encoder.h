/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-scope.h"

G_BEGIN_DECLS

char *rs_encoder_subscribe (const RsScope *scope, gboolean with_interactions);

G_END_DECLS
