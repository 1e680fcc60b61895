/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "session/rs-session-config.h"

/* What a profile says, in the words of those who carry it out. */

/**
 * rs_session_make_scope:
 * @profile: a board's profile
 *
 * Returns: (transfer full): whom and what it shows
 */
RsScope *
rs_session_make_scope (RsProfile *profile)
{
  RsScope *scope = rs_scope_new ();
  const char *const *id;

  rs_scope_set_all (scope, RS_KIND_AGENT, rs_profile_get_everyone (profile));
  rs_scope_set_all (scope, RS_KIND_QUEUE, rs_profile_get_all_queues (profile));
  rs_scope_set_all (scope, RS_KIND_INTERACTION, rs_profile_get_interactions (profile));
  for (id = rs_profile_get_users (profile); *id != NULL; id++)
    rs_scope_add (scope, RS_KIND_AGENT, *id);
  for (id = rs_profile_get_queues (profile); *id != NULL; id++)
    rs_scope_add (scope, RS_KIND_QUEUE, *id);
  return scope;
}

/**
 * rs_session_make_source_config:
 * @profile: a board's profile, of a stream or a recording
 *
 * Returns: (transfer full): what its source must know, except the secret
 */
RsSourceConfig *
rs_session_make_source_config (RsProfile *profile)
{
  static const RsSourceKind kinds[] = {
    [RS_PROFILE_KIND_STREAM] = RS_SOURCE_KIND_STREAM,
    [RS_PROFILE_KIND_REPLAY] = RS_SOURCE_KIND_REPLAY,
  };
  const RsProfileSource *source = rs_profile_get_source (profile);
  RsSourceConfig *config = g_new0 (RsSourceConfig, 1);

  config->kind = kinds[source->kind];
  config->stream_url = g_strdup (source->stream_url);
  rs_auth_config_copy (&config->auth, rs_profile_get_auth (profile));
  config->ca_file = g_strdup (source->ca_file);
  config->heartbeat_reply = g_strdup (rs_profile_get_heartbeat_reply (profile));
  config->coalesce_us = (gint64) rs_profile_get_coalesce_ms (profile) * 1000;
  config->reorder_window_us = (gint64) rs_profile_get_reorder_window_ms (profile) * 1000;
  config->names_file = g_strdup (source->names_file);
  config->users_url = g_strdup (source->users_url);
  config->queues_url = g_strdup (source->queues_url);
  config->replay_file = g_strdup (source->replay_file);
  config->asked = rs_session_make_scope (profile);
  return config;
}
