/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-account-page.h"

#include "ui/rs-lock.h"

#include <glib/gi18n.h>

/**
 * RsAccountPage:
 *
 * As whom the board that is open is signed in, how its token is, what it may read, and the ways to change that. It only
 * shows what it is given; its buttons ask for the actions `account.sign-in` and `account.sign-out`.
 */
struct _RsAccountPage
{
  AdwPreferencesPage parent_instance;

  GtkWidget *identity;
  GtkWidget *name_row;
  GtkWidget *name_lock;
  GtkWidget *server_row;
  GtkWidget *server_lock;
  GtkWidget *secret_row;
  GtkWidget *token;
  GtkWidget *token_row;
  GtkWidget *token_icon;
  GtkWidget *rights;
  GtkWidget *right_rows[RS_N_RIGHTS];
  GtkWidget *right_icons[RS_N_RIGHTS];
  GtkWidget *right_words[RS_N_RIGHTS];
  GtkWidget *changes;
  GtkWidget *sign_in_row;
  GtkWidget *sign_in;
  GtkWidget *sign_out_row;
  GtkWidget *sign_out;
};

G_DEFINE_FINAL_TYPE (RsAccountPage, rs_account_page, ADW_TYPE_PREFERENCES_PAGE)

/* What servers and administrators write is text, never markup. */
static GtkWidget *
add_row (GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

/* Of these the value is what people look for, not its name. */
static GtkWidget *
add_property (GtkWidget *group, const char *title)
{
  GtkWidget *row = add_row (group, title);

  gtk_widget_add_css_class (row, "property-row");
  return row;
}

static GtkWidget *
add_group (RsAccountPage *self, const char *title)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
  return group;
}

static void
set_subtitle (GtkWidget *row, const char *text)
{
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), text != NULL ? text : "");
}

static GtkWidget *
add_button (GtkWidget *row, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return button;
}

static void
make_identity (RsAccountPage *self)
{
  self->identity = add_group (self, _ ("Account"));
  self->name_row = add_property (self->identity, _ ("Signs in as"));
  self->name_lock = rs_lock_add (ADW_ACTION_ROW (self->name_row));
  self->server_row = add_property (self->identity, _ ("Server"));
  self->server_lock = rs_lock_add (ADW_ACTION_ROW (self->server_row));
  self->secret_row = add_property (self->identity, _ ("Secret"));
}

static void
make_token (RsAccountPage *self)
{
  self->token = add_group (self, _ ("Access Token"));
  self->token_row = add_row (self->token, "");
  self->token_icon = gtk_image_new ();
  gtk_widget_set_valign (self->token_icon, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->token_row), self->token_icon);
}

static void
make_rights (RsAccountPage *self)
{
  self->rights = add_group (self, _ ("Permissions"));
  for (guint right = 0; right < RS_N_RIGHTS; right++)
    {
      GtkWidget *row = add_row (self->rights, rs_account_words_name_right (right));

      self->right_rows[right] = row;
      self->right_icons[right] = gtk_image_new ();
      self->right_words[right] = gtk_label_new (NULL);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->right_words[right]);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), self->right_icons[right]);
    }
}

static void
make_changes (RsAccountPage *self)
{
  self->changes = add_group (self, "");
  self->sign_in_row = add_row (self->changes, "");
  self->sign_in = add_button (self->sign_in_row, "", "account.sign-in");
  self->sign_out_row = add_row (self->changes, _ ("Sign out"));
  self->sign_out = add_button (self->sign_out_row, _ ("Sign _Out…"), "account.sign-out");
}

static void
rs_account_page_class_init (RsAccountPageClass *klass)
{
}

static void
rs_account_page_init (RsAccountPage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _ ("Accounts"));
  adw_preferences_page_set_name (ADW_PREFERENCES_PAGE (self), "accounts");
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "avatar-default-symbolic");
  make_identity (self);
  make_token (self);
  make_rights (self);
  make_changes (self);
}

