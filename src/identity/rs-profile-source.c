/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "identity/rs-profile-source.h"

static const char *const kinds[] = {
  [RS_PROFILE_KIND_STREAM] = "stream",
  [RS_PROFILE_KIND_REPLAY] = "replay",
  [RS_PROFILE_KIND_DEMO] = "demo",
  NULL,
};

static gboolean
read_stream (RsProfileSource *self, const RsProfileReader *reader, GError **error)
{
  return rs_profile_reader_require_url (reader, "Source", "StreamUrl", RS_URL_WEBSOCKET, &self->stream_url, error) &&
         rs_profile_reader_read_path (reader, "Source", "CaFile", &self->ca_file, error) &&
         rs_profile_reader_read_path (reader, "Source", "NamesFile", &self->names_file, error) &&
         rs_profile_reader_read_url (reader, "Source", "UsersUrl", RS_URL_HTTP, &self->users_url, error) &&
         rs_profile_reader_read_url (reader, "Source", "QueuesUrl", RS_URL_HTTP, &self->queues_url, error);
}

static gboolean
read_replay (RsProfileSource *self, const RsProfileReader *reader, GError **error)
{
  g_autofree char *file = NULL;

  return rs_profile_reader_require_text (reader, "Source", "ReplayFile", &file, error) &&
         rs_profile_reader_read_path (reader, "Source", "ReplayFile", &self->replay_file, error);
}

static gboolean
read_nothing (RsProfileSource *self, const RsProfileReader *reader, GError **error)
{
  return TRUE;
}

/**
 * rs_profile_source_read:
 * @self: (out caller-allocates): the `[Source]` part; to be given to rs_profile_source_clear()
 * @reader: a profile that is being read
 * @error: return location
 *
 * Returns: whether all of it is good; else %RS_ERROR_PROFILE
 */
gboolean
rs_profile_source_read (RsProfileSource *self, const RsProfileReader *reader, GError **error)
{
  static gboolean (*const readers[]) (RsProfileSource * self, const RsProfileReader *reader, GError **error) = {
    [RS_PROFILE_KIND_STREAM] = read_stream,
    [RS_PROFILE_KIND_REPLAY] = read_replay,
    [RS_PROFILE_KIND_DEMO] = read_nothing,
  };
  g_autofree char *word = NULL;
  guint kind;

  *self = (RsProfileSource){ 0 };
  if (!rs_profile_reader_require_text (reader, "Source", "Kind", &word, error) ||
      !rs_profile_reader_check_word (reader, "Source", "Kind", word, kinds, &kind, error))
    return FALSE;
  self->kind = (RsProfileKind) kind;
  return readers[kind](self, reader, error);
}

/**
 * rs_profile_kind_get_nick:
 * @kind: where a picture comes from
 *
 * Returns: (transfer none): its word in profile files
 */
const char *
rs_profile_kind_get_nick (RsProfileKind kind)
{
  return kinds[kind];
}

/**
 * rs_profile_source_clear:
 * @self: the `[Source]` part of a profile
 *
 * Frees what it holds.
 */
void
rs_profile_source_clear (RsProfileSource *self)
{
  g_clear_pointer (&self->stream_url, g_free);
  g_clear_pointer (&self->ca_file, g_free);
  g_clear_pointer (&self->names_file, g_free);
  g_clear_pointer (&self->users_url, g_free);
  g_clear_pointer (&self->queues_url, g_free);
  g_clear_pointer (&self->replay_file, g_free);
}
