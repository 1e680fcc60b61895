/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile.h"

#include "base/rs-error.h"
#include "base/rs-url.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A profile is a page of settings; whatever is longer is not one. */
#define MAX_PROFILE_BYTES (1024 * 1024)

/**
 * RsProfile:
 *
 * What a board shows and where it comes from, as read from a key file. There is never a secret in it.
 *
 * A profile is immutable: what is wrong with a file is told when it is read, with its line, key and value and what
 * would be allowed there.
 */
struct _RsProfile
{
  GObject parent_instance;

  char *name;
  char *stream_url;
  char *token_url;
  char *client_id;
  char *scopes;
  char *ca_file;
  char **users;
  char **queues;
  gboolean everyone;
  gboolean all_queues;
  gboolean interactions;
  int coalesce_ms;
  int reorder_window_ms;
  char *heartbeat_reply;
  GStrv warnings;
};

G_DEFINE_FINAL_TYPE (RsProfile, rs_profile, G_TYPE_OBJECT)

/* All keys that a profile may have. What stands here without being read yet is read by a later version. */
static const struct
{
  const char *group;
  const char *keys[16];
} known[] = {
  { "Ringside", { "Version", "Name" } },
  { "Source",
    { "Kind", "StreamUrl", "RestUrl", "NamesFile", "UsersUrl", "QueuesUrl", "RelayUrl", "ReplayFile", "CaFile" } },
  { "Auth", { "Grant", "TokenUrl", "ClientId", "Scopes" } },
  { "Roster", { "Users", "Teams", "Queues", "Interactions", "Everyone" } },
  { "Stream", { "HeartbeatReply", "CoalesceMs", "ReorderWindowMs" } },
  { "Board", { "TimeZone" } },
};

typedef struct
{
  GKeyFile *file;
  const char *text;
  const char *origin;
} Reader;

static void
rs_profile_finalize (GObject *object)
{
  RsProfile *self = RS_PROFILE (object);

  g_free (self->name);
  g_free (self->stream_url);
  g_free (self->token_url);
  g_free (self->client_id);
  g_free (self->scopes);
  g_free (self->ca_file);
  g_free (self->heartbeat_reply);
  g_strfreev (self->users);
  g_strfreev (self->queues);
  g_strfreev (self->warnings);
  G_OBJECT_CLASS (rs_profile_parent_class)->finalize (object);
}

static void
rs_profile_class_init (RsProfileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = rs_profile_finalize;
}

static void
rs_profile_init (RsProfile *self)
{
}

/* GKeyFile does not tell lines, but a person needs one. 0 if the key is not there. */
static guint
find_line (const Reader *reader, const char *group, const char *key)
{
  g_auto (GStrv) lines = g_strsplit (reader->text, "\n", -1);
  g_autofree char *heading = g_strdup_printf ("[%s]", group);
  gboolean inside = FALSE;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *line = g_strstrip (lines[i]);
      gsize length = strcspn (line, " \t=");

      if (*line == '[')
        inside = g_str_equal (line, heading);
      else if (inside && strlen (key) == length && strncmp (line, key, length) == 0)
        return i + 1;
    }
  return 0;
}

static gboolean fail (const Reader *reader, const char *group, const char *key, GError **error, const char *format, ...)
    G_GNUC_PRINTF (5, 6);

static gboolean
fail (const Reader *reader, const char *group, const char *key, GError **error, const char *format, ...)
{
  guint line = find_line (reader, group, key);
  g_autofree char *why = NULL;
  va_list arguments;

  va_start (arguments, format);
  why = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (line > 0)
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "%s:%u: [%s] %s: %s", reader->origin, line, group, key, why);
  else
    g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, "%s: [%s] %s: %s", reader->origin, group, key, why);
  return FALSE;
}

static gboolean
is_known (const char *group, const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    for (guint j = 0; g_str_equal (known[i].group, group) && known[i].keys[j] != NULL; j++)
      if (key == NULL || g_str_equal (known[i].keys[j], key))
        return TRUE;
  return FALSE;
}

