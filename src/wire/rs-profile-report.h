/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsProfileLine:
 * @name: what the profile is called
 * @origin: `settings`, `provisioned` or `file`
 * @kind: (nullable): where its picture comes from, as in the file; %NULL if it never was good
 * @path: (nullable): its file
 * @state: `good`, `kept` (as it was before) or `refused`
 * @error: (nullable): why it is kept or refused
 * @warnings: (array zero-terminated=1): what has no effect in it
 *
 * A profile in the list of those that there are.
 */
typedef struct
{
  const char *name;
  const char *origin;
  const char *kind;
  const char *path;
  const char *state;
  const char *error;
  const char *const *warnings;
} RsProfileLine;

char *rs_profile_report (const RsProfileLine *lines, guint n);

G_END_DECLS
