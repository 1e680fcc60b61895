/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"

G_BEGIN_DECLS

/**
 * RsWakeReason:
 * @RS_WAKE_NETWORK: the network came back, or is another one
 * @RS_WAKE_RESUME: the machine was asleep
 *
 * Why it may be worth trying at once.
 */
typedef enum
{
  RS_WAKE_NETWORK,
  RS_WAKE_RESUME,
} RsWakeReason;

typedef struct _RsWakeWatch RsWakeWatch;

/**
 * RsWakeWatchFunc:
 * @reason: what happened
 * @user_data: what was given to rs_wake_watch_new()
 */
typedef void (*RsWakeWatchFunc) (RsWakeReason reason, gpointer user_data);

RsWakeWatch *rs_wake_watch_new (RsClock *clock, RsWakeWatchFunc func, gpointer user_data);
void rs_wake_watch_free (RsWakeWatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsWakeWatch, rs_wake_watch_free)

G_END_DECLS
