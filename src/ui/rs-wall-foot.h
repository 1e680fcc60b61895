/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "ui/rs-look.h"
#include "ui/rs-text-line.h"

G_BEGIN_DECLS

/**
 * RsWallFoot:
 *
 * The line under a wall on which not everybody fits: which page of how many it is, and how many agents are not on it.
 * Members are private; all 0 is a foot without words.
 */
typedef struct
{
  RsTextLine missing;
  RsTextLine number;
  guint page;
  guint n_pages;
} RsWallFoot;

int rs_wall_foot_get_height (const RsLook *look);
void rs_wall_foot_set (RsWallFoot *self, GtkWidget *widget, const RsLook *look, guint n_not_shown, guint n_hidden,
                       guint page, guint n_pages);
char *rs_wall_foot_describe (const RsWallFoot *self);
void rs_wall_foot_snapshot (const RsWallFoot *self, GtkWidget *widget, GtkSnapshot *snapshot, const RsLook *look);
void rs_wall_foot_clear (RsWallFoot *self);

G_END_DECLS
