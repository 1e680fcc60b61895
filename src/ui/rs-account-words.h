/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile-entry.h"
#include "session/rs-account.h"
#include "session/rs-secret-search.h"

G_BEGIN_DECLS

/**
 * RsAccountView:
 * @profile: (nullable): of the board that is open; %NULL if none is
 * @entry: (nullable): where the profile is kept; %NULL if that is not known
 * @status: (nullable): what the source says of itself; %NULL while there is none
 * @failure: (nullable): why there is none
 * @origin: where the secret comes from
 * @is_demo: whether the board shows the demo centre that is built in
 * @is_signed_out: whether somebody signed out
 * @now_us: wall-clock time
 *
 * What there is to say of a board's account. Borrowed: nothing in it is owned.
 */
typedef struct
{
  RsProfile *profile;
  RsProfileEntry *entry;
  const RsSourceStatus *status;
  const char *failure;
  RsSecretOrigin origin;
  gboolean is_demo;
  gboolean is_signed_out;
  gint64 now_us;
} RsAccountView;

RsTokenState rs_account_words_get_token_state (const RsAccountView *view);
RsRightState rs_account_words_get_right_state (const RsAccountView *view, RsRight right);

char *rs_account_words_name (const RsAccountView *view);
const char *rs_account_words_explain_way (const RsAccountView *view);
char *rs_account_words_name_server (const RsAccountView *view);
char *rs_account_words_tell_keeper (const RsAccountView *view);
const char *rs_account_words_tell_secret (const RsAccountView *view);
const char *rs_account_words_name_token (RsTokenState state);
char *rs_account_words_explain_token (const RsAccountView *view);
const char *rs_account_words_name_right (RsRight right);
const char *rs_account_words_name_right_state (RsRightState state);
const char *rs_account_words_explain_right (RsRight right, RsRightState state);
const char *rs_account_words_refuse (const RsAccountView *view);

G_END_DECLS
