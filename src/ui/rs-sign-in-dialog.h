/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RS_TYPE_SIGN_IN_DIALOG (rs_sign_in_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RsSignInDialog, rs_sign_in_dialog, RS, SIGN_IN_DIALOG, AdwWindow)

/*
 * Signals:
 *   signed-in (gpointer secret, RsRefreshStore *store)   what was given is good. Both are NULL if the keyring has it
 */

RsSignInDialog *rs_sign_in_dialog_new (GtkWindow *parent, RsProfile *profile, RsCredentialStore *credentials,
                                       RsClock *clock);

G_END_DECLS
