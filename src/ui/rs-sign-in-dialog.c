/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-sign-in-dialog.h"

#include "identity/rs-credential-pair.h"
#include "ui/rs-setup-form.h"
#include "ui/rs-setup-page.h"
#include "ui/rs-setup-probe.h"

#include <glib/gi18n.h>

/**
 * RsSignInDialog:
 *
 * Asks what a board that there is already signs in with from now on, tries it out, and only then puts it into the
 * keyring in place of the former. Whatever goes wrong before that changes nothing.
 */
struct _RsSignInDialog
{
  AdwWindow parent_instance;

  RsProfile *profile;
  RsCredentialStore *credentials;
  RsSetupDraft *draft;
  RsSetupProbe *probe;
  GCancellable *keeping; /* (nullable) */
  GtkWidget *page;
  GtkWidget *form;
};

G_DEFINE_FINAL_TYPE (RsSignInDialog, rs_sign_in_dialog, ADW_TYPE_WINDOW)

enum
{
  SIGNAL_SIGNED_IN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static RsSetupPage *
get_page (RsSignInDialog *self)
{
  return RS_SETUP_PAGE (self->page);
}

static void
show_rest (RsSignInDialog *self, const char *label)
{
  rs_setup_page_set_next (get_page (self), label,
                          rs_setup_draft_is_complete (self->draft) && self->keeping == NULL &&
                              !rs_setup_probe_is_running (self->probe));
}

/* What was tried out is not what stands there now. */
static void
on_changed (RsSignInDialog *self)
{
  rs_setup_probe_stop (self->probe);
  rs_setup_page_show_panel (get_page (self), FALSE);
  show_rest (self, _ ("Sign In"));
}

static void
try_out (RsSignInDialog *self)
{
  if (self->keeping != NULL || rs_setup_probe_is_running (self->probe) ||
      !rs_setup_form_confirm (RS_SETUP_FORM (self->form)))
    return;
  rs_setup_page_show_panel (get_page (self), TRUE);
  rs_setup_page_set_note (get_page (self), NULL);
  rs_setup_probe_start (self->probe);
  if (rs_setup_probe_is_running (self->probe))
    show_rest (self, _ ("Checking…"));
}

/* The dialog goes first: whoever is told may open another board in the window before which it stands. */
static void
finish (RsSignInDialog *self, gboolean is_stored)
{
  RsSecret *secret = is_stored ? NULL : rs_setup_probe_get_secret (self->probe);
  RsRefreshStore *store = is_stored ? NULL : rs_setup_probe_get_refresh_store (self->probe);
  g_autoptr (RsSecret) kept = secret != NULL ? rs_secret_ref (secret) : NULL;
  g_autoptr (RsRefreshStore) kept_store = store != NULL ? g_object_ref (store) : NULL;
  g_autoptr (RsSignInDialog) alive = g_object_ref (self);

  gtk_window_destroy (GTK_WINDOW (self));
  g_signal_emit (alive, signals[SIGNAL_SIGNED_IN], 0, kept, kept_store);
}

static void keep (RsSignInDialog *self);

static void
on_answer (RsSignInDialog *self, const char *response)
{
  if (g_strcmp0 (response, "again") == 0)
    keep (self);
  else if (g_strcmp0 (response, "without") == 0)
    finish (self, FALSE);
}

static void
complain (RsSignInDialog *self, const char *sentence)
{
  g_autofree char *body =
      g_strdup_printf (_ ("%s\n\nThe board can be opened with it all the same. It will ask again when it is opened the "
                          "next time."),
                       sentence);
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("The Secret Was Not Stored"), body);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "back", _ ("_Back"), "again", _ ("_Try Again"),
                                    "without", _ ("_Go On Without Storing"), NULL);
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "back");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_stored (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsSignInDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_stored = rs_credential_pair_store_finish (RS_CREDENTIAL_STORE (source), result, &error);

  if (self->keeping == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* it was closed meanwhile */
  g_clear_object (&self->keeping);
  show_rest (self, _ ("Sign In"));
  if (is_stored)
    finish (self, TRUE);
  else
    complain (self, error->message);
}

static void
keep (RsSignInDialog *self)
{
  self->keeping = g_cancellable_new ();
  show_rest (self, _ ("Storing…"));
  rs_credential_pair_store_async (self->credentials, self->profile, rs_setup_probe_get_secret (self->probe),
                                  rs_setup_probe_get_refresh_token (self->probe), self->keeping, on_stored,
                                  g_object_ref (self));
}

static void
on_tried (RsSignInDialog *self, gboolean is_good)
{
  if (is_good)
    {
      keep (self);
      return;
    }
  rs_setup_page_set_note (get_page (self), _ ("Nothing was changed."));
  show_rest (self, _ ("Try Again"));
}

static void
give_up (RsSignInDialog *self)
{
  if (self->keeping != NULL)
    g_cancellable_cancel (self->keeping);
  g_clear_object (&self->keeping);
  if (self->probe != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->probe, self);
      rs_setup_probe_stop (self->probe);
    }
  if (self->form != NULL)
    rs_setup_form_wipe (RS_SETUP_FORM (self->form));
  if (self->draft != NULL)
    rs_setup_draft_wipe (self->draft);
}

