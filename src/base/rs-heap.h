/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void rs_heap_expect_frames (void);
void rs_heap_set_up (void);
void rs_heap_give_back (void);

G_END_DECLS
