/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "model/rs-auth-config.h"
#include "net/rs-token.h"

#include <gio/gio.h>
#include <libsoup/soup.h>

G_BEGIN_DECLS

#define RS_TYPE_BROWSER_SIGN_IN (rs_browser_sign_in_get_type ())
G_DECLARE_FINAL_TYPE (RsBrowserSignIn, rs_browser_sign_in, RS, BROWSER_SIGN_IN, GObject)

/**
 * RsBrowserSignInOpen:
 * @url: what to open; not to be logged
 * @user_data: what was given with it
 * @error: return location; its message is for a person
 *
 * Opens the person's browser.
 *
 * Returns: whether that was begun
 */
typedef gboolean (*RsBrowserSignInOpen) (const char *url, gpointer user_data, GError **error);

RsBrowserSignIn *rs_browser_sign_in_new (SoupSession *session, RsClock *clock, const RsAuthConfig *auth,
                                         const char *secret);
void rs_browser_sign_in_run_async (RsBrowserSignIn *self, RsBrowserSignInOpen open, gpointer open_data,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
RsToken *rs_browser_sign_in_run_finish (RsBrowserSignIn *self, GAsyncResult *result, GError **error);

G_END_DECLS
