/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-greeting.h"

#include "base/rs-error.h"
#include "rs-config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

/* What the window says while there is no board to show. */

/**
 * rs_greeting_show_welcome:
 * @window: with an empty board
 *
 * Nothing was asked for, and nobody sits there to choose.
 */
void
rs_greeting_show_welcome (RsWindow *window)
{
  rs_window_set_board_name (window, _ ("Ringside"));
  rs_window_tell (window, RS_SOURCE_STATE_STOPPED, _ ("Welcome to Ringside"),
                  _ ("No board is open. Start the program with the name or the file of a profile, or look at the demo "
                     "centre with --demo."));
}

/**
 * rs_greeting_show_wait:
 * @window: with an empty board
 * @name: what it is called; plain text
 *
 * The keyring is slow, or asks a person.
 */
void
rs_greeting_show_wait (RsWindow *window, const char *name)
{
  rs_window_set_board_name (window, name);
  rs_window_tell (window, RS_SOURCE_STATE_CONNECTING, _ ("Asking the keyring…"),
                  _ ("The board begins when the keyring has given the secret. If it asks for a password, answer it."));
}

/**
 * rs_greeting_show_error:
 * @window: with an empty board
 * @error: why there is nothing to show
 */
void
rs_greeting_show_error (RsWindow *window, const GError *error)
{
  gboolean is_profile = g_error_matches (error, RS_ERROR, RS_ERROR_PROFILE);

  rs_window_tell (window, RS_SOURCE_STATE_SIGN_IN_NEEDED,
                  is_profile ? _ ("This profile cannot be used") : _ ("The board cannot start"), error->message);
}

/**
 * rs_greeting_show_signed_out:
 * @window: with an empty board
 * @name: what it is called; plain text
 */
void
rs_greeting_show_signed_out (RsWindow *window, const char *name)
{
  rs_window_set_board_name (window, name);
  rs_window_tell (
      window, RS_SOURCE_STATE_STOPPED, _ ("Signed Out"),
      _ ("The keyring has forgotten what this board signed in with. Nothing is shown until somebody signs in "
         "again."));
}

/**
 * rs_greeting_show_about:
 * @parent: a window
 */
void
rs_greeting_show_about (GtkWindow *parent)
{
  adw_show_about_window (parent, "application-name", _ ("Ringside"), "application-icon", RS_APPLICATION_ID, "version",
                         RS_VERSION, "developer-name", _ ("The Ringside authors"), "license-type", GTK_LICENSE_GPL_3_0,
                         "comments", _ ("A live wallboard for contact centres."), NULL);
}
