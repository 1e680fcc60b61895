/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-feed-outlet.h"
#include "net/rs-source-config.h"
#include "net/rs-wake-watch.h"

G_BEGIN_DECLS

typedef struct _RsSource RsSource;

RsSource *rs_source_new (RsSourceConfig *config, const char *secret, RsClock *clock, RsFeedOutletDeliver deliver,
                         gpointer user_data);
void rs_source_start (RsSource *self);
void rs_source_wake (RsSource *self, RsWakeReason reason);
void rs_source_set_asked (RsSource *self, RsScope *asked);
void rs_source_show_fields (RsSource *self, RsKind kind, guint32 fields);
void rs_source_free (RsSource *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsSource, rs_source_free)

G_END_DECLS
