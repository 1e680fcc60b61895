/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RsCtlWait:
 * @cancellable: for what is waited for; a signal cancels it
 *
 * The wait for something that is under way.
 */
typedef struct
{
  GCancellable *cancellable;
  GAsyncResult *result;
  guint terminate;
  guint interrupt;
} RsCtlWait;

void rs_ctl_wait_init (RsCtlWait *self);
void rs_ctl_wait_on_ready (GObject *object, GAsyncResult *result, gpointer user_data);
GAsyncResult *rs_ctl_wait_for_result (RsCtlWait *self);
void rs_ctl_wait_clear (RsCtlWait *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCtlWait, rs_ctl_wait_clear)

G_END_DECLS
