/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "base/rs-text-pool.h"

/*
 * What agents do, which queue a contact is in, who has it: the same few texts come again and again, each time as a new
 * string. If every one that is kept stayed where it was made, among all that lives for a moment only, hardly a page of
 * the heap could ever be given back. So each thread remembers texts that it has kept lately, and takes those.
 */

#define N_SLOTS 4096
#define LONGEST 64

typedef struct
{
  char *slots[N_SLOTS]; /* GRefString; NULL if empty */
} Pool;

static void
free_pool (gpointer data)
{
  Pool *pool = data;

  for (guint i = 0; i < N_SLOTS; i++)
    g_clear_pointer (&pool->slots[i], g_ref_string_release);
  g_free (pool);
}

static GPrivate own_pool = G_PRIVATE_INIT (free_pool);

static Pool *
get_pool (void)
{
  Pool *pool = g_private_get (&own_pool);

  if (pool == NULL)
    {
      pool = g_new0 (Pool, 1);
      g_private_set (&own_pool, pool);
    }
  return pool;
}

/**
 * rs_text_pool_share:
 * @text: a GRefString that is to be kept; one that only this thread still uses
 *
 * Finds a string with the same text that this thread keeps already. Long ones, which are rare and all different, are
 * taken as they are: so the pool never holds more than some hundred kilobytes.
 *
 * Returns: (transfer full): a GRefString with the same text, for this thread only
 */
char *
rs_text_pool_share (char *text)
{
  char **slot;

  if (g_ref_string_length (text) > LONGEST)
    return g_ref_string_acquire (text);
  slot = &get_pool ()->slots[g_str_hash (text) % N_SLOTS];
  if (*slot == NULL || !g_str_equal (*slot, text))
    {
      g_clear_pointer (slot, g_ref_string_release);
      *slot = g_ref_string_acquire (text);
    }
  return g_ref_string_acquire (*slot);
}
