/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RsOptions:
 * @profile: (nullable): name or file of the profile to open
 * @demo: whether to open the demo centre that is built in
 * @agents: of the demo centre
 * @queues: of the demo centre
 * @rate: of the demo centre, messages per second; 0 for a natural pace
 * @seed: of the demo centre
 * @kiosk: whether nobody sits before the screen
 * @monitors: (nullable) (array zero-terminated): connectors of the monitors to fill, no two the same
 * @shot_file: (nullable): where to save a picture
 * @shot_after: when, in seconds
 * @width: of the window, 0 for the usual
 * @height: of the window, 0 for the usual
 * @color_scheme: (nullable): "system", "light" or "dark"
 * @quit_after: when to end, in seconds; less than 0 for never
 * @measure_file: (nullable): where to write what was measured
 * @animate: whether the window wants every frame while it is measured
 * @secret_fd: where to read the secret, less than 0 for nowhere
 * @version: whether to say only which version this is
 *
 * What the command line asks for.
 */
typedef struct
{
  char *profile;
  gboolean demo;
  int agents;
  int queues;
  double rate;
  int seed;
  gboolean kiosk;
  GStrv monitors;
  char *shot_file;
  double shot_after;
  int width;
  int height;
  char *color_scheme;
  double quit_after;
  char *measure_file;
  gboolean animate;
  int secret_fd;
  gboolean version;
} RsOptions;

RsOptions *rs_options_parse (int argc, char **argv, GError **error);
void rs_options_free (RsOptions *self);
gboolean rs_options_is_unattended (const RsOptions *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsOptions, rs_options_free)

G_END_DECLS
