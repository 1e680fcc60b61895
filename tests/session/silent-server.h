/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SilentServer:
 *
 * Listens on a port of 127.0.0.1 and never says a word.
 */
typedef struct _SilentServer SilentServer;

SilentServer *silent_server_new (void);
SilentServer *silent_server_new_full_up (void);
void silent_server_free (SilentServer *self);

guint16 silent_server_get_port (SilentServer *self);
gboolean silent_server_was_spoken_to (SilentServer *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SilentServer, silent_server_free)

void test_let_lookups_hang (void);
gboolean test_is_lookup_hanging (void);

G_END_DECLS
