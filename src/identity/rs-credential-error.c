/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-credential-error.h"

#include <glib/gi18n-lib.h>
#include <libsecret/secret.h>

G_DEFINE_QUARK (rs - credential - error - quark, rs_credential_error)

/**
 * rs_credential_error_new:
 * @code: %RS_CREDENTIAL_ERROR_NO_SERVICE, _LOCKED, _DISMISSED or _HUNG
 *
 * Returns: (transfer full): the error with its sentence
 */
GError *
rs_credential_error_new (RsCredentialError code)
{
  static const char *const sentences[] = {
    [RS_CREDENTIAL_ERROR_NO_SERVICE] =
        N_ ("This computer has no keyring that answers, so a secret can neither be kept nor found. Install one, such "
            "as GNOME Keyring or KeePassXC, and sign in to the desktop anew; or hand the secret over with --secret-fd, "
            "or as the systemd credential “ringside-secret”."),
    [RS_CREDENTIAL_ERROR_LOCKED] =
        N_ ("The keyring is locked, so nobody can look into it. Unlock it, which signing in to the desktop with a "
            "password usually does, and try again."),
    [RS_CREDENTIAL_ERROR_DISMISSED] =
        N_ ("The keyring asked for permission, and that question was closed. Nothing was read or changed. Try again, "
            "and answer it with the keyring's password."),
    [RS_CREDENTIAL_ERROR_HUNG] =
        N_ ("The keyring does not answer, so the secret can neither be kept nor found. It may wait behind a question "
            "of its own, or be stuck: sign in to the desktop anew, and try again."),
  };

  return g_error_new_literal (RS_CREDENTIAL_ERROR, (int) code, _ (sentences[code]));
}

/**
 * rs_credential_error_new_no_keyring:
 *
 * Returns: (transfer full): the error for a service that runs, but has no keyring to store in
 */
GError *
rs_credential_error_new_no_keyring (void)
{
  return g_error_new_literal (RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_FAILED,
                              _ ("There is no keyring to store in yet. Create one and make it the default, for example "
                                 "in the program Passwords and Keys, and try again."));
}

static GError *
explain_portal (const char *detail)
{
  return g_error_new (RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_PORTAL,
                      /* Translators: what the system said is put in */
                      _ ("The sandbox gives this program no place for secrets (%s). Install xdg-desktop-portal and a "
                         "keyring that it can use, such as GNOME Keyring, and sign in to the desktop anew."),
                      detail);
}

static GError *
explain_failure (const char *detail)
{
  return g_error_new (RS_CREDENTIAL_ERROR, RS_CREDENTIAL_ERROR_FAILED,
                      /* Translators: what the keyring said is put in */
                      _ ("The keyring could not do it: %s. Look in the keyring's own program whether it is well, and "
                         "try again."),
                      detail);
}

static gboolean
is_absence (const GError *error)
{
  static const GDBusError absences[] = {
    G_DBUS_ERROR_SERVICE_UNKNOWN,    G_DBUS_ERROR_NAME_HAS_NO_OWNER, G_DBUS_ERROR_NO_SERVER,
    G_DBUS_ERROR_DISCONNECTED,       G_DBUS_ERROR_SPAWN_EXEC_FAILED, G_DBUS_ERROR_SPAWN_FORK_FAILED,
    G_DBUS_ERROR_SPAWN_CHILD_EXITED, G_DBUS_ERROR_SPAWN_FAILED,      G_DBUS_ERROR_SPAWN_SERVICE_NOT_FOUND,
  };

  for (guint i = 0; i < G_N_ELEMENTS (absences); i++)
    if (g_error_matches (error, G_DBUS_ERROR, (int) absences[i]))
      return TRUE;
  /* Without a bus it is one of these that says so. */
  return error->domain == G_IO_ERROR && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_DBUS_ERROR);
}

static gboolean
is_silence (const GError *error)
{
  return g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_NO_REPLY) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMEOUT) ||
         g_error_matches (error, G_DBUS_ERROR, G_DBUS_ERROR_TIMED_OUT) ||
         g_error_matches (error, G_IO_ERROR, G_IO_ERROR_TIMED_OUT);
}

/**
 * rs_credential_error_translate:
 * @error: what libsecret said
 * @is_service: whether a keyring service was asked; else it was a file, whose key a sandbox's portal gives
 * @is_sandboxed: whether this program runs in a sandbox
 *
 * Returns: (transfer full): the same with a sentence for a person, and in the domain of #RsCredentialError
 */
GError *
rs_credential_error_translate (const GError *error, gboolean is_service, gboolean is_sandboxed)
{
  g_autoptr (GError) plain = g_error_copy (error);

  g_dbus_error_strip_remote_error (plain);
  if (is_silence (error))
    return rs_credential_error_new (RS_CREDENTIAL_ERROR_HUNG);
  if (is_sandboxed)
    return explain_portal (plain->message);
  if (g_error_matches (error, SECRET_ERROR, SECRET_ERROR_IS_LOCKED))
    return rs_credential_error_new (RS_CREDENTIAL_ERROR_LOCKED);
  if (is_service && is_absence (error))
    return rs_credential_error_new (RS_CREDENTIAL_ERROR_NO_SERVICE);
  return explain_failure (plain->message);
}
