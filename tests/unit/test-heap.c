/* SPDX-FileCopyrightText: The Ringside authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#define _GNU_SOURCE

#include "base/rs-heap.h"

#include <malloc.h>

#define MIB (1024 * 1024)
#define N_BLOCKS 100
#define BLOCK (100 * 1024)

static void
use_and_free (gsize size)
{
  char *block = g_malloc (size);

  block[size - 1] = 1;
  g_free (block);
}

static gpointer
grow (gpointer give_back)
{
  gpointer blocks[N_BLOCKS];

  for (guint i = 0; i < N_BLOCKS; i++)
    blocks[i] = g_malloc (BLOCK);
  for (guint i = 0; i < N_BLOCKS; i++)
    g_free (blocks[i]);
  if (give_back != NULL)
    rs_heap_give_back ();
  return NULL;
}

/* That has a heap of its own. */
static void
grow_in_thread (gboolean give_back)
{
  g_thread_join (g_thread_new ("heap", grow, GINT_TO_POINTER (give_back)));
}

static void
test_large_blocks_are_never_kept (void)
{
  gsize before;

  rs_heap_set_up ();
  use_and_free (18 * MIB); /* from this the allocator would learn */
  before = mallinfo2 ().arena;
  use_and_free (5 * MIB);
  g_assert_cmpuint (mallinfo2 ().arena, <, before + MIB);
  grow_in_thread (FALSE);
  g_assert_cmpuint (mallinfo2 ().arena, <, before + MIB);
}

static void
test_frames_are_kept_and_the_rest_given_back (void)
{
  gsize before = mallinfo2 ().arena;

  rs_heap_expect_frames ();
  use_and_free (8 * MIB);
  g_assert_cmpuint (mallinfo2 ().arena, >, before + 7 * MIB);

  before = mallinfo2 ().arena;
  grow_in_thread (FALSE);
  g_assert_cmpuint (mallinfo2 ().arena, >, before + 9 * MIB);
  grow_in_thread (TRUE);
  g_assert_cmpuint (mallinfo2 ().arena, <, before + MIB);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/heap/large-blocks-are-never-kept", test_large_blocks_are_never_kept);
  g_test_add_func ("/heap/frames-are-kept-and-the-rest-given-back", test_frames_are_kept_and_the_rest_given_back);
  return g_test_run ();
}
