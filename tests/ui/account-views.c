/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "account-views.h"

/* Accounts that are made up, for pictures and for tests. */

RsProfile *
account_make_profile (const char *auth)
{
  g_autofree char *text =
      g_strdup_printf ("[Ringside]\nVersion=1\nName=Claims & <b>Billing</b>\n[Source]\nKind=stream\n"
                       "StreamUrl=wss://stream.example.com/v1\n[Auth]\n%s"
                       "TokenUrl=https://auth.example.com/v2/oauth/token\n"
                       "[Roster]\nUsers=*\nEveryone=true\nQueues=*\nInteractions=true\n",
                       auth);
  g_autoptr (GError) error = NULL;
  RsProfile *profile = rs_profile_parse (text, -1, "claims.ringside", &error);

  g_assert_no_error (error);
  return profile;
}

RsSourceStatus *
account_make_status (gint64 renewed_in_minutes, const char *scopes)
{
  RsSourceStatus *status = rs_source_status_new ();

  status->state = RS_SOURCE_STATE_LIVE;
  status->token_renew_us = ACCOUNT_NOW_US + renewed_in_minutes * 60 * G_USEC_PER_SEC;
  status->token_expires_us = status->token_renew_us + 8 * 60 * G_USEC_PER_SEC;
  status->token_scopes = g_strdup (scopes);
  return status;
}

RsAccountView
account_make_view (RsProfile *profile, const RsSourceStatus *status)
{
  return (RsAccountView){
    .profile = profile,
    .status = status,
    .origin = RS_SECRET_ORIGIN_KEYRING,
    .now_us = ACCOUNT_NOW_US,
  };
}
