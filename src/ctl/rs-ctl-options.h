/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "identity/rs-profile.h"
#include "identity/rs-secret.h"

G_BEGIN_DECLS

/**
 * RsCtlOptions:
 * @command: what to do: "dump" or "watch"
 * @profile: what to connect to
 * @secret: the client's secret
 * @quiet_for_us: for dump: how long nothing must have been applied
 * @timeout_us: for dump: when to give up
 * @for_us: for watch: when to end, 0 for never
 *
 * What the command line asks for.
 */
typedef struct
{
  char *command;
  RsProfile *profile;
  RsSecret *secret;
  gint64 quiet_for_us;
  gint64 timeout_us;
  gint64 for_us;
} RsCtlOptions;

gboolean rs_ctl_options_parse (RsCtlOptions *self, int argc, char **argv, gboolean *out_done, GError **error);
void rs_ctl_options_clear (RsCtlOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCtlOptions, rs_ctl_options_clear)

G_END_DECLS