static gboolean
looks_secret (const char *key)
{
  static const char *const signs[] = { "secret", "password", "passwd", "passphrase", "token" };
  g_autofree char *lower = g_ascii_strdown (key, -1);

  if (g_str_has_suffix (lower, "key"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    if (strstr (lower, signs[i]) != NULL)
      return TRUE;
  return FALSE;
}

/* Unknown keys may come from a newer version and only warn; a secret is refused, for files are copied and shown. */
static gboolean
check_key (const Reader *reader, const char *group, const char *key, GStrvBuilder *warnings, GError **error)
{
  g_autofree char *warning = NULL;

  if (is_known (group, key))
    return TRUE;
  if (looks_secret (key))
    return fail (reader, group, key, error,
                 _ ("a profile must not hold a secret. Take it out, change it at the server if others could read this "
                    "file, and store it in the keyring or give it with --secret-fd"));
  warning = g_strdup_printf (_ ("%s:%u: [%s] %s: this key is not known and has no effect"), reader->origin,
                             find_line (reader, group, key), group, key);
  g_strv_builder_add (warnings, warning);
  return TRUE;
}

static GStrv
check_keys (const Reader *reader, GError **error)
{
  g_autoptr (GStrvBuilder) warnings = g_strv_builder_new ();
  g_auto (GStrv) groups = g_key_file_get_groups (reader->file, NULL);

  for (char **group = groups; *group != NULL; group++)
    {
      g_auto (GStrv) keys = g_key_file_get_keys (reader->file, *group, NULL, NULL);

      for (char **key = keys; keys != NULL && *key != NULL; key++)
        if (!check_key (reader, *group, *key, warnings, error))
          return NULL;
    }
  return g_strv_builder_end (warnings);
}

static char *
read_text (const Reader *reader, const char *group, const char *key)
{
  char *text = g_key_file_get_string (reader->file, group, key, NULL);

  return text != NULL ? g_strstrip (text) : NULL;
}

static gboolean
require_text (const Reader *reader, const char *group, const char *key, char **out, GError **error)
{
  *out = read_text (reader, group, key);
  if (*out == NULL)
    return fail (reader, group, key, error, _ ("this key is missing"));
  if (**out == '\0')
    return fail (reader, group, key, error, _ ("it is empty"));
  return TRUE;
}

static gboolean
read_optional_text (const Reader *reader, const char *group, const char *key, char **out, GError **error)
{
  return !g_key_file_has_key (reader->file, group, key, NULL) || require_text (reader, group, key, out, error);
}

static gboolean
require_word (const Reader *reader, const char *group, const char *key, const char *allowed, GError **error)
{
  g_autofree char *word = NULL;

  if (!require_text (reader, group, key, &word, error))
    return FALSE;
  if (!g_str_equal (word, allowed))
    return fail (reader, group, key, error, _ ("“%s” is not possible here; this version allows: %s"), word, allowed);
  return TRUE;
}

static gboolean
require_url (const Reader *reader, const char *group, const char *key, RsUrlKind kind, char **out, GError **error)
{
  g_autoptr (GError) reason = NULL;

  if (!require_text (reader, group, key, out, error))
    return FALSE;
  if (!rs_url_check (*out, kind, &reason))
    return fail (reader, group, key, error, "%s", reason->message);
  return TRUE;
}

static gboolean
read_boolean (const Reader *reader, const char *group, const char *key, gboolean *value, GError **error)
{
  g_autofree char *text = read_text (reader, group, key);

  if (text == NULL)
    return TRUE;
  if (!g_str_equal (text, "true") && !g_str_equal (text, "false"))
    return fail (reader, group, key, error, _ ("“%s” is not possible here; allowed: true, false"), text);
  *value = g_str_equal (text, "true");
  return TRUE;
}

static gboolean
read_integer (const Reader *reader, const char *group, const char *key, int minimum, int maximum, int *value,
              GError **error)
{
  g_autofree char *text = read_text (reader, group, key);
  gint64 number;

  if (text == NULL)
    return TRUE;
  if (!g_ascii_string_to_signed (text, 10, minimum, maximum, &number, NULL))
    return fail (reader, group, key, error, _ ("“%s” is not possible here; allowed: a whole number from %d to %d"),
                 text, minimum, maximum);
  *value = (int) number;
  return TRUE;
}

static char **
read_list (const Reader *reader, const char *group, const char *key)
{
  g_auto (GStrv) parts = g_key_file_get_string_list (reader->file, group, key, NULL, NULL);
  g_autoptr (GStrvBuilder) list = g_strv_builder_new ();

  for (char **part = parts; part != NULL && *part != NULL; part++)
    if (*g_strstrip (*part) != '\0')
      g_strv_builder_add (list, *part);
  return g_strv_builder_end (list);
}

static gboolean
take_star (char ***ids)
{
  if (!g_strv_contains ((const char *const *) *ids, "*"))
    return FALSE;
  g_strfreev (*ids);
  *ids = g_new0 (char *, 1);
  return TRUE;
}

static gboolean
read_roster (RsProfile *self, const Reader *reader, GError **error)
{
  gboolean warned = FALSE;

  self->users = read_list (reader, "Roster", "Users");
  self->queues = read_list (reader, "Roster", "Queues");
  self->everyone = take_star (&self->users);
  self->all_queues = take_star (&self->queues);
  self->interactions = TRUE;
  if (!read_boolean (reader, "Roster", "Everyone", &warned, error) ||
      !read_boolean (reader, "Roster", "Interactions", &self->interactions, error))
    return FALSE;

  if (g_key_file_has_key (reader->file, "Roster", "Teams", NULL))
    return fail (reader, "Roster", "Teams", error,
                 _ ("teams need a directory, and this source has none. List the agents in Users"));
  if (self->everyone && !warned)
    return fail (reader, "Roster", "Users", error,
                 _ ("“*” subscribes to everyone in the tenant, which may be thousands. If that is meant, write "
                    "Everyone=true beside it"));
  if (!self->everyone && !self->all_queues && self->users[0] == NULL && self->queues[0] == NULL)
    return fail (reader, "Roster", "Users", error, _ ("nobody is listed: name the ids of agents or queues, or *"));
  return TRUE;
}

static gboolean
read_stream (RsProfile *self, const Reader *reader, GError **error)
{
  self->coalesce_ms = 100;
  self->reorder_window_ms = 2000;
  return read_optional_text (reader, "Stream", "HeartbeatReply", &self->heartbeat_reply, error) &&
         read_integer (reader, "Stream", "CoalesceMs", 0, 1000, &self->coalesce_ms, error) &&
         read_integer (reader, "Stream", "ReorderWindowMs", 100, 60000, &self->reorder_window_ms, error);
}

static gboolean
read_auth (RsProfile *self, const Reader *reader, GError **error)
{
  g_auto (GStrv) scopes = NULL;

  if (!require_word (reader, "Auth", "Grant", "client-credentials", error) ||
      !require_url (reader, "Auth", "TokenUrl", RS_URL_HTTP, &self->token_url, error) ||
      !require_text (reader, "Auth", "ClientId", &self->client_id, error))
    return FALSE;

  scopes = read_list (reader, "Auth", "Scopes");
  if (scopes[0] != NULL)
    self->scopes = g_strjoinv (" ", scopes);
  else
    self->scopes = g_strdup ("presence:read interaction:read queue:read user:read");
  return TRUE;
}

static gboolean
read_all (RsProfile *self, const Reader *reader, GError **error)
{
  if (!require_word (reader, "Ringside", "Version", "1", error) ||
      !require_word (reader, "Source", "Kind", "stream", error) ||
      !require_url (reader, "Source", "StreamUrl", RS_URL_WEBSOCKET, &self->stream_url, error) ||
      !read_optional_text (reader, "Source", "CaFile", &self->ca_file, error))
    return FALSE;

  self->name = read_text (reader, "Ringside", "Name");
  return read_auth (self, reader, error) && read_roster (self, reader, error) && read_stream (self, reader, error);
}

/* The first line that no key file has there. It is not quoted: it may be a secret that was given as a profile. */
static guint
find_odd_line (const Reader *reader)
{
  g_auto (GStrv) lines = g_strsplit (reader->text, "\n", -1);
  gboolean inside = FALSE;
  guint i;

  for (i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (lines[i]);

      if (*line == '[' && g_str_has_suffix (line, "]"))
        inside = TRUE;
      else if (*line != '\0' && *line != '#' && !(inside && *line != '=' && strchr (line, '=') != NULL))
        break;
    }
  return i + 1;
}

/**
 * rs_profile_parse:
 * @text: a key file
 * @length: its bytes, or −1 for a terminated string
 * @origin: what to call it in messages, such as its path
 * @error: return location
 *
 * Returns: (transfer full): a profile; %NULL with %RS_ERROR_PROFILE, whose message names line, key, value and what
 *   is allowed
 */
RsProfile *
rs_profile_parse (const char *text, gssize length, const char *origin, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (RsProfile) self = g_object_new (RS_TYPE_PROFILE, NULL);
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  Reader reader = { .file = file, .text = copy, .origin = origin };

  if (length < 0 ? !g_utf8_validate (text, -1, NULL) : !g_utf8_validate_len (text, (gsize) length, NULL))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                   _ ("%s: this is not a text file. A profile is a key file in UTF-8."), origin);
      return NULL;
    }
  if (!g_key_file_load_from_data (file, copy, strlen (copy), G_KEY_FILE_NONE, NULL))
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE,
                   _ ("%s:%u: this is not a profile. It has headings such as [Source], and below them lines such as "
                      "Kind=stream."),
                   origin, find_odd_line (&reader));
      return NULL;
    }
  self->warnings = check_keys (&reader, error);
  if (self->warnings == NULL || !read_all (self, &reader, error))
    return NULL;
  if (self->name == NULL || *self->name == '\0')
    {
      g_free (self->name);
      self->name = g_path_get_basename (origin);
    }
  return g_steal_pointer (&self);
}

