/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-credential-store.h"

G_BEGIN_DECLS

typedef struct _RsCredentialErrand RsCredentialErrand;

/**
 * RsCredentialJob:
 * @RS_CREDENTIAL_JOB_STORE: puts a secret in the place of the one before; the task returns %TRUE
 * @RS_CREDENTIAL_JOB_LOOKUP: the task returns an #RsSecret, or %NULL if there is none
 * @RS_CREDENTIAL_JOB_FORGET: the task returns %TRUE, also if there was none
 *
 * What an errand is sent for.
 */
typedef enum
{
  RS_CREDENTIAL_JOB_STORE,
  RS_CREDENTIAL_JOB_LOOKUP,
  RS_CREDENTIAL_JOB_FORGET,
} RsCredentialJob;

RsCredentialErrand *rs_credential_errand_new (RsCredentialJob job, RsProfile *profile, RsCredentialKind kind,
                                              RsSecret *secret);
void rs_credential_errand_run (RsCredentialErrand *self, GTask *task, RsClock *clock, gboolean may_ask);

G_END_DECLS
