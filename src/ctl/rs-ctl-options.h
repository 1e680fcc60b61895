/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ctl/rs-ctl-command.h"
#include "demo/rs-demo-host.h"
#include "identity/rs-profile.h"
#include "identity/rs-secret.h"
#include "net/rs-refresh-store.h"

G_BEGIN_DECLS

/**
 * RsCtlOptions:
 * @command: what to do
 * @words: (array zero-terminated=1): what stands behind the command's name, as many words as it takes
 * @secret_fd: where the secret is read, −1 if nobody said
 * @overwrite: `--force`: whether a file that is there already may be overwritten
 * @anonymous: whether names of agents and queues are replaced
 * @json: whether the answer is JSON
 * @names: whether the answer is names alone
 * @name: (nullable): what to call a profile
 * @replace: whether a profile may take the place of another
 * @speed: for a recording: 1 for the speed of life, 0 for as fast as possible
 * @dump: for a recording: whether only the last picture is printed
 * @quiet_for_us: how long nothing must have been applied
 * @timeout_us: when to give up
 * @for_us: when to end, 0 for never
 * @profile: (nullable): what to connect to, or to play; made ready by rs_ctl_prepare()
 * @secret: (nullable): the client's secret, likewise
 * @secret_failure: (nullable): why there is no secret, likewise, for a command that wants to know
 * @refresh_store: (nullable): where refresh tokens are kept, likewise; %NULL for memory
 * @demo_host: (nullable): the demo centre, if the profile asks for the one that is built in
 *
 * What the command line asks for, and what was made ready for it.
 */
struct _RsCtlOptions
{
  const RsCtlCommand *command;
  char **words;
  int secret_fd;
  gboolean overwrite;
  gboolean anonymous;
  gboolean json;
  gboolean names;
  char *name;
  gboolean replace;
  double speed;
  gboolean dump;
  gint64 quiet_for_us;
  gint64 timeout_us;
  gint64 for_us;
  RsProfile *profile;
  RsSecret *secret;
  GError *secret_failure;
  RsRefreshStore *refresh_store;
  RsDemoHost *demo_host;
};

gboolean rs_ctl_options_parse (RsCtlOptions *self, int argc, char **argv, gboolean *out_done, GError **error);
void rs_ctl_options_clear (RsCtlOptions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RsCtlOptions, rs_ctl_options_clear)

G_END_DECLS
