/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsMailbox RsMailbox;

/**
 * RsMailboxMerge:
 * @waiting: (transfer full): the value that nobody has taken yet
 * @newer: (transfer full): the value that was posted now
 *
 * Called on the sender's thread.
 *
 * Returns: (transfer full): one value that stands for both
 */
typedef gpointer (*RsMailboxMerge) (gpointer waiting, gpointer newer);

/**
 * RsMailboxDeliver:
 * @value: (transfer full): what was posted
 * @user_data: what was given to rs_mailbox_new()
 *
 * Called on the receiver's thread.
 */
typedef void (*RsMailboxDeliver) (gpointer value, gpointer user_data);

RsMailbox *rs_mailbox_new (GMainContext *receiver, RsMailboxMerge merge, RsMailboxDeliver deliver,
                           GDestroyNotify free_value, gpointer user_data);
void rs_mailbox_post (RsMailbox *self, gpointer value);
void rs_mailbox_set_interval (RsMailbox *self, gint64 interval_us);
gint64 rs_mailbox_get_busy (RsMailbox *self);
void rs_mailbox_close (RsMailbox *self);
RsMailbox *rs_mailbox_ref (RsMailbox *self);
void rs_mailbox_unref (RsMailbox *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsMailbox, rs_mailbox_unref)

G_END_DECLS