static void
rs_sign_in_dialog_dispose (GObject *object)
{
  RsSignInDialog *self = RS_SIGN_IN_DIALOG (object);

  give_up (self);
  self->form = NULL;
  self->page = NULL;
  g_clear_object (&self->probe);
  g_clear_object (&self->profile);
  g_clear_object (&self->credentials);
  g_clear_pointer (&self->draft, rs_setup_draft_unref);
  G_OBJECT_CLASS (rs_sign_in_dialog_parent_class)->dispose (object);
}

static void
rs_sign_in_dialog_class_init (RsSignInDialogClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_sign_in_dialog_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * RsSignInDialog::signed-in:
   * @self: the dialog, which is closed
   * @secret: (type gpointer) (nullable): the #RsSecret, if the keyring does not have it
   * @store: (nullable): the #RsRefreshStore with what a sign-in in the browser brought, if the keyring does not have it
   *
   * What was given is good.
   */
  signals[SIGNAL_SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_OBJECT);
}

static void
rs_sign_in_dialog_init (RsSignInDialog *self)
{
  gtk_window_set_modal (GTK_WINDOW (self), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
  gtk_window_set_default_size (GTK_WINDOW (self), 560, 560);
  gtk_window_set_title (GTK_WINDOW (self), _ ("Sign In"));
  gtk_widget_add_css_class (GTK_WIDGET (self), "setup");
}

static const char *
get_intro (RsProfile *profile)
{
  switch (rs_profile_get_auth (profile)->grant)
    {
    case RS_GRANT_AUTHORIZATION_CODE:
      return _ ("The next step opens your web browser, where you sign in. Nothing changes before that went well.");
    case RS_GRANT_JWT_BEARER:
      return _ ("Choose the private key. It is tried out at once, and replaces the former only if it is good.");
    case RS_GRANT_CLIENT_CREDENTIALS:
    case RS_GRANT_ACCESS_KEY:
    case RS_GRANT_REFRESH_TOKEN:
    default:
      return _ ("The secret is tried out at once, and replaces the former only if it is good. It goes to the desktop’s "
                "keyring.");
    }
}

static void
make_page (RsSignInDialog *self, RsClock *clock)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *steps = rs_step_list_new ();

  self->form = rs_setup_form_new (self->draft);
  self->page = rs_setup_page_new (rs_profile_get_name (self->profile), get_intro (self->profile), self->form);
  self->probe = rs_setup_probe_new (self->draft, RS_STEP_LIST (steps), clock);
  rs_setup_page_set_panel (get_page (self), steps);
  gtk_widget_set_vexpand (self->page, TRUE);
  gtk_widget_add_css_class (header, "flat");
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), self->page);
  adw_window_set_content (ADW_WINDOW (self), box);
  g_signal_connect_object (self->form, "changed", G_CALLBACK (on_changed), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->form, "submitted", G_CALLBACK (try_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->page, "next", G_CALLBACK (try_out), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->probe, "finished", G_CALLBACK (on_tried), self, G_CONNECT_SWAPPED);
  show_rest (self, _ ("Sign In"));
}

/**
 * rs_sign_in_dialog_new:
 * @parent: the window before which it stands
 * @profile: the board, with a sign-in
 * @credentials: the keyring
 * @clock: tells time
 *
 * Returns: (transfer none): the dialog
 */
RsSignInDialog *
rs_sign_in_dialog_new (GtkWindow *parent, RsProfile *profile, RsCredentialStore *credentials, RsClock *clock)
{
  RsSignInDialog *self = g_object_new (RS_TYPE_SIGN_IN_DIALOG, "transient-for", parent, NULL);

  self->profile = g_object_ref (profile);
  self->credentials = g_object_ref (credentials);
  self->draft = rs_setup_draft_new_for_profile (profile);
  make_page (self, clock);
  return self;
}
