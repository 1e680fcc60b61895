/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile.h"

#include "base/rs-error.h"
#include "identity/rs-profile-name.h"
#include "identity/rs-profile-reader.h"
#include "identity/rs-profile-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define DEFAULT_COALESCE_MS 100
#define DEFAULT_REORDER_WINDOW_MS 2000

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
  RsProfileSource source;
  RsAuthConfig auth;
  char **users;
  char **queues;
  gboolean everyone;
  gboolean all_queues;
  gboolean interactions;
  int coalesce_ms;
  int reorder_window_ms;
  char *heartbeat_reply;
  GTimeZone *time_zone;
  GStrv warnings;
  char *text;
};

G_DEFINE_FINAL_TYPE (RsProfile, rs_profile, G_TYPE_OBJECT)

static void
rs_profile_finalize (GObject *object)
{
  RsProfile *self = RS_PROFILE (object);

  g_free (self->name);
  rs_profile_source_clear (&self->source);
  rs_auth_config_clear (&self->auth);
  g_free (self->heartbeat_reply);
  g_clear_pointer (&self->time_zone, g_time_zone_unref);
  g_strfreev (self->users);
  g_strfreev (self->queues);
  g_strfreev (self->warnings);
  g_free (self->text);
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
  self->coalesce_ms = DEFAULT_COALESCE_MS;
  self->reorder_window_ms = DEFAULT_REORDER_WINDOW_MS;
  self->users = g_new0 (char *, 1);
  self->queues = g_new0 (char *, 1);
  self->warnings = g_new0 (char *, 1);
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
read_roster (RsProfile *self, const RsProfileReader *reader, GError **error)
{
  gboolean warned = FALSE;

  g_strfreev (self->users);
  g_strfreev (self->queues);
  self->users = rs_profile_reader_get_list (reader, "Roster", "Users");
  self->queues = rs_profile_reader_get_list (reader, "Roster", "Queues");
  self->everyone = take_star (&self->users);
  self->all_queues = take_star (&self->queues);
  self->interactions = TRUE;
  if (!rs_profile_reader_read_boolean (reader, "Roster", "Everyone", &warned, error) ||
      !rs_profile_reader_read_boolean (reader, "Roster", "Interactions", &self->interactions, error))
    return FALSE;

  if (g_key_file_has_key (reader->file, "Roster", "Teams", NULL))
    return rs_profile_reader_fail (reader, "Roster", "Teams", error,
                                   _ ("teams need a directory, and this source has none. List the agents in Users"));
  if (self->everyone && !warned)
    return rs_profile_reader_fail (
        reader, "Roster", "Users", error,
        _ ("“*” subscribes to everyone in the tenant, which may be thousands. If that is meant, write "
           "Everyone=true beside it"));
  if (!self->everyone && !self->all_queues && self->users[0] == NULL && self->queues[0] == NULL)
    return rs_profile_reader_fail (reader, "Roster", "Users", error,
                                   _ ("nobody is listed: name the ids of agents or queues, or *"));
  return TRUE;
}

static gboolean
read_stream (RsProfile *self, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_read_text (reader, "Stream", "HeartbeatReply", &self->heartbeat_reply, error) &&
         rs_profile_reader_read_integer (reader, "Stream", "CoalesceMs", 0, 1000, &self->coalesce_ms, error) &&
         rs_profile_reader_read_integer (reader, "Stream", "ReorderWindowMs", 100, 60000, &self->reorder_window_ms,
                                         error);
}

static gboolean
read_board (RsProfile *self, const RsProfileReader *reader, GError **error)
{
  g_autofree char *zone = rs_profile_reader_get_text (reader, "Board", "TimeZone");

  if (zone == NULL || *zone == '\0')
    return TRUE;
  self->time_zone = g_time_zone_new_identifier (zone);
  return self->time_zone != NULL ||
         rs_profile_reader_fail (reader, "Board", "TimeZone", error,
                                 _ ("this computer knows no time zone “%s”. Write one such as Europe/Lisbon"), zone);
}

static gboolean
read_name (RsProfile *self, const RsProfileReader *reader, GError **error)
{
  g_autoptr (GError) reason = NULL;

  self->name = rs_profile_reader_get_text (reader, "Ringside", "Name");
  if (self->name == NULL || *self->name == '\0')
    {
      g_free (self->name);
      self->name = rs_profile_name_make (reader->origin);
    }
  return rs_profile_name_check (self->name, &reason) ||
         rs_profile_reader_fail (reader, "Ringside", "Name", error, "%s", reason->message);
}

static gboolean
read_all (RsProfile *self, const RsProfileReader *reader, GError **error)
{
  if (!rs_profile_reader_require_word (reader, "Ringside", "Version", "1", error) || !read_name (self, reader, error) ||
      !read_board (self, reader, error) || !rs_profile_source_read (&self->source, reader, error))
    return FALSE;

  if (self->source.kind != RS_PROFILE_KIND_STREAM) /* both know who is there, and nobody is asked to sign in */
    return read_stream (self, reader, error);
  return rs_profile_auth_read (&self->auth, reader, error) && read_roster (self, reader, error) &&
         read_stream (self, reader, error);
}

/* The first line that no key file has there. It is not quoted: it may be a secret that was given as a profile. */
static guint
find_odd_line (const RsProfileReader *reader)
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

static RsProfile *
read_key_file (const RsProfileReader *reader, GError **error)
{
  g_autoptr (RsProfile) self = g_object_new (RS_TYPE_PROFILE, NULL);
  g_autofree char *folder = g_path_get_dirname (reader->origin);
  g_autofree char *absolute = g_canonicalize_filename (folder, NULL);

  g_clear_pointer (&self->warnings, g_strfreev);
  self->warnings = rs_profile_reader_check_keys (reader, error);
  if (self->warnings == NULL || !read_all (self, reader, error))
    return NULL;
  self->text = rs_profile_text_write (reader->file, self->name, absolute);
  return g_steal_pointer (&self);
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
  g_autofree char *copy = length < 0 ? g_strdup (text) : g_strndup (text, (gsize) length);
  RsProfileReader reader = { .file = file, .text = copy, .origin = origin };

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
  return read_key_file (&reader, error);
}

/**
 * rs_profile_new_from_key_file:
 * @file: a key file that has no text, so that no line of it can be named
 * @origin: what to call it in messages
 * @error: return location
 *
 * Returns: (transfer full): a profile; %NULL with %RS_ERROR_PROFILE as with rs_profile_parse()
 */
RsProfile *
rs_profile_new_from_key_file (GKeyFile *file, const char *origin, GError **error)
{
  RsProfileReader reader = { .file = file, .text = "", .origin = origin };

  return read_key_file (&reader, error);
}

/**
 * rs_profile_dup_as:
 * @self: a profile
 * @name: another name
 * @error: return location
 *
 * Returns: (transfer full): the same profile under that name; %NULL with %RS_ERROR_PROFILE if it cannot be called so
 */
RsProfile *
rs_profile_dup_as (RsProfile *self, const char *name, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_data (file, self->text, strlen (self->text), G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (file, "Ringside", "Name", name);
  return rs_profile_new_from_key_file (file, name, error);
}

/**
 * rs_profile_new_for_recording:
 * @path: a recording
 *
 * Returns: (transfer full): a profile that plays it
 */
RsProfile *
rs_profile_new_for_recording (const char *path)
{
  RsProfile *self = g_object_new (RS_TYPE_PROFILE, NULL);
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *folder = g_get_current_dir ();

  self->source.kind = RS_PROFILE_KIND_REPLAY;
  self->source.replay_file = g_strdup (path);
  self->name = g_filename_display_basename (path);
  g_key_file_set_string (file, "Ringside", "Version", "1");
  g_key_file_set_string (file, "Source", "Kind", "replay");
  g_key_file_set_string (file, "Source", "ReplayFile", path);
  self->text = rs_profile_text_write (file, self->name, folder);
  return self;
}

/**
 * rs_profile_new_for_demo:
 * @name: what the board is called
 * @stream_url: where a demo centre that was started tells its events
 * @token_url: where it gives tokens
 * @client_id: to whom
 * @error: return location
 *
 * Returns: (transfer full): a profile that shows everybody in it; %NULL with %RS_ERROR_PROFILE
 */
RsProfile *
rs_profile_new_for_demo (const char *name, const char *stream_url, const char *token_url, const char *client_id,
                         GError **error)
{
  static const char common[] = "[Ringside]\nVersion=1\n[Source]\nKind=stream\n[Auth]\nGrant=client-credentials\n"
                               "[Roster]\nUsers=*\nEveryone=true\nQueues=*\n";
  g_autoptr (GKeyFile) file = g_key_file_new ();

  g_key_file_load_from_data (file, common, strlen (common), G_KEY_FILE_NONE, NULL);
  g_key_file_set_string (file, "Ringside", "Name", name);
  g_key_file_set_string (file, "Source", "StreamUrl", stream_url);
  g_key_file_set_string (file, "Auth", "TokenUrl", token_url);
  g_key_file_set_string (file, "Auth", "ClientId", client_id);
  return rs_profile_new_from_key_file (file, name, error);
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
 * rs_profile_get_source:
 * @self: a profile
 *
 * Returns: (transfer none): where its picture comes from
 */
const RsProfileSource *
rs_profile_get_source (RsProfile *self)
{
  return &self->source;
}

/**
 * rs_profile_get_auth:
 * @self: a profile
 *
 * Returns: (transfer none): how tokens are got
 */
const RsAuthConfig *
rs_profile_get_auth (RsProfile *self)
{
  return &self->auth;
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
 * rs_profile_dup_time_zone:
 * @self: a profile
 *
 * Returns: (transfer full): at whose midnight the day turns; this machine's if the profile names none
 */
GTimeZone *
rs_profile_dup_time_zone (RsProfile *self)
{
  return self->time_zone != NULL ? g_time_zone_ref (self->time_zone) : g_time_zone_new_local ();
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

/**
 * rs_profile_dup_text:
 * @self: a profile
 *
 * Returns: (transfer full): a key file that rs_profile_parse() makes the same profile of, wherever it lies; without
 *   comments and keys that are not known
 */
char *
rs_profile_dup_text (RsProfile *self)
{
  return g_strdup (self->text);
}
