/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-source.h"

G_BEGIN_DECLS

typedef struct _RsReplaySource RsReplaySource;

RsReplaySource *rs_replay_source_new (RsSourceConfig *config, RsClock *clock, RsFeedOutletDeliver deliver,
                                      gpointer user_data);
void rs_replay_source_start (RsReplaySource *self);
void rs_replay_source_free (RsReplaySource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsReplaySource, rs_replay_source_free)

G_END_DECLS
