/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RsWallPin:
 * @index: of an agent in the list
 * @since_ns: since when it goes on
 *
 * An agent who needs somebody's attention, and so is on every page.
 */
typedef struct
{
  guint index;
  gint64 since_ns;
} RsWallPin;

GArray *rs_wall_pins_collect (GListModel *agents, gint64 now_ns);
guint rs_wall_pins_hash (const GArray *pins);
guint rs_wall_pins_count_outside (const GArray *pins, guint n_pins, guint first, guint count);

G_END_DECLS
