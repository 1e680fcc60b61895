/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"
#include "identity/rs-secret.h"

G_BEGIN_DECLS

/**
 * RsCtlOptions:
 * @command: what to do: "dump", "watch", "record" or "replay"
 * @profile: what to connect to, or to play
 * @secret: (nullable): the client's secret, for commands that sign in
 * @file: (nullable): for record: the file to write
 * @overwrite: for record: whether a file that is there already may be overwritten
 * @anonymous: for record: whether names of agents and queues are replaced
 * @speed: for replay: 1 for the speed of life, 0 for as fast as possible
 * @dump: for replay: whether only the last picture is printed
 * @quiet_for_us: for dump: how long nothing must have been applied
 * @timeout_us: for dump: when to give up
 * @for_us: for watch, record and replay: when to end, 0 for never
 *
 * What the command line asks for.
 */
typedef struct
{
  char *command;
  RsProfile *profile;
  RsSecret *secret;
  char *file;
  gboolean overwrite;
  gboolean anonymous;
  double speed;
  gboolean dump;
  gint64 quiet_for_us;
  gint64 timeout_us;
  gint64 for_us;
} RsCtlOptions;

gboolean rs_ctl_options_parse (RsCtlOptions *self, int argc, char **argv, gboolean *out_done, GError **error);
void rs_ctl_options_clear (RsCtlOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCtlOptions, rs_ctl_options_clear)

G_END_DECLS