/**
 * rs_account_page_new:
 *
 * Returns: (transfer floating): a page that says nothing yet
 */
GtkWidget *
rs_account_page_new (void)
{
  return g_object_new (RS_TYPE_ACCOUNT_PAGE, NULL);
}

static void
set_mark (GtkWidget *icon, const char *name, const char *style)
{
  static const char *const styles[] = { "success", "warning", "error", "dim-label" };

  gtk_image_set_from_icon_name (GTK_IMAGE (icon), name);
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    gtk_widget_remove_css_class (icon, styles[i]);
  gtk_widget_add_css_class (icon, style);
}

/* A file of one's own is changed where it lies, and nobody has settled it. */
static gboolean
is_locked (const RsAccountView *view, const char *key)
{
  return view->entry != NULL && rs_profile_entry_get_origin (view->entry) != RS_PROFILE_ORIGIN_FILE &&
         rs_profile_entry_is_locked (view->entry, "Auth", key);
}

static void
show_identity (RsAccountPage *self, const RsAccountView *view)
{
  g_autofree char *name = rs_account_words_name (view);
  g_autofree char *server = rs_account_words_name_server (view);
  g_autofree char *whole = g_strdup_printf ("%s\n%s", name, rs_account_words_explain_way (view));
  gboolean has_key = rs_profile_get_auth (view->profile)->grant == RS_GRANT_ACCESS_KEY;

  set_subtitle (self->name_row, whole);
  set_subtitle (self->server_row, server);
  set_subtitle (self->secret_row, rs_account_words_tell_secret (view));
  rs_lock_set (self->name_lock, is_locked (view, has_key ? "AccessKeyId" : "ClientId"));
  rs_lock_set (self->server_lock, is_locked (view, "TokenUrl"));
}

static void
show_token (RsAccountPage *self, const RsAccountView *view)
{
  static const struct
  {
    const char *icon;
    const char *style;
  } marks[] = {
    [RS_TOKEN_STATE_NONE] = { "system-shutdown-symbolic", "dim-label" },
    [RS_TOKEN_STATE_AWAITED] = { "content-loading-symbolic", "dim-label" },
    [RS_TOKEN_STATE_LIVING] = { "emblem-ok-symbolic", "success" },
    [RS_TOKEN_STATE_FAILED] = { "dialog-error-symbolic", "error" },
  };
  RsTokenState state = rs_account_words_get_token_state (view);
  g_autofree char *explanation = rs_account_words_explain_token (view);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->token_row), rs_account_words_name_token (state));
  set_subtitle (self->token_row, explanation);
  set_mark (self->token_icon, marks[state].icon, marks[state].style);
}

static void
show_right (RsAccountPage *self, const RsAccountView *view, RsRight right)
{
  static const struct
  {
    const char *icon;
    const char *style;
  } marks[] = {
    [RS_RIGHT_STATE_NOT_NEEDED] = { "list-remove-symbolic", "dim-label" },
    [RS_RIGHT_STATE_UNKNOWN] = { "content-loading-symbolic", "dim-label" },
    [RS_RIGHT_STATE_GRANTED] = { "emblem-ok-symbolic", "success" },
    [RS_RIGHT_STATE_MISSING] = { "dialog-warning-symbolic", "warning" },
  };
  RsRightState state = rs_account_words_get_right_state (view, right);
  const char *consequence = rs_account_words_explain_right (right, state);
  g_autofree char *subtitle = consequence != NULL ? g_strdup_printf ("%s · %s", rs_right_get_scope (right), consequence)
                                                  : g_strdup (rs_right_get_scope (right));

  set_subtitle (self->right_rows[right], subtitle);
  gtk_label_set_text (GTK_LABEL (self->right_words[right]), rs_account_words_name_right_state (state));
  set_mark (self->right_icons[right], marks[state].icon, marks[state].style);
}

