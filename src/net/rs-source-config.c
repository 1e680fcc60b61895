/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "net/rs-source-config.h"

/**
 * rs_source_config_free:
 * @self: (transfer full): a configuration
 */
void
rs_source_config_free (RsSourceConfig *self)
{
  g_free (self->stream_url);
  rs_auth_config_clear (&self->auth);
  g_clear_object (&self->refresh_store);
  g_free (self->ca_file);
  g_free (self->heartbeat_reply);
  g_clear_object (&self->snapshots);
  g_free (self->names_file);
  g_free (self->users_url);
  g_free (self->queues_url);
  g_free (self->replay_file);
  g_clear_pointer (&self->tap, rs_frame_tap_free);
  g_clear_pointer (&self->asked, rs_scope_free);
  g_free (self);
}
