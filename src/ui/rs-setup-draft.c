/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-setup-draft.h"

#include "base/rs-error.h"
#include "base/rs-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

/**
 * RsSetupDraft:
 *
 * What was typed so far for a board that is being set up. It makes the profile and the secret of it; the profile is
 * written and read as a file would be, so that there is one reader and one set of rules.
 */
struct _RsSetupDraft
{
  RsSetupWay way;
  gboolean signs;     /* a streaming endpoint that wants signed assertions instead of a secret */
  RsProfile *profile; /* (nullable): a board that there is already, and only signs in anew */
  char *values[RS_N_SETUP_FIELDS];
};

/**
 * rs_setup_draft_new:
 * @way: the way to the board
 *
 * Returns: (transfer full): a draft with nothing in it
 */
RsSetupDraft *
rs_setup_draft_new (RsSetupWay way)
{
  RsSetupDraft *self = g_rc_box_new0 (RsSetupDraft);

  self->way = way;
  for (guint i = 0; i < RS_N_SETUP_FIELDS; i++)
    self->values[i] = g_strdup ("");
  return self;
}

/**
 * rs_setup_draft_new_for_profile:
 * @profile: a board that there is already, with a sign-in
 *
 * Returns: (transfer full): a draft that asks only for what the board signs in with
 */
RsSetupDraft *
rs_setup_draft_new_for_profile (RsProfile *profile)
{
  static const RsSetupWay ways[] = {
    [RS_GRANT_CLIENT_CREDENTIALS] = RS_SETUP_STREAM,  [RS_GRANT_JWT_BEARER] = RS_SETUP_STREAM,
    [RS_GRANT_AUTHORIZATION_CODE] = RS_SETUP_BROWSER, [RS_GRANT_ACCESS_KEY] = RS_SETUP_ACCESS_KEY,
    [RS_GRANT_REFRESH_TOKEN] = RS_SETUP_BROWSER,
  };
  const RsAuthConfig *auth = rs_profile_get_auth (profile);
  RsSetupDraft *self = rs_setup_draft_new (ways[auth->grant]);

  self->profile = g_object_ref (profile);
  self->signs = auth->grant == RS_GRANT_JWT_BEARER;
  rs_setup_draft_set (self, RS_SETUP_NAME, rs_profile_get_name (profile));
  if (self->way == RS_SETUP_ACCESS_KEY)
    rs_setup_draft_set (self, RS_SETUP_APP_ID, auth->client_id);
  return self;
}

/**
 * rs_setup_draft_get_profile:
 * @self: a draft
 *
 * Returns: (transfer none) (nullable): the board that there is already
 */
RsProfile *
rs_setup_draft_get_profile (const RsSetupDraft *self)
{
  return self->profile;
}

/**
 * rs_setup_draft_ref:
 * @self: a draft
 *
 * Returns: (transfer full): @self
 */
RsSetupDraft *
rs_setup_draft_ref (RsSetupDraft *self)
{
  return g_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  RsSetupDraft *self = data;

  for (guint i = 0; i < RS_N_SETUP_FIELDS; i++)
    rs_text_wipe (self->values[i]);
  g_clear_object (&self->profile);
}

/**
 * rs_setup_draft_unref:
 * @self: (transfer full): a draft
 *
 * With the last reference, secrets in it are wiped.
 */
void
rs_setup_draft_unref (RsSetupDraft *self)
{
  g_rc_box_release_full (self, clear);
}

/**
 * rs_setup_draft_get_way:
 * @self: a draft
 *
 * Returns: the way to the board
 */
RsSetupWay
rs_setup_draft_get_way (const RsSetupDraft *self)
{
  return self->way;
}

/**
 * rs_setup_draft_set_signs:
 * @self: a draft of a streaming endpoint
 * @signs: whether assertions are signed with a private key, instead of showing a secret
 */
void
rs_setup_draft_set_signs (RsSetupDraft *self, gboolean signs)
{
  self->signs = signs;
}

/**
 * rs_setup_draft_get_signs:
 * @self: a draft
 *
 * Returns: whether assertions are signed with a private key
 */
gboolean
rs_setup_draft_get_signs (const RsSetupDraft *self)
{
  return self->signs;
}

