/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RsLoopback RsLoopback;

/**
 * RsLoopbackAnswerFunc:
 * @answer: (element-type utf8 utf8): the query with which the browser came back
 * @user_data: what was given with it
 *
 * Called once, when the browser comes back. The browser waits until rs_loopback_show() is called.
 */
typedef void (*RsLoopbackAnswerFunc) (GHashTable *answer, gpointer user_data);

/**
 * RsLoopbackShownFunc:
 * @user_data: what was given with it
 *
 * Called once, when the browser has its page, or is gone.
 */
typedef void (*RsLoopbackShownFunc) (gpointer user_data);

RsLoopback *rs_loopback_new (const char *redirect_uri, RsLoopbackAnswerFunc func, gpointer user_data, GError **error);
void rs_loopback_free (RsLoopback *self);

const char *rs_loopback_get_redirect_uri (RsLoopback *self);
gboolean rs_loopback_is_browser_waiting (RsLoopback *self);
void rs_loopback_show (RsLoopback *self, const GError *outcome, RsLoopbackShownFunc func, gpointer user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsLoopback, rs_loopback_free)

G_END_DECLS
