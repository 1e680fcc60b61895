/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"
#include "identity/rs-profile-entry.h"
#include "ui/rs-opening.h"
#include "ui/rs-window.h"

G_BEGIN_DECLS

#define RS_TYPE_ACCOUNT_DESK (rs_account_desk_get_type ())
G_DECLARE_FINAL_TYPE (RsAccountDesk, rs_account_desk, RS, ACCOUNT_DESK, GObject)

/*
 * Signals:
 *   signed-in (gpointer secret, RsRefreshStore *store)   as RsSignInDialog tells it
 *   signed-out ()                                        the keyring has forgotten all; the board is to stop
 */

RsAccountDesk *rs_account_desk_new (RsCredentialStore *credentials, GSettings *settings, RsClock *clock);
void rs_account_desk_set_window (RsAccountDesk *self, RsWindow *window, gboolean is_attended);
void rs_account_desk_take (RsAccountDesk *self, RsOpening *opening, const GError *failure);
void rs_account_desk_take_profile (RsAccountDesk *self, RsProfile *profile);
void rs_account_desk_take_entry (RsAccountDesk *self, RsProfileEntry *entry);
void rs_account_desk_leave (RsAccountDesk *self);

RsProfile *rs_account_desk_get_profile (RsAccountDesk *self);
gboolean rs_account_desk_is_signed_out (RsAccountDesk *self);

G_END_DECLS
