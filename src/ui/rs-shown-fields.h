/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "model/rs-field.h"

G_BEGIN_DECLS

guint32 rs_shown_fields_get (RsKind kind);

G_END_DECLS
