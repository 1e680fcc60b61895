/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-account-desk.h"

#include "base/rs-error.h"
#include "identity/rs-credential-pair.h"
#include "ui/rs-greeting.h"
#include "ui/rs-preferences-window.h"
#include "ui/rs-sign-in-dialog.h"

#include <glib/gi18n.h>

#define REFRESH_US (1 * G_USEC_PER_SEC)

/**
 * RsAccountDesk:
 *
 * Where people see and change as whom the open board signs in: the preferences, the sign-in dialog, and the button that
 * the board offers when only that helps.
 */
struct _RsAccountDesk
{
  GObject parent_instance;

  RsCredentialStore *credentials;
  GSettings *settings; /* (nullable) */
  RsClock *clock;
  GSimpleActionGroup *actions;
  RsWindow *window; /* (nullable): not owned */
  gboolean is_attended;

  RsProfile *profile;    /* (nullable) */
  RsProfileEntry *entry; /* (nullable) */
  RsSession *session;    /* (nullable) */
  GError *failure;       /* (nullable) */
  RsSecretOrigin origin;
  gboolean is_demo;
  gboolean is_signed_out;
  gboolean offers_sign_in;

  GtkWindow *preferences; /* (nullable) */
  RsTimer *refresh;
  GCancellable *leaving; /* (nullable): signing out is under way */
};

G_DEFINE_FINAL_TYPE (RsAccountDesk, rs_account_desk, G_TYPE_OBJECT)