static gboolean
is_right_missing (const RsAccountView *view)
{
  for (guint right = 0; right < RS_N_RIGHTS; right++)
    if (rs_account_words_get_right_state (view, right) == RS_RIGHT_STATE_MISSING)
      return TRUE;
  return FALSE;
}

static void
show_rights (RsAccountPage *self, const RsAccountView *view)
{
  for (guint right = 0; right < RS_N_RIGHTS; right++)
    show_right (self, view, right);
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self->rights),
      is_right_missing (view) ? _ ("Part of the board is off, because this sign-in may not read it. Ask the "
                                   "administrator to allow what is missing for this client.")
                              : NULL);
}

static gboolean
has_sign_in (const RsAccountView *view)
{
  return !view->is_signed_out && view->failure == NULL && view->origin != RS_SECRET_ORIGIN_NONE;
}

static void
show_sign_in (RsAccountPage *self, const RsAccountView *view, gboolean can_change)
{
  gboolean has_browser = rs_profile_get_auth (view->profile)->grant == RS_GRANT_AUTHORIZATION_CODE;
  gboolean is_new = !has_sign_in (view);
  const char *title = is_new ? _ ("Sign in") : has_browser ? _ ("Sign in again") : _ ("Replace the secret");
  const char *label = is_new || has_browser ? _ ("Sign _In…") : _ ("_Replace Secret…");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->sign_in_row), title);
  set_subtitle (self->sign_in_row, is_new || has_browser ? _ ("It is tried out before it is kept.")
                                                         : _ ("The new one is tried out before the old one goes."));
  gtk_button_set_label (GTK_BUTTON (self->sign_in), label);
  if (is_new)
    gtk_widget_add_css_class (self->sign_in, "suggested-action");
  else
    gtk_widget_remove_css_class (self->sign_in, "suggested-action");
  gtk_widget_set_sensitive (self->sign_in_row, can_change);
  gtk_widget_set_visible (self->sign_out_row, !is_new);
}

static void
show_changes (RsAccountPage *self, const RsAccountView *view)
{
  const char *refusal = rs_account_words_refuse (view);

  show_sign_in (self, view, refusal == NULL);
  set_subtitle (self->sign_out_row, _ ("The keyring forgets the secret and the last sign-in, and the board stops."));
  gtk_widget_set_sensitive (self->sign_out_row, refusal == NULL);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->changes), refusal);
}

static void
set_description (GtkWidget *group, const char *text)
{
  g_autofree char *escaped = text != NULL ? g_markup_escape_text (text, -1) : NULL;

  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
}

/* The title and description of a group are markup, whatever their rows are. */
static void
show_board (RsAccountPage *self, const RsAccountView *view)
{
  g_autofree char *keeper = rs_account_words_tell_keeper (view);
  const char *name = view->profile != NULL ? rs_profile_get_name (view->profile) : _ ("Account");
  g_autofree char *title = g_markup_escape_text (name, -1);

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->identity), title);
  if (view->profile == NULL)
    set_description (self->identity, _ ("No board is open."));
  else if (!rs_account_signs_in (view->profile) && !view->is_demo)
    set_description (self->identity, _ ("This board plays a recording. It signs in nowhere."));
  else
    set_description (self->identity, keeper);
}

/**
 * rs_account_page_show:
 * @self: a page
 * @view: what to show
 */
void
rs_account_page_show (RsAccountPage *self, const RsAccountView *view)
{
  gboolean signs_in = view->profile != NULL && rs_account_signs_in (view->profile);

  show_board (self, view);
  gtk_widget_set_visible (self->name_row, signs_in);
  gtk_widget_set_visible (self->server_row, signs_in);
  gtk_widget_set_visible (self->secret_row, signs_in);
  gtk_widget_set_visible (self->token, signs_in);
  gtk_widget_set_visible (self->rights, signs_in);
  gtk_widget_set_visible (self->changes, signs_in);
  if (!signs_in)
    return;
  show_identity (self, view);
  show_token (self, view);
  show_rights (self, view);
  show_changes (self, view);
}