static char *
get_path (const char *name_or_path)
{
  g_autofree char *file = NULL;

  if (strchr (name_or_path, '/') != NULL || g_str_has_suffix (name_or_path, ".ringside"))
    return g_strdup (name_or_path);
  file = g_strconcat (name_or_path, ".ringside", NULL);
  return g_build_filename (g_get_user_config_dir (), "ringside", "profiles", file, NULL);
}

/* A file may have no end, as /dev/zero: it is read as far as a profile can go. */
static GBytes *
read_file (const char *path, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *data = g_malloc (MAX_PROFILE_BYTES + 1);
  gsize length;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), data, MAX_PROFILE_BYTES + 1, &length, NULL, error))
    return NULL;
  return g_bytes_new_take (g_steal_pointer (&data), length);
}

/**
 * rs_profile_load:
 * @name_or_path: a path if it has a `/` or ends in `.ringside`; else the name of a file in the user's
 *   `ringside/profiles` configuration folder
 * @error: return location
 *
 * Returns: (transfer full): a profile; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_load (const char *name_or_path, GError **error)
{
  g_autofree char *path = get_path (name_or_path);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) bytes = read_file (path, &reason);

  if (bytes == NULL)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, _ ("The profile %s cannot be read: %s. Check the name."), path,
                   reason->message);
      return NULL;
    }
  if (g_bytes_get_size (bytes) > MAX_PROFILE_BYTES)
    {
      g_set_error (error, RS_ERROR, RS_ERROR_PROFILE, _ ("%s: this file is too large to be a profile."), path);
      return NULL;
    }
  return rs_profile_parse (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), path, error);
}

/**
 * rs_profile_get_name:
 * @self: a profile
 *
 * Returns: (transfer none): what the board is called; the file's name if it was not told
 */
