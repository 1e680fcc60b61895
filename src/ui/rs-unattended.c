/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-unattended.h"

#include "ui/rs-shot.h"

/**
 * RsUnattended:
 *
 * A run that nobody watches: when its picture is taken, and when it ends.
 */
struct _RsUnattended
{
  const RsOptions *options;
  RsClock *clock;
  GtkWidget *window; /* not owned */
  RsTimer *shot_timer;
  RsTimer *quit_timer;
  RsUnattendedDone done;
  gpointer user_data;
};

/**
 * rs_unattended_new:
 * @options: what the command line asks for; outlives it
 * @clock: tells time
 * @done: called when the run is to end
 * @user_data: for @done
 *
 * Returns: (transfer full): a run that has not begun
 */
RsUnattended *
rs_unattended_new (const RsOptions *options, RsClock *clock, RsUnattendedDone done, gpointer user_data)
{
  RsUnattended *self = g_new0 (RsUnattended, 1);

  self->options = options;
  self->clock = g_object_ref (clock);
  self->done = done;
  self->user_data = user_data;
  return self;
}

/**
 * rs_unattended_free:
 * @self: (transfer full): a run
 */
void
rs_unattended_free (RsUnattended *self)
{
  rs_clear_timer (&self->shot_timer);
  rs_clear_timer (&self->quit_timer);
  g_object_unref (self->clock);
  g_free (self);
}

static void
on_shot_taken (const GError *error, gpointer user_data)
{
  RsUnattended *self = user_data;

  self->done (error, self->user_data);
}

static void
take_shot (gpointer user_data)
{
  RsUnattended *self = user_data;

  rs_shot_take (self->window, self->options->shot_file, on_shot_taken, self);
}

static void
quit (gpointer user_data)
{
  RsUnattended *self = user_data;

  self->done (NULL, self->user_data);
}

/**
 * rs_unattended_begin:
 * @self: a run
 * @window: what there is to see; outlives the run
 */
void
rs_unattended_begin (RsUnattended *self, GtkWidget *window)
{
  const RsOptions *options = self->options;

  self->window = window;
  if (options->shot_file != NULL)
    self->shot_timer =
        rs_clock_add_timer (self->clock, NULL, (gint64) (options->shot_after * G_USEC_PER_SEC), take_shot, self);
  if (options->quit_after >= 0)
    self->quit_timer =
        rs_clock_add_timer (self->clock, NULL, (gint64) (options->quit_after * G_USEC_PER_SEC), quit, self);
}

/**
 * rs_unattended_hurry:
 * @self: a run
 *
 * It does not wait when only a person can help.
 */
void
rs_unattended_hurry (RsUnattended *self)
{
  if (self->quit_timer != NULL)
    {
      quit (self);
      return;
    }
  if (self->shot_timer == NULL)
    return;
  rs_clear_timer (&self->shot_timer);
  self->shot_timer = rs_clock_add_timer (self->clock, NULL, 0, take_shot, self);
}
