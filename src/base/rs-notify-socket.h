/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsNotifySocket RsNotifySocket;

RsNotifySocket *rs_notify_socket_new (const char *address);
RsNotifySocket *rs_notify_socket_new_from_environment (void);
void rs_notify_socket_free (RsNotifySocket *self);

gboolean rs_notify_socket_send (RsNotifySocket *self, const char *message);
gboolean rs_notify_socket_send_status (RsNotifySocket *self, const char *sentence);

gint64 rs_notify_socket_parse_watchdog (const char *period, const char *pid, gint64 own_pid);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsNotifySocket, rs_notify_socket_free)

G_END_DECLS