enum
{
  SIGNAL_SIGNED_IN,
  SIGNAL_SIGNED_OUT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
make_view (RsAccountDesk *self, RsAccountView *view)
{
  *view = (RsAccountView){
    .profile = self->profile,
    .entry = self->entry,
    .status = self->session != NULL ? rs_session_get_status (self->session) : NULL,
    .failure = self->failure != NULL ? self->failure->message : NULL,
    .origin = self->origin,
    .is_demo = self->is_demo,
    .is_signed_out = self->is_signed_out,
    .now_us = rs_clock_get_real (self->clock),
  };
}

static gboolean
can_sign_in (RsAccountDesk *self)
{
  RsAccountView view;

  make_view (self, &view);
  return self->profile != NULL && rs_account_signs_in (self->profile) && rs_account_words_refuse (&view) == NULL;
}

static void
show_account (RsAccountDesk *self)
{
  RsAccountView view;

  if (self->preferences == NULL)
    return;
  make_view (self, &view);
  rs_account_page_show (rs_preferences_window_get_account_page (RS_PREFERENCES_WINDOW (self->preferences)), &view);
}

/* A token's time to live goes down although nothing happens. */
static void
on_refresh (gpointer user_data)
{
  RsAccountDesk *self = user_data;

  rs_clear_timer (&self->refresh);
  if (self->preferences == NULL)
    return;
  show_account (self);
  self->refresh = rs_clock_add_timer (self->clock, NULL, REFRESH_US, on_refresh, self);
}

static gboolean
needs_sign_in (RsAccountDesk *self)
{
  if (self->is_signed_out || g_error_matches (self->failure, RS_ERROR, RS_ERROR_SECRET))
    return TRUE;
  return self->session != NULL && rs_session_get_status (self->session)->state == RS_SOURCE_STATE_SIGN_IN_NEEDED;
}

/* The way back in stands under the sentence that says why it is needed. A kiosk has nobody who could go it. */
static void
offer_sign_in (RsAccountDesk *self)
{
  gboolean offers = self->is_attended && needs_sign_in (self) && can_sign_in (self);

  if (self->window == NULL || offers == self->offers_sign_in)
    return;
  self->offers_sign_in = offers;
  rs_board_offer (rs_window_get_board (self->window), offers ? _ ("Sign In…") : NULL, "account.sign-in");
}

static void
on_applied (RsAccountDesk *self)
{
  offer_sign_in (self);
}

static void
let_session_go (RsAccountDesk *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_func (self->session, on_applied, self);
  g_clear_object (&self->session);
}

static void
close_preferences (RsAccountDesk *self)
{
  GtkWindow *preferences = self->preferences;

  rs_clear_timer (&self->refresh);
  if (preferences == NULL)
    return;
  g_object_remove_weak_pointer (G_OBJECT (preferences), (gpointer *) &self->preferences);
  self->preferences = NULL;
  gtk_window_destroy (preferences);
}

static void
rs_account_desk_dispose (GObject *object)
{
  RsAccountDesk *self = RS_ACCOUNT_DESK (object);

  close_preferences (self);
  let_session_go (self);
  if (self->leaving != NULL)
    g_cancellable_cancel (self->leaving);
  g_clear_object (&self->leaving);
  g_clear_object (&self->actions);
  g_clear_object (&self->profile);
  g_clear_object (&self->entry);
  g_clear_object (&self->credentials);
  g_clear_object (&self->settings);
  g_clear_object (&self->clock);
  g_clear_error (&self->failure);
  G_OBJECT_CLASS (rs_account_desk_parent_class)->dispose (object);
}

static void
rs_account_desk_class_init (RsAccountDeskClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rs_account_desk_dispose;

  /**
   * RsAccountDesk::signed-in:
   * @self: the desk
   * @secret: (type gpointer) (nullable): as #RsSignInDialog tells it
   * @store: (nullable): likewise
   *
   * Somebody signed in.
   */
  signals[SIGNAL_SIGNED_IN] = g_signal_new ("signed-in", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                            NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_OBJECT);
  /**
   * RsAccountDesk::signed-out:
   * @self: the desk
   *
   * The keyring has forgotten all that the board signed in with.
   */
  signals[SIGNAL_SIGNED_OUT] =
      g_signal_new ("signed-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWindow *
get_parent (RsAccountDesk *self)
{
  return self->preferences != NULL ? self->preferences : GTK_WINDOW (self->window);
}

static void
on_preferences (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsAccountDesk *self = user_data;

  if (self->preferences == NULL)
    {
      self->preferences = GTK_WINDOW (rs_preferences_window_new (GTK_WINDOW (self->window), self->settings));
      g_object_add_weak_pointer (G_OBJECT (self->preferences), (gpointer *) &self->preferences);
      gtk_widget_insert_action_group (GTK_WIDGET (self->preferences), "account", G_ACTION_GROUP (self->actions));
    }
  on_refresh (self);
  gtk_window_present (self->preferences);
}

static void
on_dialog_signed_in (RsAccountDesk *self, gpointer secret, RsRefreshStore *store)
{
  g_signal_emit (self, signals[SIGNAL_SIGNED_IN], 0, secret, store);
}

static void
on_sign_in (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsAccountDesk *self = user_data;
  RsSignInDialog *dialog;

  if (!can_sign_in (self))
    return;
  dialog = rs_sign_in_dialog_new (get_parent (self), self->profile, self->credentials, self->clock);
  g_signal_connect_object (dialog, "signed-in", G_CALLBACK (on_dialog_signed_in), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
say (RsAccountDesk *self, const char *title, const char *sentence)
{
  GtkWidget *dialog = adw_message_dialog_new (get_parent (self), title, sentence);

  adw_message_dialog_add_response (ADW_MESSAGE_DIALOG (dialog), "close", _ ("_Close"));
  gtk_window_present (GTK_WINDOW (dialog));
}

/* A refresh token may have come while the keyring was at work, and was stored: now the board has stopped. */
static void
forget_what_came_meanwhile (RsAccountDesk *self)
{
  rs_credential_pair_forget_async (self->credentials, self->profile, NULL, NULL, NULL);
}

static void
show_signed_out (RsAccountDesk *self)
{
  self->is_signed_out = TRUE;
  self->offers_sign_in = FALSE;
  rs_greeting_show_signed_out (self->window, rs_profile_get_name (self->profile));
  offer_sign_in (self);
  show_account (self);
}

static void
on_forgotten (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RsAccountDesk) self = user_data;
  g_autoptr (GError) error = NULL;
  guint parts;
  gboolean is_done = rs_credential_pair_forget_finish (RS_CREDENTIAL_STORE (source), result, &parts, &error);

  if (self->leaving == NULL || self->window == NULL)
    return;
  g_clear_object (&self->leaving);
  if (!is_done)
    {
      say (self, _ ("Nobody Was Signed Out"), error->message);
      return;
    }
  g_signal_emit (self, signals[SIGNAL_SIGNED_OUT], 0);
  forget_what_came_meanwhile (self);
  show_signed_out (self);
}

static void
on_answer (RsAccountDesk *self, const char *response)
{
  if (g_strcmp0 (response, "sign-out") != 0 || self->profile == NULL || self->leaving != NULL)
    return;
  self->leaving = g_cancellable_new ();
  rs_credential_pair_forget_async (self->credentials, self->profile, self->leaving, on_forgotten, g_object_ref (self));
}

static void
on_sign_out (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  RsAccountDesk *self = user_data;
  g_autofree char *title = NULL;
  GtkWidget *dialog;

  if (!can_sign_in (self))
    return;
  title = g_strdup_printf (_ ("Sign Out of “%s”?"), rs_profile_get_name (self->profile));
  dialog =
      adw_message_dialog_new (get_parent (self), title,
                              _ ("The keyring forgets the secret and the last sign-in, and the board stops. Signing "
                                 "in again needs the secret."));
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "sign-out", _ ("Sign _Out"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "sign-out", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_answer), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
rs_account_desk_init (RsAccountDesk *self)
{
  static const GActionEntry entries[] = {
    { .name = "sign-in", .activate = on_sign_in },
    { .name = "sign-out", .activate = on_sign_out },
  };

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rs_account_desk_new:
 * @credentials: the keyring
 * @settings: (nullable): what the user prefers
 * @clock: tells time
 *
 * Returns: (transfer full): a desk without a window
 */
RsAccountDesk *
rs_account_desk_new (RsCredentialStore *credentials, GSettings *settings, RsClock *clock)
{
  RsAccountDesk *self = g_object_new (RS_TYPE_ACCOUNT_DESK, NULL);

  self->credentials = g_object_ref (credentials);
  self->clock = g_object_ref (clock);
  g_set_object (&self->settings, settings);
  return self;
}

/**
 * rs_account_desk_set_window:
 * @self: a desk
 * @window: (nullable): where the board is shown; it gets the action `win.preferences`
 * @is_attended: whether somebody sits before it
 */
void
rs_account_desk_set_window (RsAccountDesk *self, RsWindow *window, gboolean is_attended)
{
  static const GActionEntry entries[] = { { .name = "preferences", .activate = on_preferences } };

  close_preferences (self);
  self->window = window;
  self->is_attended = is_attended;
  self->offers_sign_in = FALSE;
  if (window == NULL)
    return;
  gtk_widget_insert_action_group (GTK_WIDGET (window), "account", G_ACTION_GROUP (self->actions));
  if (is_attended)
    g_action_map_add_action_entries (G_ACTION_MAP (window), entries, G_N_ELEMENTS (entries), self);
}

/**
 * rs_account_desk_take:
 * @self: a desk with a window
 * @opening: (nullable): the board that is open, until rs_account_desk_leave()
 * @failure: (nullable): why nothing is shown of it
 */
void
rs_account_desk_take (RsAccountDesk *self, RsOpening *opening, const GError *failure)
{
  RsProfile *profile = opening != NULL ? rs_opening_get_profile (opening) : NULL;
  RsSession *session = opening != NULL ? rs_opening_get_session (opening) : NULL;

  rs_account_desk_leave (self);
  self->is_signed_out = FALSE;
  g_clear_error (&self->failure);
  g_set_object (&self->profile, profile);
  self->origin = opening != NULL ? rs_opening_get_origin (opening) : RS_SECRET_ORIGIN_NONE;
  self->is_demo = opening != NULL && rs_opening_is_demo (opening);
  self->failure = failure != NULL ? g_error_copy (failure) : NULL;
  g_set_object (&self->session, session);
  if (session != NULL)
    g_signal_connect_swapped (session, "applied", G_CALLBACK (on_applied), self);
  self->offers_sign_in = FALSE;
  offer_sign_in (self);
  show_account (self);
}

/**
 * rs_account_desk_take_profile:
 * @self: a desk
 * @profile: what the board's profile has become
 */
void
rs_account_desk_take_profile (RsAccountDesk *self, RsProfile *profile)
{
  g_set_object (&self->profile, profile);
  show_account (self);
}

/**
 * rs_account_desk_take_entry:
 * @self: a desk
 * @entry: (nullable): where the board's profile is kept
 */
void
rs_account_desk_take_entry (RsAccountDesk *self, RsProfileEntry *entry)
{
  g_set_object (&self->entry, entry);
  show_account (self);
}

/**
 * rs_account_desk_leave:
 * @self: a desk
 *
 * The board that is open is about to go. What was said of it stays until another one is taken.
 */
void
rs_account_desk_leave (RsAccountDesk *self)
{
  let_session_go (self);
}

/**
 * rs_account_desk_get_profile:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): the profile of the board
 */
RsProfile *
rs_account_desk_get_profile (RsAccountDesk *self)
{
  return self->profile;
}

/**
 * rs_account_desk_is_signed_out:
 * @self: a desk
 *
 * Returns: whether somebody signed out of the board, and nobody in again
 */
gboolean
rs_account_desk_is_signed_out (RsAccountDesk *self)
{
  return self->is_signed_out;
}