const char *
rs_profile_get_name (RsProfile *self)
{
  return self->name;
}

/**
 * rs_profile_get_stream_url:
 * @self: a profile
 *
 * Returns: (transfer none): the WebSocket's address, checked by rs_url_check()
 */
const char *
rs_profile_get_stream_url (RsProfile *self)
{
  return self->stream_url;
}

/**
 * rs_profile_get_token_url:
 * @self: a profile
 *
 * Returns: (transfer none): where tokens are got, checked by rs_url_check()
 */
const char *
rs_profile_get_token_url (RsProfile *self)
{
  return self->token_url;
}

/**
 * rs_profile_get_client_id:
 * @self: a profile
 *
 * Returns: (transfer none): the OAuth client
 */
const char *
rs_profile_get_client_id (RsProfile *self)
{
  return self->client_id;
}

/**
 * rs_profile_get_scopes:
 * @self: a profile
 *
 * Returns: (transfer none): the scopes to ask for, separated by spaces
 */
const char *
rs_profile_get_scopes (RsProfile *self)
{
  return self->scopes;
}

/**
 * rs_profile_get_ca_file:
 * @self: a profile
 *
 * Returns: (transfer none) (nullable): a PEM file whose authorities are trusted
 */
const char *
rs_profile_get_ca_file (RsProfile *self)
{
  return self->ca_file;
}

