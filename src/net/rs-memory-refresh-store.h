/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "net/rs-refresh-store.h"

G_BEGIN_DECLS

#define RS_TYPE_MEMORY_REFRESH_STORE (rs_memory_refresh_store_get_type ())
G_DECLARE_FINAL_TYPE (RsMemoryRefreshStore, rs_memory_refresh_store, RS, MEMORY_REFRESH_STORE, GObject)

RsRefreshStore *rs_memory_refresh_store_new (const char *text);

G_END_DECLS
