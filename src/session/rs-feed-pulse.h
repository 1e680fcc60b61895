/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-worker.h"

G_BEGIN_DECLS

typedef struct _RsFeedPulse RsFeedPulse;

RsFeedPulse *rs_feed_pulse_new (RsWorker *worker);
void rs_feed_pulse_free (RsFeedPulse *self);

void rs_feed_pulse_ask (RsFeedPulse *self);
gboolean rs_feed_pulse_has_answered (RsFeedPulse *self);

G_END_DECLS