/* Only what is kept is copied, so that wiping the copy wipes all of it. */
static char *
dup_stripped (const char *text)
{
  gsize length;

  while (g_ascii_isspace (*text))
    text++;
  length = strlen (text);
  while (length > 0 && g_ascii_isspace (text[length - 1]))
    length--;
  return g_strndup (text, length);
}

/**
 * rs_setup_draft_set:
 * @self: a draft
 * @field: a field
 * @text: (nullable): what stands in it; spaces around it do not count
 */
void
rs_setup_draft_set (RsSetupDraft *self, RsSetupField field, const char *text)
{
  rs_text_wipe (self->values[field]);
  self->values[field] = dup_stripped (text != NULL ? text : "");
}

/**
 * rs_setup_draft_get:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer none): what stands in it, maybe empty
 */
const char *
rs_setup_draft_get (const RsSetupDraft *self, RsSetupField field)
{
  return self->values[field];
}

/**
 * rs_setup_draft_asks:
 * @self: a draft
 * @field: a field
 *
 * Returns: whether it has any meaning on this way
 */
gboolean
rs_setup_draft_asks (const RsSetupDraft *self, RsSetupField field)
{
  const RsSetupFieldSpec *spec = rs_setup_field_get_spec (field);

  if (((spec->needed | spec->optional) & (1u << self->way)) == 0)
    return FALSE;
  if (self->profile != NULL && spec->kind != RS_SETUP_KIND_SECRET && field != RS_SETUP_KEY_FILE)
    return FALSE;
  if (self->profile != NULL && field == RS_SETUP_APP_SECRET)
    return *self->values[RS_SETUP_APP_ID] != '\0';
  if (field == RS_SETUP_KEY_FILE || field == RS_SETUP_KEY_ID)
    return self->signs;
  return field != RS_SETUP_CLIENT_SECRET || !self->signs;
}

/**
 * rs_setup_draft_needs:
 * @self: a draft
 * @field: a field
 *
 * Returns: whether there is no board without it; an app needs both its id and its secret, or neither
 */
gboolean
rs_setup_draft_needs (const RsSetupDraft *self, RsSetupField field)
{
  if (field == RS_SETUP_APP_ID)
    return self->profile == NULL && *self->values[RS_SETUP_APP_SECRET] != '\0';
  if (field == RS_SETUP_APP_SECRET)
    return *self->values[RS_SETUP_APP_ID] != '\0';
  return rs_setup_draft_asks (self, field) && (rs_setup_field_get_spec (field)->needed & (1u << self->way)) != 0;
}

/**
 * rs_setup_draft_judge:
 * @self: a draft
 * @field: a field
 *
 * Returns: (transfer full) (nullable): what is wrong with it and what to do; %NULL if nothing is
 */
char *
rs_setup_draft_judge (const RsSetupDraft *self, RsSetupField field)
{
  if (!rs_setup_draft_asks (self, field))
    return NULL;
  if (*self->values[field] != '\0')
    return rs_setup_field_judge (field, self->values[field]);
  if (!rs_setup_draft_needs (self, field))
    return NULL;
  /* Translators: the title of an empty field */
  return g_strdup_printf (_ ("%s is needed. Whoever runs the platform can tell it."), rs_setup_field_get_title (field));
}

/**
 * rs_setup_draft_is_complete:
 * @self: a draft
 *
 * Returns: whether all that is needed is there, and nothing is known to be wrong
 */
