/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-palette.h"

G_BEGIN_DECLS

const RsPalette *rs_palette_choice_read (GSettings *view);

G_END_DECLS
