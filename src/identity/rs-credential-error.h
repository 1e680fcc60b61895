/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define RS_CREDENTIAL_ERROR (rs_credential_error_quark ())

/**
 * RsCredentialError:
 * @RS_CREDENTIAL_ERROR_NO_SERVICE: there is no keyring service, or no session bus to reach one
 * @RS_CREDENTIAL_ERROR_LOCKED: the keyring is locked, and nobody could or should be asked to unlock it
 * @RS_CREDENTIAL_ERROR_DISMISSED: the keyring asked, and its question was closed
 * @RS_CREDENTIAL_ERROR_HUNG: no answer in time
 * @RS_CREDENTIAL_ERROR_PORTAL: the sandbox's portal refuses, or there is none
 * @RS_CREDENTIAL_ERROR_FAILED: something else
 *
 * Why a keyring could not be used. The message is the whole sentence for a person: what happened and what to do.
 */
typedef enum
{
  RS_CREDENTIAL_ERROR_NO_SERVICE,
  RS_CREDENTIAL_ERROR_LOCKED,
  RS_CREDENTIAL_ERROR_DISMISSED,
  RS_CREDENTIAL_ERROR_HUNG,
  RS_CREDENTIAL_ERROR_PORTAL,
  RS_CREDENTIAL_ERROR_FAILED,
} RsCredentialError;

GQuark rs_credential_error_quark (void);

GError *rs_credential_error_new (RsCredentialError code);
GError *rs_credential_error_new_no_keyring (void);
GError *rs_credential_error_translate (const GError *error, gboolean is_service, gboolean is_sandboxed);

G_END_DECLS
