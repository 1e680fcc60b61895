/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "net/rs-refresh-store.h"

G_BEGIN_DECLS

typedef struct _RsRefreshKeeper RsRefreshKeeper;

/**
 * RsRefreshKeeperFunc:
 * @user_data: what was given with it
 *
 * Called once, when it is done.
 */
typedef void (*RsRefreshKeeperFunc) (gpointer user_data);

RsRefreshKeeper *rs_refresh_keeper_new (RsRefreshStore *store, RsClock *clock);
void rs_refresh_keeper_free (RsRefreshKeeper *self);

gboolean rs_refresh_keeper_is_loaded (RsRefreshKeeper *self);
void rs_refresh_keeper_load (RsRefreshKeeper *self, RsRefreshKeeperFunc done, gpointer user_data);
void rs_refresh_keeper_keep (RsRefreshKeeper *self, const char *text, RsRefreshKeeperFunc done, gpointer user_data);
void rs_refresh_keeper_drop (RsRefreshKeeper *self);
void rs_refresh_keeper_leave (RsRefreshKeeper *self);
const char *rs_refresh_keeper_peek (RsRefreshKeeper *self);

G_END_DECLS
