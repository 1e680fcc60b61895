/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ctl/rs-ctl-keyring.h"

#include "ctl/rs-ctl-wait.h"

/*
 * The keyring for commands that do one thing after the other: each call waits for its answer, or for a signal.
 */

/* Without a display nobody would see what the keyring asks. */
static gboolean
has_display (void)
{
  return g_getenv ("WAYLAND_DISPLAY") != NULL || g_getenv ("DISPLAY") != NULL;
}

/**
 * rs_ctl_keyring_open:
 * @clock: tells time
 *
 * Returns: (transfer full): the keyring, which asks to be unlocked only where somebody can see that
 */
RsCredentialStore *
rs_ctl_keyring_open (RsClock *clock)
{
  RsCredentialStore *keyring = rs_credential_store_new (clock);

  rs_credential_store_set_may_ask (keyring, has_display ());
  return keyring;
}

/**
 * rs_ctl_keyring_store:
 * @keyring: the keyring
 * @profile: whose it is
 * @secret: (nullable): takes the place of the one before; %NULL to leave that
 * @refresh_token: (nullable): likewise; %NULL to forget the one before
 * @error: return location
 *
 * Returns: whether both are kept; else %RS_CREDENTIAL_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_ctl_keyring_store (RsCredentialStore *keyring, RsProfile *profile, RsSecret *secret, RsSecret *refresh_token,
                      GError **error)
{
  g_auto (RsCtlWait) wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  rs_ctl_wait_init (&wait);
  rs_credential_pair_store_async (keyring, profile, secret, refresh_token, wait.cancellable, rs_ctl_wait_on_ready,
                                  &wait);
  result = rs_ctl_wait_for_result (&wait);
  return rs_credential_pair_store_finish (keyring, result, error);
}

/**
 * rs_ctl_keyring_forget:
 * @keyring: the keyring
 * @profile: whose it is
 * @out_parts: (out): of #RsCredentialPart: what was there
 * @error: return location
 *
 * Returns: whether there is nothing any more; else %RS_CREDENTIAL_ERROR or %G_IO_ERROR_CANCELLED
 */
gboolean
rs_ctl_keyring_forget (RsCredentialStore *keyring, RsProfile *profile, guint *out_parts, GError **error)
{
  g_auto (RsCtlWait) wait = { 0 };
  g_autoptr (GAsyncResult) result = NULL;

  rs_ctl_wait_init (&wait);
  rs_credential_pair_forget_async (keyring, profile, wait.cancellable, rs_ctl_wait_on_ready, &wait);
  result = rs_ctl_wait_for_result (&wait);
  return rs_credential_pair_forget_finish (keyring, result, out_parts, error);
}