gboolean
rs_setup_draft_is_complete (const RsSetupDraft *self)
{
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    {
      g_autofree char *fault = rs_setup_draft_judge (self, field);

      if (fault != NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * rs_setup_draft_wipe:
 * @self: a draft
 *
 * Forgets the secrets in it.
 */
void
rs_setup_draft_wipe (RsSetupDraft *self)
{
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (rs_setup_field_get_spec (field)->kind == RS_SETUP_KIND_SECRET)
      rs_setup_draft_set (self, field, NULL);
}

static const char *
get_grant (const RsSetupDraft *self)
{
  static const char *const grants[RS_N_SETUP_WAYS] = {
    [RS_SETUP_BROWSER] = "authorization-code",
    [RS_SETUP_ACCESS_KEY] = "access-key",
    [RS_SETUP_STREAM] = "client-credentials",
  };

  return self->signs ? "jwt-bearer" : grants[self->way];
}

/* What the person was not asked for, discovery may have filled in. */
static gboolean
is_kept (const RsSetupDraft *self, RsSetupField field)
{
  if (*self->values[field] == '\0' || rs_setup_field_get_spec (field)->key == NULL)
    return FALSE;
  if (field == RS_SETUP_TOKEN_URL)
    return TRUE;
  return rs_setup_draft_asks (self, field) || (field == RS_SETUP_AUTHORIZATION_URL && self->way == RS_SETUP_BROWSER);
}

static void
write_list (GKeyFile *file, const char *key, gboolean all, char **ids)
{
  static const char *const star[] = { "*" };

  if (all)
    g_key_file_set_string_list (file, "Roster", key, star, 1);
  else if (ids != NULL && ids[0] != NULL)
    g_key_file_set_string_list (file, "Roster", key, (const char *const *) ids, g_strv_length (ids));
}

static void
write_roster (GKeyFile *file, const RsRosterChoice *choice)
{
  write_list (file, "Users", choice->everyone, choice->users);
  write_list (file, "Queues", choice->all_queues, choice->queues);
  if (choice->everyone)
    g_key_file_set_boolean (file, "Roster", "Everyone", TRUE);
  g_key_file_set_boolean (file, "Roster", "Interactions", TRUE);
}

/**
 * rs_setup_draft_make_profile:
 * @self: a draft that is complete
 * @choice: (nullable): who and what goes on the board; %NULL for a profile that is only good for a check. A board that
 *   there is already stays as it is
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the profile; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_setup_draft_make_profile (const RsSetupDraft *self, const RsRosterChoice *choice, GError **error)
{
  static const RsRosterChoice all = { .everyone = TRUE, .all_queues = TRUE };
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *text = NULL;

  if (self->profile != NULL)
    return g_object_ref (self->profile);
  g_key_file_set_integer (file, "Ringside", "Version", 1);
  g_key_file_set_string (file, "Source", "Kind", "stream");
  g_key_file_set_string (file, "Auth", "Grant", get_grant (self));
  for (guint field = 0; field < RS_N_SETUP_FIELDS; field++)
    if (is_kept (self, field))
      {
        const RsSetupFieldSpec *spec = rs_setup_field_get_spec (field);

        g_key_file_set_string (file, spec->group, spec->key, self->values[field]);
      }
  write_roster (file, choice != NULL ? choice : &all);
  text = g_key_file_to_data (file, NULL, NULL);
  return rs_profile_parse (text, -1, self->values[RS_SETUP_NAME], error);
}

static RsSecret *
read_key_file (const char *path, GError **error)
{
  int fd = g_open (path, O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK, 0);
  int code = errno;
  RsSecret *secret;

  if (fd < 0)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_SECRET, _ ("The private key cannot be read: %s. Choose another file."),
                   g_strerror (code));
      return NULL;
    }
  secret = rs_secret_read_fd (fd, error);
  g_close (fd, NULL);
  return secret;
}

/* With an app the secret is two words on one line. */
static RsSecret *
make_access_key_secret (const RsSetupDraft *self)
{
  const char *app = self->values[RS_SETUP_APP_SECRET];
  g_autoptr (RsSecretText) both = NULL;

  if (*app == '\0')
    return rs_secret_new (self->values[RS_SETUP_ACCESS_KEY_SECRET]);
  both = g_strconcat (self->values[RS_SETUP_ACCESS_KEY_SECRET], " ", app, NULL);
  return rs_secret_new (both);
}

/**
 * rs_setup_draft_make_secret:
 * @self: a draft that is complete
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what the sign-in shows; %NULL without an error if it shows nothing, and with
 *   %RS_ERROR_SECRET if a key file cannot be read
 */
RsSecret *
rs_setup_draft_make_secret (const RsSetupDraft *self, GError **error)
{
  if (self->signs)
    return read_key_file (self->values[RS_SETUP_KEY_FILE], error);
  if (self->way == RS_SETUP_ACCESS_KEY)
    return make_access_key_secret (self);
  if (*self->values[RS_SETUP_CLIENT_SECRET] == '\0')
    return NULL;
  return rs_secret_new (self->values[RS_SETUP_CLIENT_SECRET]);
}
