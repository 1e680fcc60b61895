/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RsNodeMaker:
 * @user_data: what was given with it
 *
 * Draws what a key stands for.
 *
 * Returns: (transfer full): a node
 */
typedef GskRenderNode *(*RsNodeMaker) (gpointer user_data);

GskRenderNode *rs_node_cache_ensure (gconstpointer key, gsize length, RsNodeMaker make, gpointer user_data);

G_END_DECLS
