/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-feed-outlet.h"
#include "net/rs-source-config.h"
#include "net/rs-token-source.h"

G_BEGIN_DECLS

typedef struct _RsNamesLoader RsNamesLoader;

RsNamesLoader *rs_names_loader_new (SoupSession *session, RsTokenSource *tokens, RsClock *clock,
                                    const RsSourceConfig *config, RsStreamFeed *feed, RsFeedOutlet *outlet);
void rs_names_loader_free (RsNamesLoader *self);

void rs_names_loader_retry (RsNamesLoader *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsNamesLoader, rs_names_loader_free)

G_END_DECLS
