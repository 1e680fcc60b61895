/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-stream-link.h"

G_BEGIN_DECLS

typedef struct _RsHandOver RsHandOver;

RsHandOver *rs_hand_over_new (RsClock *clock, RsStreamFeed *feed, gint64 window_us);
void rs_hand_over_free (RsHandOver *self);

void rs_hand_over_begin (RsHandOver *self, RsStreamLink *link);
void rs_hand_over_drop (RsHandOver *self);
gboolean rs_hand_over_has (RsHandOver *self, RsStreamLink *link);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsHandOver, rs_hand_over_free)

G_END_DECLS
