/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "ui/rs-node-cache.h"

/*
 * What looks the same in many places is drawn once: signs, and the ground of tiles in the same state. A window that is
 * being resized makes new sizes all the time, so when there is too much of it everything is forgotten.
 */

#define MOST_NODES 512
#define MOST_AREA (4 * 1024 * 1024) /* square units; as pictures, some 16 MiB */

typedef struct
{
  GHashTable *nodes; /* GBytes → GskRenderNode */
  double area;
} NodeCache;

static double
get_area (GskRenderNode *node)
{
  graphene_rect_t bounds;

  gsk_render_node_get_bounds (node, &bounds);
  return (double) bounds.size.width * (double) bounds.size.height;
}

static void
make_room (NodeCache *self, double area)
{
  if (g_hash_table_size (self->nodes) >= MOST_NODES || self->area + area > MOST_AREA)
    {
      g_hash_table_remove_all (self->nodes);
      self->area = 0;
    }
  self->area += area;
}

static NodeCache *
get_cache (void)
{
  static NodeCache cache;

  if (cache.nodes == NULL)
    cache.nodes = g_hash_table_new_full (g_bytes_hash, g_bytes_equal, (GDestroyNotify) g_bytes_unref,
                                         (GDestroyNotify) gsk_render_node_unref);
  return &cache;
}

/**
 * rs_node_cache_ensure:
 * @key: (array length=length) (element-type guint8): all that decides how it looks, the bytes between members too
 * @length: size of @key in bytes
 * @make: (scope call): draws it if it is not there
 * @user_data: for @make
 *
 * Returns: (transfer none): the node that @key stands for, valid until the next call
 */
GskRenderNode *
rs_node_cache_ensure (gconstpointer key, gsize length, RsNodeMaker make, gpointer user_data)
{
  NodeCache *self = get_cache ();
  g_autoptr (GBytes) asked = g_bytes_new_static (key, length);
  GskRenderNode *node = g_hash_table_lookup (self->nodes, asked);

  if (node != NULL)
    return node;
  node = make (user_data);
  make_room (self, get_area (node));
  g_hash_table_insert (self->nodes, g_bytes_new (key, length), node);
  return node;
}