/**
 * rs_profile_get_users:
 * @self: a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of agents; empty with everyone
 */
const char *const *
rs_profile_get_users (RsProfile *self)
{
  return (const char *const *) self->users;
}

/**
 * rs_profile_get_everyone:
 * @self: a profile
 *
 * Returns: whether all agents that the server lets us see are asked for
 */
gboolean
rs_profile_get_everyone (RsProfile *self)
{
  return self->everyone;
}

/**
 * rs_profile_get_queues:
 * @self: a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): ids of queues
 */
const char *const *
rs_profile_get_queues (RsProfile *self)
{
  return (const char *const *) self->queues;
}

/**
 * rs_profile_get_all_queues:
 * @self: a profile
 *
 * Returns: whether all queues are asked for
 */
gboolean
rs_profile_get_all_queues (RsProfile *self)
{
  return self->all_queues;
}

/**
 * rs_profile_get_interactions:
 * @self: a profile
 *
 * Returns: whether contacts are asked for
 */
gboolean
rs_profile_get_interactions (RsProfile *self)
{
  return self->interactions;
}

/**
 * rs_profile_get_coalesce_ms:
 * @self: a profile
 *
 * Returns: the longest time, in milliseconds, for which a change may be held back to be drawn with others
 */
guint
rs_profile_get_coalesce_ms (RsProfile *self)
{
  return (guint) self->coalesce_ms;
}

/**
 * rs_profile_get_reorder_window_ms:
 * @self: a profile
 *
 * Returns: how late, in milliseconds, a message may come without being missed
 */
guint
rs_profile_get_reorder_window_ms (RsProfile *self)
{
  return (guint) self->reorder_window_ms;
}

/**
 * rs_profile_get_heartbeat_reply:
 * @self: a profile
 *
 * Returns: (transfer none) (nullable): the word with which heartbeats are answered; %NULL for the server's own
 */
const char *
rs_profile_get_heartbeat_reply (RsProfile *self)
{
  return self->heartbeat_reply;
}

/**
 * rs_profile_get_warnings:
 * @self: a profile
 *
 * Returns: (transfer none) (array zero-terminated=1): sentences about keys that have no effect
 */
const char *const *
rs_profile_get_warnings (RsProfile *self)
{
  return (const char *const *) self->warnings;
}
