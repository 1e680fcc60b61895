/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-error.h"
#include "model/rs-change-set.h"

G_BEGIN_DECLS

typedef struct _RsCtlOptions RsCtlOptions;
typedef struct _RsCtlRun RsCtlRun;

/**
 * RsCtlNeeds:
 * @RS_CTL_NEEDS_NOTHING: the command does with its words what it likes
 * @RS_CTL_NEEDS_PROFILE: its first word is a profile, which is read before the command is called
 * @RS_CTL_NEEDS_SECRET: the same, and then the secret is looked for
 * @RS_CTL_NEEDS_SECRET_OR_REASON: the same, but the command begins also without, and is told why there is none
 * @RS_CTL_NEEDS_RECORDING: its first word is a recording
 *
 * What is made ready before a command begins.
 */
typedef enum
{
  RS_CTL_NEEDS_NOTHING,
  RS_CTL_NEEDS_PROFILE,
  RS_CTL_NEEDS_SECRET,
  RS_CTL_NEEDS_SECRET_OR_REASON,
  RS_CTL_NEEDS_RECORDING,
} RsCtlNeeds;

/**
 * RsCtlOption:
 * @name: one of the options that rs_ctl_options_parse() knows
 * @description: what it does for this command
 *
 * An option that a command takes.
 */
typedef struct
{
  const char *name;
  const char *description;
} RsCtlOption;

/**
 * RsCtlCommand:
 * @name: what it is called
 * @words: what stands behind the name, as "PROFILE [FILE]"; brackets are round what may be left out
 * @summary: what it does, in half a line
 * @needs: what is made ready before it begins
 * @options: the options that it takes besides --help
 * @run: (nullable): does it; for commands that run no session
 * @begin: (nullable): called before the session is started; %FALSE with an error if it must not be
 * @applied: (nullable): called after each change set
 * @tick: called ten times a second
 * @finish: (nullable): called at the end, with the code that the run ends with
 * @stopped: (nullable): called when the session has stopped; may change the run's code
 *
 * A command: either it has @run, or the other functions are called while a session runs.
 */
typedef struct
{
  const char *name;
  const char *words;
  const char *summary;
  RsCtlNeeds needs;
  RsCtlOption options[8];
  RsExit (*run) (const RsCtlOptions *options);
  gboolean (*begin) (RsCtlRun *run, GError **error);
  void (*applied) (RsCtlRun *run, const RsChangeSet *changes);
  void (*tick) (RsCtlRun *run);
  void (*finish) (RsCtlRun *run, RsExit code);
  void (*stopped) (RsCtlRun *run);
} RsCtlCommand;

const RsCtlCommand *rs_ctl_command_find (const char *name);
char *rs_ctl_command_list_names (void);
char *rs_ctl_command_describe_all (void);

extern const RsCtlCommand rs_ctl_check;
extern const RsCtlCommand rs_ctl_dump;
extern const RsCtlCommand rs_ctl_export;
extern const RsCtlCommand rs_ctl_import;
extern const RsCtlCommand rs_ctl_profiles;
extern const RsCtlCommand rs_ctl_record;
extern const RsCtlCommand rs_ctl_replay;
extern const RsCtlCommand rs_ctl_sign_in;
extern const RsCtlCommand rs_ctl_sign_out;
extern const RsCtlCommand rs_ctl_watch;

G_END_DECLS
