/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "base/rs-clock.h"
#include "ui/rs-options.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RsUnattended RsUnattended;

/**
 * RsUnattendedDone:
 * @error: (nullable): why there is no picture
 * @user_data: what was given to rs_unattended_new()
 */
typedef void (*RsUnattendedDone) (const GError *error, gpointer user_data);

RsUnattended *rs_unattended_new (const RsOptions *options, RsClock *clock, RsUnattendedDone done, gpointer user_data);
void rs_unattended_free (RsUnattended *self);
void rs_unattended_begin (RsUnattended *self, GtkWidget *window);
void rs_unattended_hurry (RsUnattended *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RsUnattended, rs_unattended_free)

G_END_DECLS
