/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"

G_BEGIN_DECLS

typedef struct _RsTicker RsTicker;

/**
 * RsTickerNowFunc:
 * @user_data: what was given to rs_ticker_new()
 *
 * Returns: the time with whose seconds the ticker keeps step, nanoseconds
 */
typedef gint64 (*RsTickerNowFunc) (gpointer user_data);

typedef void (*RsTickerFunc) (gpointer user_data);

RsTicker *rs_ticker_new (RsClock *clock, RsTickerNowFunc now, RsTickerFunc tick, gpointer user_data);
void rs_ticker_free (RsTicker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsTicker, rs_ticker_free)

G_END_DECLS
